// From a page's tree to its blocks.
#pragma once

#include <optional>
#include <string>

#include "hearsay/page/article.h"
#include "hearsay/page/block_hints.h"
#include "hearsay/page/html_tree.h"

namespace hearsay {

/// The page's headline and where it stands.
struct PageTitle {
  std::string text;
  NodeIndex node = kNoNode;  ///< the element whose words it is, or that holds them in an attribute or script
};

/// Reads text, blocks and left-out words of a page; metadata stay empty. Places are bytes of the parsed text.
[[nodiscard]] Article read_html_blocks(const HtmlTree& tree, const BlockHints& hints,
                                       const std::optional<PageTitle>& title);

}  // namespace hearsay
