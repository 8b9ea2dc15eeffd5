#include "hearsay/time/tense.h"

#include "hearsay/base/word_list.h"
#include "hearsay/language/word_class.h"
#include "hearsay/time/data.h"

namespace hearsay {
namespace {

constexpr PieceIndex kFarthest = 16;  // pieces: beyond it another clause is likelier

enum class Hint : std::uint8_t {
  none,
  past,
  future,
  forward,     ///< looks ahead with an infinitive behind it
  infinitive,  ///< "to meet": hangs on the verb before
};

Hint hint_of(const TimeText& text, PieceIndex i) {
  static const WordList list(time_data::tense_words);
  const std::string_view word = text.lower(i);
  if (word.empty() || text.at(i).digits) return Hint::none;
  if (const auto* const fields = list.find(word)) {
    if (word == "may" && text.at(i).capital) return Hint::none;
    return fields->front() == "future" ? Hint::future : fields->front() == "past" ? Hint::past : Hint::forward;
  }
  const VerbForm form = verb_form(word);
  const std::string_view before = text.before(i);
  if (form == VerbForm::past) {
    const bool passive = before == "be" || before == "is" || before == "are" || before == "being";
    return passive ? Hint::none : Hint::past;
  }
  return form == VerbForm::base && before == "to" ? Hint::infinitive : Hint::none;
}

/// Goes through the verbs from the nearest on until one tells.
class TenseReader {
 public:
  /// True when the tense is known.
  bool take(Hint hint) {
    if (hint == Hint::none) return false;
    if (hint == Hint::infinitive) {
      infinitive_ = true;
      return false;
    }
    const bool ahead = hint == Hint::future || (hint == Hint::forward && infinitive_);
    tense_ = ahead ? Tense::future : Tense::past;
    return true;
  }

  [[nodiscard]] Tense tense() const { return tense_ == Tense::unknown && infinitive_ ? Tense::future : tense_; }

 private:
  Tense tense_ = Tense::unknown;
  bool infinitive_ = false;
};

}  // namespace

Tense tense_around(const TimeText& text, PieceIndex first, PieceIndex last) {
  TenseReader before;
  for (PieceIndex i = first; i > text.first() && first - i < kFarthest; --i)
    if (before.take(hint_of(text, i - 1))) break;
  if (before.tense() != Tense::unknown) return before.tense();
  TenseReader behind;
  for (PieceIndex i = last; i < text.last() && i - last < kFarthest; ++i)
    if (behind.take(hint_of(text, i))) break;
  return behind.tense();
}

}  // namespace hearsay
