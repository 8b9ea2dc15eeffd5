// Lookup: is a quotation on record, word for word or otherwise, and by whom.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/story/story.h"

namespace hearsay {

/// From the surest to the least.
enum class Verdict : std::uint8_t {
  verbatim,    ///< whole sentences, word for word, in quotation marks
  partial,     ///< word for word, but one is only a part of the other's sentence
  altered,     ///< in quotation marks with other words, or with words left out or put in
  paraphrase,  ///< a report tells it in its own words; a guess, as sure as `confidence`
};

struct Quote {
  std::string words;              ///< "…" or "[…]" where words are left out, [brackets] round what was put in
  std::optional<std::string> by;  ///< who is asked to have said it
  /// Whether a word is one of the language: what is none may be misspelt. Without it every word counts as it
  /// is.
  std::function<bool(std::string_view)> is_word;
};

/// One place where the quotation, or something like it, stands.
struct Finding {
  Verdict verdict = Verdict::verbatim;
  DocumentSpan words;                       ///< what matches
  DocumentSpan whole;                       ///< the sentences of the quotation, or of the report, that hold it
  std::optional<StatementPlace> statement;  ///< none where the report tells nobody's
  std::optional<EntityId> speaker;          ///< the story's
  bool by_other = false;  ///< somebody else than who was asked for, or nobody whom the report names
  bool misspelt = false;  ///< it matches but for the spelling of a word that is none
  double confidence = 1;  ///< that it is the same saying: 0 to 1; below 1 for altered and paraphrase
};

inline constexpr std::size_t kMostFindings = 100;

/// The places, surest first, the speaker who is asked for before others and one who is named before one who is
/// not, then by publication. Empty if it is
/// not on record, or if `quote` has no word. Time is linear in the reports.
[[nodiscard]] std::vector<Finding> look_up(const Story& story, const Quote& quote);

/// "[T]he" as "The", and the same bytes but for that: one letter in brackets before a word only changes its
/// case.
[[nodiscard]] std::string without_letter_brackets(std::string_view words);

/// Whether a name that somebody typed is the entity's, titles or none: "putin", "Mr. Putin"; or what the
/// reports say that it is: "the Prime Minister".
[[nodiscard]] bool is_named(const Entity& entity, std::string_view name);

}  // namespace hearsay
