#include "hearsay/page/live_entries.h"

#include <optional>

#include "hearsay/page/page_date.h"

namespace hearsay {
namespace {

constexpr std::size_t kFewestEntries = 3;
constexpr std::uint32_t kFewestBytes = 40;  // of text in an entry: a bare time is none
constexpr int kMostAncestors = 16;

struct Time {
  NodeIndex node;
  std::string value;
};

std::vector<Time> times_in_article(const HtmlTree& tree, const HtmlRegions& regions) {
  std::vector<Time> out;
  const NodeIndex end = tree.end_of(regions.article);
  for (NodeIndex node = regions.article; node < end;) {
    if (regions.nodes[node].hidden || regions.nodes[node].foreign) {
      node = tree.end_of(node);
      continue;
    }
    if (tree.tag(node) == Tag::time)
      if (std::optional<std::string> value = iso_date(tree.attribute(node, Attribute::datetime)))
        out.push_back({node, *std::move(value)});
    ++node;
  }
  return out;
}

}  // namespace

std::vector<LiveEntry> find_live_entries(const HtmlTree& tree, const HtmlRegions& regions) {
  std::vector<LiveEntry> out;
  const std::vector<Time> times = times_in_article(tree, regions);
  if (times.size() < kFewestEntries) return out;
  for (std::size_t i = 0; i < times.size(); ++i) {
    // The largest box that holds no other time.
    const auto holds_another = [&](NodeIndex box) {
      return box <= regions.article || (i > 0 && times[i - 1].node >= box) ||
             (i + 1 < times.size() && times[i + 1].node < tree.end_of(box));
    };
    NodeIndex box = times[i].node;
    for (int steps = 0; steps < kMostAncestors && !holds_another(tree[box].parent); ++steps)
      box = tree[box].parent;
    if (regions.nodes[box].text >= kFewestBytes) out.push_back({box, tree.end_of(box), times[i].value});
  }
  if (out.size() < kFewestEntries) out.clear();
  return out;
}

}  // namespace hearsay
