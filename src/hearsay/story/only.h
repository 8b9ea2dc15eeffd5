// What only one report has.
#pragma once

#include <vector>

#include "hearsay/story/story.h"
#include "hearsay/story/story_sentences.h"

namespace hearsay {

/// The body's sentences of which no other report has the matter, by report and in the order of the text. None
/// if there is but one report.
[[nodiscard]] std::vector<DocumentSpan> find_only(const StorySentences& sentences);

}  // namespace hearsay
