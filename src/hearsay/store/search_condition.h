// Search condition: what a query asks of the search index.
//
// Statements' ids grow with the time of publication, so the dates of a query cut time into stretches in each of
// which every one of them holds or does not. What is left within a stretch is a condition on words alone, which
// the index answers newest first, without sorting.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/store/database.h"
#include "hearsay/store/search_query.h"

namespace hearsay {

/// A condition on the rows of `statement_words`. Terms have a column and words; the others have parts.
struct IndexCondition {
  SearchNode::Kind kind = SearchNode::Kind::term;
  std::string_view column;
  std::string words{};  ///< in index form
  bool is_prefix = false;
  std::vector<IndexCondition> parts{};

  friend bool operator==(const IndexCondition&, const IndexCondition&) = default;
};

/// Statements whose ids are in [first, end) and for which the condition holds; all of these, if there is none.
struct SearchStretch {
  std::int64_t first = 0;
  std::int64_t end = 0;
  std::optional<IndexCondition> condition;
};

/// Newest first, apart from one another; stretches in which nothing can be found are left out. One more than
/// the query has dates, at most.
[[nodiscard]] std::vector<SearchStretch> search_stretches(const SearchQuery& query);

/// SQL for WHERE, with the values that it binds.
struct SqlCondition {
  std::string sql;
  std::vector<Value> values;
};

/// The condition in the dialect's SQL, upon a table `statement_words`; the first value is $`first_value`.
[[nodiscard]] SqlCondition sql_of(const IndexCondition& condition, Dialect dialect, std::size_t first_value);

}  // namespace hearsay
