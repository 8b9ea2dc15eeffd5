// When an event is: a TIMEX3 value (TimeML 1.2.1) in words for people, and where it lies on the calendar.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "hearsay/story/published_time.h"

namespace hearsay::dossier {

struct EventTime {
  std::string date;    ///< "Saturday 18 October 2025", "October 2025", "winter 1963"; the value, if it is none
  std::string of_day;  ///< "14:00", "morning"; empty where it is not told
  std::optional<std::chrono::year_month_day> first_day;  ///< of the period; empty where no year is known
  std::optional<std::chrono::minutes> time_of_day;
};

[[nodiscard]] EventTime event_time(std::string_view value);

/// "Saturday 18 October 2025, 14:00".
[[nodiscard]] std::string event_time_words(const EventTime& time);

/// Whether it begins behind the publication, as far as both tell; where they tell the same day and one of them
/// no time, it does not. Days and times are taken as the pages have them, without regard to zones.
[[nodiscard]] bool is_later(const EventTime& event, const PublishedTime& published);

}  // namespace hearsay::dossier
