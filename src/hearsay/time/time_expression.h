// Times that a text names, after TIMEX3 (TimeML 1.2.1).
#pragma once

#include <cstdint>
#include <string>

#include "hearsay/base/span.h"

namespace hearsay {

enum class TimeType : std::uint8_t { date, time, duration, set };

struct TimeExpression {
  Span span;
  TimeType type = TimeType::date;
  std::string value;  ///< ISO 8601 as TIMEX3 has it: "2025-08-15", "XXXX-08-15", "PT7H"

  friend bool operator==(const TimeExpression&, const TimeExpression&) = default;
};

}  // namespace hearsay
