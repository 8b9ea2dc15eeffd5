#include "cli/found_table.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "cli/cells.h"
#include "cli/columns.h"
#include "hearsay/base/utf8.h"

namespace hearsay::cli {
namespace {

constexpr std::size_t kWordLines = 4;
constexpr std::size_t kNameLines = 2;
constexpr std::size_t kChainLines = 3;
constexpr std::size_t kReportLines = 2;
constexpr std::string_view kCut = "…";

void tell(std::string& line, std::string_view text, std::string_view between) {
  if (text.empty()) return;
  if (!line.empty()) line += between;
  line += text;
}

Cell who_cell(const FoundStatement& found, const CellWidths& widths) {
  Cell cell;
  if (found.who.empty()) {
    add_lines(cell, "nobody named", widths.who, kNameLines, kDim);
  } else {
    add_lines(cell, found.who, widths.who, kNameLines, kBold);
  }
  if (found.is_corrected) add_lines(cell, "corrected", widths.who, 1, kDim);
  return cell;
}

Cell how_cell(const FoundStatement& found) {
  Cell cell = {{found.kind, kPlain}};
  if (found.channel != "unknown") cell.push_back({found.channel, kPlain});
  cell.push_back({found.certainty, look_of_certainty(found.certainty)});
  return cell;
}

Cell words_cell(const FoundStatement& found, const CellWidths& widths) {
  Cell cell;
  add_lines(cell, found.content, widths.words, kWordLines);
  if (found.chain.size() > 1) {
    std::string chain;
    for (const std::string& name : found.chain) tell(chain, name, " › ");
    add_lines(cell, chain, widths.words, kChainLines, kDim);
  }
  std::string report;
  tell(report, found.site.value_or(""), " · ");
  tell(report, found.published.value_or(""), " · ");
  tell(report, found.title.value_or(""), " · ");
  add_lines(cell, report, widths.words, kReportLines, kDim);
  return cell;
}

/// One place for each code point, so that carets stand where they should.
std::string shown(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const auto category = u_charType(static_cast<UChar32>(c));
    if (is_blank(c) || category == U_CONTROL_CHAR) {
      out += ' ';
    } else {
      append_utf8(out, category == U_FORMAT_CHAR ? U'\uFFFD' : c);
    }
  }
  return out;
}

/// The end of the text that fits.
std::string tail(std::string_view text, std::size_t width) {
  std::size_t begin = text.size();
  while (begin > 0) {
    std::size_t before = begin;
    static_cast<void>(previous_code_point(text, before));
    if (columns_of(text.substr(before)) + columns_of(kCut) > width)
      return std::string(kCut) + std::string(text.substr(begin));
    begin = before;
  }
  return std::string(text);
}

}  // namespace

std::string found_table(const std::vector<FoundStatement>& found, const TableStyle& style) {
  const CellWidths widths(style.width);
  std::string out;
  for (const FoundStatement& statement : found)
    out += cells_row(widths, who_cell(statement, widths), how_cell(statement), words_cell(statement, widths),
                     style.colour);
  return out;
}

std::string marked_place(std::string_view query, std::size_t offset, std::size_t width) {
  const std::size_t at = std::min(offset, query.size());
  const std::string before = tail(shown(replace_invalid_utf8(query.substr(0, at))), width / 2);
  const std::size_t column = columns_of(before);
  const std::vector<std::string> behind =
      wrap(shown(replace_invalid_utf8(query.substr(at))), width - column, 1);
  return before + (behind.empty() ? "" : behind.front()) + "\n" + std::string(column, ' ') + "^\n";
}

}  // namespace hearsay::cli
