#include "hearsay/page/block_scorer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string_view>
#include <vector>

#include "hearsay/base/word_list.h"
#include "hearsay/page/data.h"

namespace hearsay {
namespace {

// A leaf is a node that goes on to itself, so that every block takes the same steps through a tree.
struct Node {
  float threshold = 0;
  std::uint16_t feature = 0;
  std::array<std::uint16_t, 2> next{};  // where to go on: at most the threshold, larger; counted from the root
  float value = 0;                      // of a leaf
};

struct Tree {
  std::vector<Node> nodes;
  int steps = 0;  // from the root to the deepest leaf
};

template <typename Number>
Number number(std::string_view text) {
  Number out{};
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

std::uint16_t index(std::size_t node) { return static_cast<std::uint16_t>(node); }

// A node is deeper than the node that leads to it, which stands before it.
int deepest(const std::vector<Node>& nodes) {
  std::vector<int> depths(nodes.size(), 0);
  for (std::size_t node = 0; node < nodes.size(); ++node)
    for (const std::uint16_t next : nodes[node].next)
      if (next > node) depths[next] = depths[node] + 1;
  return *std::max_element(depths.begin(), depths.end());
}

std::vector<Tree> read_trees() {
  std::vector<Tree> trees;
  for (const auto& fields : word_list_lines(page_data::block_trees)) {
    if (fields[0] == "tree") {
      trees.emplace_back();
      continue;
    }
    std::vector<Node>& nodes = trees.back().nodes;
    const std::uint16_t here = index(nodes.size());
    if (fields[0] == "leaf") {
      nodes.push_back({.next = {here, here}, .value = number<float>(fields[1])});
    } else {
      nodes.push_back({.threshold = number<float>(fields[1]),
                       .feature = static_cast<std::uint16_t>(block_feature(fields[0])),
                       .next = {index(here + 1U), number<std::uint16_t>(fields[2])}});
    }
  }
  for (Tree& tree : trees) tree.steps = deepest(tree.nodes);
  return trees;
}

// Several blocks walk through a tree side by side: the steps of one are a chain, those of several are not.
template <std::size_t count>
void add_leaves(const Tree& tree, const BlockFeatures* features, float* sums) {
  std::array<std::uint16_t, count> at{};
  for (int step = 0; step < tree.steps; ++step) {
    for (std::size_t i = 0; i < count; ++i) {
      const Node& node = tree.nodes[at[i]];
      at[i] = node.next[features[i][node.feature] > node.threshold ? 1 : 0];
    }
  }
  for (std::size_t i = 0; i < count; ++i) sums[i] += tree.nodes[at[i]].value;
}

}  // namespace

void block_scores(std::span<const BlockFeatures> features, std::span<float> scores) {
  static const std::vector<Tree> kTrees = read_trees();
  constexpr std::size_t kTogether = 8;
  std::fill(scores.begin(), scores.end(), 0.0F);
  std::size_t first = 0;
  for (; first + kTogether <= features.size(); first += kTogether)
    for (const Tree& tree : kTrees) add_leaves<kTogether>(tree, &features[first], &scores[first]);
  for (; first < features.size(); ++first)
    for (const Tree& tree : kTrees) add_leaves<1>(tree, &features[first], &scores[first]);
}

}  // namespace hearsay
