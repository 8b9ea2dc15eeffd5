// Texts made into articles, so that the steps behind the page are tested apart from the reading of pages.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/language/noun_phrase.h"
#include "hearsay/language/tokens.h"
#include "hearsay/language/word_class.h"
#include "hearsay/page/article.h"

namespace hearsay::testing {

/// An article with one paragraph for each line of the text that is not empty.
[[nodiscard]] Article article_of(std::string_view text);

/// A text with what the language step finds in it. Stays where it is: the tokens look into the article.
struct Text {
  explicit Text(std::string_view text) : Text(article_of(text)) {}
  explicit Text(Article made) : article(std::move(made)) {}
  Text(const Text&) = delete;
  Text& operator=(const Text&) = delete;

  [[nodiscard]] Clause clause() const { return {tokens, classes}; }

  /// The words of a stretch as they stand; nothing for an empty one.
  [[nodiscard]] std::string words(TokenRange range) const;

  /// The first token that is written so, else the number of tokens.
  [[nodiscard]] TokenIndex find(std::string_view word) const;

  const Article article;
  const Tokens tokens = tokenize(article);
  const std::vector<WordClass> classes = classify(tokens);
};

/// `part` written `times` times.
[[nodiscard]] std::string repeated(std::string_view part, std::size_t times);

}  // namespace hearsay::testing
