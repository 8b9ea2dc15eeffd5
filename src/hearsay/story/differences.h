// Differences: what two reports tell otherwise of the same matter.
#pragma once

#include <vector>

#include "hearsay/story/story.h"
#include "hearsay/story/story_sentences.h"

namespace hearsay {

/// Numbers that cannot both be right. One difference for each pair of figures: between the first reports that
/// give them. A figure that the other report gives too is none.
[[nodiscard]] std::vector<Difference> find_number_differences(const StorySentences& sentences,
                                                              Vocabulary& vocabulary);

}  // namespace hearsay
