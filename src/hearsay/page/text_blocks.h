// Text blocks: the words of a page as a reader sees them, cut wherever a new line begins.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/page/article.h"
#include "hearsay/page/html_regions.h"
#include "hearsay/page/html_tree.h"

namespace hearsay {

struct TextBlock {
  enum class Form : std::uint8_t {
    line,     ///< words between two breaks
    caption,  ///< all of an element that holds a picture's caption, its credit among it
    credit,   ///< all of an element that says whose picture it is
    post,     ///< all of an embedded post
  };
  Form form = Form::line;
  BlockKind kind = BlockKind::paragraph;  ///< what it would be in an article
  bool after_break = false;               ///< a <br> parts it from the line before
  NodeIndex element = kNoNode;            ///< the element that opens the block; of other forms the whole
  NodeIndex first_text = kNoNode;         ///< where its words begin
  Span text{};                            ///< in TextBlocks::characters, ASCII white space folded
  Span place{};                           ///< in the parsed bytes
  std::uint32_t linked_bytes = 0;         ///< of its words, white space not counted, in links
  std::uint32_t strong_bytes = 0;         ///< in bold or italics
};

struct TextBlocks {
  std::string characters;
  std::vector<TextBlock> blocks;  ///< in reading order; hidden elements and the headline `title` left out

  [[nodiscard]] std::string_view text(const TextBlock& block) const { return block.text.of(characters); }
};

/// Linear in the page. `title`: the headline's element, kNoNode if it is none of the page's face.
[[nodiscard]] TextBlocks gather_text_blocks(const HtmlTree& tree, const HtmlRegions& regions, NodeIndex title);

}  // namespace hearsay
