// Which sentences fit a mouth best, of all that a dictionary or a grammar allows. Mostly they are wrong: what
// is measured of it goes with every output.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hearsay/base/error.h"
#include "hearsay/footage/alignment.h"
#include "hearsay/lips/language_model.h"

namespace hearsay {

/// The words that may stand at each place of a sentence, one place after another.
using SentenceGrammar = std::vector<std::vector<std::string>>;

/// One line for each place, its words parted by blanks. Fails where there is no word, more than 64 places or
/// 10,000 words in all.
[[nodiscard]] Result<SentenceGrammar> parse_grammar(std::string_view text, const std::string& name);

struct FoundSentence {
  std::string text;
  double score =
      0;  ///< as `fit` has it, of the best alignment, with the language model's part where there is one
};

/// Token passing over a tree of the words' sounds (Young, Russell and Thornton, 1989), within a beam;
/// hypotheses with the same last two words are joined. Best first, at most `count`; same input, same output.
class SentenceSearch {
 public:
  /// The words of `grammar`, place by place.
  SentenceSearch(const SentenceGrammar& grammar, const Pronunciations& pronunciations, const MouthModel& model);
  /// Any usual words of the dictionary, weighed by the language model, which must outlive it.
  SentenceSearch(const Pronunciations& pronunciations, const MouthModel& model, const LanguageModel& language);

  [[nodiscard]] std::vector<FoundSentence> run(const MouthScores& scores, StepRange steps,
                                               std::size_t count) const;

 private:
  struct Node {
    std::size_t unit = 0;
    std::vector<std::uint32_t> children;
    std::vector<std::uint32_t> words;  ///< that end here, by number
  };
  class Pass;

  std::uint32_t add_tree();
  void add_word(std::uint32_t root, const std::string& text, LanguageModel::WordNumber number,
                const SpokenWord& spoken);

  std::size_t silence_;
  const LanguageModel* language_ = nullptr;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> roots_;  ///< of each place; the only one, where any words may follow
  std::vector<std::string> texts_;    ///< by a word's number
  std::vector<LanguageModel::WordNumber> numbers_;
};

}  // namespace hearsay
