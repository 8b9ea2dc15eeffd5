// Outcomes: what was announced, and what came of it.
#pragma once

#include <vector>

#include "hearsay/story/story.h"
#include "hearsay/story/story_sentences.h"

namespace hearsay {

/// Every plan that a report tells of, once, by its fullest announcement in the earliest report, with the
/// sentence that tells the outcome if one does. Plans of which the same is told are one.
[[nodiscard]] std::vector<Outcome> find_outcomes(const StorySentences& sentences, Vocabulary& vocabulary);

}  // namespace hearsay
