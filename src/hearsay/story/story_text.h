// The words of a story's reports, cut once for all who compare them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "hearsay/language/noun_phrase.h"
#include "hearsay/language/tokens.h"
#include "hearsay/language/word_class.h"
#include "hearsay/story/story.h"
#include "hearsay/story/words.h"

namespace hearsay {

/// Refers to the story's documents, which must outlive it and stay where they are.
class StoryText {
 public:
  explicit StoryText(const Story& story);

  [[nodiscard]] const Tokens& tokens(std::uint32_t document) const { return tokens_[document]; }
  [[nodiscard]] Clause clause(std::uint32_t document) const { return {tokens_[document], classes_[document]}; }
  /// The report's words for comparing, in order.
  [[nodiscard]] const std::vector<Word>& words(std::uint32_t document) const { return words_[document]; }
  /// Those of a stretch of its tokens.
  [[nodiscard]] std::span<const Word> words_in(std::uint32_t document, TokenRange range) const;
  /// Grows when words from elsewhere are to be compared with these.
  [[nodiscard]] Vocabulary& vocabulary() { return vocabulary_; }
  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(tokens_.size()); }

  /// The sentence's words, from its first token to its last.
  [[nodiscard]] Span sentence(std::uint32_t document, std::uint32_t index) const;
  /// The first token that ends behind `offset`; the number of tokens if none does.
  [[nodiscard]] TokenIndex token_at(std::uint32_t document, std::uint32_t offset) const;
  /// The tokens that lie in the span, whole or in part.
  [[nodiscard]] TokenRange tokens_in(std::uint32_t document, Span span) const;
  /// The sentence that holds the first token at or behind `offset`; none behind the last.
  [[nodiscard]] std::optional<std::uint32_t> sentence_at(std::uint32_t document, std::uint32_t offset) const;

 private:
  std::vector<Tokens> tokens_;
  std::vector<std::vector<WordClass>> classes_;
  Vocabulary vocabulary_;
  std::vector<std::vector<Word>> words_;
};

}  // namespace hearsay
