// The search for phrases that look like a given string of visemes.
#pragma once

#include <vector>

#include "hearsay/lips/lips.h"
#include "hearsay/lips/word_trie.h"

namespace hearsay {

/// A sound of the phrase as the lips show it.
struct SeenSound {
  Viseme viseme = 0;
  bool may_be_lost = false;
};

/// A phrase found; its words are entries of the dictionary.
struct FoundPhrase {
  std::vector<TrieWord> words;
  double score = 0;
  int changes = 0;
  int errors = 0;
};

/// Beam search over the lattice of words that fit somewhere, wherever their boundaries fall. Hypotheses with
/// the same last two words are joined, the best few histories of each kept. `most` phrases, best first; same
/// input, same output.
class LipSearch {
 public:
  LipSearch(const WordTrie& trie, const LanguageModel& model, const Pronunciations& pronunciations,
            const VisemeMap& map)
      : trie_(&trie), model_(&model), pronunciations_(&pronunciations), map_(&map) {}

  [[nodiscard]] std::vector<FoundPhrase> run(const std::vector<SeenSound>& sounds, bool near,
                                             std::size_t most) const;

  /// What a phrase scores of itself: the language model alone.
  [[nodiscard]] double score(const std::vector<LanguageModel::WordNumber>& words) const;

 private:
  const WordTrie* trie_;
  const LanguageModel* model_;
  const Pronunciations* pronunciations_;
  const VisemeMap* map_;
};

}  // namespace hearsay
