// The tree built from the tokens, after the WHATWG HTML standard's tree construction as far as reading needs
// it. It differs where the standard would put a node elsewhere than the page has it, since nodes are numbered
// in reading order:
// - Formatting (b, i, a, ...) ends with the block that it was opened in and is not opened again in the next
// one.
//   Only shares of linked and of bold text depend on it. Its end tag within a block that it holds waits for
//   that block's end.
// - Text within a table but outside of its cells stays where it is.
// - Neither <tbody> nor <colgroup> is implied.
#include <algorithm>
#include <utility>

#include "hearsay/page/character_references.h"
#include "hearsay/page/html_open_elements.h"
#include "hearsay/page/html_tokenizer.h"
#include "hearsay/page/html_tree.h"

namespace hearsay {
namespace {

constexpr std::size_t kMaxAttributeBytes = 64U
                                           << 10U;  // longer values (inlined data) are of no use to a reader
constexpr NameKey kOptgroup = name_key("optgroup");
constexpr std::string_view kSpaces = " \t\n\f\r";

}  // namespace

class HtmlTreeBuilder {
 public:
  explicit HtmlTreeBuilder(std::string_view html) : html_(html), tokenizer_(html) {
    tree_.nodes_.reserve(html.size() / 32 + 16);
    tree_.characters_.reserve(html.size() / 2 + 16);
    tree_.nodes_.push_back(HtmlNode{.tag = Tag::root, .source = {0, static_cast<std::uint32_t>(html.size())}});
  }

  HtmlTree build() && {
    while (const HtmlToken* const token = tokenizer_.next()) {
      switch (token->kind) {
        case HtmlToken::Kind::text: text(*token); break;
        case HtmlToken::Kind::start_tag: start(*token); break;
        case HtmlToken::Kind::end_tag: end(*token); break;
      }
      tokenizer_.set_foreign(open_.innermost().holds_foreign);
    }
    close_ends();
    return std::move(tree_);
  }

 private:
  // --- Texts ---

  void text(const HtmlToken& token) {
    Span source = token.source;
    if (expects_structure()) {
      const std::size_t first =
          std::min(source.of(html_).find_first_not_of(kSpaces), std::size_t{source.size()});
      source.begin += static_cast<std::uint32_t>(first);
      if (source.empty()) return;
      begin_body(source.begin);
    }
    if (std::exchange(drops_newline_, false)) {
      if (source.of(html_).starts_with('\r')) ++source.begin;
      if (source.of(html_).starts_with('\n')) ++source.begin;
    }
    append_text(source, token.is_literal);
  }

  void append_text(Span source, bool literal) {
    if (source.empty()) return;
    const auto begin = static_cast<std::uint32_t>(tree_.characters_.size());
    if (literal)
      tree_.characters_ += source.of(html_);
    else
      append_decoded(tree_.characters_, source.of(html_), ReferencePlace::text);
    const auto end = static_cast<std::uint32_t>(tree_.characters_.size());
    const NodeIndex last = tree_.nodes_[open_.innermost().node].last_child;
    if (last != kNoNode && tree_.nodes_[last].tag == Tag::text && tree_.nodes_[last].text.end == begin) {
      tree_.nodes_[last].text.end = end;
      tree_.nodes_[last].source.end = source.end;
      return;
    }
    const NodeIndex node = append(Tag::text, source);
    tree_.nodes_[node].text = {begin, end};
  }

  // --- Start tags ---

  void start(const HtmlToken& token) {
    drops_newline_ = false;
    if (open_.innermost().holds_foreign) {
      if ((token.element.traits & kEndsForeign) == 0) return start_foreign(token);
      leave_foreign();
    }
    switch (token.element.tag) {
      case Tag::html: return start_html(token);
      case Tag::head: return start_head(token);
      case Tag::body: return start_body(token);
      default: break;
    }
    if (expects_structure()) {
      if ((token.element.traits & kHeadContent) != 0)
        begin_head(token.source.begin);
      else
        begin_body(token.source.begin);
    }
    if (!close_implied(token)) return;
    insert(token);
  }

  // Whether we stand where only <head>, <body> and what is in the head can be.
  [[nodiscard]] bool expects_structure() const {
    const NodeIndex node = open_.innermost().node;
    return body_ == kNoNode && (node == HtmlTree::root() || node == html_node_ || node == head_);
  }

  void start_html(const HtmlToken& token) {
    if (html_node_ != kNoNode) return;
    html_node_ = add_element(token, Tag::html);
    open(html_node_, token);
  }

  void start_head(const HtmlToken& token) {
    if (body_ != kNoNode || head_ != kNoNode) return;
    begin_html(token.source.begin);
    head_ = add_element(token, Tag::head);
    open(head_, token);
  }

  void start_body(const HtmlToken& token) {
    if (body_ != kNoNode || open_.has(Tag::template_)) return;
    begin_html(token.source.begin);
    open_.close(2);
    body_ = add_element(token, Tag::body);
    open(body_, token);
  }

  void begin_html(std::uint32_t at) {
    if (html_node_ == kNoNode) html_node_ = imply("html", Tag::html, at);
  }

  void begin_head(std::uint32_t at) {
    begin_html(at);
    if (head_ == kNoNode) head_ = imply("head", Tag::head, at);
  }

  void begin_body(std::uint32_t at) {
    begin_html(at);
    open_.close(2);  // the head
    body_ = imply("body", Tag::body, at);
  }

  NodeIndex imply(std::string_view name, Tag tag, std::uint32_t at) {
    const NameKey key = name_key(name);
    const NodeIndex node = append(tag, {at, at});
    open_.open({.node = node, .key = key, .element = element_of(name, key)});
    return node;
  }

  void insert(const HtmlToken& token) {
    const NodeIndex node = add_element(token, token.element.tag);
    const std::uint32_t traits = token.element.traits;
    if (token.element.tag == Tag::svg || token.element.tag == Tag::math) return open_foreign(node, token);
    if ((traits & kVoid) != 0) return;
    open(node, token);
    drops_newline_ = (traits & kLeadingNewline) != 0;
    if ((traits & (kRawText | kEscapableText)) == 0) return;
    if (const HtmlToken* const content = tokenizer_.raw_text()) text(*content);
    drops_newline_ = false;
  }

  void open(NodeIndex node, const HtmlToken& token) {
    open_.open({.node = node, .key = token.key, .element = token.element});
  }

  // Closes what a start tag ends without an end tag of its own. False: the tag itself has no place here.
  bool close_implied(const HtmlToken& token) {
    const Tag tag = token.element.tag;
    switch (tag) {
      case Tag::li: close_item([](Tag open) { return open == Tag::li; }); break;
      case Tag::dt:
      case Tag::dd: close_item([](Tag open) { return open == Tag::dt || open == Tag::dd; }); break;
      case Tag::a: end_formatting(open_.find(Tag::a, Scope::element)); break;
      case Tag::button: close(open_.find(Tag::button, Scope::element)); break;
      case Tag::form:
        if (open_.has(Tag::form) && !open_.has(Tag::template_)) return false;
        break;
      case Tag::option: close_option(); break;
      case Tag::select: {
        const std::size_t place = open_.find(Tag::select, Scope::element);
        close(place);
        return place == OpenElements::kNotFound;
      }
      case Tag::input:
      case Tag::textarea: close(open_.find(Tag::select, Scope::element)); break;
      case Tag::caption:
      case Tag::thead:
      case Tag::tbody:
      case Tag::tfoot:
      case Tag::tr:
      case Tag::td:
      case Tag::th: return close_table_parts(tag);
      default:
        if (token.key == kOptgroup) close_option();
        break;
    }
    if ((token.element.traits & kEndsParagraph) != 0) close(open_.find(Tag::p, Scope::button));
    if ((token.element.traits & kHeading) != 0 && (open_.innermost().element.traits & kHeading) != 0)
      close(open_.size() - 1);
    return true;
  }

  // A list item ends the one before it, across paragraphs and <div> but no other block.
  template <typename IsItem>
  void close_item(IsItem is_item) {
    for (std::size_t place = open_.size() - 1; place > 0; --place) {
      const ElementName element = open_[place].element;
      if (is_item(element.tag)) return close(place);
      const bool is_transparent =
          element.tag == Tag::address || element.tag == Tag::div || element.tag == Tag::p;
      if ((element.traits & kSpecial) != 0 && !is_transparent) return;
    }
  }

  void close_option() {
    if (open_.innermost().element.tag == Tag::option) close(open_.size() - 1);
  }

  // A part of a table closes what is open in the part that holds it.
  bool close_table_parts(Tag tag) {
    const std::size_t table = open_.find_trait(kBoundsTable, Scope::table);
    if (table == OpenElements::kNotFound || open_[table].element.tag == Tag::html) return false;
    const bool is_cell = tag == Tag::td || tag == Tag::th;
    std::size_t holder = table;
    for (std::size_t place = table + 1; place < open_.size(); ++place) {
      const Tag open = open_[place].element.tag;
      const bool is_section = open == Tag::thead || open == Tag::tbody || open == Tag::tfoot;
      if ((is_section && (is_cell || tag == Tag::tr)) || (open == Tag::tr && is_cell)) holder = place;
    }
    close(holder + 1);
    return true;
  }

  void close(std::size_t place) {
    if (place != OpenElements::kNotFound) open_.close(place);
  }

  // --- SVG and MathML ---

  void start_foreign(const HtmlToken& token) {
    open_foreign(add_element(token, foreign_tag(token.element.tag)), token);
  }

  // The elements that mean the same there; others share no more than the name (<title>, <text>).
  static Tag foreign_tag(Tag tag) {
    return tag == Tag::svg || tag == Tag::math || tag == Tag::a || tag == Tag::script || tag == Tag::style
               ? tag
               : Tag::other;
  }

  void open_foreign(NodeIndex node, const HtmlToken& token) {
    if (token.is_self_closing) return;
    const bool holds_html = open_.innermost().holds_foreign && (token.element.traits & kHtmlInForeign) != 0;
    open_.open({.node = node,
                .key = token.key,
                .element = {foreign_tag(token.element.tag), holds_html ? kBoundsScope | kSpecial : 0U},
                .holds_foreign = !holds_html});
  }

  void leave_foreign() {
    std::size_t place = open_.size();
    while (open_[place - 1].holds_foreign) --place;
    open_.close(place);
  }

  // Closes the element of SVG or MathML that the end tag names; false if none of those around us is meant.
  bool end_foreign(const HtmlToken& token) {
    for (std::size_t place = open_.size() - 1; open_[place].holds_foreign; --place) {
      if (open_[place].key != token.key) continue;
      close_at(place, token);
      return true;
    }
    return false;
  }

  // --- End tags ---

  void end(const HtmlToken& token) {
    drops_newline_ = false;
    if (end_foreign(token)) return;
    const Tag tag = token.element.tag;
    if (expects_structure()) {
      if (tag == Tag::head && head_ != kNoNode) tree_.nodes_[head_].source.end = token.source.end;
      return;
    }
    switch (tag) {
      case Tag::html:
      case Tag::body: return;  // what follows is still the body's
      case Tag::head:
        if (body_ == kNoNode && !open_.has(Tag::template_))
          end_scoped(open_.find(Tag::head, Scope::table), token);
        return;
      case Tag::br: insert(token); return;
      case Tag::p: return end_paragraph(token);
      case Tag::li: return end_scoped(open_.find(Tag::li, Scope::list_item), token);
      case Tag::template_:
      case Tag::table:
      case Tag::caption:
      case Tag::thead:
      case Tag::tbody:
      case Tag::tfoot:
      case Tag::tr:
      case Tag::td:
      case Tag::th: return end_scoped(open_.find(tag, Scope::table), token);
      case Tag::form: return end_waiting(open_.find(tag, Scope::element), token);
      default: break;
    }
    const std::uint32_t traits = token.element.traits;
    if ((traits & kHeading) != 0) return end_scoped(open_.find_trait(kHeading, Scope::element), token);
    if ((traits & kFormatting) != 0) return end_waiting(open_.find_name(token.key, Scope::element), token);
    if ((traits & kSpecial) != 0) return end_scoped(open_.find_name(token.key, Scope::element), token);
    end_scoped(open_.find_phrase(token.key), token);
  }

  void end_scoped(std::size_t place, const HtmlToken& token) {
    if (place != OpenElements::kNotFound) close_at(place, token);
  }

  void close_at(std::size_t place, const HtmlToken& token) {
    tree_.nodes_[open_[place].node].source.end = token.source.end;
    open_.close(place);
  }

  // One that ends nothing stands for an empty paragraph.
  void end_paragraph(const HtmlToken& token) {
    const std::size_t place = open_.find(Tag::p, Scope::button);
    if (place != OpenElements::kNotFound) return close_at(place, token);
    append(Tag::p, token.source);
  }

  void end_waiting(std::size_t place, const HtmlToken& token) {
    if (place == OpenElements::kNotFound) return;
    tree_.nodes_[open_[place].node].source.end = token.source.end;
    end_formatting(place);
  }

  void end_formatting(std::size_t place) {
    if (place == OpenElements::kNotFound) return;
    if (open_.has_special_within(place))
      open_.close_later(place);
    else
      open_.close(place);
  }

  // --- Nodes ---

  NodeIndex add_element(const HtmlToken& token, Tag tag) {
    const NodeIndex node = append(tag, token.source);
    const auto first = static_cast<std::uint32_t>(tree_.attributes_.size());
    for (const HtmlToken::AttributeSource& attribute : token.attributes) {
      if (attribute.value.size() > kMaxAttributeBytes) continue;
      const auto begin = static_cast<std::uint32_t>(tree_.characters_.size());
      append_decoded(tree_.characters_, attribute.value, ReferencePlace::attribute);
      const auto end = static_cast<std::uint32_t>(tree_.characters_.size());
      tree_.attributes_.push_back({attribute.name, {begin, end}});
    }
    tree_.nodes_[node].first_attribute = first;
    tree_.nodes_[node].attribute_count = static_cast<std::uint32_t>(tree_.attributes_.size()) - first;
    return node;
  }

  NodeIndex append(Tag tag, Span source) {
    const auto node = static_cast<NodeIndex>(tree_.nodes_.size());
    const NodeIndex parent = open_.innermost().node;
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
  OpenElements open_;
  NodeIndex html_node_ = kNoNode;
  NodeIndex head_ = kNoNode;
  NodeIndex body_ = kNoNode;
  bool drops_newline_ = false;  // behind <pre>
};

HtmlTree parse_html(std::string_view html) { return HtmlTreeBuilder(html).build(); }

}  // namespace hearsay
