#include "hearsay/time/grammar.h"

namespace hearsay {
namespace {

using enum WordKind;

constexpr int kNoon = 12;
constexpr int kHoursInDay = 24;
constexpr int kMinutesInHour = 60;

struct Clock {
  int hour = 0;
  std::optional<int> minute = std::nullopt;
  std::optional<int> second = std::nullopt;
};

std::string value_of(const Clock& clock) {
  std::string out = "T" + padded(clock.hour, 2) + ":" + padded(clock.minute.value_or(0), 2);
  if (clock.second) out += ":" + padded(*clock.second, 2);
  return out;
}

bool is_two_digits(std::string_view text) {
  return text.size() >= 2 && text[0] >= '0' && text[0] <= '9' && text[1] >= '0' && text[1] <= '9';
}

int two_digits(std::string_view text) { return (text[0] - '0') * 10 + (text[1] - '0'); }

/// "10", "10:35", "10.35", "10:35:20"; what follows the digits ("pm") is left in `rest`.
std::optional<Clock> read_digits(const TimeText& text, PieceIndex i, std::string_view& rest) {
  const auto numeral = text.numeral(i);
  if (!numeral || numeral->width > 2 || numeral->value > kHoursInDay) return std::nullopt;
  Clock clock{.hour = static_cast<int>(numeral->value)};
  rest = numeral->rest;
  for (std::optional<int>* const field : {&clock.minute, &clock.second}) {
    if (rest.empty() || (rest.front() != ':' && rest.front() != '.') || !is_two_digits(rest.substr(1))) break;
    *field = two_digits(rest.substr(1));
    rest.remove_prefix(3);
    if (**field >= kMinutesInHour) return std::nullopt;
  }
  return clock;
}

/// Puts the hour of a twelve-hour clock into the right half of the day; false if there is no such hour.
bool set_half(Clock& clock, bool evening) {
  if (clock.hour < 1 || clock.hour > kNoon) return false;
  clock.hour = clock.hour % kNoon + (evening ? kNoon : 0);
  return true;
}

/// "EST", "GMT", "local time", "Eastern time".
PieceIndex behind_zone(const TimeText& text, PieceIndex i) {
  if (text.is(i, zone) && text.tokens().tokens[text.at(i).token].shape == TokenShape::upper) return i + 1;
  const bool named = is_one_of(text.lower(i), "local", "eastern", "central", "mountain", "pacific");
  if (named && text.lower(i + 1) == "time") return i + 2;
  if (named && text.lower(i + 2) == "time" && is_one_of(text.lower(i + 1), "standard", "daylight"))
    return i + 3;
  return i;
}

/// "in the morning", "at night", "this evening" behind an hour: whether it is after noon.
std::optional<Read<bool>> read_half_in_words(const TimeText& text, PieceIndex i) {
  const bool in_the = text.lower(i) == "in" && text.lower(i + 1) == "the";
  const PieceIndex word = in_the ? i + 2 : i + 1;
  if (!in_the && !(text.lower(i) == "at" && text.lower(word) == "night")) return std::nullopt;
  const WordSense* const sense = text.sense(word, part);
  if (sense == nullptr) return std::nullopt;
  return Read<bool>{sense->code != "MO", word + 1};
}

/// The clock alone, without the day.
std::optional<Read<std::string>> read_clock(const TimeText& text, PieceIndex i) {
  if (const WordSense* const word = text.sense(i, clock)) {
    if (text.at(i).hyphenated || text.before(i) == "high") return std::nullopt;
    return Read<std::string>{"T" + std::string(word->code), i + 1};
  }
  std::string_view rest;
  auto clock = read_digits(text, i, rest);
  if (const WordSense* const word = text.sense(i, cardinal); word != nullptr && word->number <= kNoon)
    clock = Clock{.hour = word->number};
  if (!clock) {  // "0735 GMT"
    const auto numeral = text.numeral(i);
    const PieceIndex end = behind_zone(text, i + 1);
    if (!numeral || numeral->width != 4 || !numeral->rest.empty() || numeral->commas) return std::nullopt;
    const int hour = static_cast<int>(numeral->value) / 100;
    const int minute = static_cast<int>(numeral->value) % 100;
    if (hour >= kHoursInDay || minute >= kMinutesInHour || (end == i + 1 && text.lower(i + 1) != "hours"))
      return std::nullopt;
    if (end == i + 1) return Read<std::string>{value_of({hour, minute, {}}), i + 2};
    return Read<std::string>{value_of({hour, minute, {}}), end};
  }
  PieceIndex end = i + 1;
  const WordSense* const half = text.sense(end, half_day);
  const bool glued = is_one_of(rest, "am", "pm", "a.m", "p.m", "a.m.", "p.m.");
  if (glued || (half != nullptr && rest.empty())) {
    if (!set_half(*clock, glued ? rest.front() == 'p' : half->code == "PM")) return std::nullopt;
    if (!glued) ++end;
    return Read<std::string>{value_of(*clock), behind_zone(text, end)};
  }
  if (!rest.empty()) return std::nullopt;
  const bool oclock = text.lower(end) == "o'clock";
  if (oclock) ++end;
  if (const auto words = read_half_in_words(text, end)) {
    if (!set_half(*clock, words->value)) return std::nullopt;
    return Read<std::string>{value_of(*clock), behind_zone(text, words->end)};
  }
  if (oclock) return Read<std::string>{value_of(*clock), behind_zone(text, end)};
  const bool colon = clock->minute && text.lower(i).find(':') != std::string_view::npos;
  const bool at_time = colon && clock->hour < kHoursInDay && text.lower(i).find(':') == 2;
  const PieceIndex behind = behind_zone(text, end);
  if (!colon ||
      (!at_time && behind == end && !is_one_of(text.before(i), "at", "by", "until", "around", "about")))
    return std::nullopt;
  return Read<std::string>{value_of(*clock), behind};
}

/// The day behind an hour: "Wednesday" in "10 p.m. Wednesday"; and in "10 p.m. on Wednesday", "between 3 p.m.
/// and 4 p.m. Wednesday", where it is an expression of its own or another hour's.
struct DayOfClock {
  Meaning meaning;
  std::optional<PieceIndex> end = std::nullopt;  ///< only if it belongs to the hour's own words
};

std::optional<DayOfClock> read_day_of_clock(const TimeText& text, PieceIndex i) {
  const auto day_at = [&](PieceIndex at) -> ReadPhrase {
    auto date = read_date(text, at);
    if (!date || std::holds_alternative<HolidayDate>(date->meaning)) return std::nullopt;
    const auto* const calendar = std::get_if<CalendarDate>(&date->meaning);
    if (calendar != nullptr && !calendar->day && !calendar->weekday) return std::nullopt;
    return date;
  };
  if (auto day = day_at(text.lower(i) == "," ? i + 1 : i))
    return DayOfClock{std::move(day->meaning), day->last};
  PieceIndex at = i;
  if (is_one_of(text.lower(at), "and", "to", "until", "till", "or", "-", "–")) {
    const auto second = read_clock(text, at + 1);
    if (!second) return std::nullopt;
    at = second->end;
  }
  if (text.lower(at) == "on") ++at;
  if (at == i) return std::nullopt;
  if (auto day = day_at(at)) return DayOfClock{std::move(day->meaning)};
  return std::nullopt;
}

/// "10 p.m. Wednesday", "noon tomorrow", "5 p.m. EST, Nov. 6".
ReadPhrase read_clock_and_day(const TimeText& text, PieceIndex i) {
  auto clock = read_clock(text, i);
  if (!clock) return std::nullopt;
  TimePhrase out{.first = i, .last = clock->end, .time_of_day = std::move(clock->value)};
  if (auto day = read_day_of_clock(text, clock->end)) {
    out.meaning = std::move(day->meaning);
    out.last = day->end.value_or(out.last);
  }
  return out;
}

/// "this morning", "last night", "that evening", "the next morning", "tonight", "mid afternoon".
ReadPhrase read_part(const TimeText& text, PieceIndex i) {
  if (const WordSense* const word = text.sense(i, tonight))
    return TimePhrase{
        .first = i, .last = i + 1, .meaning = DayFromNow{0}, .time_of_day = "T" + std::string(word->code)};
  const auto relation = read_relation(text, i);
  if (!relation) return std::nullopt;
  const PieceIndex named = text.is(relation->end, edge) ? relation->end + 1 : relation->end;
  const WordSense* const word = text.sense(named, part);
  if (word == nullptr) return std::nullopt;
  TimePhrase out{.first = i, .last = named + 1, .time_of_day = "T" + std::string(word->code)};
  switch (relation->value) {
    case Relation::last: out.meaning = DayFromNow{-1}; break;
    case Relation::this_: out.meaning = DayFromNow{0}; break;
    case Relation::that: break;
    default: out.meaning = RelatedPeriod{Grain::day, relation->value}; break;
  }
  return out;
}

}  // namespace

ReadPhrase read_time_of_day(const TimeText& text, PieceIndex i) {
  if (auto found = read_clock_and_day(text, i)) return found;
  return read_part(text, i);
}

}  // namespace hearsay
