// HTML tree: the one door to the HTML parser. A page becomes a compact tree of elements and texts; the parser
// behind it (html_tree_builder.cc) shows nowhere else.
//
//     HtmlTree tree = parse_html("<p>One <b>two</b>");
//     for (NodeIndex node = tree.root(); node < tree.size(); ++node) …   // every node, in reading order
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/base/span.h"

namespace hearsay {

// clang-format off
/// The elements that reading needs to tell apart. Everything else is `other`.
enum class Tag : std::uint8_t {
  other, text, root,
  // Document and metadata.
  html, head, title, meta, link, script, style, body, template_, noscript,
  // Sections and blocks.
  article, main, section, nav, aside, header, footer, address, h1, h2, h3, h4, h5, h6, p, div, pre, blockquote,
  ul, ol, li, dl, dt, dd, figure, figcaption, table, caption, thead, tbody, tfoot, tr, td, th, hr, br, center,
  details, summary, fieldset, legend, form, dialog, menu,
  // Inline.
  a, b, strong, i, em, u, s, small, sub, sup, span, font, q, cite, code, time, abbr, mark, label, ins, del, big,
  // Embedded and interactive: their words are not for reading.
  img, picture, video, audio, canvas, svg, math, iframe, object, embed, button, input, select, option, textarea,
};

/// The attributes that reading needs; others are not kept.
enum class Attribute : std::uint8_t {
  id, class_, role, itemprop, itemtype, itemscope, property, name, content, href, rel, datetime, lang, style,
  hidden, aria_hidden, aria_label, alt, type, http_equiv, data_testid, data_component, title,
};

// clang-format on

using NodeIndex = std::uint32_t;
inline constexpr NodeIndex kNoNode = std::numeric_limits<NodeIndex>::max();

struct HtmlNode {
  Tag tag = Tag::other;
  NodeIndex parent = kNoNode;
  NodeIndex first_child = kNoNode;
  NodeIndex last_child = kNoNode;
  NodeIndex next_sibling = kNoNode;
  std::uint32_t first_attribute = 0;
  std::uint32_t attribute_count = 0;
  Span text{};    ///< of a text node: its characters, see HtmlTree::text
  Span source{};  ///< the bytes it was parsed from; of an element: up to the end of its last descendant
};

/// Nodes are numbered in reading order: a node's descendants follow it without a gap.
class HtmlTree {
 public:
  [[nodiscard]] static constexpr NodeIndex root() { return 0; }
  [[nodiscard]] NodeIndex size() const { return static_cast<NodeIndex>(nodes_.size()); }
  [[nodiscard]] const HtmlNode& operator[](NodeIndex node) const { return nodes_[node]; }
  [[nodiscard]] Tag tag(NodeIndex node) const { return nodes_[node].tag; }

  /// The first node behind `node` and all its descendants; size() if there is none.
  [[nodiscard]] NodeIndex end_of(NodeIndex node) const { return ends_[node]; }

  /// Characters of a text node, references decoded; empty for an element.
  [[nodiscard]] std::string_view text(NodeIndex node) const { return nodes_[node].text.of(characters_); }

  /// All text below a node, scripts and styles left out, in one line (ASCII white space folded).
  [[nodiscard]] std::string inner_text(NodeIndex node) const;

  /// The same, or nothing where the element is far too large to be a name, a date or a headline: elements that
  /// lie in each other can be asked without reading the page many times over.
  [[nodiscard]] std::string short_text(NodeIndex node) const;

  struct AttributeValue {
    Attribute name;
    Span value_span;  ///< see `value`
  };
  [[nodiscard]] std::span<const AttributeValue> attributes(NodeIndex node) const {
    return std::span(attributes_).subspan(nodes_[node].first_attribute, nodes_[node].attribute_count);
  }
  [[nodiscard]] std::string_view value(const AttributeValue& attribute) const {
    return attribute.value_span.of(characters_);
  }

  /// The attribute's value, references decoded; empty if there is none (or none worth having).
  [[nodiscard]] std::string_view attribute(NodeIndex node, Attribute name) const;
  [[nodiscard]] bool has_attribute(NodeIndex node, Attribute name) const;

 private:
  friend class HtmlTreeBuilder;

  std::vector<HtmlNode> nodes_;
  std::vector<NodeIndex> ends_;
  std::vector<AttributeValue> attributes_;
  std::string characters_;
};

/// Parses a page of well-formed UTF-8 without NUL. Never fails: what is cut or wrongly nested is read as far as
/// it goes. Elements nested deeper than a few hundred are taken for siblings. Linear in time, no
/// recursion.
[[nodiscard]] HtmlTree parse_html(std::string_view html);

/// The text of a piece of HTML that stands in metadata: "Q&amp;A <b>today</b>" is "Q&A today".
[[nodiscard]] std::string text_of_html(const std::string& html);

/// Whether an element stands in the line of text rather than opening a new one.
[[nodiscard]] bool is_inline(Tag tag);

/// Whether an element's content is never text for reading: scripts, styles, embedded and form controls.
[[nodiscard]] bool is_without_text(Tag tag);

}  // namespace hearsay
