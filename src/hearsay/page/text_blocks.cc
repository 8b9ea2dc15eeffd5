#include "hearsay/page/text_blocks.h"

#include <algorithm>
#include <optional>

#include "hearsay/base/utf8.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kFewestPostBytes = 30;  // a button that says "Tweet" is no post

bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::optional<BlockKind> kind_of_tag(Tag tag) {
  switch (tag) {
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6: return BlockKind::heading;
    case Tag::li:
    case Tag::dt:
    case Tag::dd: return BlockKind::list_item;
    case Tag::blockquote: return BlockKind::quote;
    default: return std::nullopt;
  }
}

bool is_strong(Tag tag) {
  return tag == Tag::b || tag == Tag::strong || tag == Tag::i || tag == Tag::em || tag == Tag::small;
}

// Walks the page once in reading order; words gather in a line until a block begins or ends.
class Gatherer {
 public:
  Gatherer(const HtmlTree& tree, const HtmlRegions& regions, NodeIndex title)
      : tree_(tree), regions_(regions), title_(title) {}

  TextBlocks gather() && {
    const NodeIndex end = tree_.end_of(regions_.body);
    for (NodeIndex node = regions_.body; node < end;) {
      close_elements_before(node);
      node = visit(node);
    }
    flush();
    return std::move(out_);
  }

 private:
  struct Open {
    NodeIndex element;
    BlockKind kind;
  };

  void close_elements_before(NodeIndex node) {
    while (!open_.empty() && tree_.end_of(open_.back().element) <= node) {
      flush();
      open_.pop_back();
    }
    if (node >= link_end_) link_end_ = 0;
    if (node >= strong_end_) strong_end_ = 0;
  }

  // Takes in a node; the next one to visit.
  NodeIndex visit(NodeIndex node) {
    const HtmlRegions::Node& info = regions_.nodes[node];
    const NodeIndex behind = tree_.end_of(node);
    const Tag tag = tree_.tag(node);
    if (tag == Tag::text) {
      append(node);
      return behind;
    }
    if (info.hidden) return behind;
    if (node == title_) {
      flush();
      return behind;
    }
    if (tag == Tag::br) {
      line_break();
      return behind;
    }
    if (info.hint == BlockHint::caption) return take_whole(node, TextBlock::Form::caption, BlockKind::caption);
    if (info.hint == BlockHint::credit) return take_whole(node, TextBlock::Form::credit, BlockKind::caption);
    if (info.hint == BlockHint::post && !is_inline(tag) && info.text >= kFewestPostBytes && !holds_title(node))
      return take_whole(node, TextBlock::Form::post, BlockKind::post);
    if (tag == Tag::a && link_end_ == 0) link_end_ = behind;
    if (is_strong(tag) && strong_end_ == 0) strong_end_ = behind;
    if (!is_inline(tag)) open_block(node);
    return node + 1;
  }

  [[nodiscard]] bool holds_title(NodeIndex node) const {
    return title_ != kNoNode && node <= title_ && title_ < tree_.end_of(node);
  }

  void append(NodeIndex node) {
    std::string& out = out_.characters;
    std::uint32_t words_bytes = 0;
    for (const char c : tree_.text(node)) {
      if (is_ascii_space(c)) {
        pending_space_ = true;
        continue;
      }
      if (pending_space_ && out.size() > line_begin_) out += ' ';
      pending_space_ = false;
      out += c;
      ++words_bytes;
    }
    if (words_bytes == 0) return;
    if (first_text_ == kNoNode) {
      first_text_ = node;
      place_ = tree_[node].source;
    }
    place_ = join(place_, tree_[node].source);
    breaks_ = 0;
    if (link_end_ != 0) linked_bytes_ += words_bytes;
    if (strong_end_ != 0) strong_bytes_ += words_bytes;
  }

  // One <br> breaks a line, two part paragraphs.
  void line_break() {
    pending_space_ = true;
    if (++breaks_ < 2) return;
    flush();
    after_break_ = true;
  }

  void open_block(NodeIndex node) {
    flush();
    BlockKind kind = kind_of_tag(tree_.tag(node)).value_or(current_kind());
    // An unclosed heading holds no paragraphs.
    if (kind == BlockKind::heading && !kind_of_tag(tree_.tag(node))) kind = BlockKind::paragraph;
    if (regions_.nodes[node].hint == BlockHint::quote) kind = BlockKind::quote;
    open_.push_back({node, kind});
  }

  [[nodiscard]] BlockKind current_kind() const {
    return open_.empty() ? BlockKind::paragraph : open_.back().kind;
  }

  void flush() {
    const auto end = static_cast<std::uint32_t>(out_.characters.size());
    if (end > line_begin_) {
      out_.blocks.push_back({.form = TextBlock::Form::line,
                             .kind = current_kind(),
                             .after_break = after_break_,
                             .element = open_.empty() ? regions_.body : open_.back().element,
                             .first_text = first_text_,
                             .text = {line_begin_, end},
                             .place = place_,
                             .linked_bytes = linked_bytes_,
                             .strong_bytes = strong_bytes_});
    }
    begin_line();
  }

  void begin_line() {
    line_begin_ = static_cast<std::uint32_t>(out_.characters.size());
    first_text_ = kNoNode;
    pending_space_ = after_break_ = false;
    breaks_ = 0;
    linked_bytes_ = strong_bytes_ = 0;
  }

  NodeIndex take_whole(NodeIndex node, TextBlock::Form form, BlockKind kind) {
    flush();
    const std::string words = tree_.inner_text(node);
    if (!words.empty()) {
      out_.characters += words;
      out_.blocks.push_back({.form = form,
                             .kind = kind,
                             .element = node,
                             .first_text = node,
                             .text = {line_begin_, static_cast<std::uint32_t>(out_.characters.size())},
                             .place = tree_[node].source,
                             .linked_bytes = regions_.nodes[node].linked});
      begin_line();
    }
    return tree_.end_of(node);
  }

  const HtmlTree& tree_;
  const HtmlRegions& regions_;
  const NodeIndex title_;
  TextBlocks out_;
  std::vector<Open> open_;
  NodeIndex link_end_ = 0;    // behind the link that the words stand in; 0: in none
  NodeIndex strong_end_ = 0;  // likewise
  // The line as it grows.
  std::uint32_t line_begin_ = 0;
  NodeIndex first_text_ = kNoNode;
  Span place_{};
  bool pending_space_ = false;
  bool after_break_ = false;
  int breaks_ = 0;  // <br> since the last words
  std::uint32_t linked_bytes_ = 0;
  std::uint32_t strong_bytes_ = 0;
};

}  // namespace

TextBlocks gather_text_blocks(const HtmlTree& tree, const HtmlRegions& regions, NodeIndex title) {
  return Gatherer(tree, regions, title).gather();
}

}  // namespace hearsay
