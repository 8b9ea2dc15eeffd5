#include "hearsay/time/times.h"

#include "hearsay/time/dateline.h"
#include "hearsay/time/grammar.h"
#include "hearsay/time/resolver.h"
#include "hearsay/time/tense.h"

namespace hearsay {
namespace {

/// Whether what the expression means hangs on the tense of its sentence.
bool needs_tense(const Meaning& meaning) {
  if (const auto* const date = std::get_if<CalendarDate>(&meaning)) return !date->year && !date->year_relation;
  if (const auto* const period = std::get_if<RelatedPeriod>(&meaning)) return period->grain == Grain::weekend;
  return std::holds_alternative<std::monostate>(meaning) || std::holds_alternative<PartOfYear>(meaning) ||
         std::holds_alternative<HolidayDate>(meaning);
}

/// Whether what begins there is told as a limit ahead: "by Friday", "until Friday"; the end of a stretch ("the
/// year to March") is told of what was as well.
bool is_limit(const TimeText& text, PieceIndex i) {
  const std::string_view before = text.before(i);
  if (before == "to") {
    const std::string_view stretch = text.before(i, 2);
    return !is_one_of(stretch, "year", "years", "months", "weeks", "days", "quarter");
  }
  return is_one_of(before, "by", "until", "till", "before");
}

/// "Ahead of the vote on Friday", "look ahead to Friday".
bool stands_ahead(const TimeText& text, PieceIndex i) {
  constexpr PieceIndex kFarthest = 7;  // pieces
  for (PieceIndex back = 1; back <= kFarthest && back <= i - text.first(); ++back) {
    if (is_one_of(text.before(i, back), ",", ";", "said")) return false;
    if (text.before(i, back) == "ahead") return true;
  }
  return false;
}

TimeSetting setting_of(const TimeText& text, const TimePhrase& phrase) {
  if (!needs_tense(phrase.meaning)) return {};
  // "as early as Friday": what has not come yet.
  const bool earliest =
      text.before(phrase.first) == "as" && is_one_of(text.before(phrase.first, 2), "early", "soon");
  const Tense tense = earliest                           ? Tense::future
                      : stands_ahead(text, phrase.first) ? Tense::future_in_past
                                                         : tense_around(text, phrase.first, phrase.last);
  return {.tense = tense,
          .until = is_limit(text, phrase.first),
          .possessive = is_one_of(text.lower(phrase.last), "'s", "’s"),
          .beside_past = follows_past(text, phrase.first, phrase.last)};
}

}  // namespace

std::vector<TimeExpression> find_times(const Tokens& tokens, std::string_view published) {
  TimeText text(tokens);
  std::optional<Day> day = parse_day(published);
  if (!day) day = dateline_day(text);
  TimeResolver resolver(day);
  std::vector<TimeExpression> found;
  for (const Sentence& sentence : tokens.sentences) {
    text.set_sentence(sentence);
    for (PieceIndex i = text.first(); i < text.last();) {
      const ReadPhrase phrase = read_phrase(text, i);
      if (!phrase) {
        ++i;
        continue;
      }
      TimeExpression time = resolver.resolve(*phrase, setting_of(text, *phrase));
      time.span = text.span(phrase->first, phrase->last);
      found.push_back(std::move(time));
      i = phrase->last;
    }
  }
  return found;
}

}  // namespace hearsay
