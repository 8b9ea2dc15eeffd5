// The date and time that a page gives for itself, brought to ISO 8601.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hearsay {

/// Which of two numbers comes first in "05/08/2025", where the language tells.
enum class DateOrder : std::uint8_t { unknown, day_first, month_first };

/// BCP 47 language of the page to the order its numbers have: "en-US" month first, plain "en" unknown, most
/// others day first.
[[nodiscard]] DateOrder date_order(std::string_view language);

/// "2025-08-15T21:04:00Z", "2025-08-15" or "2025-08" with the precision and zone that `text` has; nothing where
/// it holds no date or an ambiguous one. Reads ISO 8601 and its cousins, RFC 1123, and days with a month's name
/// in several languages.
[[nodiscard]] std::optional<std::string> iso_date(std::string_view text, DateOrder order = DateOrder::unknown);

/// A day in a path: "/2025/08/15/" or "/2025-08-15-".
[[nodiscard]] std::optional<std::string> date_in_url(std::string_view url);

}  // namespace hearsay
