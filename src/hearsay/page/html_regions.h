// Regions: where on a page its article stands. One explainable score does it.
//
// The prose of a block is the length of its text that is not in links, if it reads as running text; the prose
// of an element is the sum over its blocks. Elements whose names or tags say that they are something else
// (block_hints.h) are foreign and count nothing, unless most of the page's prose is in them. The article is the
// smallest element that holds nearly all of the remaining prose, where the page's own names for it
// ("article-body", <article>, <main>) come first.
#pragma once

#include <optional>
#include <vector>

#include "hearsay/page/block_hints.h"
#include "hearsay/page/html_tree.h"

namespace hearsay {

struct HtmlRegions {
  struct Node {
    BlockHint hint = BlockHint::none;
    bool hidden = false;                 ///< not shown, and nothing below it
    std::optional<LeftOutKind> foreign;  ///< root of a foreign region
    std::uint32_t text = 0;              ///< bytes of text below, white space not counted
    std::uint32_t linked = 0;            ///< those in links
    float prose = 0;                     ///< below, foreign regions not counted
  };

  std::vector<Node> nodes;  ///< one for each of the tree's
  NodeIndex body = HtmlTree::root();
  NodeIndex article = HtmlTree::root();

  [[nodiscard]] float link_density(NodeIndex node) const;
};

[[nodiscard]] HtmlRegions find_regions(const HtmlTree& tree, const BlockHints& hints);

}  // namespace hearsay
