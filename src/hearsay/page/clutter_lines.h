// Clutter lines: words by which a page's own lines (sharing, related stories, comments, adverts…) are told from
// its article's, wherever they stand.
#pragma once

#include <optional>
#include <string_view>

#include "hearsay/page/article.h"

namespace hearsay {

struct ClutterLine {
  LeftOutKind kind = LeftOutKind::other;
  bool heads_a_list = false;  ///< what follows belongs to it: "You May Also Like", "Comments"
};

/// Nothing for a line that may be the article's.
[[nodiscard]] std::optional<ClutterLine> clutter_line(std::string_view line);

}  // namespace hearsay
