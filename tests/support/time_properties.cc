#include "support/time_properties.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <vector>

#include "hearsay/time/calendar.h"
#include "hearsay/time/times.h"

namespace hearsay::testing {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// --- Values. In a pattern # is any digit and ~~ a season. ---

constexpr std::array<std::string_view, 4> kSeasons{"SP", "SU", "FA", "WI"};
constexpr std::array<std::string_view, 20> kDates{
    "####",     "####-##",    "####-##-##",  "####-W##", "####-W##-WE", "####-~~", "####-Q#",
    "####-H#",  "###",        "##",          "XXXX-##",  "XXXX-##-##",  "XXXX-XX", "XXXX-XX-XX",
    "XXXX-WXX", "XXXX-WXX-#", "XXXX-WXX-WE", "XXXX-~~",  "XXXX-Q#",     "XXXX-H#"};
constexpr std::array<std::string_view, 8> kUnknownDates{"XXXX",    "XXX",      "XX",          "XXXX-QX",
                                                        "XXXX-HX", "PAST_REF", "PRESENT_REF", "FUTURE_REF"};
constexpr std::array<std::string_view, 4> kDays{"####-##-##", "XXXX-##-##", "XXXX-XX-XX", "XXXX-WXX-#"};
constexpr std::array<std::string_view, 3> kClocks{"##:##", "##:##:##", "XX:XX"};
constexpr std::array<std::string_view, 5> kPartsOfDay{"MO", "MI", "AF", "EV", "NI"};

bool fits(std::string_view value, std::string_view pattern) {
  if (value.size() != pattern.size()) return false;
  if (pattern.ends_with("~~")) {
    if (std::ranges::find(kSeasons, value.substr(value.size() - 2)) == kSeasons.end()) return false;
    value.remove_suffix(2);
    pattern.remove_suffix(2);
  }
  return std::ranges::equal(value, pattern, [](char c, char p) { return p == '#' ? is_digit(c) : c == p; });
}

bool fits_one(std::string_view value, std::span<const std::string_view> patterns) {
  return std::ranges::any_of(patterns, [&](std::string_view pattern) { return fits(value, pattern); });
}

int number_at(std::string_view value, std::size_t at, std::size_t width) {
  int number = -1;
  std::from_chars(value.data() + at, value.data() + at + width, number);
  return number;
}

bool is_between(int number, int first, int last) { return first <= number && number <= last; }

/// Whether the calendar has the day, week or part of the year that a value of one of kDates names.
bool is_in_calendar(std::string_view value) {
  const bool dated = value.size() > 4 && is_digit(value[0]);
  const std::optional<int> year = dated ? std::optional(number_at(value, 0, 4)) : std::nullopt;
  if (dated && *year < kFirstYear) return false;
  const std::string_view rest = value.size() > 5 ? value.substr(5) : std::string_view{};
  if (fits(rest, "##-##")) return has_day(year, number_at(rest, 0, 2), number_at(rest, 3, 2));
  if (fits(rest, "##")) return is_between(number_at(rest, 0, 2), 1, 12);
  if (fits(rest, "Q#")) return is_between(number_at(rest, 1, 1), 1, 4);
  if (fits(rest, "H#")) return is_between(number_at(rest, 1, 1), 1, 2);
  if (fits(rest, "WXX-#")) return is_between(number_at(rest, 4, 1), 1, 7);
  if (rest.starts_with("W") && rest.size() > 2 && is_digit(rest[1]))
    return is_between(number_at(rest, 1, 2), 1, 53);
  return true;
}

bool is_date(std::string_view value) {
  return fits_one(value, kUnknownDates) || (fits_one(value, kDates) && is_in_calendar(value));
}

bool is_clock(std::string_view value) {
  if (!fits_one(value, kClocks)) return false;
  if (value.front() == 'X') return true;
  const int hour = number_at(value, 0, 2);
  const int minute = number_at(value, 3, 2);
  const int second = value.size() > 5 ? number_at(value, 6, 2) : 0;
  return is_between(minute, 0, 59) && is_between(second, 0, 59) &&
         (is_between(hour, 0, 23) || (hour == 24 && minute == 0 && second == 0));
}

/// "2024-03-15T09:00", "XXXX-WXX-6TNI".
bool is_time(std::string_view value) {
  const std::size_t behind_day = value.find('T');
  if (behind_day == std::string_view::npos) return false;
  const std::string_view day = value.substr(0, behind_day);
  const std::string_view hour = value.substr(behind_day + 1);
  return fits_one(day, kDays) && is_in_calendar(day) && (is_clock(hour) || fits_one(hour, kPartsOfDay));
}

/// Takes "12", "2.5" or "X" from the front.
bool take_count(std::string_view& value) {
  if (value.starts_with("X")) {
    value.remove_prefix(1);
    return true;
  }
  const auto digits = static_cast<std::size_t>(std::ranges::find_if_not(value, is_digit) - value.begin());
  value.remove_prefix(digits);
  if (digits > 0 && value.starts_with(".5")) value.remove_prefix(2);
  return digits > 0;
}

/// Takes one of the units from the front.
bool take_unit(std::string_view& value, std::span<const std::string_view> units) {
  const auto unit = std::ranges::find_if(units, [&](std::string_view u) { return value.starts_with(u); });
  if (unit == units.end()) return false;
  value.remove_prefix(unit->size());
  return true;
}

/// "PT7H", "P2Y6M", "PXD", and "PXX" for some time.
bool is_length(std::string_view value) {
  static constexpr std::array<std::string_view, 8> kOfTheCalendar{"DE", "CE", "ML", "D", "W", "M", "Q", "Y"};
  static constexpr std::array<std::string_view, 3> kOfTheClock{"H", "M", "S"};
  if (value == "PXX") return true;
  if (!value.starts_with("P")) return false;
  value.remove_prefix(1);
  const bool clock = value.starts_with("T");
  if (clock) value.remove_prefix(1);
  const std::span<const std::string_view> units = clock ? std::span<const std::string_view>(kOfTheClock)
                                                        : std::span<const std::string_view>(kOfTheCalendar);
  do {
    if (!take_count(value) || !take_unit(value, units)) return false;
  } while (!value.empty());
  return true;
}

// --- Places ---

/// Whether a word, or a part of one joined by a hyphen, begins or ends there.
bool is_word_bound(const Tokens& tokens, std::uint32_t at, std::uint32_t Span::* bound, std::uint32_t hyphen) {
  const auto bound_of = [bound](const Token& token) { return token.span.*bound; };
  return std::ranges::binary_search(tokens.tokens, at, {}, bound_of) || tokens.text[hyphen] == '-';
}

std::optional<std::string> broken_span(const Tokens& tokens, Span span, std::uint32_t behind_last) {
  if (span.empty()) return "is empty";
  if (span.end > tokens.text.size()) return "ends behind the text";
  if (span.begin < behind_last) return "overlaps the one before, or stands before it";
  if (!is_word_bound(tokens, span.begin, &Span::begin, span.begin - 1)) return "begins within a word";
  if (!is_word_bound(tokens, span.end, &Span::end, span.end)) return "ends within a word";
  return std::nullopt;
}

}  // namespace

bool is_timex_value(TimeType type, std::string_view value) {
  switch (type) {
    case TimeType::date: return is_date(value);
    case TimeType::time: return is_time(value);
    case TimeType::duration: return is_length(value);
    case TimeType::set: return is_length(value) || is_date(value) || is_time(value);
  }
  return false;
}

std::optional<std::string> broken_time_promise(const Tokens& tokens, std::string_view published) {
  const std::vector<TimeExpression> found = find_times(tokens, published);
  std::uint32_t behind_last = 0;
  for (const TimeExpression& time : found) {
    const auto broken = [&](std::string_view how) {
      const std::string place = std::to_string(time.span.begin) + " to " + std::to_string(time.span.end);
      return "the expression at bytes " + place + ", " + time.value + ", " + std::string(how);
    };
    if (const auto how = broken_span(tokens, time.span, behind_last)) return broken(*how);
    if (!is_timex_value(time.type, time.value)) return broken("has a value that TIMEX3 has not");
    behind_last = time.span.end;
  }
  if (find_times(tokens, published) != found) return "the same text read twice differs";
  return std::nullopt;
}

}  // namespace hearsay::testing
