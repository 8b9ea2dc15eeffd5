// The words of a passage as they are held against those of another: what is typography is folded away.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/base/span.h"

namespace hearsay::dossier {

struct ComparedWords {
  std::vector<std::string> forms;  ///< comparison_form
  std::vector<Span> spans;         ///< where each stands in the text
};

inline constexpr std::size_t kMostCompared = 2000;  ///< words; what stands behind them is not compared

/// The words of the parts, which lie in order and apart. A word is a run of letters and digits with the
/// apostrophes
/// ("don't") and the marks of numbers ("3,400") inside it.
[[nodiscard]] ComparedWords compared_words(std::string_view text, std::span<const Span> parts);

/// What words [first, last) cover: from word to word, without what lies between two parts.
[[nodiscard]] std::vector<Span> stretches(const ComparedWords& words, std::size_t first, std::size_t last,
                                          std::span<const Span> parts);

}  // namespace hearsay::dossier
