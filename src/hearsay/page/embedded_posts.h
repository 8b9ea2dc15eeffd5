// Embedded posts: who posted one, under which name, and when, as the page writes it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hearsay/page/html_regions.h"
#include "hearsay/page/html_tree.h"

namespace hearsay {

/// What the page does not say is empty.
struct PostLine {
  std::optional<std::string> author;  ///< "The Name"
  std::optional<std::string> handle;  ///< "@handle"
  std::optional<std::string> date;    ///< ISO 8601
};

/// `words`: the text of the element `post`.
[[nodiscard]] PostLine read_post_line(const HtmlTree& tree, const HtmlRegions& regions, NodeIndex post,
                                      std::string_view words);

}  // namespace hearsay
