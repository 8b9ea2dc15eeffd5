#include "hearsay/dossier/svg_text.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "hearsay/base/utf8.h"

namespace hearsay::dossier {
namespace {

constexpr std::string_view kEllipsis = "…";
constexpr std::size_t kEllipsisWidth = 1000;

std::size_t width_of(char32_t c) {
  constexpr std::u32string_view kNarrow = U" ijl|'’‘.,:;!I";
  constexpr std::u32string_view kRatherNarrow = U"frt()[]{}-/\"“”`";
  constexpr std::u32string_view kWide = U"mwMW@%—…";
  if (kNarrow.find(c) != std::u32string_view::npos) return 290;
  if (kRatherNarrow.find(c) != std::u32string_view::npos) return 390;
  if (kWide.find(c) != std::u32string_view::npos) return 1000;
  const auto point = static_cast<UChar32>(c);
  if ((U_GET_GC_MASK(point) & U_GC_M_MASK) != 0) return 0;
  const int east_asian = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  if (east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH) return 1050;
  if (u_isupper(point) != 0) return 740;
  return c < 0x250 ? 570 : 680;
}

std::size_t scaled(std::size_t width, bool bold) { return bold ? width * 108 / 100 : width; }

/// Puts pieces on lines, as long as there is room.
class LineBreaker {
 public:
  LineBreaker(std::size_t width, std::size_t most_lines) : width_(width), most_lines_(most_lines) {
    lines_.emplace_back();
  }

  /// A word with the blank before it; false once there is no more room.
  bool add_word(std::string_view word, bool bold) {
    if (used_ + estimated_width(word, bold) <= room()) {
      put(word, bold);
      return true;
    }
    if (lines_.size() < most_lines_ && estimated_width(trim(word), bold) <= width_) {
      new_line();
      put(trim(word), bold);
      return true;
    }
    const bool last_is_begun = lines_.size() == most_lines_ && used_ > 0;
    return !last_is_begun && add_letters(used_ == 0 ? trim(word) : word, bold);
  }

  std::vector<SvgLine> take(bool cut) {
    if (cut) put(kEllipsis, false);
    return std::move(lines_);
  }

 private:
  /// The last line keeps room for the ellipsis.
  [[nodiscard]] std::size_t room() const {
    return lines_.size() == most_lines_ ? width_ - std::min(width_, kEllipsisWidth) : width_;
  }

  bool add_letters(std::string_view word, bool bold) {
    for (std::size_t at = 0; at < word.size();) {
      const std::size_t start = at;
      const char32_t c = next_code_point(word, at);
      if (used_ + scaled(width_of(c), bold) > room()) {
        if (lines_.size() == most_lines_) return false;
        new_line();
      }
      put(word.substr(start, at - start), bold);
    }
    return true;
  }

  void put(std::string_view text, bool bold) {
    SvgLine& line = lines_.back();
    if (line.empty() || line.back().bold != bold) line.push_back({"", bold});
    line.back().text += text;
    used_ += estimated_width(text, bold);
  }

  void new_line() {
    lines_.emplace_back();
    used_ = 0;
  }

  std::size_t width_;
  std::size_t most_lines_;
  std::vector<SvgLine> lines_;
  std::size_t used_ = 0;
};

/// The first word of `text` with the blanks before it.
std::string_view first_word(std::string_view text) {
  std::size_t at = 0;
  bool in_word = false;
  while (at < text.size()) {
    const std::size_t start = at;
    const bool blank = is_blank(next_code_point(text, at));
    if (blank && in_word) return text.substr(0, start);
    in_word = in_word || !blank;
  }
  return text;
}

}  // namespace

std::size_t estimated_width(std::string_view text, bool bold) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += width_of(next_code_point(text, at));
  return scaled(width, bold);
}

std::vector<SvgLine> broken_into_lines(const std::vector<SvgRun>& runs, std::size_t width,
                                       std::size_t most_lines) {
  LineBreaker breaker(width, most_lines);
  for (const SvgRun& run : runs) {
    for (std::string_view rest = run.text; !rest.empty();) {
      const std::string_view word = first_word(rest);
      if (!breaker.add_word(word, run.bold)) return breaker.take(true);
      rest.remove_prefix(word.size());
    }
  }
  return breaker.take(false);
}

}  // namespace hearsay::dossier
