#include "hearsay/language/tokens.h"

#include <unicode/uchar.h>

#include "hearsay/base/utf8.h"
#include "hearsay/base/word_list.h"
#include "hearsay/language/data.h"
#include "hearsay/language/quotations.h"

namespace hearsay {
namespace {

bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }
bool is_digit(char32_t c) { return u_isdigit(static_cast<UChar32>(c)) != 0; }
bool is_mark(char32_t c) {
  const int type = u_charType(static_cast<UChar32>(c));
  return type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || type == U_ENCLOSING_MARK;
}
bool is_word(char32_t c) { return is_letter(c) || is_digit(c) || is_mark(c) || c == U'_' || c == 0xAD; }
bool is_upper(char32_t c) { return u_isupper(static_cast<UChar32>(c)) != 0; }
bool is_lower(char32_t c) { return u_islower(static_cast<UChar32>(c)) != 0; }
bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2019; }

const WordList& abbreviations() {
  static const WordList list(language_data::abbreviations);
  return list;
}

/// Cuts one block into tokens.
class Tokenizer {
 public:
  Tokenizer(std::string_view text, Tokens& out) : text_(text), out_(out) {}

  void run(Span block) {
    std::size_t at = block.begin;
    bool space = true;
    while (at < block.end) {
      const std::size_t begin = at;
      const char32_t c = next_code_point(text_, at);
      if (is_blank(c)) {
        space = true;
        continue;
      }
      if (is_word(c) || ((c == U'@' || c == U'#') && at < block.end && is_word(peek(at)))) {
        at = word_end(at, block.end);
        at = with_full_stop(begin, at, block.end);
      } else if (is_apostrophe(c) && !space && possessive_end(at, block.end) != at) {
        at = possessive_end(at, block.end);
        add(begin, at, TokenShape::apostrophe, false);
        continue;
      } else {
        while (at < block.end && c == peek(at) && (c == U'-' || c == U'.' || c == U'\'' || c == U'`'))
          static_cast<void>(next_code_point(text_, at));
      }
      add(begin, at, shape(begin, at), space);
      space = false;
    }
  }

 private:
  [[nodiscard]] char32_t peek(std::size_t at) const { return next_code_point(text_, at); }

  /// The end of the word that goes on at `at`. What joins two words' characters stays inside: hyphens, the full
  /// stops of "U.S" and "12.5", the commas of "1,000", the apostrophe of "don't" (but not that of a
  /// possessive).
  [[nodiscard]] std::size_t word_end(std::size_t at, std::size_t end) const {
    char32_t before = 0;
    while (at < end) {
      std::size_t next = at;
      const char32_t c = next_code_point(text_, next);
      if (is_word(c)) {
        before = c;
        at = next;
        continue;
      }
      if (next >= end || !is_word(peek(next))) return at;
      if (before == 0) {
        std::size_t back = at;
        before = previous_code_point(text_, back);
      }
      const char32_t after = peek(next);
      const bool digits = is_digit(before) && is_digit(after);
      const bool joins = c == U'-' || c == 0x2010 || c == 0x2011 || c == U'&' ||
                         (c == U'.' && !(is_lower(before) && is_upper(after))) || (c == U',' && digits) ||
                         (c == U':' && digits) ||
                         (is_apostrophe(c) && possessive_end(next, end) == next && is_letter(before));
      if (!joins) return at;
      before = c;
      at = next;
    }
    return at;
  }

  /// Behind an apostrophe: where the possessive's s ends, or `at` if this is none.
  [[nodiscard]] std::size_t possessive_end(std::size_t at, std::size_t end) const {
    if (at >= end) return at;
    std::size_t next = at;
    const char32_t c = next_code_point(text_, next);
    if (c != U's' && c != U'S') return at;
    return next >= end || !is_word(peek(next)) ? next : at;
  }

  /// Takes the full stop of an abbreviation or initial into the word.
  [[nodiscard]] std::size_t with_full_stop(std::size_t begin, std::size_t at, std::size_t end) const {
    if (at >= end || text_[at] != '.') return at;
    const std::string_view word = text_.substr(begin, at - begin);
    std::size_t next = 0;
    const bool initial = is_upper(next_code_point(word, next)) && next == word.size();
    const bool dotted = word.find('.') != std::string_view::npos && !is_digit(peek(begin)) && word.size() <= 7;
    return initial || dotted || abbreviations().contains(lower(word)) ? at + 1 : at;
  }

  [[nodiscard]] TokenShape shape(std::size_t begin, std::size_t end) const {
    std::size_t at = begin;
    const char32_t first = next_code_point(text_, at);
    if (is_digit(first)) return TokenShape::number;
    if (!is_letter(first))
      return is_word(first) || end - begin > 1 ? shape_of_rest(at, end) : TokenShape::punctuation;
    if (!is_upper(first)) return TokenShape::lower;
    std::size_t letters = 1;
    for (bool small = false; at < end;) {
      const char32_t c = next_code_point(text_, at);
      letters += is_letter(c) ? 1 : 0;
      small = small || is_lower(c);
      if (small) return TokenShape::capitalized;
    }
    return letters > 1 ? TokenShape::upper : TokenShape::capitalized;
  }

  /// Of a word that begins with a sign: "@name".
  [[nodiscard]] TokenShape shape_of_rest(std::size_t at, std::size_t end) const {
    while (at < end)
      if (is_word(next_code_point(text_, at))) return TokenShape::lower;
    return TokenShape::punctuation;
  }

  void add(std::size_t begin, std::size_t end, TokenShape shape, bool space) {
    const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    out_.tokens.push_back({span, shape, space});
    std::string small = lower(span.of(text_));
    for (std::size_t at = 0; (at = small.find("’", at)) != std::string::npos;) small.replace(at, 3, "'");
    out_.lower.push_back(std::move(small));
  }

  std::string_view text_;
  Tokens& out_;
};

bool ends_sentence(std::string_view word) {
  return word == "." || word == "!" || word == "?" || word == "…" || word == "..." || word == "。";
}

/// Words that begin a sentence rather than go on with a name, behind an abbreviation ("the U.S. He said").
bool begins_sentence(std::string_view word) {
  static const WordList list(
      "the\na\nan\nhe\nshe\nit\nthey\nwe\ni\nbut\nand\nin\non\nat\nthis\nthat\nthese\nthose\n"
      "however\nmeanwhile\nearlier\nafter\nbefore\nwhen\nwhile\nif\nas\nfor\n");
  return list.contains(word);
}

/// Cuts a block's tokens into sentences. A quotation is not cut: what frames it belongs to the same sentence.
void add_sentences(Tokens& tokens, TokenRange block_tokens, std::uint32_t block,
                   const std::vector<bool>& quoted) {
  TokenIndex begin = block_tokens.first;
  const auto close = [&](TokenIndex end) {
    if (begin < end) tokens.sentences.push_back({{begin, end}, block});
    begin = end;
  };
  for (TokenIndex i = block_tokens.first; i < block_tokens.last; ++i) {
    if (quoted[i]) continue;
    TokenIndex stop = i;  // the token that would close the sentence
    while (stop > begin && tokens.tokens[stop].shape == TokenShape::close_quote) --stop;
    const bool abbreviation = tokens.word(stop).size() > 1 && tokens.word(stop).back() == '.' &&
                              tokens.tokens[stop].shape != TokenShape::punctuation;
    if (!ends_sentence(tokens.word(stop)) && !abbreviation) continue;
    TokenIndex next = i + 1;
    while (next < block_tokens.last && (tokens.word(next) == ")" || tokens.word(next) == "]")) ++next;
    if (next >= block_tokens.last) break;
    const TokenShape shape = tokens.tokens[next].shape;
    if (shape == TokenShape::lower || (shape == TokenShape::punctuation && !ends_sentence(tokens.word(stop))))
      continue;
    if (abbreviation && !begins_sentence(tokens.lower[next])) continue;
    if (!tokens.tokens[next].space_before && shape != TokenShape::open_quote) continue;
    if (shape == TokenShape::punctuation && tokens.word(next) != "(" && tokens.word(next) != "[") continue;
    close(next);
    i = next - 1;
  }
  close(block_tokens.last);
}

}  // namespace

Tokens tokenize(const Article& article) {
  Tokens out;
  out.text = article.text;
  out.tokens.reserve(article.text.size() / 5);
  Tokenizer tokenizer(article.text, out);
  std::vector<TokenRange> blocks;
  for (const Block& block : article.blocks) {
    const TokenIndex first = out.size();
    tokenizer.run(block.span);
    blocks.push_back({first, out.size()});
  }
  find_quotations(article, blocks, out);
  std::vector<bool> quoted(
      out.size());  // all of an outermost quotation but its closing mark, which may end a sentence
  for (const Quotation& quotation : out.quotations)
    if (!quotation.within)
      std::fill(quoted.begin() + quotation.tokens.first, quoted.begin() + quotation.inside.last, true);
  for (std::uint32_t block = 0; block < blocks.size(); ++block)
    add_sentences(out, blocks[block], block, quoted);
  out.sentence_of.resize(out.size());
  for (std::uint32_t s = 0; s < out.sentences.size(); ++s)
    for (TokenIndex i = out.sentences[s].tokens.first; i < out.sentences[s].tokens.last; ++i)
      out.sentence_of[i] = s;
  return out;
}

}  // namespace hearsay
