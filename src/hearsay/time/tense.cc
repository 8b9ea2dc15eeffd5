#include "hearsay/time/tense.h"

#include "hearsay/base/word_list.h"
#include "hearsay/language/word_class.h"
#include "hearsay/time/data.h"

namespace hearsay {
namespace {

constexpr PieceIndex kFarthest = 16;  // pieces: beyond it another clause is likelier

/// What the piece tells by itself. "to" before a verb looks ahead.
Tense tense_of(const TimeText& text, PieceIndex i) {
  static const WordList list(time_data::tense_words);
  const std::string_view word = text.lower(i);
  if (word.empty() || text.at(i).digits) return Tense::unknown;
  if (const auto* const fields = list.find(word))
    return fields->front() == "future" && !(word == "may" && text.at(i).capital) ? Tense::future : Tense::past;
  const VerbForm form = verb_form(word);
  if (form == VerbForm::past) return text.before(i) == "be" ? Tense::unknown : Tense::past;
  if (form == VerbForm::base && text.before(i) == "to") return Tense::future;
  return Tense::unknown;
}

}  // namespace

Tense tense_around(const TimeText& text, PieceIndex first, PieceIndex last) {
  for (PieceIndex i = first; i > text.first() && first - i < kFarthest; --i)
    if (const Tense found = tense_of(text, i - 1); found != Tense::unknown) return found;
  for (PieceIndex i = last; i < text.last() && i - last < kFarthest; ++i)
    if (const Tense found = tense_of(text, i); found != Tense::unknown) return found;
  return Tense::unknown;
}

}  // namespace hearsay
