// Text top: what stands above a page's first sentence: headline, byline, date, and the site's own labels.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/page/page_line.h"

namespace hearsay {

struct TextTop {
  std::vector<std::string> authors;
  std::optional<std::string> published;
  std::optional<std::string> modified;
};

/// Looks at the lines before `first`, where the article's sentences begin. One becomes the title; those above
/// it are the page's; those between it and the first sentence stay the article's only if they can be its
/// standfirst.
[[nodiscard]] TextTop take_top(PageLines& lines, std::size_t first);

}  // namespace hearsay
