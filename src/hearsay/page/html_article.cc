#include "hearsay/page/html_article.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "hearsay/base/utf8.h"
#include "hearsay/page/article_builder.h"
#include "hearsay/page/bylines.h"
#include "hearsay/page/captions.h"
#include "hearsay/page/clutter_lines.h"
#include "hearsay/page/html_regions.h"
#include "hearsay/page/page_date.h"
#include "hearsay/page/text_lines.h"

namespace hearsay {
namespace {

constexpr float kLinkListDensity = 0.7F;      // a list or block with more of its text in links is navigation
constexpr std::uint32_t kLinkListText = 400;  // bytes; a longer list is looked at item by item

bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// One line of text as it grows: ASCII white space folded, and where it came from.
class Line {
 public:
  void append(std::string_view text, Span source) {
    for (const char c : text) {
      if (!is_ascii_space(c)) {
        if (pending_space_ && !text_.empty()) text_ += ' ';
        pending_space_ = false;
        text_ += c;
      } else {
        pending_space_ = true;
      }
    }
    if (text_.empty()) return;
    place_ = place_ ? join(*place_, source) : source;
  }
  void append_space() { pending_space_ = true; }

  [[nodiscard]] std::string_view text() const { return trim(text_); }
  [[nodiscard]] Span place() const { return place_.value_or(Span{}); }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  void clear() {
    text_.clear();
    place_.reset();
    pending_space_ = false;
  }

 private:
  std::string text_;
  std::optional<Span> place_;
  bool pending_space_ = false;
};

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

// Walks the page once in reading order. Lines gather in `line_` until a block begins or ends.
class Walker {
 public:
  Walker(const HtmlTree& tree, const BlockHints& hints, const std::optional<PageTitle>& title,
         const std::vector<std::string>& authors)
      : tree_(tree), regions_(find_regions(tree, hints)), title_(title), authors_(authors) {}

  Article walk() && {
    add_title();
    const NodeIndex end = tree_.end_of(regions_.body);
    for (NodeIndex node = regions_.body; node < end;) {
      close_elements_before(node);
      node = visit(node);
    }
    close_elements_before(end);
    flush();
    builder_.drop_headings_at_end();
    return std::move(builder_).take();
  }

 private:
  enum class Where : std::uint8_t { outside, above, inside };
  struct Open {
    NodeIndex end;
    BlockKind kind;
  };
  struct List {  // what the last head ("Most read") said of the box that it stands in
    LeftOutKind kind;
    NodeIndex end;
  };

  void add_title() {
    if (!title_) return;
    builder_.add(BlockKind::title, title_->text, tree_[title_->node].source);
  }

  [[nodiscard]] bool in_article(NodeIndex node) const {
    return node >= regions_.article && node < tree_.end_of(regions_.article);
  }
  // Between the headline and the article's element: a standfirst may stand there, beside bylines and tools.
  [[nodiscard]] bool above_article(NodeIndex node) const {
    return title_ && node < regions_.article && tree_.tag(title_->node) != Tag::meta && node > title_->node;
  }
  [[nodiscard]] BlockKind kind() const { return open_.empty() ? BlockKind::paragraph : open_.back().kind; }

  void close_elements_before(NodeIndex node) {
    while (!open_.empty() && open_.back().end <= node) {
      flush();
      open_.pop_back();
    }
  }

  // Takes in a node; the next one to visit.
  NodeIndex visit(NodeIndex node) {
    const HtmlRegions::Node& info = regions_.nodes[node];
    const NodeIndex behind = tree_.end_of(node);
    const Tag tag = tree_.tag(node);
    if (tag == Tag::text) {
      const Where where = in_article(node)      ? Where::inside
                          : above_article(node) ? Where::above
                                                : Where::outside;
      if (where_ != where) flush();
      where_ = where;
      if (line_.empty()) line_node_ = node;
      line_.append(tree_.text(node), tree_[node].source);
      breaks_ = is_blank_text(node) ? breaks_ : 0;
      return behind;
    }
    if (info.hidden) return behind;
    if (title_ && node == title_->node) {
      flush();
      return behind;
    }
    if (info.foreign && !contains_article(node)) return leave_out_subtree(node, *info.foreign);
    if (tag == Tag::br) {
      line_break();
      return behind;
    }
    if (in_article(node) || above_article(node)) {
      if (info.hint == BlockHint::caption) return take_caption(node);
      if (info.hint == BlockHint::credit) return take_credit(node);
    }
    if (in_article(node)) {
      if (info.hint == BlockHint::post && is_post(node)) return take_post(node);
      if (tag == Tag::figure && !holds_caption(node) && info.prose == 0)
        return leave_out_subtree(node, LeftOutKind::other);
      if (is_link_list(node)) return leave_out_subtree(node, LeftOutKind::navigation);
    }
    if (!is_inline(tag)) open_block(node);
    return node + 1;
  }

  [[nodiscard]] bool contains_article(NodeIndex node) const {
    return node <= regions_.article && regions_.article < tree_.end_of(node);
  }

  [[nodiscard]] bool is_blank_text(NodeIndex node) const {
    const std::string_view text = tree_.text(node);
    return std::all_of(text.begin(), text.end(), is_ascii_space);
  }

  void line_break() {
    if (++breaks_ >= 2)
      flush();
    else
      line_.append_space();
  }

  void open_block(NodeIndex node) {
    flush();
    BlockKind block = kind_of_tag(tree_.tag(node)).value_or(kind());
    if (regions_.nodes[node].hint == BlockHint::quote) block = BlockKind::quote;
    open_.push_back({tree_.end_of(node), block});
  }

  // Ends the line: it becomes a block, or is left out.
  void flush() {
    breaks_ = 0;
    const std::string_view text = line_.text();
    if (!text.empty()) add_line(text);
    line_.clear();
  }

  void add_line(std::string_view text) {
    const std::optional<ClutterLine> clutter = clutter_line(text);
    if (clutter) {
      if (clutter->heads_a_list) list_ = {clutter->kind, end_of_box(line_node_)};
      builder_.leave_out(clutter->kind, text, line_.place());
    } else if (!belongs(text)) {
      const bool in_list = where_ != Where::inside && line_node_ < list_.end;
      builder_.leave_out(in_list ? list_.kind : LeftOutKind::other, text, line_.place());
    } else {
      if (kind() != BlockKind::heading) prose_seen_ = prose_seen_ || ends_a_sentence(text);
      builder_.add(kind(), text, line_.place());
    }
  }

  // The end of the element that holds the block in which a text stands.
  [[nodiscard]] NodeIndex end_of_box(NodeIndex text) const {
    NodeIndex node = tree_[text].parent;
    while (tree_[node].parent != kNoNode && is_inline(tree_.tag(node))) node = tree_[node].parent;
    return tree_.end_of(tree_[node].parent == kNoNode ? node : tree_[node].parent);
  }

  [[nodiscard]] bool belongs(std::string_view text) const {
    switch (where_) {
      case Where::outside: return false;
      case Where::above: return is_prose(text) || (kind() == BlockKind::list_item && ends_a_sentence(text));
      case Where::inside: return prose_seen_ || kind() != BlockKind::paragraph || !is_line_above_prose(text);
    }
    return false;
  }

  // Between the headline and the first sentence: bylines, dates, and labels such as the section's name.
  [[nodiscard]] bool is_line_above_prose(std::string_view text) const {
    constexpr std::size_t kLongest = 120;
    constexpr std::size_t kLongestLabel = 30;
    if (!title_ || text.size() > kLongest || ends_a_sentence(text)) return false;
    const auto names = [&](const std::string& author) { return text.find(author) != std::string_view::npos; };
    return text.size() <= kLongestLabel || iso_date(text) || begins_as_byline(text) ||
           std::any_of(authors_.begin(), authors_.end(), names);
  }

  // A box that says at its head what it is ("Most read") is known by that, whatever its names say.
  NodeIndex leave_out_subtree(NodeIndex node, LeftOutKind kind) {
    flush();
    const NodeIndex end = tree_.end_of(node);
    for (NodeIndex n = node; n < end; ++n) {
      const std::string_view text = trim(tree_.text(n));
      if (text.empty()) continue;
      if (const std::optional<ClutterLine> clutter = clutter_line(text); clutter && clutter->heads_a_list)
        kind = clutter->kind;
      break;
    }
    builder_.leave_out(kind, tree_.inner_text(node), tree_[node].source);
    return end;
  }

  [[nodiscard]] bool is_link_list(NodeIndex node) const {
    const Tag tag = tree_.tag(node);
    const bool may_be = tag == Tag::ul || tag == Tag::ol || tag == Tag::div || tag == Tag::section ||
                        tag == Tag::table || tag == Tag::dl || tag == Tag::p;
    if (!may_be || contains_article(node)) return false;
    const HtmlRegions::Node& info = regions_.nodes[node];
    if (tag == Tag::p) return false;
    return regions_.link_density(node) > kLinkListDensity && info.text <= kLinkListText && info.prose == 0;
  }

  // An embedded post is one block: its words, the poster's line among them. A button that says "Tweet" is none.
  [[nodiscard]] bool is_post(NodeIndex node) const {
    constexpr std::uint32_t kFewestBytes = 30;
    return !is_inline(tree_.tag(node)) && regions_.nodes[node].text >= kFewestBytes && !contains_article(node);
  }

  NodeIndex take_post(NodeIndex node) {
    flush();
    const std::string words = tree_.inner_text(node);
    if (Block* const block = builder_.add(BlockKind::post, words, tree_[node].source)) {
      block->author = poster(words);
      if (!block->author) block->author = named_poster(node);
    }
    return tree_.end_of(node);
  }

  // The element that the page marks as the poster's name.
  [[nodiscard]] std::optional<std::string> named_poster(NodeIndex post) const {
    constexpr std::size_t kLongest = 80;
    for (NodeIndex node = post + 1; node < tree_.end_of(post); ++node) {
      const bool marked = regions_.nodes[node].hint == BlockHint::byline || tree_.tag(node) == Tag::cite ||
                          tree_.tag(node) == Tag::footer;
      if (!marked) continue;
      const std::string line = tree_.short_text(node);  // "The Name, Telegram, 19 October"
      std::string_view name = trim(std::string_view(line).substr(0, line.find(',')));
      for (const std::string_view dash : {std::string_view("—"), std::string_view("–"), std::string_view("-")})
        if (name.starts_with(dash)) name = trim(name.substr(dash.size()));
      if (!name.empty() && name.size() <= kLongest) return std::string(name);
    }
    return std::nullopt;
  }

  // "— The Name (@handle) August 15, 2025": what stands between the last dash and the handle.
  static std::optional<std::string> poster(std::string_view words) {
    const std::size_t handle = words.rfind("(@");
    if (handle == std::string_view::npos) return std::nullopt;
    std::string_view before = words.substr(0, handle);
    std::size_t start = std::string_view::npos;
    for (const std::string_view dash : {std::string_view("—"), std::string_view("–"), std::string_view("- ")}) {
      const std::size_t at = before.rfind(dash);
      if (at != std::string_view::npos && (start == std::string_view::npos || at + dash.size() > start))
        start = at + dash.size();
    }
    if (start == std::string_view::npos) return std::nullopt;
    const std::string_view name = trim(before.substr(start));
    if (name.empty()) return std::nullopt;
    return std::string(name);
  }

  [[nodiscard]] bool holds_caption(NodeIndex node) const {
    for (NodeIndex n = node + 1; n < tree_.end_of(node); ++n)
      if (regions_.nodes[n].hint == BlockHint::caption || regions_.nodes[n].hint == BlockHint::credit)
        return true;
    return false;
  }

  NodeIndex take_caption(NodeIndex node) {
    flush();
    const NodeIndex end = tree_.end_of(node);
    Line words;
    std::string credit;
    for (NodeIndex n = node; n < end;) {
      const HtmlRegions::Node& info = regions_.nodes[n];
      if (n != node && (info.hidden || info.foreign)) {
        n = tree_.end_of(n);
      } else if (n != node && info.hint == BlockHint::credit) {
        credit += (credit.empty() ? "" : " ") + tree_.inner_text(n);
        n = tree_.end_of(n);
      } else {
        if (tree_.tag(n) == Tag::text) words.append(tree_.text(n), tree_[n].source);
        if (!is_inline(tree_.tag(n))) words.append_space();
        ++n;
      }
    }
    const CaptionParts parts = split_caption(words.text());
    if (credit.empty())
      credit = parts.credit;
    else if (const CaptionParts marked = split_caption(credit); !marked.credit.empty() && marked.words.empty())
      credit = marked.credit;
    add_caption(parts.words, credit, tree_[node].source);
    return end;
  }

  // A credit that stands alone belongs to the caption before it.
  NodeIndex take_credit(NodeIndex node) {
    flush();
    const std::string words = tree_.inner_text(node);
    const CaptionParts parts = split_caption(words);
    add_caption({}, parts.credit.empty() ? words : parts.credit, tree_[node].source);
    return tree_.end_of(node);
  }

  void add_caption(std::string_view words, std::string_view credit, Span place) {
    if (words.empty()) {
      Block* const last = builder_.last_block();
      if (last != nullptr && last->kind == BlockKind::caption && !last->credit && !credit.empty())
        last->credit = std::string(credit);
      else
        builder_.leave_out(LeftOutKind::other, credit, place);
      return;
    }
    Block* const block = builder_.add(BlockKind::caption, words, place);
    if (block != nullptr && !credit.empty()) block->credit = std::string(credit);
  }

  const HtmlTree& tree_;
  HtmlRegions regions_;
  const std::optional<PageTitle>& title_;
  const std::vector<std::string>& authors_;
  ArticleBuilder builder_;
  std::vector<Open> open_;
  Line line_;
  int breaks_ = 0;                // <br> since the last words
  Where where_ = Where::outside;  // the words of line_
  NodeIndex line_node_ = 0;       // where line_ begins
  List list_{LeftOutKind::other, 0};
  bool prose_seen_ = false;  // a sentence of the article
};

}  // namespace

Article read_html_blocks(const HtmlTree& tree, const BlockHints& hints, const std::optional<PageTitle>& title,
                         const std::vector<std::string>& authors) {
  return Walker(tree, hints, title, authors).walk();
}

}  // namespace hearsay
