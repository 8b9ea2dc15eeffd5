// Whether two quotations are cuts of one saying.
#pragma once

#include <cstdint>
#include <vector>

#include "hearsay/story/story.h"
#include "hearsay/story/story_text.h"

namespace hearsay {

/// What a statement has in quotation marks: one or more stretches, in order.
struct QuotedWords {
  std::vector<Word> words;
  std::vector<std::uint32_t> stretch;  ///< for each word, which stretch it is of, from 0
  std::vector<bool> opens;             ///< for each word, whether it is the first of a sentence or stretch

  [[nodiscard]] bool empty() const { return words.empty(); }
  /// Adds the words as one stretch.
  void add(std::span<const Word> stretch_words, const Tokens& tokens);
};

struct QuotationLikeness {
  double similarity = 0;     ///< of the part that both have, with what stands in its way at its ends: 0 to 1
  std::size_t words = 0;     ///< that both have
  std::size_t content = 0;   ///< of these, those that say something
  bool opposite = false;     ///< one denies what the other says
  bool whole = false;        ///< one of the two has no stretch but those that match, and these whole
  bool same_extent = false;  ///< the stretches that match do so from end to end in both
  Agreement agreement = Agreement::verbatim;  ///< of b with a; never paraphrase
};

/// Compares b with a, the longer of the two.
[[nodiscard]] QuotationLikeness compare_quotations(const QuotedWords& a, const QuotedWords& b);

}  // namespace hearsay
