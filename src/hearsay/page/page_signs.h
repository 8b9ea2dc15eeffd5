// Page signs: everything on a web page that may tell its metadata, gathered in one pass.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hearsay/page/article.h"
#include "hearsay/page/block_hints.h"
#include "hearsay/page/html_tree.h"

namespace hearsay {

/// What the page holds about itself.
struct PageSigns {
  struct Meta {
    std::string_view content;
    NodeIndex node;
    MetadataSource from = MetadataSource::meta;  ///< opengraph, microdata or meta
  };
  std::unordered_map<std::string, Meta> meta;  // by lower-case name; the first of a name
  std::vector<Meta> article_authors;           // the metas that may come several times
  std::vector<std::string_view> scripts;
  NodeIndex script = HtmlTree::root();  // the first of them
  std::string_view html_language;
  std::string_view canonical;
  std::string_view image_link;
  NodeIndex title = kNoNode;
  std::vector<NodeIndex> headlines;  // h1 and h2
  std::vector<NodeIndex> author_elements;
  std::vector<NodeIndex> published_elements;  // with microdata's datePublished
};

/// Whether a link leads to an author's page, by its rel or its address.
[[nodiscard]] bool is_author_link(const HtmlTree& tree, NodeIndex link);

/// Views into the tree, which must outlive them.
[[nodiscard]] PageSigns gather_signs(const HtmlTree& tree, const BlockHints& hints);

}  // namespace hearsay
