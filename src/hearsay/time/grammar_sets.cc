#include "hearsay/time/grammar.h"
#include "hearsay/time/values.h"

namespace hearsay {
namespace {

using enum WordKind;

std::string weekday_value(int weekday) { return "XXXX-WXX-" + std::to_string(weekday); }

/// "every Friday", "each year", "every two weeks", "every other day", "every Saturday night".
ReadPhrase read_every(const TimeText& text, PieceIndex i) {
  if (!text.is(i, every)) return std::nullopt;
  PieceIndex at = i + 1;
  if (text.lower(at) == "single") ++at;
  if (const WordSense* const word = text.sense(at, weekday)) {
    const WordSense* const time = text.sense(at + 1, part);
    const std::string value =
        weekday_value(word->number) + (time != nullptr ? "T" + std::string(time->code) : "");
    return TimePhrase{.first = i, .last = time != nullptr ? at + 2 : at + 1, .meaning = Recurrence{value}};
  }
  if (const WordSense* const word = text.sense(at, month); word != nullptr && text.at(at).capital)
    return TimePhrase{.first = i, .last = at + 1, .meaning = Recurrence{"XXXX-" + padded(word->number, 2)}};
  if (const WordSense* const word = text.sense(at, season))
    return TimePhrase{.first = i, .last = at + 1, .meaning = Recurrence{"XXXX-" + std::string(word->code)}};
  if (const WordSense* const word = text.sense(at, part))
    return TimePhrase{
        .first = i, .last = at + 1, .meaning = Recurrence{"XXXX-XX-XXT" + std::string(word->code)}};
  Quantity quantity{.whole = 1};
  if (text.lower(at) == "other") {
    quantity.whole = 2;
    ++at;
  } else if (const auto number = read_quantity(text, at)) {
    quantity = number->value;
    at = number->end;
  }
  const WordSense* const single = text.sense(at, unit);
  const WordSense* const word = single != nullptr ? single : text.sense(at, units);
  if (word == nullptr || text.is(at, ordinal) || text.at(at + 1).hyphenated) return std::nullopt;
  const TimeUnit counted = unit_named(word->code);
  if (counted == TimeUnit::weekend)
    return TimePhrase{.first = i, .last = at + 1, .meaning = Recurrence{unknown_value(Grain::weekend)}};
  if (counted == TimeUnit::half || counted == TimeUnit::semester) return std::nullopt;
  return TimePhrase{.first = i, .last = at + 1, .meaning = Recurrence{length_value({quantity, counted})}};
}

/// "Mondays", "Tuesday nights", "weekends".
ReadPhrase read_plural_weekday(const TimeText& text, PieceIndex i) {
  if (text.is(i, units, "WE") && i > text.first() && is_one_of(text.before(i), "on", "at"))
    return TimePhrase{.first = i, .last = i + 1, .meaning = Recurrence{unknown_value(Grain::weekend)}};
  if (!text.at(i).capital) return std::nullopt;
  if (const WordSense* const word = text.sense(i, weekdays))
    return TimePhrase{.first = i, .last = i + 1, .meaning = Recurrence{weekday_value(word->number)}};
  const WordSense* const word = text.sense(i, weekday);
  const WordSense* const time = text.sense(i + 1, parts);
  if (word == nullptr || time == nullptr) return std::nullopt;
  const std::string value = weekday_value(word->number) + "T" + std::string(time->code);
  return TimePhrase{.first = i, .last = i + 2, .meaning = Recurrence{value}};
}

/// "twice a week", "three times a year".
ReadPhrase read_times_a(const TimeText& text, PieceIndex i) {
  PieceIndex at = i;
  if (is_one_of(text.lower(i), "once", "twice")) {
    at = i + 1;
  } else if (const auto number = read_quantity(text, i); number && text.lower(number->end) == "times") {
    at = number->end + 1;
  } else {
    return std::nullopt;
  }
  if (!text.is(at, determiner, "a") && !text.is(at, every) && text.lower(at) != "per") return std::nullopt;
  const WordSense* const word = text.sense(at + 1, unit);
  if (word == nullptr || text.is(at + 1, ordinal)) return std::nullopt;
  const TimeUnit counted = unit_named(word->code);
  if (counted == TimeUnit::weekend || counted == TimeUnit::half || counted == TimeUnit::semester)
    return std::nullopt;
  return TimePhrase{.first = i, .last = at + 2, .meaning = Recurrence{length_value({{.whole = 1}, counted})}};
}

}  // namespace

ReadPhrase read_recurrence(const TimeText& text, PieceIndex i) {
  // "The Daily Courier", "Brennick Weekly": a name.
  const bool name = text.at(i).capital && (i > text.first() || text.at(i + 1).capital);
  if (const WordSense* const word = text.sense(i, frequency); word != nullptr && !name)
    return TimePhrase{.first = i, .last = i + 1, .meaning = Recurrence{std::string(word->code)}};
  if (auto found = read_every(text, i)) return found;
  if (auto found = read_plural_weekday(text, i)) return found;
  return read_times_a(text, i);
}

ReadPhrase read_vague_time(const TimeText& text, PieceIndex i) {
  if (text.lower(i) == "right" && text.lower(i + 1) == "now")
    return TimePhrase{.first = i, .last = i + 2, .meaning = VagueTime{"PRESENT_REF"}};
  if (is_one_of(text.lower(i), "more", "most") && text.lower(i + 1) == "recently")
    return TimePhrase{.first = i, .last = i + 2, .meaning = VagueTime{"PAST_REF"}};
  if (text.lower(i) == "one" && text.lower(i + 1) == "day" &&
      is_one_of(text.before(i), "will", "would", "could", "might", "may", "can", "should", "'ll"))
    return TimePhrase{.first = i, .last = i + 2, .meaning = VagueTime{"FUTURE_REF"}};
  if (const WordSense* const word = text.sense(i, reference))
    return TimePhrase{.first = i, .last = i + 1, .meaning = VagueTime{word->code}};
  if (text.is(i, relation, "current") && !text.is(i + 1, unit))
    return TimePhrase{.first = i, .last = i + 1, .meaning = VagueTime{"PRESENT_REF"}};
  if (text.is(i, determiner, "these") && text.lower(i + 1) == "days")
    return TimePhrase{.first = i, .last = i + 2, .meaning = VagueTime{"PRESENT_REF"}};
  if (!text.is(i, determiner, "the")) return std::nullopt;
  const bool counted = read_quantity(text, i + 2) || text.is(i + 2, unit) || text.is(i + 2, units) ||
                       text.is(i + 2, season) || text.is(i + 2, seasons);
  if (text.lower(i + 1) == "past" && text.before(i) == "in" && !counted)
    return TimePhrase{.first = i, .last = i + 2, .meaning = VagueTime{"PAST_REF"}};
  const PieceIndex at = text.lower(i + 1) == "near" ? i + 2 : i + 1;
  if (const WordSense* const word = text.sense(at, future); word != nullptr && text.lower(at + 1) != "of")
    return TimePhrase{.first = i, .last = at + 1, .meaning = VagueTime{word->code}};
  return std::nullopt;
}

}  // namespace hearsay
