// Words as they are compared across reports: what is typography, spelling or inflection is folded away.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hearsay/language/tokens.h"

namespace hearsay {

using WordId = std::uint32_t;  ///< 0 is no word

/// Numbers for words. Same words in the same order, same numbers.
class Vocabulary {
 public:
  Vocabulary() = default;
  Vocabulary(const Vocabulary&) = delete;
  Vocabulary& operator=(const Vocabulary&) = delete;
  Vocabulary(Vocabulary&&) = default;
  Vocabulary& operator=(Vocabulary&&) = default;
  ~Vocabulary() = default;

  [[nodiscard]] WordId id(std::string_view word);
  [[nodiscard]] std::string_view word(WordId id) const { return *words_[id - 1]; }
  [[nodiscard]] std::size_t size() const { return ids_.size(); }
  /// Every word that has a number, in no order.
  [[nodiscard]] const std::unordered_map<std::string, WordId>& ids() const { return ids_; }

 private:
  std::unordered_map<std::string, WordId> ids_;
  std::vector<const std::string*> words_;  // keys of ids_, which stay where they are
};

/// One word of a text. A contraction is two ("don't"), and a hyphenated word has as many as its parts.
struct Word {
  WordId form = 0;    ///< without case, diacritics, typography and British or American spelling
  WordId stem = 0;    ///< of a content word: its Snowball stem; 0 for words of grammar
  WordId notion = 0;  ///< like `stem`, the same for words that stand for one another in news ("shut", "close")
  TokenIndex token = 0;  ///< that it stands in
  bool negation = false;
  bool contracted = false;  ///< its form is not printed: the "is" of "that's"
  bool light = false;       ///< a content word that says little: "get", "thing"
  bool number = false;      ///< begins with a digit
  bool bracketed = false;   ///< in square brackets: put there by the reporter
};

/// How much a word tells of what is said: 1 for content, less for words of grammar.
[[nodiscard]] double weight_of(const Word& word);

/// The words of `range` without punctuation, in order. Stems are English (Snowball, Porter 2).
[[nodiscard]] std::vector<Word> words_of(const Tokens& tokens, TokenRange range, Vocabulary& vocabulary);

}  // namespace hearsay
