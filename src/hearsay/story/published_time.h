// When a report appeared: the metadata's ISO 8601, read for ordering.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "hearsay/story/story.h"

namespace hearsay {

/// A date, with the time of day and the zone where the page has them. Nothing is filled in.
struct PublishedTime {
  std::chrono::year_month_day date;
  std::optional<std::chrono::minutes> time_of_day;
  std::optional<std::chrono::minutes> utc_offset;
};

/// Reads "2025-10-18", "2025-10-18T19:42" and "2025-10-18T19:42:05.5+01:00"; empty for anything else.
[[nodiscard]] std::optional<PublishedTime> parse_published(std::string_view iso);

/// For ordering alone: minutes since 1970 UTC. A missing time counts as midnight, a missing zone as UTC.
[[nodiscard]] std::int64_t order_of(const PublishedTime& time);

/// Orders the story's reports: order_of what their pages tell; those that do not tell come last.
[[nodiscard]] std::int64_t publication_order(const Story& story, std::uint32_t document);

}  // namespace hearsay
