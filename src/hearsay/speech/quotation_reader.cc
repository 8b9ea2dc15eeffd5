#include "hearsay/speech/quotation_reader.h"

#include <algorithm>

namespace hearsay {
namespace {

constexpr std::ptrdiff_t kFewestWords = 4;
constexpr double kConfidence = 0.5;

bool is_word(const Token& token) {
  return token.shape == TokenShape::lower || token.shape == TokenShape::capitalized ||
         token.shape == TokenShape::upper || token.shape == TokenShape::number;
}

}  // namespace

std::vector<Attribution> QuotationReader::read(const Article& article, const Clause& text,
                                               const People& /*people*/) const {
  std::vector<Attribution> found;
  const std::vector<Token>& tokens = text.tokens.tokens;
  for (const Quotation& quotation : text.tokens.quotations) {
    const BlockKind kind = article.blocks[quotation.block].kind;
    if (!quotation.closed || quotation.within || kind == BlockKind::title || kind == BlockKind::heading)
      continue;
    if (std::count_if(tokens.begin() + quotation.inside.first, tokens.begin() + quotation.inside.last,
                      is_word) < kFewestWords)
      continue;
    Attribution attribution;
    attribution.content.push_back(quotation.tokens);
    attribution.confidence = kConfidence;
    found.push_back(std::move(attribution));
  }
  return found;
}

}  // namespace hearsay
