// What the lips leave open, as JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hearsay/lips/lips.h"

namespace hearsay {

struct LipComparison {
  std::string other;
  LipLikeness likeness;
};

[[nodiscard]] std::string_view name_of(LipLikeness::Verdict verdict);  ///< "same", "alike", "different"

/// `hearsay-lips/1` (docs/record.md), indented by one space, with a final line break.
[[nodiscard]] std::string lips_json(std::string_view phrase, const VisemeMap& map, const LipReadings& readings,
                                    const std::vector<LipComparison>& comparisons);

}  // namespace hearsay
