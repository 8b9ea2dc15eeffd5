// Cells: rows of a table for people, each cell of which may have several lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::cli {

// Select Graphic Rendition, ECMA-48.
inline constexpr std::string_view kPlain = "";
inline constexpr std::string_view kBold = "1";
inline constexpr std::string_view kDim = "2";

struct CellLine {
  std::string text;  ///< one line, safe for a terminal (dossier::one_line)
  std::string_view look = kPlain;
};
using Cell = std::vector<CellLine>;

/// Columns of a table's parts.
inline constexpr std::size_t kNarrowestTable = 48;  ///< below that, lines run over
inline constexpr std::size_t kCellGap = 2;

struct CellWidths {
  explicit CellWidths(std::size_t width);

  std::size_t all;    ///< at least kNarrowestTable
  std::size_t who;    ///< the first cell's
  std::size_t how;    ///< the second's: the longest channel is press-conference
  std::size_t words;  ///< the last one's
};

/// The look of the record's word for a certainty, so that it has one colour wherever it stands.
[[nodiscard]] std::string_view look_of_certainty(std::string_view certainty);

[[nodiscard]] std::string looking(std::string_view text, std::string_view look, bool colour);

/// Adds the text in lines of at most `width` columns, `most_lines` of them.
void add_lines(Cell& cell, std::string_view text, std::size_t width, std::size_t most_lines,
               std::string_view look = kPlain);

/// The three cells side by side, with an empty line behind them.
[[nodiscard]] std::string cells_row(const CellWidths& widths, const Cell& who, const Cell& how,
                                    const Cell& words, bool colour);

}  // namespace hearsay::cli
