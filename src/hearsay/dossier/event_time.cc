#include "hearsay/dossier/event_time.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "hearsay/dossier/published_time.h"

namespace hearsay::dossier {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

struct Named {
  std::string_view code;
  std::string_view words;
  unsigned first_month = 1;
};

constexpr std::array kSeasons = {Named{"SP", "spring", 3}, Named{"SU", "summer", 6}, Named{"FA", "autumn", 9},
                                 Named{"WI", "winter", 12}};
constexpr std::array kQuarters = {Named{"Q1", "first quarter", 1}, Named{"Q2", "second quarter", 4},
                                  Named{"Q3", "third quarter", 7}, Named{"Q4", "fourth quarter", 10},
                                  Named{"H1", "first half", 1},    Named{"H2", "second half", 7}};
constexpr std::array kTimesOfDay = {Named{"MO", "morning"}, Named{"MI", "midday"}, Named{"AF", "afternoon"},
                                    Named{"EV", "evening"}, Named{"NI", "night"},  Named{"DT", "daytime"}};
constexpr std::array kReferences = {Named{"PAST_REF", "in the past"}, Named{"PRESENT_REF", "now"},
                                    Named{"FUTURE_REF", "in the future"}};
constexpr std::array<std::string_view, 7> kWeekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                       "Thursday", "Friday", "Saturday"};

template <std::size_t size>
const Named* find(const std::array<Named, size>& names, std::string_view code) {
  const auto at = std::ranges::find(names, code, &Named::code);
  return at == names.end() ? nullptr : &*at;
}

std::optional<int> number(std::string_view digits, std::size_t size) {
  if (digits.size() != size) return std::nullopt;
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

year_month_day first_of(int of_year, unsigned of_month) { return year{of_year} / month{of_month} / day{1}; }

/// Monday of the ISO 8601 week, which is the one that holds the year's 4 January, or later.
year_month_day monday_of(int of_year, int week) {
  using std::chrono::sys_days;
  const sys_days fourth = year{of_year} / month{1} / day{4};
  const sys_days monday = fourth - (std::chrono::weekday{fourth} - std::chrono::Monday);
  return year_month_day{monday + std::chrono::days{7 * (week - 1)}};
}

/// What stands behind "2025-": "10-18", "10", "SU", "Q3", "W42", "W42-WE". The year is unknown if empty.
bool read_within_year(EventTime& time, std::string_view rest, std::optional<int> of_year) {
  const std::string behind = of_year ? fmt::format(" {}", *of_year) : "";
  const Named* named = find(kSeasons, rest);
  if (named == nullptr) named = find(kQuarters, rest);
  if (named != nullptr) {
    const bool season = find(kSeasons, rest) != nullptr;
    time.date = std::string(named->words) + (season || !of_year ? "" : " of") + behind;
    if (of_year) time.first_day = first_of(*of_year, named->first_month);
    return true;
  }
  if (rest.starts_with('W')) {
    const auto week = number(rest.substr(1, 2), 2);
    const std::string_view part = rest.substr(std::min<std::size_t>(rest.size(), 3));
    if (!week || *week < 1 || *week > 53 || !of_year || !(part.empty() || part == "-WE")) return false;
    time.first_day = monday_of(*of_year, *week);
    const std::string monday = date_words({*time.first_day, std::nullopt, std::nullopt});
    time.date = fmt::format("{} of {}", part.empty() ? "week" : "weekend of the week", monday);
    return true;
  }
  const auto of_month = number(rest.substr(0, 2), 2);
  if (!of_month || *of_month < 1 || *of_month > 12) return false;
  // A leap year stands in for one that is not known, so that 29 February is a day.
  const year_month_day first = first_of(of_year.value_or(2000), static_cast<unsigned>(*of_month));
  const std::string first_words = date_words({first, std::nullopt, std::nullopt});
  const std::size_t month_begin = first_words.find(' ') + 1;
  const std::string month_name = first_words.substr(month_begin, first_words.rfind(' ') - month_begin);
  if (rest.size() == 2) {
    time.date = month_name + behind;
    if (of_year) time.first_day = first;
    return true;
  }
  const auto of_day = rest.size() == 5 && rest[2] == '-' ? number(rest.substr(3), 2) : std::nullopt;
  if (!of_day) return false;
  const year_month_day date = first.year() / first.month() / day{static_cast<unsigned>(*of_day)};
  if (!date.ok()) return false;
  time.date = fmt::format("{} {}{}", *of_day, month_name, behind);
  if (!of_year) return true;
  time.first_day = date;
  const std::chrono::weekday weekday{std::chrono::sys_days{date}};
  time.date = fmt::format("{} {}", kWeekdays[weekday.c_encoding()], time.date);
  return true;
}

/// "2025", "199" (a decade), "19" (a century), "2025-10-18", "XXXX-10".
bool read_date(EventTime& time, std::string_view value) {
  const std::size_t dash = value.find('-');
  const std::string_view of_year = value.substr(0, dash);
  if (dash == std::string_view::npos) {
    if (const auto whole = number(of_year, 4)) {
      time.date = std::string(of_year);
      time.first_day = first_of(*whole, 1);
      return true;
    }
    if (const auto decade = number(of_year, 3)) {
      time.date = fmt::format("the {}0s", of_year);
      time.first_day = first_of(*decade * 10, 1);
      return true;
    }
    return false;
  }
  const std::string_view rest = value.substr(dash + 1);
  if (of_year == "XXXX") return read_within_year(time, rest, std::nullopt);
  const auto whole = number(of_year, 4);
  return whole && read_within_year(time, rest, whole);
}

/// What stands behind "T": "14:00", "14", "14:00Z", "MO".
bool read_time_of_day(EventTime& time, std::string_view value) {
  if (const Named* named = find(kTimesOfDay, value)) {
    time.of_day = named->words;
    return true;
  }
  const auto hours = number(value.substr(0, 2), 2);
  if (!hours || *hours > 24) return false;
  std::optional<int> minutes = 0;
  if (value.size() >= 5 && value[2] == ':') minutes = number(value.substr(3, 2), 2);
  if (!minutes || *minutes > 59) return false;
  time.of_day = fmt::format("{:02}:{:02}", *hours, *minutes);
  time.time_of_day = std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
  return true;
}

}  // namespace

EventTime event_time(std::string_view value) {
  EventTime time;
  if (value.empty()) {
    time.date = "date not told";
    return time;
  }
  if (const Named* reference = find(kReferences, value)) {
    time.date = reference->words;
    return time;
  }
  const std::size_t t = value.find('T');
  const bool has_time = t != std::string_view::npos && t > 0;
  const bool read = read_date(time, value.substr(0, has_time ? t : value.size()));
  if (!read || (has_time && !read_time_of_day(time, value.substr(t + 1))))
    return {std::string(value), {}, {}, {}};
  return time;
}

std::string event_time_words(const EventTime& time) {
  return time.of_day.empty() ? time.date : time.date + ", " + time.of_day;
}

bool is_later(const EventTime& event, const PublishedTime& published) {
  if (!event.first_day) return false;
  if (*event.first_day != published.date) return *event.first_day > published.date;
  return event.time_of_day && published.time_of_day && *event.time_of_day > *published.time_of_day;
}

}  // namespace hearsay::dossier
