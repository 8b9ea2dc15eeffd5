#include "hearsay/page/block_scorer.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string_view>

#include "hearsay/base/word_list.h"
#include "hearsay/page/data.h"

namespace hearsay {
namespace {

struct Node {
  float threshold;        // of a leaf: its value
  std::uint16_t feature;  // kLeaf: none
  std::uint16_t larger;   // the node for larger values, counted from this one; for others it is the next
};
constexpr std::uint16_t kLeaf = 0xFFFF;

template <typename Number>
Number number(std::string_view text) {
  Number out{};
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

struct Trees {
  std::vector<Node> nodes;
  std::vector<std::uint32_t> roots;

  Trees() {
    for (const auto& fields : word_list_lines(page_data::block_trees)) {
      const auto at = static_cast<std::uint32_t>(nodes.size());
      if (fields[0] == "tree") {
        roots.push_back(at);
      } else if (fields[0] == "leaf") {
        nodes.push_back({number<float>(fields[1]), kLeaf, 0});
      } else {
        const auto larger = roots.back() + number<std::uint32_t>(fields[2]) - at;
        nodes.push_back({number<float>(fields[1]), static_cast<std::uint16_t>(block_feature(fields[0])),
                         static_cast<std::uint16_t>(larger)});
      }
    }
  }
};

}  // namespace

float block_score(const BlockFeatures& features) {
  static const Trees kTrees;
  float sum = 0;
  for (const std::uint32_t root : kTrees.roots) {
    const Node* node = &kTrees.nodes[root];
    while (node->feature != kLeaf) node += features[node->feature] <= node->threshold ? 1 : node->larger;
    sum += node->threshold;
  }
  return sum;
}

}  // namespace hearsay
