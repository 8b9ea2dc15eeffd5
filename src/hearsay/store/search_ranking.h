// Search ranking: how well a find answers its query.
//
// A find's score is its match, weakened by its age: a match twice as good outweighs kScoreHalves. The order of
// two finds does not depend on when one asks, nor on what else is found.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "hearsay/store/search_query.h"

namespace hearsay {

inline constexpr std::chrono::days kScoreHalves{60};

/// What a find is ranked by.
struct RankedFind {
  std::string content;             ///< or its beginning
  std::string who;                 ///< the speaker's name
  std::vector<std::string> chain;  ///< names
  std::string outlet;              ///< the site's name
  std::int64_t moment = 0;         ///< seconds since 1970
};

class SearchRanking {
 public:
  explicit SearchRanking(const SearchQuery& query);

  /// From 0 to 1, the share of the words said that were asked for, and of the names. 1 where no words are asked
  /// for.
  [[nodiscard]] double match(const RankedFind& find) const;
  /// `newest`: the moment at which a find's age is 0.
  [[nodiscard]] double score(const RankedFind& find, std::int64_t newest) const;

 private:
  std::vector<const SearchNode*> terms_;  ///< that must hold, or may
};

}  // namespace hearsay
