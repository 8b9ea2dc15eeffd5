// What an expression of time says, before it is known which day it is said on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "hearsay/time/calendar.h"

namespace hearsay {

enum class TimeUnit : std::uint8_t {
  second,
  minute,
  hour,
  day,
  week,
  fortnight,
  weekend,
  month,
  quarter,
  half,
  semester,
  year,
  decade,
  century,
  millennium,
};

/// Which of many: "last", "this". `nearest` is what stands alone ("Friday").
enum class Relation : std::uint8_t {
  nearest,
  last,
  next,
  this_,
  that,       ///< the one the text speaks of, also "the same"
  the,        ///< "the quarter"
  previous,   ///< the one before that
  following,  ///< the one behind that
  past,       ///< "the past year"
  coming,
  current,
  latest,
};

/// How many. `known` is false for "several"; `half` adds one half.
struct Quantity {
  std::int64_t whole = 0;
  bool half = false;
  bool known = true;
};

/// A day, month or year of the calendar, parts of which may be missing.
struct CalendarDate {
  std::optional<int> year = std::nullopt;
  std::optional<int> month = std::nullopt;
  std::optional<int> day = std::nullopt;
  std::optional<int> weekday = std::nullopt;
  Relation relation = Relation::nearest;                 ///< "last May", "next Friday"
  std::optional<Relation> year_relation = std::nullopt;  ///< "June last year"
  bool week_of = false;                                  ///< "the week of March 6"
};

/// "yesterday": days from the day of speaking.
struct DayFromNow {
  int days = 0;
};

/// "last week", "the year".
struct RelatedPeriod {
  Grain grain = Grain::year;
  Relation relation = Relation::this_;
};

/// "the third quarter of 1990", "last fall", "the second half": a numbered part of a year; without a number
/// "the year-ago quarter", "the same month last year".
struct PartOfYear {
  Grain grain = Grain::quarter;  ///< quarter, half or season; month only without a number
  int number = 0;                ///< from 1; 0 where not told
  std::optional<int> year = std::nullopt;
  Relation relation = Relation::nearest;
  std::optional<Relation> year_relation = std::nullopt;
  int years_back = 0;  ///< "year-earlier"
};

/// A holiday: its place in data/holidays.txt.
struct HolidayDate {
  std::string_view rule;
  std::optional<int> year = std::nullopt;
  Relation relation = Relation::nearest;
};

/// "the 1990s", "the 20th century": known without any day.
struct KnownPeriod {
  std::string value;
};

/// "two days ago", "a year earlier".
struct Shift {
  Quantity quantity;
  TimeUnit unit = TimeUnit::day;
  int direction = -1;           ///< -1 back, 1 forward
  bool from_reference = false;  ///< from the time the text speaks of, not from that of speaking
};

/// "seven hours".
struct Length {
  Quantity quantity;
  TimeUnit unit = TimeUnit::hour;
};

/// "every Friday", and lengths whose value is told by the word itself.
struct Recurrence {
  std::string value;
};
struct KnownLength {
  std::string value;
};

/// "now", "the future".
struct VagueTime {
  std::string_view value;
};

using Meaning = std::variant<std::monostate, CalendarDate, DayFromNow, RelatedPeriod, PartOfYear, HolidayDate,
                             KnownPeriod, Shift, Length, Recurrence, KnownLength, VagueTime>;

/// An expression of time. With a time of day ("T22:00", "TEV") the meaning is the day; std::monostate is the
/// one that the text speaks of.
struct TimePhrase {
  std::uint32_t first = 0;  ///< pieces
  std::uint32_t last = 0;
  Meaning meaning = {};
  std::string time_of_day = {};
};

}  // namespace hearsay
