// Block hints: what an element's names say about what it holds.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "hearsay/page/article.h"
#include "hearsay/page/html_tree.h"

namespace hearsay {

/// In order of precedence where the names of one element say several things: "article-body__share" is for
/// sharing.
enum class BlockHint : std::uint8_t {
  hidden,
  share,
  related,
  comments,
  newsletter,
  advert,
  legal,
  navigation,
  other,
  credit,
  caption,
  byline,
  post,
  quote,
  body,
  none,
};

/// The hint of every element of a page, by its class, id, role, itemprop and test names, then by its tag. The
/// words are in data/block_hints.txt.
class BlockHints {
 public:
  explicit BlockHints(const HtmlTree& tree);
  [[nodiscard]] BlockHint operator[](NodeIndex node) const { return hints_[node]; }

 private:
  std::vector<BlockHint> hints_;
};

/// The kind under which words of an element with this hint are left out; nothing for the article's own parts.
[[nodiscard]] std::optional<LeftOutKind> left_out_kind(BlockHint hint);

}  // namespace hearsay
