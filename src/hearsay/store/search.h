// Search: statements of a store that a query asks for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/store/search_query.h"
#include "hearsay/store/store.h"

namespace hearsay {

/// A statement without its report. Names are those of the store's parties.
struct FoundStatement {
  ReportKey report = 0;
  StoryKey story = 0;
  StatementId statement = 0;             ///< index into the report's statements
  std::string kind, channel, certainty;  ///< the record's words
  std::string content;                   ///< parts joined by " … "
  std::optional<PartyKey> speaker;
  std::string who;                 ///< the speaker's name, "" if not known
  std::vector<std::string> chain;  ///< names, from the outlet down to the speaker
  double confidence = 0;
  bool is_corrected = false;
  std::optional<std::string> title, site, url, published;
  std::optional<PartyKey> outlet;
  double score = 0;  ///< by which results are ranked: match and date
};

struct SearchOptions {
  std::size_t most = 50;  ///< results; kMostResults at most
  std::size_t skip = 0;
  std::optional<PartyKey> speaker{};  ///< only what this party says
};

inline constexpr std::size_t kMostResults = 500;
inline constexpr std::size_t kFurthestResult = 10'000;  ///< nothing is found behind it; search_all goes on

struct SearchPage {
  std::vector<FoundStatement> found;  ///< best first
  bool has_more = false;
};

/// The best `most` of what the query finds, ranked by how much of what was said the words asked for are, and
/// how much of a name, and by date (store/search_ranking.h). Of very many finds the newest some hundred are
/// ranked, then the next, so that time does not grow with what is found.
[[nodiscard]] Result<SearchPage> search(Store& store, const SearchQuery& query, const SearchOptions& options);

/// Everything the query finds, newest first, one by one, without holding it; until `take` returns false.
[[nodiscard]] Result<void> search_all(Store& store, const SearchQuery& query,
                                      const std::function<bool(const FoundStatement&)>& take);

}  // namespace hearsay
