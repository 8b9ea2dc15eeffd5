#include "hearsay/speech/quotation_reader.h"

namespace hearsay {
namespace {

constexpr std::size_t kFewestWords = 4;
constexpr double kConfidence = 0.5;

/// Words in a stretch of text. Scripts without blanks between words (those that lie from U+3000 to U+D7FF) have
/// about two characters, six bytes, to a word.
std::size_t count_words(const Tokens& tokens, TokenRange range) {
  std::size_t words = 0;
  for (TokenIndex i = range.first; i < range.last; ++i) {
    const TokenShape shape = tokens.tokens[i].shape;
    if (shape != TokenShape::lower && shape != TokenShape::capitalized && shape != TokenShape::upper &&
        shape != TokenShape::number)
      continue;
    const auto lead = static_cast<unsigned char>(tokens.word(i).front());
    words += lead >= 0xE3 && lead <= 0xED ? (tokens.word(i).size() + 5) / 6 : 1;
  }
  return words;
}

}  // namespace

std::vector<Attribution> QuotationReader::read(const Article& article, const Clause& text,
                                               const People& /*people*/) const {
  std::vector<Attribution> found;
  for (const Quotation& quotation : text.tokens.quotations) {
    const BlockKind kind = article.blocks[quotation.block].kind;
    if (!quotation.closed || quotation.within || kind == BlockKind::title || kind == BlockKind::heading)
      continue;
    if (count_words(text.tokens, quotation.inside) < kFewestWords) continue;
    Attribution attribution;
    attribution.content.push_back(quotation.tokens);
    attribution.confidence = kConfidence;
    found.push_back(std::move(attribution));
  }
  return found;
}

}  // namespace hearsay
