// Live entries: the boxes of a live blog, each with the time that it gives.
#pragma once

#include <string>
#include <vector>

#include "hearsay/page/html_regions.h"
#include "hearsay/page/html_tree.h"

namespace hearsay {

struct LiveEntry {
  NodeIndex begin = 0;  ///< the box's element
  NodeIndex end = 0;    ///< the node behind it
  std::string time;     ///< ISO 8601, as the box's <time> has it
};

/// In reading order, none inside another. Nothing where fewer than three boxes have a <time> of their own.
[[nodiscard]] std::vector<LiveEntry> find_live_entries(const HtmlTree& tree, const HtmlRegions& regions);

}  // namespace hearsay
