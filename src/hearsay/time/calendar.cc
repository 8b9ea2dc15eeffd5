#include "hearsay/time/calendar.h"

#include <charconv>
#include <string>

namespace hearsay {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

constexpr int kDaysInWeek = 7;
constexpr int kSaturday = 6;

std::optional<int> to_number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc{} && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

/// In months, for the stretches that are a number of them; 0 for the others.
int months_in(Grain grain) {
  switch (grain) {
    case Grain::month: return 1;
    case Grain::season:
    case Grain::quarter: return 3;
    case Grain::half: return 6;
    case Grain::year: return 12;
    case Grain::decade: return 120;
    case Grain::century: return 1200;
    default: return 0;
  }
}

Day monday_of(Day day) { return day - days{weekday_of(day) - 1}; }

/// "2025-W33" of the ISO week that holds the day.
std::string week_value(Day day) {
  const Day thursday = monday_of(day) + days{3};
  const int number = static_cast<int>((thursday - day_of(year_of(thursday), 1, 1)).count()) / kDaysInWeek + 1;
  return padded(year_of(thursday), 4) + "-W" + padded(number, 2);
}

std::string_view season_code(int month) {
  return month < 6 ? "SP" : month < 9 ? "SU" : month < 12 ? "FA" : "WI";
}

}  // namespace

std::string padded(int number, int width) {
  std::string digits = std::to_string(number);
  if (digits.size() < static_cast<std::size_t>(width)) digits.insert(0, width - digits.size(), '0');
  return digits;
}

Day day_of(int year, int month, int day) {
  return year_month_day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                        std::chrono::day{static_cast<unsigned>(day)}};
}

int year_of(Day day) { return static_cast<int>(year_month_day{day}.year()); }
int month_of(Day day) { return static_cast<int>(static_cast<unsigned>(year_month_day{day}.month())); }
int quarter_of(Day day) { return (month_of(day) - 1) / 3 + 1; }
int weekday_of(Day day) { return static_cast<int>(std::chrono::weekday{day}.iso_encoding()); }

std::optional<Day> parse_day(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = to_number(iso.substr(0, 4));
  const auto month = to_number(iso.substr(5, 2));
  const auto day = to_number(iso.substr(8, 2));
  if (!year || !month || !day || *year < kFirstYear || !has_day(year, *month, *day)) return std::nullopt;
  return day_of(*year, *month, *day);
}

bool has_day(std::optional<int> year, int month, int day) {
  constexpr int kLeapYear = 2000;
  return month >= 1 && day >= 1 &&
         year_month_day{std::chrono::year{year.value_or(kLeapYear)},
                        std::chrono::month{static_cast<unsigned>(month)},
                        std::chrono::day{static_cast<unsigned>(day)}}
             .ok();
}

Period period_of(Grain grain, Day day) {
  const int year = year_of(day);
  switch (grain) {
    case Grain::day: return {grain, day};
    case Grain::week: return {grain, monday_of(day)};
    case Grain::weekend: return {grain, monday_of(day) + days{kSaturday - 1}};
    case Grain::month: return {grain, day_of(year, month_of(day), 1)};
    case Grain::season: {
      const int month = month_of(day) / 3 * 3;
      return {grain, month == 0 ? day_of(year - 1, 12, 1) : day_of(year, month, 1)};
    }
    case Grain::quarter: return {grain, day_of(year, 3 * quarter_of(day) - 2, 1)};
    case Grain::half: return {grain, day_of(year, month_of(day) < 7 ? 1 : 7, 1)};
    case Grain::year: return {grain, day_of(year, 1, 1)};
    case Grain::decade: return {grain, day_of(year / 10 * 10, 1, 1)};
    case Grain::century: return {grain, day_of(year / 100 * 100, 1, 1)};
  }
  return {grain, day};
}

Period season_of(int year, std::string_view code) {
  const int month = code == "SP" ? 3 : code == "SU" ? 6 : code == "FA" ? 9 : 12;
  return {Grain::season, day_of(year, month, 1)};
}

std::optional<Period> shifted(Period period, std::int64_t steps) {
  constexpr std::int64_t kMostSteps = 366LL * kLastYear;  // of any length: more leave the years there are
  if (steps < -kMostSteps || steps > kMostSteps) return std::nullopt;
  if (const int months = months_in(period.grain); months > 0) {
    const std::int64_t month =
        12LL * year_of(period.start) + month_of(period.start) - 1 + steps * static_cast<std::int64_t>(months);
    if (month < 12LL * kFirstYear || month >= 12LL * (kLastYear + 1)) return std::nullopt;
    return Period{period.grain, day_of(static_cast<int>(month / 12), static_cast<int>(month % 12) + 1, 1)};
  }
  const std::int64_t length = period.grain == Grain::day ? 1 : kDaysInWeek;
  const Day start = period.start + days{static_cast<int>(steps * length)};
  // A week belongs to the year of its Thursday.
  if (start < day_of(kFirstYear, 1, 4) || start > day_of(kLastYear, 12, 27)) return std::nullopt;
  return Period{period.grain, start};
}

std::string value_of(Period period) {
  const int year = year_of(period.start);
  const std::string digits = padded(year, 4);
  switch (period.grain) {
    case Grain::day:
      return digits + "-" + padded(month_of(period.start), 2) + "-" +
             padded(static_cast<int>(static_cast<unsigned>(year_month_day{period.start}.day())), 2);
    case Grain::week: return week_value(period.start);
    case Grain::weekend: return week_value(period.start) + "-WE";
    case Grain::month: return digits + "-" + padded(month_of(period.start), 2);
    case Grain::season: return digits + "-" + std::string(season_code(month_of(period.start)));
    case Grain::quarter: return digits + "-Q" + std::to_string(quarter_of(period.start));
    case Grain::half: return digits + (month_of(period.start) < 7 ? "-H1" : "-H2");
    case Grain::year: return digits;
    case Grain::decade: return digits.substr(0, 3);
    case Grain::century: return digits.substr(0, 2);
  }
  return digits;
}

std::string unknown_value(Grain grain) {
  switch (grain) {
    case Grain::day: return "XXXX-XX-XX";
    case Grain::week: return "XXXX-WXX";
    case Grain::weekend: return "XXXX-WXX-WE";
    case Grain::month: return "XXXX-XX";
    case Grain::quarter: return "XXXX-QX";
    case Grain::half: return "XXXX-HX";
    case Grain::decade: return "XXX";
    case Grain::century: return "XX";
    default: return "XXXX";
  }
}

Day nth_weekday(int year, int month, int weekday, int n) {
  const Day first = day_of(year, month, 1);
  Day found = first + days{(weekday - weekday_of(first) + kDaysInWeek) % kDaysInWeek + kDaysInWeek * (n - 1)};
  while (month_of(found) != month) found -= days{kDaysInWeek};
  return found;
}

Day easter(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return day_of(year, n / 31, n % 31 + 1);
}

}  // namespace hearsay
