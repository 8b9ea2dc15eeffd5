// Lengths of time as TIMEX3 writes them.
#pragma once

#include <string>

#include "hearsay/time/time_meaning.h"

namespace hearsay {

/// "PT7H", "P3Y", "PXD" for "several days", "P2Y6M" for "2 1/2 years", "P1DE" for a decade.
[[nodiscard]] std::string length_value(const Length& length);

}  // namespace hearsay
