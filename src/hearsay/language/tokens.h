// Tokens: the article's text cut into sentences, words and quotations.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/base/span.h"
#include "hearsay/page/article.h"

namespace hearsay {

using TokenIndex = std::uint32_t;

/// Tokens [first, last) of a Tokens value.
struct TokenRange {
  TokenIndex first = 0;
  TokenIndex last = 0;

  [[nodiscard]] constexpr TokenIndex size() const { return last - first; }
  [[nodiscard]] constexpr bool empty() const { return first >= last; }
  [[nodiscard]] constexpr bool contains(TokenIndex i) const { return first <= i && i < last; }
  [[nodiscard]] constexpr bool contains(TokenRange other) const {
    return first <= other.first && other.last <= last;
  }
  [[nodiscard]] constexpr bool overlaps(TokenRange other) const {
    return first < other.last && other.first < last;
  }

  friend constexpr auto operator<=>(const TokenRange&, const TokenRange&) = default;
};

enum class TokenShape : std::uint8_t {
  lower,        ///< a word that begins with a small letter
  capitalized,  ///< Abc
  upper,        ///< ABC, two letters or more
  number,       ///< 1, 2.5, 11th
  open_quote,   ///< “ or whatever stands in its place
  close_quote,  ///< ”
  apostrophe,   ///< the possessive's 's or ’
  punctuation,  ///< anything else
};

struct Token {
  Span span;
  TokenShape shape = TokenShape::punctuation;
  bool space_before = false;
};

struct Sentence {
  TokenRange tokens;
  std::uint32_t block = 0;  ///< index into Article::blocks
};

/// A stretch in quotation marks, marks included. One that runs on over paragraphs (each opens with a mark, only
/// the last closes) is one Quotation for each paragraph, tied by `continues`.
struct Quotation {
  TokenRange tokens;                    ///< opening mark to closing mark; the latter is missing if not `closed`
  TokenRange inside;                    ///< without the marks
  std::uint32_t block = 0;              ///< index into Article::blocks
  std::optional<std::uint32_t> within;  ///< the quotation around this one
  std::optional<std::uint32_t> continues;  ///< the quotation of the paragraph before that goes on here
  bool closed = true;
};

/// A pure function of the article's text and blocks. Tokens of the title block are there too; callers that read
/// statements pass over it by `Sentence::block`.
struct Tokens {
  std::string_view text;  ///< Article::text, which must outlive this
  std::vector<Token> tokens;
  std::vector<std::string> lower;  ///< each token in small letters, curly apostrophes straight
  std::vector<Sentence> sentences;
  std::vector<Quotation> quotations;
  std::vector<std::uint32_t> sentence_of;  ///< for each token

  [[nodiscard]] std::string_view word(TokenIndex i) const { return tokens[i].span.of(text); }
  [[nodiscard]] Span span(TokenRange range) const {
    return {tokens[range.first].span.begin, tokens[range.last - 1].span.end};
  }
  [[nodiscard]] TokenIndex size() const { return static_cast<TokenIndex>(tokens.size()); }
};

[[nodiscard]] Tokens tokenize(const Article& article);

}  // namespace hearsay
