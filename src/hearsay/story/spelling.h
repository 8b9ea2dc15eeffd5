// Spelling: whether two words of names are one word written by two newsrooms.
#pragma once

#include <string>
#include <string_view>

namespace hearsay {

/// A name brought to one of the spellings that transliterations choose between: "Sergeyyev" and "Sergeyev"
/// alike, "Khatami" and "Hatamy". Small letters without diacritics; for comparing only.
[[nodiscard]] std::string spelling_key(std::string_view name);

/// What words that are spelt alike have in common, to look up what to compare: the first three
/// consonants, one letter for those that are spoken in one place, without those that are written in too many
/// ways.
[[nodiscard]] std::string sound_key(std::string_view name);

/// How far two words of names are apart, counted in letters that transliterations choose between (o and u, e
/// and a, j and y, z and s, kh and q, an h or none, …), or `limit` + 1 if by more, or by any other letter.
/// O(size × limit) for words of up to 64 bytes; of longer ones the rest is not compared.
[[nodiscard]] unsigned spelling_distance(std::string_view a, std::string_view b, unsigned limit);

/// A word of a name as it is compared, made once for many comparisons.
struct Spelling {
  std::string key;     ///< spelling_key
  std::string sounds;  ///< what spelling_distance compares
};

[[nodiscard]] Spelling spelling_of(std::string_view name);

/// Whether two words of names differ as little as two transliterations do: by nothing in a short word, by one
/// of these letters in five, two in six, three in nine.
[[nodiscard]] bool spelt_alike(const Spelling& a, const Spelling& b);
[[nodiscard]] bool spelt_alike(std::string_view a, std::string_view b);

}  // namespace hearsay
