// Text region: the stretch of a page's lines in which its article stands. One explainable score finds it.
//
// Each line has a worth: running prose is worth its length, a short sentence a little; a label, a headline and
// whatever is clutter by its own words cost something. The article is the stretch of lines whose worths have
// the largest sum. Nothing that a stretch holds in one piece (a list of results, a gallery, a box of links) can
// cost so much that what stands behind it is cut off however long it is.
#pragma once

#include <cstddef>

#include "hearsay/page/page_line.h"

namespace hearsay {

/// Half-open range of lines.
struct TextRegion {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Begins with a sentence, ends with a line of worth and the captions below it. Empty where no line is worth
/// anything.
[[nodiscard]] TextRegion find_text_region(const PageLines& lines);

/// Leaves out what stands behind the region, and those lines in it that are no sentence, heading or item:
/// labels, other articles' headlines.
void take_strays(PageLines& lines, TextRegion region);

}  // namespace hearsay
