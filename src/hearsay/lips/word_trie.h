// The words of a dictionary by how they look.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "hearsay/lips/language_model.h"
#include "hearsay/lips/viseme_map.h"

namespace hearsay {

/// A word in one of its pronunciations.
struct TrieWord {
  std::uint32_t entry = 0;  ///< in Pronunciations::entries
  LanguageModel::WordNumber number = 0;
  float usual = 0;  ///< LanguageModel::score of it alone
};

/// A trie of viseme strings. Of the words that look the same only the most usual are kept.
class WordTrie {
 public:
  using Node = std::uint32_t;
  static constexpr Node kRoot = 0;
  static constexpr Node kNone = 0;  ///< no child: the root is nobody's

  WordTrie(const Pronunciations& pronunciations, const LanguageModel& model, const VisemeMap& map);

  [[nodiscard]] Node child(Node node, Viseme viseme) const { return nodes_[node].children[viseme]; }
  /// The words that end there, the most usual first.
  [[nodiscard]] std::span<const TrieWord> words(Node node) const { return nodes_[node].words; }

 private:
  static constexpr std::size_t kMostVisemes = 16;
  struct Branch {
    std::array<Node, kMostVisemes> children{};
    std::vector<TrieWord> words;
  };
  std::vector<Branch> nodes_;
};

}  // namespace hearsay
