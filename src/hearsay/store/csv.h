// CSV, as RFC 4180 has it, for spreadsheets.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace hearsay {

/// One record with CR LF behind it. A cell that a spreadsheet would take for a formula gets an apostrophe in
/// front, by which spreadsheets know text (OWASP, CSV injection). Ill-formed UTF-8 and NUL become U+FFFD.
[[nodiscard]] std::string csv_line(std::span<const std::string> cells);

}  // namespace hearsay
