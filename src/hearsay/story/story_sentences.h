// The sentences of a group of reports, and which of them speak of the same matter.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "hearsay/story/story.h"
#include "hearsay/story/story_text.h"

namespace hearsay {

/// A content word, or one of the name that a pronoun stands for.
struct PlacedNotion {
  TokenIndex token = 0;
  WordId notion = 0;
};

/// Somebody or something that is mentioned.
struct PlacedEntity {
  TokenIndex token = 0;
  EntityId entity = 0;  ///< the story's
};

/// One sentence; those of several reports that are the same word for word are one.
struct StorySentence {
  std::uint32_t document = 0;  ///< the first report that has it
  std::uint32_t index = 0;     ///< in that report's Tokens::sentences
  TokenRange tokens;
  Span span;
  BlockKind kind = BlockKind::paragraph;
  std::vector<std::uint32_t> documents;   ///< all that have it, in order
  std::vector<PlacedNotion> matter;       ///< its content words and whom its pronouns mean, by token
  std::vector<WordId> notions;            ///< of `matter`, sorted, each once
  std::vector<PlacedEntity> entities;     ///< by token
  std::span<const TimeExpression> times;  ///< that begin in it, in order
};

/// Refers to story and text, which must outlive it.
class StorySentences {
 public:
  StorySentences(const Story& story, const StoryText& text, std::span<const std::uint32_t> documents);

  [[nodiscard]] const Story& story() const { return *story_; }
  [[nodiscard]] const StoryText& text() const { return *text_; }
  [[nodiscard]] const std::vector<StorySentence>& all() const { return sentences_; }
  [[nodiscard]] std::uint32_t documents() const { return documents_; }

  /// How much a notion tells, by the number of sentences that have it: 0 to 1.
  [[nodiscard]] double weight(WordId notion) const;
  [[nodiscard]] double weight(const std::vector<WordId>& notions) const;
  /// The weight of what both have.
  [[nodiscard]] double shared(const StorySentence& a, const StorySentence& b) const;
  /// The share of a's weight that b has: 0 to 1.
  [[nodiscard]] double coverage(const StorySentence& a, const StorySentence& b) const;
  /// Sentences with most of the weight of sentence i's notions, the likest first; kMostLike at most.
  [[nodiscard]] std::vector<std::uint32_t> like(std::uint32_t i) const;

 private:
  void add(std::uint32_t document, std::unordered_map<std::string, std::uint32_t>& known);

  const Story* story_;
  const StoryText* text_;
  std::uint32_t documents_ = 0;
  std::vector<StorySentence> sentences_;
  std::unordered_map<WordId, std::vector<std::uint32_t>> postings_;
};

inline constexpr std::size_t kMostLike = 40;

}  // namespace hearsay
