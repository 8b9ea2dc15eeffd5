#include "hearsay/page/text_region.h"

#include <algorithm>
#include <string_view>

#include "hearsay/page/text_lines.h"

namespace hearsay {
namespace {

// Worths, in paragraphs of 120 letters. Measured to be best within wide bounds: docs/decisions.md.
constexpr float kLengthForOne = 120;
constexpr float kMostOfALine = 5;
constexpr float kShortSentence = 0.5F;
constexpr float kLongLine = 0.5F;
constexpr float kLabel = -0.6F;
constexpr float kLeftOut = -0.6F;
constexpr float kMostOfAGap = -8;      // lines in a row without a sentence
constexpr float kMostOfAList = -0.4F;  // lines in a row that are left out: what they are is known

// In letters.
constexpr std::size_t kMinLongLine = 100;
constexpr std::size_t kMaxLabel = 30;      // shorter: "Sport", "3:59 PM", "Share of the day"
constexpr std::size_t kMaxHeading = 60;    // longer, and no sentence: another article's headline
constexpr std::size_t kMaxHeadline = 150;  // longer still: a paragraph whose full stop is missing

bool ends_as_clause(std::string_view line) {
  return line.ends_with(':') || line.ends_with(',') || line.ends_with(';');
}

float worth(const PageLine& line) {
  if (line.use == PageLine::Use::caption) return 0;
  if (!line.is_article()) return kLeftOut;
  if (line.is_prose) return std::min(kMostOfALine, static_cast<float>(line.length) / kLengthForOne);
  if (line.ends_a_sentence) return kShortSentence;
  if (ends_as_clause(line.text) || bullet_length(line.text) > 0) return 0;
  return line.length >= kMinLongLine && !is_cut_off(line.text) ? kLongLine : kLabel;
}

bool begins_with_quotation(std::string_view line) {
  return line.starts_with('"') || line.starts_with("“") || line.starts_with("„") || line.starts_with("«") ||
         line.starts_with("»") || line.starts_with("‘");
}

// `above` and `below` are the article's lines next to it, nullptr at its ends.
bool is_stray(const PageLine& line, const PageLine* above, const PageLine* below) {
  if (line.ends_a_sentence || bullet_length(line.text) > 0 || begins_with_quotation(line.text)) return false;
  const bool sentence_above = above != nullptr && above->ends_a_sentence;
  const bool prose_below = below != nullptr && below->is_prose;
  const std::size_t size = line.length;
  if (ends_as_clause(line.text)) return size < kMaxLabel && (below == nullptr || !below->ends_a_sentence);
  if (size < kMaxLabel) return !sentence_above || !prose_below;
  if (size < kMaxHeading) return false;
  return size < kMaxHeadline;
}

// The worths in reading order, what a gap or list can cost in all kept within its bounds.
class BoundedWorth {
 public:
  float next(const PageLine& line) {
    float gain = worth(line);
    list_ = line.use == PageLine::Use::left_out ? list_ : 0;
    if (line.use == PageLine::Use::left_out) list_ += gain = std::max(gain, kMostOfAList - list_);
    if (gain < 0) gain = std::max(gain, kMostOfAGap - gap_);
    gap_ = gain > 0 ? 0 : gap_ + gain;
    return gain;
  }

 private:
  float gap_ = 0;
  float list_ = 0;
};

}  // namespace

TextRegion find_text_region(const PageLines& lines) {
  TextRegion best;
  float best_sum = 0;
  float sum = 0;
  std::size_t begin = 0;
  BoundedWorth bounded_worth;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (sum <= 0) {
      sum = 0;
      begin = i;
    }
    sum += bounded_worth.next(lines[i]);
    if (sum > best_sum) {
      best_sum = sum;
      best = {begin, i + 1};
    }
  }
  const auto first = lines.begin() + static_cast<std::ptrdiff_t>(best.begin);
  const auto end = lines.begin() + static_cast<std::ptrdiff_t>(best.end);
  const auto sentence =
      std::find_if(first, end, [](const PageLine& line) { return line.is_article() && line.ends_a_sentence; });
  if (sentence != end) best.begin = static_cast<std::size_t>(sentence - lines.begin());
  for (std::size_t i = best.end; i < lines.size() && !lines[i].is_article(); ++i)
    if (lines[i].use == PageLine::Use::caption) best.end = i + 1;
  return best;
}

void take_strays(PageLines& lines, TextRegion region) {
  leave_out(lines, region.end, lines.size(), LeftOutKind::other);
  const PageLine* above = nullptr;
  std::size_t below = region.begin;
  for (std::size_t i = region.begin; i < region.end; ++i) {
    PageLine& line = lines[i];
    if (!line.is_article()) continue;
    below = std::max(below, i + 1);
    while (below < region.end && !lines[below].is_article()) ++below;
    if (is_stray(line, above, below < region.end ? &lines[below] : nullptr))
      line.leave_out(line.length < kMaxHeading ? LeftOutKind::other : LeftOutKind::related);
    else
      above = &line;
  }
}

}  // namespace hearsay
