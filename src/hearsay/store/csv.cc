#include "hearsay/store/csv.h"

#include <algorithm>

#include "hearsay/base/utf8.h"

namespace hearsay {
namespace {

/// What a formula begins with; some programs take the wide forms for it, too, and pass over blanks before it.
bool begins_formula(std::string_view cell) {
  for (std::size_t at = 0; at < cell.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(cell, at);
    if (begin == 0 && (c == U'\t' || c == U'\r' || c == U'\n')) return true;
    if (is_blank(c)) continue;
    return c == U'=' || c == U'+' || c == U'-' || c == U'@' || c == 0xFF1D || c == 0xFF0B || c == 0xFF0D ||
           c == 0xFF20;
  }
  return false;
}

void append_cell(std::string& line, std::string_view given) {
  std::string cell = replace_invalid_utf8(given);
  for (std::size_t at = cell.find('\0'); at != std::string::npos; at = cell.find('\0', at))
    cell.replace(at, 1, "\uFFFD");
  if (begins_formula(cell)) cell.insert(0, 1, '\'');
  if (cell.find_first_of("\",\r\n") == std::string::npos) {
    line += cell;
    return;
  }
  line += '"';
  for (const char c : cell) {
    if (c == '"') line += '"';
    line += c;
  }
  line += '"';
}

}  // namespace

std::string csv_line(std::span<const std::string> cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += ',';
    append_cell(line, cells[i]);
  }
  return line + "\r\n";
}

}  // namespace hearsay
