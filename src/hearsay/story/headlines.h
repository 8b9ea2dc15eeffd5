// Headlines: the same news under two headlines, one rewritten from the other.
#pragma once

#include <vector>

#include "hearsay/story/story.h"

namespace hearsay {

/// Pairs among the titles of the reports and the lines of their lists of related stories: those that are likest
/// to each other, by the words that few other headlines have. In the order of the first.
[[nodiscard]] std::vector<HeadlinePair> find_headline_pairs(const Story& story);

}  // namespace hearsay
