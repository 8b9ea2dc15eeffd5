#include "hearsay/lips/word_trie.h"

#include <algorithm>

#include "hearsay/base/word_list.h"
#include "hearsay/lips/data.h"

namespace hearsay {
namespace {

constexpr double kLeastUsual =
    -15.5;  // natural logarithm; below are names, abbreviations and slips of the dictionary
constexpr std::size_t kMostAlike = 128;  // words that look the same, the most usual

/// Letters as words ("b", "t."), and what is no word.
bool is_plain(std::string_view word) {
  static const WordList left_out(lips_data::left_out);
  if (word.size() == 1) return word == "a" || word == "i";
  if (left_out.contains(word) || word.find_first_of("aeiouy") == std::string_view::npos) return false;
  return std::ranges::all_of(word, [](char c) { return (c >= 'a' && c <= 'z') || c == '\''; }) &&
         word.front() != '\'';
}

}  // namespace

WordTrie::WordTrie(const Pronunciations& pronunciations, const LanguageModel& model, const VisemeMap& map)
    : nodes_(1) {
  const auto& entries = pronunciations.entries();
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    if (!is_plain(entries[i].word)) continue;
    const auto number = model.find(entries[i].word);
    if (!number) continue;
    const double usual = model.score(*number);
    if (usual < kLeastUsual) continue;
    Node node = kRoot;
    for (const Viseme viseme : map.of(entries[i].phones)) {
      Node next = nodes_[node].children[viseme];
      if (next == kNone) {
        next = static_cast<Node>(nodes_.size());
        nodes_[node].children[viseme] = next;
        nodes_.emplace_back();
      }
      node = next;
    }
    nodes_[node].words.push_back({i, *number, static_cast<float>(usual)});
  }
  for (Branch& branch : nodes_) {
    std::ranges::stable_sort(branch.words, std::ranges::greater{}, &TrieWord::usual);
    if (branch.words.size() > kMostAlike) branch.words.resize(kMostAlike);
    branch.words.shrink_to_fit();
  }
}

}  // namespace hearsay
