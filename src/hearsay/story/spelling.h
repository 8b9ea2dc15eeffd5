// Spelling: whether two names are one name written by two newsrooms.
#pragma once

#include <string>
#include <string_view>

namespace hearsay {

/// A name brought to one of the spellings that transliterations choose between: "Sergeyyev" and "Sergeyev"
/// alike, "Khatami" and "Hatamy". Small letters without diacritics; for comparing only.
[[nodiscard]] std::string spelling_key(std::string_view name);

/// Edits (insert, delete, replace, swap neighbours; Damerau 1964, restricted) between two words of bytes, or
/// `limit` + 1 if there are more. O(size × limit).
[[nodiscard]] unsigned edit_distance(std::string_view a, std::string_view b, unsigned limit);

/// Whether two words of names differ as little as two transliterations do: one letter in five or more, two in
/// nine.
[[nodiscard]] bool spelt_alike(std::string_view a, std::string_view b);

}  // namespace hearsay
