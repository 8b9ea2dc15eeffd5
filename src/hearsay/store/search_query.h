// Search query: the language in which a desk asks.
//
//     who:"Trump" channel:lip-reading via:"Irish Star" after:2025-08-01 "over the line"
//
// A query is made of terms. Terms side by side must all hold; `or` (also `OR`, `|`) joins alternatives and binds less
// tightly; `not` (also `NOT`, `-` before a term) turns one round; ( ) group. A bare word or a "phrase" is looked for in the words
// said. Fields: who, to, via (anybody in the chain), about (who or what is named in it, or in the headline), outlet:
// words of a name; channel, certainty, kind: the record's words, or their beginning where it is one's alone;
// before, after: a day, month or year. Case, accents and kinds of quotation marks do not count. A word that ends with * stands
// for all that begin so.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/base/error.h"

namespace hearsay {

enum class SearchField : std::uint8_t { content, who, to, via, about, outlet, channel, certainty, kind, before, after };

/// A node of a parsed query. Terms have a field and words; the others have parts.
struct SearchNode {
  enum class Kind : std::uint8_t { term, all, any, none };  // `none` has one part
  Kind kind = Kind::all;
  SearchField field = SearchField::content;
  std::string words;       ///< of a term: in index form (store/index_words.h); of channel, certainty, kind: the record's word
  bool is_prefix = false;  ///< of a term: its last word stands for all that begin so
  std::int64_t moment = 0;  ///< of before and after: seconds since 1970, exclusive and inclusive
  std::vector<SearchNode> parts;
};

struct SearchQuery {
  std::optional<SearchNode> root;  ///< none: every statement
  std::string text;                ///< as it was asked
};

inline constexpr std::size_t kLongestQuery = 4096;  ///< bytes
inline constexpr std::size_t kMostTerms = 64;

/// Parses a query. An Error points at the byte (`offset`) and its `advice` shows the place in the query, with a mark under it, on
/// one line for a message: what was expected there, what the fields are, what the nearest field's name is.
[[nodiscard]] Result<SearchQuery> parse_search(std::string_view text);

}  // namespace hearsay
