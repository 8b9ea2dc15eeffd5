// Bylines: the names in "By Ann Lee and Bo Dahl, political editor".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

/// Names alone, in order, each once. Nothing for what is no list of names: an address, a sentence, a bare
/// "Staff".
[[nodiscard]] std::vector<std::string> names_in_byline(std::string_view byline);

/// The one name, or user's name, that `text` is once words such as "Posts by" are taken off; else empty.
[[nodiscard]] std::string one_name(std::string_view text);

/// Whether it begins with a capital, or a letter of a script that may have none.
[[nodiscard]] bool begins_as_name(std::string_view text);

/// "By", "Posted by", "von": nothing but the words that introduce names.
[[nodiscard]] bool introduces_byline(std::string_view line);

/// "By Ann Lee", "Von Anna Lee": an introducing word and then names, on a line of its own.
[[nodiscard]] bool begins_as_byline(std::string_view line);

}  // namespace hearsay
