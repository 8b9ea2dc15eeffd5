// The tree of a page's elements, after the HTML standard's tree construction (WHATWG, section 13.2.6) as far as
// it matters to a reader. Elements are closed where the standard closes them; tags in the wrong place are
// ignored as there. Left out, since nothing that is read depends on it: implied table bodies, foster parenting
// (text that stands wrongly in a table keeps its place), and that <b> or <i> left open go on in the next block.
// An <a> that a block's end or another <a> cuts short does end there: how much of a text is linked does matter.
#include <algorithm>
#include <array>
#include <utility>

#include "hearsay/page/character_references.h"
#include "hearsay/page/html_names.h"
#include "hearsay/page/html_tokenizer.h"
#include "hearsay/page/html_tree.h"

namespace hearsay {
namespace {

constexpr std::size_t kMaxDepth = 512;  // elements nested deeper are not opened
constexpr std::size_t kMaxAttributeBytes = 64U
                                           << 10U;  // longer values (inlined data) are of no use to a reader
constexpr std::size_t kMaxBlocksReopened = 4;       // behind an <a> that ends in the middle of them

bool is_void(Tag tag, std::string_view name) {
  switch (tag) {
    case Tag::br:
    case Tag::hr:
    case Tag::img:
    case Tag::input:
    case Tag::link:
    case Tag::meta:
    case Tag::embed: return true;
    case Tag::other: break;
    default: return false;
  }
  static constexpr std::array<std::string_view, 7> kOthers{"area",  "base",   "col", "param",
                                                           "track", "source", "wbr"};
  return std::any_of(kOthers.begin(), kOthers.end(), [&](std::string_view other) {
    return other.size() == name.size() &&
           std::equal(name.begin(), name.end(), other.begin(), [](char a, char b) { return (a | 0x20) == b; });
  });
}

HtmlTokenizer::Content content_of(Tag tag) {
  switch (tag) {
    case Tag::script:
    case Tag::style:
    case Tag::iframe:
    case Tag::noscript: return HtmlTokenizer::Content::raw;  // as in a browser that runs scripts
    case Tag::title:
    case Tag::textarea: return HtmlTokenizer::Content::raw_with_references;
    default: return HtmlTokenizer::Content::markup;
  }
}

bool is_heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }

// Stands in the head as long as no body has begun.
bool belongs_to_head(Tag tag) {
  return tag == Tag::meta || tag == Tag::link || tag == Tag::title || tag == Tag::script || tag == Tag::style ||
         tag == Tag::noscript || tag == Tag::template_;
}

// Ends a paragraph that is open.
bool ends_paragraph(Tag tag) {
  switch (tag) {
    case Tag::article:
    case Tag::main:
    case Tag::section:
    case Tag::nav:
    case Tag::aside:
    case Tag::header:
    case Tag::footer:
    case Tag::address:
    case Tag::p:
    case Tag::div:
    case Tag::pre:
    case Tag::blockquote:
    case Tag::ul:
    case Tag::ol:
    case Tag::li:
    case Tag::dl:
    case Tag::dt:
    case Tag::dd:
    case Tag::figure:
    case Tag::figcaption:
    case Tag::table:
    case Tag::hr:
    case Tag::center:
    case Tag::details:
    case Tag::summary:
    case Tag::fieldset:
    case Tag::form:
    case Tag::dialog:
    case Tag::menu: return true;
    default: return is_heading(tag);
  }
}

// The standard's "special" elements: an end tag of something inline reaches no further up.
bool is_special(Tag tag) {
  return !is_inline(tag) || tag == Tag::button || tag == Tag::script || tag == Tag::style ||
         tag == Tag::template_ || tag == Tag::noscript;
}

// Where the search for an open element stops.
bool bounds_scope(Tag tag) {
  return tag == Tag::table || tag == Tag::td || tag == Tag::th || tag == Tag::caption || tag == Tag::html ||
         tag == Tag::root || tag == Tag::template_ || tag == Tag::object;
}

bool is_table_part(Tag tag) {
  return tag == Tag::caption || tag == Tag::thead || tag == Tag::tbody || tag == Tag::tfoot || tag == Tag::tr ||
         tag == Tag::td || tag == Tag::th;
}

}  // namespace

class HtmlTreeBuilder {
 public:
  explicit HtmlTreeBuilder(std::string_view html) : html_(html), tokenizer_(html) {
    tree_.nodes_.reserve(html.size() / 32 + 16);
    tree_.characters_.reserve(html.size() / 2 + 16);
    tree_.nodes_.push_back(HtmlNode{.tag = Tag::root, .source = {0, static_cast<std::uint32_t>(html.size())}});
    push({HtmlTree::root(), Tag::root, {}});
  }

  HtmlTree build() && {
    for (;;) {
      const HtmlToken token = tokenizer_.next();
      switch (token.kind) {
        case HtmlToken::Kind::text: text(token); break;
        case HtmlToken::Kind::start_tag: start(token); break;
        case HtmlToken::Kind::end_tag: end(token); break;
        case HtmlToken::Kind::end_of_page: close_ends(); return std::move(tree_);
      }
    }
  }

 private:
  struct Open {
    NodeIndex node;
    Tag tag;
    std::string_view name;
  };

  static constexpr std::size_t kTags = 256;

  void push(Open element) {
    open_.push_back(element);
    ++open_count_[static_cast<std::size_t>(element.tag)];
  }
  void pop() {
    --open_count_[static_cast<std::size_t>(open_.back().tag)];
    open_.pop_back();
  }
  void pop_to(std::size_t depth) {
    while (open_.size() > depth) pop();
  }
  [[nodiscard]] bool is_open(Tag tag) const { return open_count_[static_cast<std::size_t>(tag)] != 0; }
  [[nodiscard]] Tag current() const { return open_.back().tag; }

  // Depth of the innermost open element that `wanted` accepts, before one that `bounds` does; 0: none.
  [[nodiscard]] std::size_t depth_of(auto&& wanted, auto&& bounds) const {
    for (std::size_t depth = open_.size(); depth-- > 1;) {
      if (wanted(open_[depth])) return depth;
      if (bounds(open_[depth].tag)) return 0;
    }
    return 0;
  }
  [[nodiscard]] std::size_t depth_in_scope(Tag tag) const {
    if (!is_open(tag)) return 0;
    return depth_of([tag](const Open& open) { return open.tag == tag; }, bounds_scope);
  }

  // --- text

  void text(const HtmlToken& token) {
    const std::string_view raw = token.source.of(html_);
    if (!in_body_ && !takes_text_outside_body(raw)) return;
    const auto begin = static_cast<std::uint32_t>(tree_.characters_.size());
    if (token.has_references)
      append_decoded(tree_.characters_, raw, ReferencePlace::text);
    else
      tree_.characters_ += raw;
    const auto end = static_cast<std::uint32_t>(tree_.characters_.size());
    HtmlNode& last = tree_.nodes_.back();
    if (last.tag == Tag::text && last.parent == open_.back().node && last.source.end == token.source.begin &&
        last.text.end == begin) {
      last.text.end = end;
      last.source.end = token.source.end;
      return;
    }
    tree_.nodes_[append(Tag::text, token.source)].text = {begin, end};
  }

  // Before the body only the words of a title or script are kept where they stand; other words begin the body.
  bool takes_text_outside_body(std::string_view raw) {
    if (content_of(current()) != HtmlTokenizer::Content::markup) return true;
    if (is_open(Tag::template_)) return true;
    const bool blank =
        std::all_of(raw.begin(), raw.end(), [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
    if (blank) return false;
    begin_body();
    return true;
  }

  // --- start tags

  void start(const HtmlToken& token) {
    const Tag tag = tag_of(token.name);
    if (tag == Tag::html || tag == Tag::head || tag == Tag::body) return start_frame(tag, token);
    if (!in_body_ && !is_open(Tag::template_)) {
      if (belongs_to_head(tag) || is_void_of_head(token.name, tag))
        begin_head();
      else
        begin_body();
    }
    if (foreign_ > 0) leave_foreign_content(tag);
    close_implied(tag);
    open_element(tag, token);
  }

  static bool is_void_of_head(std::string_view name, Tag tag) {
    return tag == Tag::other && is_void(tag, name);
  }

  // <html>, <head> and <body> stand once each; later ones add nothing.
  void start_frame(Tag tag, const HtmlToken& token) {
    if (tag == Tag::html && !is_open(Tag::html) && !in_body_ && tree_.nodes_.size() == 1)
      return push({add_element(tag, token), tag, token.name});
    if (tag == Tag::head && !is_open(Tag::head) && !in_body_ && !head_seen_) {
      head_seen_ = true;
      return push({add_element(tag, token), tag, token.name});
    }
    if (tag == Tag::body && !in_body_) {
      pop_to(frame_depth());
      push({add_element(tag, token), tag, token.name});
      in_body_ = true;
    }
  }
  [[nodiscard]] std::size_t frame_depth() const { return is_open(Tag::html) ? 2 : 1; }

  void begin_head() {
    if (is_open(Tag::head) || head_seen_) return;
    head_seen_ = true;
    push({append(Tag::head, empty_source()), Tag::head, "head"});
  }

  void begin_body() {
    if (in_body_) return;
    pop_to(frame_depth());
    push({append(Tag::body, empty_source()), Tag::body, "body"});
    in_body_ = true;
  }

  // Elements that the page leaves out begin where the last one ended.
  [[nodiscard]] Span empty_source() const {
    const Span last = tree_.nodes_.size() == 1 ? Span{} : tree_.nodes_.back().source;
    return {last.end, last.end};
  }

  // What a start tag ends, though no end tag says so.
  void close_implied(Tag tag) {
    if (ends_paragraph(tag)) close_paragraph();
    switch (tag) {
      case Tag::li: return close_item(Tag::li, Tag::li);
      case Tag::dt:
      case Tag::dd: return close_item(Tag::dt, Tag::dd);
      case Tag::option:
        if (current() == Tag::option) pop();
        return;
      case Tag::a: return close_link();
      case Tag::button:
        if (const std::size_t depth = depth_in_scope(Tag::button)) pop_to(depth);
        return;
      case Tag::select:
        if (const std::size_t depth = depth_in_scope(Tag::select)) pop_to(depth);
        return;
      case Tag::table: return close_table_between_cells();
      default: break;
    }
    if (is_heading(tag) && is_heading(current())) pop();
    if (is_table_part(tag)) close_table_parts(tag);
  }

  void close_paragraph() {
    if (!is_open(Tag::p)) return;
    const std::size_t depth = depth_of([](const Open& open) { return open.tag == Tag::p; },
                                       [](Tag tag) { return bounds_scope(tag) || tag == Tag::button; });
    if (depth != 0) pop_to(depth);
  }

  // <li> ends the <li> before it, unless a list or another box has begun since; <dt> and <dd> likewise.
  void close_item(Tag one, Tag other) {
    if (!is_open(one) && !is_open(other)) return;
    const std::size_t depth = depth_of(
        [=](const Open& open) { return open.tag == one || open.tag == other; },
        [](Tag tag) { return is_special(tag) && tag != Tag::address && tag != Tag::div && tag != Tag::p; });
    if (depth != 0) pop_to(depth);
  }

  // A table may stand in a cell, not between cells.
  void close_table_between_cells() {
    const std::size_t depth = depth_of([](const Open& open) { return open.tag == Tag::table; },
                                       [](Tag tag) {
                                         return tag == Tag::td || tag == Tag::th || tag == Tag::caption ||
                                                tag == Tag::div || tag == Tag::html;
                                       });
    if (depth != 0) pop_to(depth);
  }

  // Down to the part of the table in which `tag` stands.
  void close_table_parts(Tag tag) {
    if (!is_open(Tag::table)) return;
    const bool cell = tag == Tag::td || tag == Tag::th;
    const bool row = tag == Tag::tr;
    for (std::size_t depth = open_.size(); depth-- > 1;) {
      const Tag open = open_[depth].tag;
      const bool holds = open == Tag::table || open == Tag::template_ || (cell && open == Tag::tr) ||
                         ((cell || row) && (open == Tag::tbody || open == Tag::thead || open == Tag::tfoot));
      if (!holds) continue;
      return pop_to(depth + 1);
    }
  }

  // An open <a> ends here. Blocks that were begun in it go on behind it.
  void close_link() {
    const std::size_t depth = depth_in_scope(Tag::a);
    if (depth == 0) return;
    std::vector<Open> blocks;
    for (std::size_t i = depth + 1; i < open_.size(); ++i)
      if (is_special(open_[i].tag)) blocks.push_back(open_[i]);
    if (blocks.size() > kMaxBlocksReopened) return;
    pop_to(depth);
    for (Open block : blocks) {
      const HtmlNode old = tree_.nodes_[block.node];
      block.node = append(block.tag, empty_source());
      tree_.nodes_[block.node].first_attribute = old.first_attribute;
      tree_.nodes_[block.node].attribute_count = old.attribute_count;
      push(block);
    }
  }

  // In <svg> and <math> other rules hold, until an element of HTML shows that they were left open.
  void leave_foreign_content(Tag tag) {
    const bool stays = tag == Tag::other || tag == Tag::a || tag == Tag::title || tag == Tag::script ||
                       tag == Tag::style || tag == Tag::font || tag == Tag::svg || tag == Tag::math ||
                       tag == Tag::link || tag == Tag::template_;
    if (stays ||
        depth_of([](const Open& open) { return open.tag == Tag::other && open.name.size() == 13; },
                 [](Tag open) { return open == Tag::svg || open == Tag::math; }) != 0)  // <foreignObject>
      return;
    const std::size_t depth =
        depth_of([](const Open& open) { return open.tag == Tag::svg || open.tag == Tag::math; },
                 [](Tag) { return false; });
    if (depth != 0) pop_to(depth);
    foreign_ =
        open_count_[static_cast<std::size_t>(Tag::svg)] + open_count_[static_cast<std::size_t>(Tag::math)];
  }

  void open_element(Tag tag, const HtmlToken& token) {
    const NodeIndex node = add_element(tag, token);
    const bool closes_itself = token.self_closing && (foreign_ > 0 || tag == Tag::svg || tag == Tag::math);
    if (is_void(tag, token.name) || closes_itself || open_.size() >= kMaxDepth) return;
    push({node, tag, token.name});
    if (tag == Tag::svg || tag == Tag::math) ++foreign_;
    const HtmlTokenizer::Content content = content_of(tag);
    if (content != HtmlTokenizer::Content::markup && foreign_ == 0)
      tokenizer_.read_text_until_end_tag(token.name, content);
  }

  // --- end tags

  void end(const HtmlToken& token) {
    const Tag tag = tag_of(token.name);
    switch (tag) {
      case Tag::html:
      case Tag::body: return;  // what follows still belongs to the body
      case Tag::head:
        if (!in_body_ && is_open(Tag::head)) close(depth_in_scope(Tag::head), token);
        return;
      case Tag::br: append(Tag::br, token.source); return;  // as the standard has it: "</br>" breaks a line
      case Tag::p:
        if (depth_in_scope(Tag::p) == 0) {
          if (in_body_) append(Tag::p, token.source);  // an empty paragraph
          return;
        }
        break;
      case Tag::a: return end_link(token);
      default: break;
    }
    if (!is_open(tag) && !is_heading(tag)) return;
    close(depth_of_end(tag, token.name), token);
    foreign_ =
        open_count_[static_cast<std::size_t>(Tag::svg)] + open_count_[static_cast<std::size_t>(Tag::math)];
  }

  // Which open element an end tag ends; 0: none.
  [[nodiscard]] std::size_t depth_of_end(Tag tag, std::string_view name) const {
    const auto is_same = [&](const Open& open) {
      if (is_heading(tag)) return is_heading(open.tag);
      return open.tag == tag && (tag != Tag::other || equal_ignoring_case(open.name, name));
    };
    if (is_table_part(tag) || tag == Tag::table)
      return depth_of(is_same, [](Tag open) { return open == Tag::table || open == Tag::html; });
    if (tag != Tag::other && is_special(tag)) return depth_of(is_same, bounds_scope);
    return depth_of(is_same, is_special);
  }

  static bool equal_ignoring_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char one, char two) { return (one | 0x20) == (two | 0x20); });
  }

  void end_link(const HtmlToken& token) {
    const std::size_t depth = depth_of([](const Open& open) { return open.tag == Tag::a; }, is_special);
    if (depth != 0) return close(depth, token);
    close_link();
  }

  void close(std::size_t depth, const HtmlToken& token) {
    if (depth == 0) return;
    tree_.nodes_[open_[depth].node].source.end = token.source.end;
    pop_to(depth);
  }

  // --- nodes

  NodeIndex add_element(Tag tag, const HtmlToken& token) {
    const NodeIndex node = append(tag, token.source);
    const auto first = static_cast<std::uint32_t>(tree_.attributes_.size());
    for (const RawAttribute& attribute : tokenizer_.attributes()) add_attribute(attribute);
    HtmlNode& element = tree_.nodes_[node];
    element.first_attribute = first;
    element.attribute_count = static_cast<std::uint32_t>(tree_.attributes_.size()) - first;
    return node;
  }

  void add_attribute(const RawAttribute& attribute) {
    if (attribute.value.size() > kMaxAttributeBytes) return;
    const std::optional<Attribute> kept = attribute_of(attribute.name);
    if (!kept) return;
    const auto begin = static_cast<std::uint32_t>(tree_.characters_.size());
    append_decoded(tree_.characters_, attribute.value, ReferencePlace::attribute);
    tree_.attributes_.push_back({*kept, Span{begin, static_cast<std::uint32_t>(tree_.characters_.size())}});
  }

  NodeIndex append(Tag tag, Span source) {
    const auto node = static_cast<NodeIndex>(tree_.nodes_.size());
    const NodeIndex parent = open_.back().node;
    tree_.nodes_.push_back(HtmlNode{.tag = tag, .parent = parent, .source = source});
    HtmlNode& above = tree_.nodes_[parent];
    if (above.last_child == kNoNode)
      above.first_child = node;
    else
      tree_.nodes_[above.last_child].next_sibling = node;
    above.last_child = node;
    return node;
  }

  // Descendants are numbered behind their ancestor and before its next sibling, so a node ends where its last
  // child ends: known from the back.
  void close_ends() {
    const auto count = static_cast<NodeIndex>(tree_.nodes_.size());
    tree_.ends_.resize(count);
    for (NodeIndex node = count; node-- > 0;) {
      HtmlNode& element = tree_.nodes_[node];
      tree_.ends_[node] = element.last_child == kNoNode ? node + 1 : tree_.ends_[element.last_child];
      if (element.last_child != kNoNode)
        element.source.end = std::max(element.source.end, tree_.nodes_[element.last_child].source.end);
    }
  }

  std::string_view html_;
  HtmlTokenizer tokenizer_;
  HtmlTree tree_;
  std::vector<Open> open_;
  std::array<std::uint32_t, kTags> open_count_{};  // of each tag, to know at once that none is open
  std::uint32_t foreign_ = 0;                      // <svg> and <math> that are open
  bool head_seen_ = false;
  bool in_body_ = false;
};

HtmlTree parse_html(std::string_view html) { return HtmlTreeBuilder(html).build(); }

}  // namespace hearsay
