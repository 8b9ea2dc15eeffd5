#include "hearsay/story/story_text.h"

#include <algorithm>

namespace hearsay {

StoryText::StoryText(const Story& story) {
  tokens_.reserve(story.documents.size());
  classes_.reserve(story.documents.size());
  for (const Record& record : story.documents) {
    tokens_.push_back(tokenize(record.article));
    classes_.push_back(classify(tokens_.back()));
    words_.push_back(words_of(tokens_.back(), {0, tokens_.back().size()}, vocabulary_));
  }
}

std::span<const Word> StoryText::words_in(std::uint32_t document, TokenRange range) const {
  const std::vector<Word>& words = words_[document];
  const auto first = std::ranges::lower_bound(words, range.first, {}, &Word::token);
  const auto last = std::ranges::lower_bound(words, std::max(range.first, range.last), {}, &Word::token);
  return {first, last};
}

Span StoryText::sentence(std::uint32_t document, std::uint32_t index) const {
  const Tokens& tokens = tokens_[document];
  return tokens.span(tokens.sentences[index].tokens);
}

TokenIndex StoryText::token_at(std::uint32_t document, std::uint32_t offset) const {
  const std::vector<Token>& tokens = tokens_[document].tokens;
  const auto behind =
      std::ranges::upper_bound(tokens, offset, {}, [](const Token& token) { return token.span.end; });
  return static_cast<TokenIndex>(behind - tokens.begin());
}

TokenRange StoryText::tokens_in(std::uint32_t document, Span span) const {
  const std::vector<Token>& tokens = tokens_[document].tokens;
  const auto last =
      std::ranges::lower_bound(tokens, span.end, {}, [](const Token& token) { return token.span.begin; });
  const TokenIndex first = token_at(document, span.begin);
  return {first, std::max(first, static_cast<TokenIndex>(last - tokens.begin()))};
}

std::optional<std::uint32_t> StoryText::sentence_at(std::uint32_t document, std::uint32_t offset) const {
  const TokenIndex token = token_at(document, offset);
  if (token >= tokens_[document].size()) return std::nullopt;
  return tokens_[document].sentence_of[token];
}

}  // namespace hearsay
