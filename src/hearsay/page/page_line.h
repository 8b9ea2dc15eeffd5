// Page lines: the lines of a page's text while it is being judged which of them are the article's.
//
// Each step of reading (text_clutter.h, text_region.h, text_top.h) looks at all lines and takes away what is
// not the article's; what remains at the end is.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "hearsay/page/article.h"
#include "hearsay/page/captions.h"

namespace hearsay {

struct PageLine {
  enum class Use : std::uint8_t { article, title, caption, left_out };

  std::string_view text;  ///< without blanks at the ends, never empty
  Span place;
  std::size_t length = 0;        ///< letters, see reading_length in text_lines.h
  bool blank_before = false;     ///< an empty line above, or nothing
  bool blank_after = false;      ///< an empty line below, or nothing
  bool ends_a_sentence = false;  ///< likewise
  bool is_prose = false;         ///< likewise
  Use use = Use::article;
  LeftOutKind kind = LeftOutKind::other;  ///< of what is left out
  CaptionParts caption{};                 ///< of a caption

  void leave_out(LeftOutKind why) {
    use = Use::left_out;
    kind = why;
  }
  [[nodiscard]] bool is_article() const { return use == Use::article; }
};

using PageLines = std::vector<PageLine>;

/// The lines that are not blank.
[[nodiscard]] PageLines page_lines(std::string_view text);

/// Leaves out the lines from `first` up to `end` that are not left out yet.
void leave_out(PageLines& lines, std::size_t first, std::size_t end, LeftOutKind kind);

}  // namespace hearsay
