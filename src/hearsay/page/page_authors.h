// The page's authors: from its metadata, else from the bylines on its face.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hearsay/page/article.h"
#include "hearsay/page/block_hints.h"
#include "hearsay/page/html_tree.h"
#include "hearsay/page/json_ld.h"
#include "hearsay/page/page_signs.h"
#include "hearsay/page/page_title.h"

namespace hearsay {

struct FoundAuthors {
  std::vector<std::string> names;
  MetadataSource from = MetadataSource::meta;
};

/// Names of people first; an organisation only where no person is named. `headline` is where the page's face
/// begins to be read for bylines.
[[nodiscard]] FoundAuthors find_authors(const HtmlTree& tree, const BlockHints& hints, const PageSigns& signs,
                                        const JsonLd& json_ld, const SiteNames& site, NodeIndex headline);

/// Whether it lies in a box of comments or of other pages.
[[nodiscard]] bool lies_among_others(const HtmlTree& tree, const BlockHints& hints, NodeIndex node);

/// Whether an element or one it lies in is a box of comments, related pages, navigation or the page's foot.
[[nodiscard]] bool lies_apart(const HtmlTree& tree, const BlockHints& hints, NodeIndex node);

}  // namespace hearsay
