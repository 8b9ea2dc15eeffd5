// Index words: a text as the search index holds it, and a query is held against it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hearsay {

/// The words of a text in comparison form (base/utf8.h), letters and digits alone, one space between any two;
/// so that SQLite's and PostgreSQL's own ideas of a word do not differ. "Zelensky’s “No!”" is "zelensky s no".
[[nodiscard]] std::string index_words(std::string_view text);

/// The word that stands in the index's `facts` for one of the record's words: fact_word("channel",
/// "lip-reading") is "channelxlipreading".
[[nodiscard]] std::string fact_word(std::string_view field, std::string_view word);

inline constexpr std::string_view kEveryStatement = "statementxall";    ///< a fact of every statement
inline constexpr std::string_view kDatedStatement = "statementxdated";  ///< of those whose report tells its day

/// Ids of statements grow with the time of publication: those of reports published from `moment` (seconds since
/// 1970) on are at least this.
[[nodiscard]] std::int64_t first_statement_id(std::int64_t moment);
/// The id of the `counter`th statement that a store was given.
[[nodiscard]] std::int64_t statement_id(std::int64_t moment, std::int64_t counter);

/// A word that stands between two names in the index, so that no phrase runs from one into the other.
inline constexpr std::string_view kBetweenNames = "xnextx";

}  // namespace hearsay
