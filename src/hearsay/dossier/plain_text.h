// Plain text: what reports say, made safe for a terminal and for Markdown.
#pragma once

#include <string>
#include <string_view>

namespace hearsay::dossier {

/// One line: white space folded, controls (escape sequences among them) and bidi overrides as U+FFFD.
[[nodiscard]] std::string one_line(std::string_view text);

/// `one_line` with every mark of CommonMark escaped, so that nothing but text can come of it.
[[nodiscard]] std::string escape_markdown(std::string_view text);

/// At most `code_points` of the text, with "…" where it was cut.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t code_points);

/// The text with spaces behind it, `code_points` long.
[[nodiscard]] std::string padded(std::string_view text, std::size_t code_points);

}  // namespace hearsay::dossier
