// Frame: a stretch of text seen from one level of quotation, so that what stands in quotation marks is a single
// step.
#pragma once

#include <optional>
#include <vector>

#include "hearsay/people/people.h"
#include "hearsay/speech/cue_lexicon.h"

namespace hearsay {

/// Tokens [range.first, range.last) with the quotations that lie directly in them.
class Frame {
 public:
  Frame(const Clause& text, const People& people, TokenRange range, std::optional<std::uint32_t> around);

  [[nodiscard]] const Clause& text() const { return *text_; }
  [[nodiscard]] const Tokens& tokens() const { return text_->tokens; }
  [[nodiscard]] const People& people() const { return *people_; }
  [[nodiscard]] TokenRange range() const { return range_; }
  [[nodiscard]] const std::vector<std::uint32_t>& quotations() const { return quotations_; }

  /// The quotation that begins at, ends before, or covers token `i` on this level.
  [[nodiscard]] const Quotation* starting_at(TokenIndex i) const;
  [[nodiscard]] const Quotation* ending_at(TokenIndex i) const;
  [[nodiscard]] const Quotation* covering(TokenIndex i) const;

  [[nodiscard]] WordClass word_class(TokenIndex i) const { return text_->classes[i]; }
  [[nodiscard]] std::string_view lower(TokenIndex i) const { return tokens().lower[i]; }
  [[nodiscard]] bool is_comma(TokenIndex i) const { return range_.contains(i) && tokens().word(i) == ","; }
  [[nodiscard]] bool is_dash(TokenIndex i) const;
  /// A full stop, question or exclamation mark, or ellipsis.
  [[nodiscard]] bool is_stop(TokenIndex i) const;

  /// The cue that token `i` is, if it is a verb and none of a name, a title, or a quotation.
  [[nodiscard]] const Cue* cue_at(TokenIndex i) const;

  /// `range` without white space's tokens at its ends: closing punctuation, and commas and dashes at the front.
  [[nodiscard]] TokenRange trimmed(TokenRange range) const;

 private:
  const Clause* text_;
  const People* people_;
  TokenRange range_;
  std::vector<std::uint32_t> quotations_;  ///< in order
};

}  // namespace hearsay
