// Stretches of the calendar and how TIMEX3 writes them.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hearsay {

using Day = std::chrono::sys_days;

/// How long a stretch of the calendar is.
enum class Grain : std::uint8_t { day, week, weekend, month, season, quarter, half, year, decade, century };

/// A stretch of the calendar that begins on a known day: "2024-03", "2024-W11", "2024-Q1", "199".
struct Period {
  Grain grain = Grain::day;
  Day start;  ///< its first day

  friend bool operator==(const Period&, const Period&) = default;
};

/// The years that values are written for: TIMEX3 has four digits.
inline constexpr int kFirstYear = 1;
inline constexpr int kLastYear = 9999;

/// The day at the head of an ISO 8601 date or time; nothing if it is none of years 1 to 9999.
[[nodiscard]] std::optional<Day> parse_day(std::string_view iso);

/// Whether the month has that day in `year`, or in some year if that is not known.
[[nodiscard]] bool has_day(std::optional<int> year, int month, int day);

[[nodiscard]] Day day_of(int year, int month, int day);
[[nodiscard]] int year_of(Day day);
[[nodiscard]] int month_of(Day day);
[[nodiscard]] int quarter_of(Day day);  ///< 1 to 4
[[nodiscard]] int weekday_of(Day day);  ///< 1, Monday, to 7

/// The stretch of that length which holds the day. The season is the one that TIMEX3 counts to the year: winter
/// 2024 begins in December 2024.
[[nodiscard]] Period period_of(Grain grain, Day day);

[[nodiscard]] Period season_of(int year, std::string_view code);  ///< SP, SU, FA, WI

/// `steps` stretches of the same length later; nothing outside the years 1 to 9999.
[[nodiscard]] std::optional<Period> shifted(Period period, std::int64_t steps);

/// As TIMEX3 writes it: 2024-03-15, 2024-W11, 2024-W11-WE, 2024-03, 2024-SP, 2024-Q1, 2024-H1, 2024, 202, 20.
[[nodiscard]] std::string value_of(Period period);

/// What TIMEX3 writes for a stretch of that length of which nothing is known: XXXX-WXX.
[[nodiscard]] std::string unknown_value(Grain grain);

/// With zeros in front, to `width` digits.
[[nodiscard]] std::string padded(int number, int width);

/// The n-th weekday (1 to 7) of a month; the last one for n = 5.
[[nodiscard]] Day nth_weekday(int year, int month, int weekday, int n);

/// Easter Sunday in the Gregorian calendar: the anonymous algorithm (Nature, 1876; Meeus 1991, chapter 8).
[[nodiscard]] Day easter(int year);

}  // namespace hearsay
