#include "hearsay/time/tense.h"

#include "hearsay/base/word_list.h"
#include "hearsay/language/word_class.h"
#include "hearsay/time/data.h"
#include "hearsay/time/grammar.h"

namespace hearsay {
namespace {

constexpr PieceIndex kFarthest = 32;  // pieces: beyond it another clause is likelier

enum class Hint : std::uint8_t {
  none,
  past,
  future,
  plan,        ///< what was ahead then
  timetable,   ///< the present tense, said of what will be
  forward,     ///< looks ahead with an infinitive behind it
  puts_off,    ///< looks ahead to what stands behind "until"
  infinitive,  ///< "to meet": hangs on the verb before
};

/// "Ministers meet on Friday", "the trial begins on Friday": the present tense of what a timetable has. A base
/// form has to stand behind its subject, or it may be a noun or hang on another verb.
bool in_timetable(const TimeText& text, PieceIndex i) {
  const std::string_view before = text.before(i);
  if (text.lower(i).ends_with('s')) return !is_one_of(before, "the", "its", "of", "in", "after", "and");
  // "was open", "this vote": adjective and noun.
  const bool other = is_one_of(before, "is", "was", "has", "does", "this", "its", "his", "as", "us", "'s");
  return (before.ends_with('s') && !other) || is_one_of(before, "they", "we", "who", "which");
}

Hint hint_of(const TimeText& text, PieceIndex i) {
  static const WordList list(time_data::tense_words);
  const std::string_view word = text.lower(i);
  if (word.empty() || text.at(i).digits) return Hint::none;
  if (const auto* const fields = list.find(word)) {
    if (word == "may" && text.at(i).capital) return Hint::none;
    const std::string_view told = fields->front();
    if (told == "plan") {
      const bool kept = is_one_of(text.before(i), "as", "previously", "originally", "long");
      return kept ? Hint::none : Hint::plan;
    }
    if (told == "future" && text.before(i) == "been" && text.before(i, 2) == "had") return Hint::past;
    if ((told == "future" || told == "present") && text.before(i) == "to")
      return Hint::infinitive;  // "due to expire"
    if (told == "present") return in_timetable(text, i) ? Hint::timetable : Hint::none;
    return told == "future"  ? Hint::future
           : told == "past"  ? Hint::past
           : told == "until" ? Hint::puts_off
                             : Hint::forward;
  }
  if (word.ends_with("'ll")) return Hint::future;  // "she'll" is one word of the text
  const VerbForm form = verb_form(word);
  const std::string_view before = text.before(i);
  if (form == VerbForm::past) {
    const bool present = is_one_of(before, "is", "are");
    // "Is published on Friday", but not "is accused of killing her on Friday".
    if (present && is_one_of(text.lower(i + 1), "on", "for", "this", "next")) return Hint::timetable;
    const bool passive = present || is_one_of(before, "be", "being", "stay", "remain", "keep");
    const bool adjective =
        is_one_of(before, "a", "an", "the", "its", "his", "her", "their", "this", "still", "newly", "recently");
    return passive || adjective ? Hint::none : Hint::past;
  }
  return form == VerbForm::base && before == "to" ? Hint::infinitive : Hint::none;
}

/// Goes through the verbs from the nearest on until one tells.
class TenseReader {
 public:
  TenseReader(bool until, bool possessive) : until_(until), possessive_(possessive) {}

  /// True when the tense is known.
  bool take(Hint hint) {
    if (hint == Hint::timetable) hint = possessive_ ? Hint::none : Hint::future;
    if (hint == Hint::none) return false;
    if (hint == Hint::puts_off) hint = until_ ? Hint::future : Hint::past;
    if (hint == Hint::infinitive) {
      infinitive_ = true;
      return false;
    }
    if (hint == Hint::future)
      tense_ = Tense::future;
    else if (hint == Hint::plan || (hint == Hint::forward && infinitive_))
      tense_ = Tense::future_in_past;
    else
      tense_ = Tense::past;
    return true;
  }

  [[nodiscard]] Tense tense() const {
    return tense_ == Tense::unknown && infinitive_ ? Tense::future_in_past : tense_;
  }

 private:
  Tense tense_ = Tense::unknown;
  bool until_;       ///< "until" stands before the expression
  bool possessive_;  ///< "at Friday's close": the verb is not of that day
  bool infinitive_ = false;
};

}  // namespace

Tense tense_around(const TimeText& text, PieceIndex first, PieceIndex last) {
  const bool until = is_one_of(text.before(first), "until", "till", "to");
  const bool possessive = is_one_of(text.lower(last), "'s", "’s");
  // "The vote is on Friday."
  const PieceIndex on = text.before(first) == "on" ? 2 : 1;
  if (!possessive && is_one_of(text.before(first, on), "is", "are")) return Tense::future;
  TenseReader before(until, possessive);
  for (PieceIndex i = first; i > text.first() && first - i < kFarthest; --i)
    if (before.take(hint_of(text, i - 1))) break;
  if (before.tense() != Tense::unknown) return before.tense();
  TenseReader behind(until, possessive);
  for (PieceIndex i = last; i < text.last() && i - last < kFarthest; ++i)
    if (behind.take(hint_of(text, i))) break;
  return behind.tense();
}

bool follows_past(const TimeText& text, PieceIndex first, PieceIndex last) {
  constexpr PieceIndex kClose = 5;  // pieces: "seized the town in May"
  if (!is_one_of(text.before(first), "in", "on")) return false;
  if (first - 1 == text.first())
    return text.lower(last) == "," && tense_around(text, first, last) == Tense::past;
  for (PieceIndex back = 2; back <= kClose && back <= first - text.first(); ++back) {
    // "Said the meeting in May would be the last": what is said may lie ahead.
    if (is_one_of(text.before(first, back), ",", ";", "of", "for", "to", "said", "told")) return false;
    const Hint hint = hint_of(text, first - back);
    if (hint != Hint::none) return hint == Hint::past;
  }
  return false;
}

}  // namespace hearsay
