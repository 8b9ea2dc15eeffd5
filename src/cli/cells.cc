#include "cli/cells.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/columns.h"
#include "hearsay/dossier/plain_text.h"

namespace hearsay::cli {
namespace {

constexpr std::size_t kHowWidth = 16;

std::string padded(const Cell& cell, std::size_t at, std::size_t width, bool colour) {
  if (at >= cell.size()) return std::string(width, ' ');
  return looking(cell[at].text, cell[at].look, colour) +
         std::string(width - std::min(width, columns_of(cell[at].text)), ' ');
}

}  // namespace

CellWidths::CellWidths(std::size_t width)
    : all(std::max(width, kNarrowestTable)),
      who(std::clamp(all / 5, std::size_t{12}, std::size_t{26})),
      how(kHowWidth),
      words(all - who - how - 2 * kCellGap) {}

std::string_view look_of_certainty(std::string_view certainty) {
  if (certainty == "asserted") return "32";  // green
  if (certainty == "hedged") return "33";    // yellow
  if (certainty == "denied") return "31";    // red
  if (certainty == "withheld") return "35";  // magenta
  if (certainty == "expected") return "36";  // cyan
  return kPlain;
}

std::string looking(std::string_view text, std::string_view look, bool colour) {
  if (!colour || look.empty() || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", look, text);
}

void add_lines(Cell& cell, std::string_view text, std::size_t width, std::size_t most_lines,
               std::string_view look) {
  for (std::string& line : wrap(dossier::one_line(text), width, most_lines))
    cell.push_back({std::move(line), look});
}

std::string cells_row(const CellWidths& widths, const Cell& who, const Cell& how, const Cell& words,
                      bool colour) {
  std::string out;
  for (std::size_t line = 0; line < std::max({who.size(), how.size(), words.size()}); ++line) {
    out += padded(who, line, widths.who + kCellGap, colour);
    out += padded(how, line, widths.how + kCellGap, colour);
    if (line < words.size()) out += looking(words[line].text, words[line].look, colour);
    out.erase(out.find_last_not_of(' ') + 1);
    out += "\n";
  }
  return out + "\n";
}

}  // namespace hearsay::cli
