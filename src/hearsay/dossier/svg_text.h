// Text in a drawing: SVG does not break lines, so they are broken here, by the widths that letters of a common
// sans-serif have.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::dossier {

/// A word or part of one, in the weight in which it is drawn.
struct SvgRun {
  std::string text;
  bool bold = false;
};

using SvgLine = std::vector<SvgRun>;

/// How wide the text is, in thousandths of the font's size; at least what Arial, Helvetica and Liberation Sans
/// need.
[[nodiscard]] std::size_t estimated_width(std::string_view text, bool bold);

/// Breaks the runs into lines of at most `width` (thousandths of the font's size) at spaces, or within a word
/// that fills a line alone. What does not fit into `most_lines` is cut, with "…" in its place.
[[nodiscard]] std::vector<SvgLine> broken_into_lines(const std::vector<SvgRun>& runs, std::size_t width,
                                                     std::size_t most_lines);

}  // namespace hearsay::dossier
