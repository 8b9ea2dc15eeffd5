#include "cli/columns.h"

#include <unicode/uchar.h>

#include "hearsay/base/utf8.h"

namespace hearsay::cli {
namespace {

constexpr std::string_view kCut = "…";

std::size_t columns_of(char32_t c) {
  const auto code_point = static_cast<UChar32>(c);
  switch (u_charType(code_point)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR: return 0;
    default: break;
  }
  const int width = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/// The longest head of `text` that fits, cut at its last space if it does not all fit and has one.
std::string_view head(std::string_view text, std::size_t width) {
  std::size_t at = 0;
  std::size_t columns = 0;
  std::size_t space = 0;
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    columns += columns_of(c);
    if (c == U' ') space = at;
    if (columns > width && c != U' ') return text.substr(0, space > 0 ? space : at);
    at = next;
  }
  return text;
}

void drop_leading_spaces(std::string_view& text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
}

}  // namespace

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) columns += columns_of(next_code_point(text, at));
  return columns;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width, std::size_t most_lines) {
  std::vector<std::string> lines;
  drop_leading_spaces(text);
  while (!text.empty() && lines.size() < most_lines) {
    const bool last = lines.size() + 1 == most_lines;
    std::string_view line = head(text, width);
    const bool cut = last && line.size() < text.size();
    if (cut) line = head(text, width - 1);
    if (line.empty()) break;  // not even one wide character fits
    lines.push_back(std::string(line) + std::string(cut ? kCut : ""));
    text.remove_prefix(line.size());
    drop_leading_spaces(text);
  }
  return lines;
}

}  // namespace hearsay::cli
