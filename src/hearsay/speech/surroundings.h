// Surroundings: the words of the reporter around an attribution: neither its content nor another attribution's
// words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hearsay/speech/attribution.h"

namespace hearsay {

/// The tokens of an attribution's sentence that tell of it, in order.
class Surroundings {
 public:
  Surroundings(const Clause& text, const std::vector<Attribution>& attributions, std::uint32_t which);

  [[nodiscard]] const std::vector<TokenIndex>& tokens() const { return tokens_; }

  /// The longest entry of a phrase list that begins at position `at`, as a number of tokens; 0 if none does.
  template <class List>
  [[nodiscard]] std::size_t phrase_at(const List& list, std::size_t at) const {
    std::string words;
    std::size_t longest = 0;
    for (std::size_t n = 0; n < kLongestPhrase && at + n < tokens_.size(); ++n) {
      if (n > 0 && tokens_[at + n] != tokens_[at + n - 1] + 1) break;
      if (n > 0) words += ' ';
      words += text_->tokens.lower[tokens_[at + n]];
      if (list.contains(words)) longest = n + 1;
    }
    return longest;
  }

  [[nodiscard]] std::string words(std::size_t at, std::size_t count) const;

  /// Position of the first token not before `token`.
  [[nodiscard]] std::size_t position(TokenIndex token) const;

 private:
  static constexpr std::size_t kLongestPhrase = 6;
  const Clause* text_;
  std::vector<TokenIndex> tokens_;
};

}  // namespace hearsay
