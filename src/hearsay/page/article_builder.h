// Puts an article's text together block by block.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "hearsay/page/article.h"

namespace hearsay {

class ArticleBuilder {
 public:
  /// Appends `text`, without blanks at its ends, as a block, parted from the one before by an empty line (list
  /// items by a line break). Empty text is no block: nullptr. The block's other fields can be filled in until
  /// the next call.
  Block* add(BlockKind kind, std::string_view text, Span place);

  /// Appends words that are not the article's; empty text is nothing. Neighbours of one kind become one entry.
  void leave_out(LeftOutKind kind, std::string_view text, Span place);

  [[nodiscard]] const Article& article() const { return article_; }
  [[nodiscard]] Block* last_block() { return article_.blocks.empty() ? nullptr : &article_.blocks.back(); }

  /// Headings at the end head nothing that is the article's: they become left-out.
  void drop_headings_at_end();

  [[nodiscard]] Article take() && { return std::move(article_); }

 private:
  Article article_;
  std::size_t blocks_at_last_left_out_ = 0;
};

}  // namespace hearsay
