// Block hints: what an element's names say about what it holds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "hearsay/page/article.h"
#include "hearsay/page/html_tree.h"

namespace hearsay {

/// In order of precedence where the names of one element say several things: "article-body__share" is for sharing.
enum class BlockHint : std::uint8_t {
  hidden, share, related, comments, newsletter, advert, legal, navigation, other,
  credit, caption, byline, post, quote, body, none,
};

/// The words are in data/block_hints.txt. One object a page: it remembers the names it has seen.
class BlockHints {
 public:
  /// By the element's class, id, role, itemprop and data-testid, then by its tag.
  [[nodiscard]] BlockHint of(const HtmlTree& tree, NodeIndex element);

 private:
  BlockHint of_names(std::string_view names);
  std::unordered_map<std::string_view, BlockHint> seen_;  // keys lie in the tree
};

/// The kind under which words of an element with this hint are left out; nothing for the article's own parts.
[[nodiscard]] std::optional<LeftOutKind> left_out_kind(BlockHint hint);

}  // namespace hearsay
