// JSON repair: JSON as pages write it, brought to what a JSON parser takes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

/// The JSON values in a script, one after the other, repaired: wrappers (comments, CDATA) and trailing commas
/// gone, raw control characters in strings escaped, escapes that JSON does not know unescaped, lone surrogates
/// replaced, what is cut off at the end closed. One pass; no value nests deeper than `max_depth`: what does is
/// left out with all that follows it. What is broken in other ways stays so.
[[nodiscard]] std::vector<std::string> repaired_json(std::string_view script, std::size_t max_depth);

}  // namespace hearsay
