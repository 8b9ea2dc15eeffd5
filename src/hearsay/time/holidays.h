// Holidays that English names, and the days they fall on.
#pragma once

#include <optional>
#include <string_view>

#include "hearsay/time/calendar.h"
#include "hearsay/time/numbers.h"
#include "hearsay/time/time_text.h"

namespace hearsay {

/// The rule of the holiday whose name begins with piece i, as data/holidays.txt writes it; the longest.
[[nodiscard]] std::optional<Read<std::string_view>> read_holiday(const TimeText& text, PieceIndex i);

/// The day in that year.
[[nodiscard]] Day holiday_in(std::string_view rule, int year);

}  // namespace hearsay
