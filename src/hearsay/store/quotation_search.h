// Is a quotation on record in the store: held against the reports that have most of its words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hearsay/store/store.h"
#include "hearsay/story/lookup.h"

namespace hearsay {

struct LookedUp {
  Quote quote;
  Story story;                      ///< of the reports that it was held against, entities joined
  std::vector<ReportHead> reports;  ///< by document
  std::vector<Finding> findings;
};

inline constexpr std::size_t kMostReportsLookedUp = 40;
inline constexpr std::size_t kLongestQuotation = 2000;  ///< bytes

/// Errors: those of the store; no word in the quotation, or too long a one.
[[nodiscard]] Result<LookedUp> look_up_in(Store& store, std::string words, std::optional<std::string> by);

}  // namespace hearsay
