// Search tokens: what a query is cut into. No token is thrown away and none overlaps another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "hearsay/base/error.h"

namespace hearsay {

enum class SearchTokenKind : std::uint8_t {
  word,
  phrase,    ///< `text` is what stands between the quotation marks
  field,     ///< `text` is what stands before the colon
  open,      ///< (
  close,     ///< )
  either,    ///< or, |
  both,      ///< and, &
  negation,  ///< not, -
  end
};

struct SearchToken {
  SearchTokenKind kind = SearchTokenKind::end;
  std::string_view text;   ///< of the query
  std::size_t offset = 0;  ///< byte of the query where it begins
};

/// Cuts a query, in linear time; the last token is `end`. Errors: ill-formed UTF-8, a quotation that is not
/// closed.
[[nodiscard]] Result<std::vector<SearchToken>> search_tokens(std::string_view query);

/// What is wrong at a byte of a query.
[[nodiscard]] Error search_error(std::size_t offset, std::string why, std::string advice = {});

}  // namespace hearsay
