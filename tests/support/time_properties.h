// What must hold for the expressions of time of any text; its tests and its fuzz target use it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hearsay/language/tokens.h"
#include "hearsay/time/time_expression.h"

namespace hearsay::testing {

/// Whether TIMEX3 (TimeML 1.2.1) has such a value for that type: its form, and that the calendar has the day
/// and the clock the time.
[[nodiscard]] bool is_timex_value(TimeType type, std::string_view value);

/// What find_times does with the text that it must not: which promise is broken, and by which expression.
[[nodiscard]] std::optional<std::string> broken_time_promise(const Tokens& tokens, std::string_view published);

}  // namespace hearsay::testing
