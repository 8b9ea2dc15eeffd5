// Clutter of a page's text that is known by its own words, wherever it stands: captions, pictures' alternative
// texts, share lines, lists under heads such as "You May Also Like", comments, menus.
#pragma once

#include <optional>
#include <string>

#include "hearsay/page/page_line.h"

namespace hearsay {

/// Marks captions, and leaves out the alternative texts above them.
void take_captions(PageLines& lines);

/// Leaves out clutter lines, what they head, and menus. The site, where a share or copyright line names it.
[[nodiscard]] std::optional<std::string> take_clutter(PageLines& lines);

}  // namespace hearsay
