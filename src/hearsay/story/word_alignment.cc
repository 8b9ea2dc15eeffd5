#include "hearsay/story/word_alignment.h"

#include <algorithm>

namespace hearsay {
namespace {

constexpr float kSkipped = 0.3F;   // of a word's weight, where only one text has it
constexpr float kReplaced = 0.7F;  // of both words' mean weight
constexpr float kInflected = 0.9F;

enum class Step : std::uint8_t { stop, pair, skip_a, skip_b };

float value_of(const Word& a, const Word& b) {
  const auto mean = static_cast<float>((weight_of(a) + weight_of(b)) / 2);
  if (!alike(a, b)) return -kReplaced * mean;
  return a.form == b.form ? mean : kInflected * mean;
}

}  // namespace

std::vector<AlignedWords> align_words(std::span<const Word> a, std::span<const Word> b) {
  a = a.first(std::min(a.size(), kMostAligned));
  b = b.first(std::min(b.size(), kMostAligned));
  const std::size_t width = b.size() + 1;
  std::vector<Step> steps((a.size() + 1) * width, Step::stop);
  std::vector<float> above(width, 0);
  std::vector<float> row(width, 0);
  float best = 0;
  std::size_t best_at = 0;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const float skip_a = kSkipped * static_cast<float>(weight_of(a[i - 1]));
    row[0] = 0;
    for (std::size_t j = 1; j < width; ++j) {
      const float paired = above[j - 1] + value_of(a[i - 1], b[j - 1]);
      const float skipped_a = above[j] - skip_a;
      const float skipped_b = row[j - 1] - kSkipped * static_cast<float>(weight_of(b[j - 1]));
      const float most = std::max({0.0F, paired, skipped_a, skipped_b});
      row[j] = most;
      Step& step = steps[i * width + j];
      step = most <= 0           ? Step::stop
             : most == paired    ? Step::pair
             : most == skipped_a ? Step::skip_a
                                 : Step::skip_b;
      if (most > best) {
        best = most;
        best_at = i * width + j;
      }
    }
    std::swap(row, above);
  }
  std::vector<AlignedWords> pairs;
  for (std::size_t at = best_at; steps[at] != Step::stop;) {
    const auto i = static_cast<std::uint32_t>(at / width - 1);
    const auto j = static_cast<std::uint32_t>(at % width - 1);
    switch (steps[at]) {
      case Step::pair:
        if (alike(a[i], b[j])) pairs.push_back({i, j, a[i].form == b[j].form});
        at -= width + 1;
        break;
      case Step::skip_a: at -= width; break;
      case Step::skip_b: at -= 1; break;
      case Step::stop: break;
    }
  }
  std::ranges::reverse(pairs);
  return pairs;
}

}  // namespace hearsay
