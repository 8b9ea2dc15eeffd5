// What a clip shows, told: as JSON, as WebVTT, as a page, for a terminal. Each carries the warning.
#pragma once

#include <string>
#include <string_view>

#include "hearsay/footage/footage.h"

namespace hearsay {

/// What courts have juries told of lip-reading (R v Luttrell [2004] EWCA Crim 1344), and what was measured
/// here.
[[nodiscard]] std::string_view lip_reading_warning();

[[nodiscard]] std::string_view name_of(Legibility legibility);  ///< "fair", "poor", "none"
[[nodiscard]] std::string_view name_of(Condition::Kind kind);   ///< "frames-per-second", …
[[nodiscard]] bool is_met(const Condition& condition, double bound);

/// `hearsay-footage/1` (docs/record.md), indented by one space, with a final line break.
[[nodiscard]] std::string footage_json(const Footage& footage);

/// WebVTT (W3C): a cue for each stretch in which a mouth speaks. It tells when, never what.
[[nodiscard]] std::string footage_vtt(const Footage& footage);

/// One self-contained page, with a strip of each mouth over time.
[[nodiscard]] std::string footage_html(const Footage& footage);

/// The summary for a terminal.
[[nodiscard]] std::string footage_text(const Footage& footage);

}  // namespace hearsay
