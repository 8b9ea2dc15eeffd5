// Search query: the language in which a desk asks.
//
//     who:"Trump" channel:lip-reading via:"Irish Star" after:2025-08-01 "over the line"
//
// A query is made of terms. Terms side by side must all hold (`and` between them says the same); `or` (also
// `|`) joins alternatives and binds less tightly; `not`, or `-` before a term, turns one round; ( ) group, and
// who:(Putin or Trump) asks both words of one field. A bare word or a "phrase" is looked for in the words said.
// Fields:
//
//     who, to, via, about, outlet   words of a name: who says it, to whom, anybody in the chain, who or what is
//     named in
//                                   it or in the headline, who published it
//     channel, certainty, kind      the record's words, or the beginning of one where it is one's alone
//     before, after                 2025-08-01, 2025-08 or 2025: published before its first day, or from that
//     day on, UTC.
//                                   Neither holds for what is undated
//
// Case, accents and kinds of quotation marks do not count. A word of three letters or more that ends with *
// stands for all that begin so; within quotation marks the last one may.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/base/error.h"

namespace hearsay {

enum class SearchField : std::uint8_t {
  content,
  who,
  to,
  via,
  about,
  outlet,
  channel,
  certainty,
  kind,
  before,
  after
};

/// A node of a parsed query. Terms have a field and words; the others have parts.
struct SearchNode {
  enum class Kind : std::uint8_t { term, all, any, none };  ///< `none` has one part, which must not hold
  Kind kind = Kind::all;
  SearchField field = SearchField::content;
  std::string words{};     ///< of a term: in index form (store/index_words.h); of channel, certainty, kind: the
                           ///< record's word; of before, after: nothing
  bool is_prefix = false;  ///< of a term: its last word stands for all that begin so
  std::int64_t moment = 0;  ///< of before (exclusive) and after (inclusive): seconds since 1970
  std::vector<SearchNode> parts{};

  friend bool operator==(const SearchNode&, const SearchNode&) = default;
};

/// No `all` lies directly in an `all`, no `any` in an `any`, no `none` in a `none`; `all` and `any` have two
/// parts at least.
struct SearchQuery {
  std::optional<SearchNode> root;  ///< none: every statement
  std::string text;                ///< as it was asked
};

inline constexpr std::size_t kLongestQuery = 4096;  ///< bytes
inline constexpr std::size_t kMostTerms = 64;
inline constexpr std::size_t kShortestPrefix =
    3;  ///< bytes of a word before its *: shorter ones find everything, slowly
inline constexpr std::size_t kDeepestQuery = 10;  ///< brackets within brackets: FTS5 parses no deeper

/// Parses a query, in linear time. An Error's `offset` is the byte of the query where it was noticed, `why`
/// what is wrong there, `advice` what to type instead: the nearest field, a channel's words, quotation marks.
[[nodiscard]] Result<SearchQuery> parse_search(std::string_view text);

/// The query in its plainest spelling. Parsed again (if it is no longer than kLongestQuery) it has the same
/// root.
[[nodiscard]] std::string to_text(const SearchQuery& query);

/// The field as a query writes it; "" for content.
[[nodiscard]] std::string_view name_of(SearchField field);

}  // namespace hearsay
