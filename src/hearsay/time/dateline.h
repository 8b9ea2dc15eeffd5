// The day that a report itself begins with, where nothing else tells when it was published.
#pragma once

#include <optional>

#include "hearsay/time/calendar.h"
#include "hearsay/time/time_text.h"

namespace hearsay {

/// The day of a dateline ("KARLSUND, Nov. 3, 2012 (AP) —") or of a line that is nothing but a date, among the
/// first sentences; nothing if no day, month and year stand there. Leaves `text` at another sentence.
[[nodiscard]] std::optional<Day> dateline_day(TimeText& text);

}  // namespace hearsay
