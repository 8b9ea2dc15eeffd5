#include "hearsay/page/html_tree.h"

#include <algorithm>
#include <array>
#include <utility>

#include "hearsay/base/utf8.h"

namespace hearsay {
namespace {

bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

std::string HtmlTree::inner_text(NodeIndex node) const {
  std::string out;
  std::vector<NodeIndex> open_blocks;  // where each ends: the text is parted there, too
  const auto part = [&out] {
    if (!out.empty() && !is_ascii_space(out.back())) out += ' ';
  };
  const NodeIndex end = end_of(node);
  for (NodeIndex n = node; n < end;) {
    for (; !open_blocks.empty() && open_blocks.back() <= n; open_blocks.pop_back()) part();
    if (n != node && is_without_text(tag(n))) {
      n = end_of(n);
      continue;
    }
    if (tag(n) == Tag::text) {
      out += text(n);
    } else if (!is_inline(tag(n))) {
      part();
      open_blocks.push_back(end_of(n));
    }
    ++n;
  }
  return fold_ascii_space(out);
}

std::string HtmlTree::short_text(NodeIndex node) const {
  constexpr std::uint32_t kLargest = 8U << 10U;  // bytes of source, markup and all
  return nodes_[node].source.size() > kLargest ? std::string() : inner_text(node);
}

std::string_view HtmlTree::attribute(NodeIndex node, Attribute name) const {
  for (const AttributeValue& entry : attributes(node))
    if (entry.name == name) return value(entry);
  return {};
}

bool HtmlTree::has_attribute(NodeIndex node, Attribute name) const {
  return std::ranges::any_of(attributes(node),
                             [name](const AttributeValue& entry) { return entry.name == name; });
}

std::string text_of_html(const std::string& html) {
  if (html.find_first_of("&<") == std::string::npos) return fold_ascii_space(html);
  return parse_html(html).inner_text(HtmlTree::root());
}

bool is_inline(Tag tag) {
  switch (tag) {
    case Tag::other:
    case Tag::text:
    case Tag::a:
    case Tag::b:
    case Tag::strong:
    case Tag::i:
    case Tag::em:
    case Tag::u:
    case Tag::s:
    case Tag::small:
    case Tag::sub:
    case Tag::sup:
    case Tag::span:
    case Tag::font:
    case Tag::q:
    case Tag::cite:
    case Tag::code:
    case Tag::time:
    case Tag::abbr:
    case Tag::mark:
    case Tag::label:
    case Tag::ins:
    case Tag::del:
    case Tag::big:
    case Tag::img:
    case Tag::picture:
    case Tag::svg:
    case Tag::math:
    case Tag::button:
    case Tag::input:
    case Tag::script:
    case Tag::style:
    case Tag::link:
    case Tag::meta:
    case Tag::template_:
    case Tag::noscript: return true;
    default: return false;
  }
}

bool is_without_text(Tag tag) {
  switch (tag) {
    case Tag::head:
    case Tag::script:
    case Tag::style:
    case Tag::template_:
    case Tag::noscript:
    case Tag::video:
    case Tag::audio:
    case Tag::canvas:
    case Tag::svg:
    case Tag::math:
    case Tag::iframe:
    case Tag::object:
    case Tag::embed:
    case Tag::button:
    case Tag::input:
    case Tag::select:
    case Tag::option:
    case Tag::textarea:
    case Tag::dialog: return true;
    default: return false;
  }
}

}  // namespace hearsay
