#include "hearsay/time/time_text.h"

#include <algorithm>

namespace hearsay {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

const Piece TimeText::kNothing{};

TimeText::TimeText(const Tokens& tokens) : tokens_(tokens) {
  pieces_.reserve(tokens.size() + tokens.size() / 16);
  first_piece_.reserve(tokens.size() + 1);
  for (TokenIndex i = 0; i < tokens.size(); ++i) {
    first_piece_.push_back(static_cast<PieceIndex>(pieces_.size()));
    add(i);
  }
  first_piece_.push_back(static_cast<PieceIndex>(pieces_.size()));
}

void TimeText::set_sentence(const Sentence& sentence) {
  first_ = first_piece_[sentence.tokens.first];
  last_ = first_piece_[sentence.tokens.last];
}

void TimeText::add(TokenIndex token) {
  const Span whole = tokens_.tokens[token].span;
  const std::string_view lower = tokens_.lower[token];
  // Small letters may take another number of bytes than the capitals did: then no place in the one tells the
  // other.
  const bool whole_word = lower.size() != whole.size() || lower.size() < 3 ||
                          lower.find('-') == std::string_view::npos || find_time_word(lower) != nullptr;
  std::uint32_t begin = 0;
  for (std::size_t at = 0; !whole_word && (at = lower.find('-', begin)) != std::string_view::npos;) {
    const auto end = static_cast<std::uint32_t>(at);
    if (end == 0) break;  // a token of hyphens
    add_piece(token, {whole.begin + begin, whole.begin + end}, lower.substr(begin, end - begin), begin > 0);
    begin = end + 1;
  }
  if (begin < lower.size() || begin == 0)
    add_piece(token, {whole.begin + begin, whole.end}, lower.substr(begin), begin > 0);
}

void TimeText::add_piece(TokenIndex token, Span span, std::string_view lower, bool hyphenated) {
  const std::string_view text = span.of(tokens_.text);
  const bool letters = !lower.empty() && lower.front() >= 'a' && lower.front() <= 'z';
  pieces_.push_back({.span = span,
                     .lower = lower,
                     .word = letters ? find_time_word(lower) : nullptr,
                     .token = token,
                     .digits = !text.empty() && is_digit(text.front()),
                     .capital = !text.empty() && text.front() >= 'A' && text.front() <= 'Z',
                     .hyphenated = hyphenated,
                     .spaced = !hyphenated && tokens_.tokens[token].space_before});
}

const WordSense* TimeText::sense_of(const TimeWord& word, WordKind kind) {
  const auto found = std::ranges::find(word.senses, kind, &WordSense::kind);
  return found == word.senses.end() ? nullptr : &*found;
}

std::optional<Numeral> TimeText::numeral(PieceIndex i) const {
  constexpr int kMostDigits = 12;
  const Piece& piece = at(i);
  if (!piece.digits) return std::nullopt;
  Numeral out;
  std::size_t at = 0;
  for (; at < piece.lower.size(); ++at) {
    const char c = piece.lower[at];
    if (c == ',') {
      out.commas = true;
      continue;
    }
    if (!is_digit(c)) break;
    if (++out.width > kMostDigits) return std::nullopt;
    out.value = out.value * 10 + (c - '0');
  }
  out.rest = piece.lower.substr(at);
  return out;
}

}  // namespace hearsay
