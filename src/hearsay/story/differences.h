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

/// Of sentences that tell the same: the days or hours of it, who it was, and whether it was at all.
[[nodiscard]] std::vector<Difference> find_fact_differences(const StorySentences& sentences);

/// One person under two given names: each report has but one of a surname, and they are not the same.
[[nodiscard]] std::vector<Difference> find_name_differences(const StorySentences& sentences);

/// One deed of two doers, or in two places: "was cut by Ana Ruiz", "was cut by Tom Hale". Neither report names
/// the other's.
[[nodiscard]] std::vector<Difference> find_slot_differences(const StorySentences& sentences);

}  // namespace hearsay
