#include "hearsay/speech/attribution_nesting.h"

#include <algorithm>

namespace hearsay {
namespace {

TokenRange join(const std::vector<TokenRange>& parts, TokenRange so_far) {
  for (const TokenRange part : parts)
    so_far = so_far.empty() ? part
                            : TokenRange{std::min(so_far.first, part.first), std::max(so_far.last, part.last)};
  return so_far;
}

}  // namespace

TokenRange extent(const Attribution& attribution) {
  return join(attribution.cue, join(attribution.content, join(attribution.source, {0, 0})));
}

std::vector<Attribution> nest(std::vector<Attribution> attributions) {
  struct Item {
    TokenRange whole;
    std::size_t index = 0;
  };
  std::vector<Item> items;
  items.reserve(attributions.size());
  for (std::size_t i = 0; i < attributions.size(); ++i) items.push_back({extent(attributions[i]), i});
  std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    return a.whole.first != b.whole.first ? a.whole.first < b.whole.first : a.whole.last > b.whole.last;
  });
  std::vector<Attribution> sorted;
  sorted.reserve(attributions.size());
  std::vector<std::uint32_t> open;  // attributions whose extent reaches here
  std::vector<TokenRange> wholes;
  for (const Item& item : items) {
    while (!open.empty() && wholes[open.back()].last <= item.whole.first) open.pop_back();
    Attribution attribution = std::move(attributions[item.index]);
    const auto holds = [&](std::uint32_t outer) {
      return std::any_of(sorted[outer].content.begin(), sorted[outer].content.end(), [&](TokenRange part) {
        return part.contains(item.whole) && !(part == item.whole && attribution.cue.empty());
      });
    };
    const std::size_t looked = std::min<std::size_t>(open.size(), 8);
    for (std::size_t back = 0; back < looked; ++back) {
      const std::uint32_t outer = open[open.size() - 1 - back];
      if (!holds(outer)) continue;
      attribution.within = outer;
      break;
    }
    open.push_back(static_cast<std::uint32_t>(sorted.size()));
    wholes.push_back(item.whole);
    sorted.push_back(std::move(attribution));
  }
  return sorted;
}

}  // namespace hearsay
