// Times: finds and normalises the dates, times, durations and sets that a text names.
#pragma once

#include <string_view>
#include <vector>

#include "hearsay/language/tokens.h"
#include "hearsay/time/time_expression.h"

namespace hearsay {

/// The time expressions of a text in order, not overlapping. `published` (ISO 8601, may be empty) anchors
/// "Tuesday" and "August 15"; without it, the text's own dateline does, and where that has no full date, what
/// the text leaves open is X in the value ("XXXX-08-15").
[[nodiscard]] std::vector<TimeExpression> find_times(const Tokens& tokens, std::string_view published);

}  // namespace hearsay
