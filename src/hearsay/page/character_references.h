// Character references: "&amp;", "&eacute", "&#8217;" to the characters they stand for, after the HTML standard
// (WHATWG, section 13.2.5.72).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hearsay {

/// In an attribute's value a name without ";" stands for itself before "=" or a letter or digit: "?a=1&copy=2".
enum class ReferencePlace : std::uint8_t { text, attribute };

/// Appends `text` with its references decoded. What is no reference stays as it is.
void append_decoded(std::string& out, std::string_view text, ReferencePlace place);

}  // namespace hearsay
