// Which words of two texts stand for each other.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "hearsay/story/words.h"

namespace hearsay {

/// A word of `a` and the one of `b` that is the same, in form or at least in stem.
struct AlignedWords {
  std::uint32_t a = 0;  ///< indices into the two lists
  std::uint32_t b = 0;
  bool same_form = true;
};

/// The best local alignment (Smith and Waterman 1981), weighed by weight_of: its pairs in order; empty if the
/// texts share nothing. Time and memory are the product of the lengths, of which no more than the first
/// kMostAligned words count.
[[nodiscard]] std::vector<AlignedWords> align_words(std::span<const Word> a, std::span<const Word> b);

inline constexpr std::size_t kMostAligned = 2000;

/// Whether two words count as one when texts are aligned.
[[nodiscard]] inline bool alike(const Word& a, const Word& b) {
  return a.form == b.form || (a.stem != 0 && a.stem == b.stem);
}

}  // namespace hearsay
