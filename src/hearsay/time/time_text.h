// The text as the grammar of time reads it: tokens, cut again at hyphens ("third-quarter", "mid-1996",
// "1997-98"), each with what it may mean.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "hearsay/language/tokens.h"
#include "hearsay/time/time_words.h"

namespace hearsay {

struct Piece {
  Span span;
  std::string_view lower;          ///< in small letters
  const TimeWord* word = nullptr;  ///< nullptr for a word that has no part in expressions of time
  TokenIndex token = 0;
  bool digits = false;  ///< begins with a digit
  bool capital = false;
  bool hyphenated = false;  ///< a hyphen joins it to the piece before
  bool spaced = false;      ///< white space stands before it
};

using PieceIndex = std::uint32_t;

/// Digits at the head of a word, and what follows them there: "11th" is 11 and "th", "1,200" is 1200.
struct Numeral {
  std::int64_t value = 0;
  int width = 0;  ///< how many digits
  bool commas = false;
  std::string_view rest;
};

/// The pieces of one sentence, and questions about them. Every question may be asked of any index: behind the
/// sentence nothing is found.
class TimeText {
 public:
  explicit TimeText(const Tokens& tokens);

  /// The sentence that is read from now on.
  void set_sentence(const Sentence& sentence);

  [[nodiscard]] PieceIndex first() const { return first_; }
  [[nodiscard]] PieceIndex last() const { return last_; }
  [[nodiscard]] const Tokens& tokens() const { return tokens_; }

  [[nodiscard]] const Piece& at(PieceIndex i) const { return i < last_ ? pieces_[i] : kNothing; }
  [[nodiscard]] std::string_view lower(PieceIndex i) const { return at(i).lower; }
  /// Of the piece `back` before i, in this sentence.
  [[nodiscard]] std::string_view before(PieceIndex i, PieceIndex back = 1) const {
    return i >= first_ + back ? pieces_[i - back].lower : std::string_view{};
  }

  /// What the piece is if it may be of that kind, else nullptr.
  [[nodiscard]] const WordSense* sense(PieceIndex i, WordKind kind) const {
    return is(i, kind) ? sense_of(*at(i).word, kind) : nullptr;
  }
  [[nodiscard]] bool is(PieceIndex i, WordKind kind) const {
    const TimeWord* const word = at(i).word;
    return word != nullptr && (word->kinds & bit_of(kind)) != 0;
  }
  [[nodiscard]] bool is(PieceIndex i, WordKind kind, std::string_view code) const {
    const WordSense* const found = sense(i, kind);
    return found != nullptr && found->code == code;
  }

  [[nodiscard]] std::optional<Numeral> numeral(PieceIndex i) const;

  [[nodiscard]] Span span(PieceIndex first, PieceIndex last) const {
    return {pieces_[first].span.begin, pieces_[last - 1].span.end};
  }

 private:
  static const Piece kNothing;

  [[nodiscard]] static const WordSense* sense_of(const TimeWord& word, WordKind kind);
  void add(TokenIndex token);
  void add_piece(TokenIndex token, Span span, std::string_view lower, bool hyphenated);

  const Tokens& tokens_;
  std::vector<Piece> pieces_;
  std::vector<PieceIndex> first_piece_;  ///< of each token, and one more for the end
  PieceIndex first_ = 0;
  PieceIndex last_ = 0;
};

}  // namespace hearsay
