#include "hearsay/dossier/plain_text.h"

#include "hearsay/base/utf8.h"

namespace hearsay::dossier {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::string_view kMarkdownMarks = "\\`*_{}[]<>()#|~&!$";

/// Controls, what reorders (U+202A to U+202E), and the line and paragraph separators.
bool is_forbidden(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x2028 && c <= 0x202E); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Where a list, a heading's underline or a rule would begin; the text's size if nowhere.
std::size_t mark_of_a_block(std::string_view text) {
  if (text.empty()) return 0;
  if (text.front() == '-' || text.front() == '+' || text.front() == '=') return 0;
  std::size_t at = 0;
  while (at < text.size() && is_digit(text[at])) ++at;
  const bool numbered = at > 0 && at < text.size() && text[at] == '.';
  return numbered ? at : text.size();
}

}  // namespace

std::string one_line(std::string_view text) {
  const std::string folded = fold_ascii_space(text);
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t start = at;
    if (is_forbidden(next_code_point(folded, at))) {
      out += kReplacement;
    } else {
      out.append(folded, start, at - start);
    }
  }
  return out;
}

std::string escape_markdown(std::string_view text) {
  const std::string line = one_line(text);
  const std::size_t block_mark = mark_of_a_block(line);
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i == block_mark || kMarkdownMarks.find(line[i]) != std::string_view::npos) out += '\\';
    out += line[i];
  }
  return out;
}

std::string shortened(std::string_view text, std::size_t code_points) {
  const CodePointIndex index(text);
  if (index.size() <= code_points) return std::string(text);
  const std::uint32_t end = code_points == 0 ? 0 : index.byte_at(static_cast<std::uint32_t>(code_points - 1));
  return std::string(text.substr(0, end)) + "…";
}

std::string padded(std::string_view text, std::size_t code_points) {
  std::string out(text);
  const std::size_t size = CodePointIndex(text).size();
  if (size < code_points) out.append(code_points - size, ' ');
  return out;
}

}  // namespace hearsay::dossier
