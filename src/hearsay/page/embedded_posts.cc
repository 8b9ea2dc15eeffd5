#include "hearsay/page/embedded_posts.h"

#include <array>

#include "hearsay/base/utf8.h"
#include "hearsay/page/page_date.h"

namespace hearsay {
namespace {

constexpr std::size_t kLongestName = 80;
constexpr std::size_t kLongestHandle = 40;
constexpr std::size_t kLongestLine = 120;  // the poster's line: name, handle and date
constexpr std::array<std::string_view, 3> kDashes{"—", "–", "-"};

std::string_view without_dash(std::string_view name) {
  name = trim(name);
  for (const std::string_view dash : kDashes)
    if (name.starts_with(dash)) name = trim(name.substr(dash.size()));
  return name;
}

bool is_handle_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
         c == '-';
}

std::optional<std::string> handle_at(std::string_view words, std::size_t at) {
  std::size_t end = at + 1;
  while (end < words.size() && is_handle_character(words[end])) ++end;
  if (end - at < 2 || end - at > kLongestHandle) return std::nullopt;
  return std::string(words.substr(at, end - at));
}

// "— The Name (@handle) August 15, 2025": what stands between the last dash and the handle.
void read_signature(PostLine& out, std::string_view words) {
  const std::size_t handle = words.rfind("(@");
  if (handle == std::string_view::npos) return;
  out.handle = handle_at(words, handle + 1);
  const std::string_view behind = words.substr(handle);
  if (const std::size_t close = behind.find(')');
      close != std::string_view::npos && behind.size() <= kLongestLine)
    out.date = iso_date(behind.substr(close + 1));
  const std::string_view before = words.substr(0, handle);
  std::size_t start = std::string_view::npos;
  for (const std::string_view dash : {std::string_view("—"), std::string_view("–"), std::string_view("- ")}) {
    const std::size_t at = before.rfind(dash);
    if (at != std::string_view::npos && (start == std::string_view::npos || at + dash.size() > start))
      start = at + dash.size();
  }
  if (start == std::string_view::npos) return;
  if (const std::string_view name = trim(before.substr(start)); !name.empty() && name.size() <= kLongestName)
    out.author = std::string(name);
}

// The element that the page marks as the poster's line: "The Name, Telegram, 19 October".
void read_marked_line(PostLine& out, const HtmlTree& tree, const HtmlRegions& regions, NodeIndex post) {
  for (NodeIndex node = post + 1; node < tree.end_of(post); ++node) {
    const Tag tag = tree.tag(node);
    if (tag == Tag::time && !out.date) out.date = iso_date(tree.attribute(node, Attribute::datetime));
    const bool marked = regions.nodes[node].hint == BlockHint::byline || tag == Tag::cite || tag == Tag::footer;
    if (!marked || out.author) continue;
    const std::string line = tree.short_text(node);
    if (!out.handle)
      if (const std::size_t at = line.find('@'); at != std::string::npos) out.handle = handle_at(line, at);
    std::string_view name = std::string_view(line).substr(0, line.find_first_of(",@("));
    name = without_dash(name);
    if (name.empty() || name.size() > kLongestName) continue;
    out.author = std::string(name);
    if (!out.date && line.size() <= kLongestLine) out.date = iso_date(line);
  }
}

}  // namespace

PostLine read_post_line(const HtmlTree& tree, const HtmlRegions& regions, NodeIndex post,
                        std::string_view words) {
  PostLine out;
  read_signature(out, words);
  read_marked_line(out, tree, regions, post);
  return out;
}

}  // namespace hearsay
