#include "hearsay/page/page_line.h"

#include <algorithm>

#include "hearsay/base/utf8.h"
#include "hearsay/page/text_lines.h"

namespace hearsay {

PageLines page_lines(std::string_view text) {
  PageLines lines;
  bool blank = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    at = end + 1;
    if (line.empty()) {
      blank = true;
      if (!lines.empty()) lines.back().blank_after = true;
      continue;
    }
    const auto begin = static_cast<std::uint32_t>(line.data() - text.data());
    lines.push_back({.text = line,
                     .place = {begin, begin + static_cast<std::uint32_t>(line.size())},
                     .length = reading_length(line),
                     .blank_before = blank,
                     .ends_a_sentence = ends_a_sentence(line),
                     .is_prose = is_prose(line)});
    blank = false;
  }
  if (!lines.empty()) lines.back().blank_after = true;
  return lines;
}

void leave_out(PageLines& lines, std::size_t first, std::size_t end, LeftOutKind kind) {
  for (std::size_t i = first; i < end; ++i)
    if (lines[i].use != PageLine::Use::left_out) lines[i].leave_out(kind);
}

}  // namespace hearsay
