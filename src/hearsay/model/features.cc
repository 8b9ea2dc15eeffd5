#include "hearsay/model/features.h"

#include <algorithm>

namespace hearsay {

std::vector<TokenFeatures> token_features(const Tokens& tokens) {
  std::vector<TokenFeatures> features(tokens.size());
  for (TokenIndex i = 0; i < tokens.size(); ++i)
    features[i].shape = static_cast<std::uint8_t>(tokens.tokens[i].shape);
  for (std::size_t s = 0; s < tokens.sentences.size(); ++s) {
    const Sentence& sentence = tokens.sentences[s];
    if (sentence.tokens.empty()) continue;
    const bool block = s == 0 || tokens.sentences[s - 1].block != sentence.block;
    features[sentence.tokens.first].start = block ? 2 : 1;
  }
  // Quotations come in order of their first token, outer before inner. Depths beyond two look the same, so each
  // token is written at most three times: those deeper are skipped.
  std::vector<std::uint8_t> depth(tokens.quotations.size(), 0);
  for (std::size_t q = 0; q < tokens.quotations.size(); ++q) {
    const Quotation& quotation = tokens.quotations[q];
    if (quotation.within) depth[q] = static_cast<std::uint8_t>(std::min(2, depth[*quotation.within] + 1));
    if (depth[q] > 1) continue;
    const std::uint8_t state = depth[q] == 1 ? 3 : quotation.closed ? 1 : 2;
    for (TokenIndex i = quotation.tokens.first; i < quotation.tokens.last; ++i) features[i].quotation = state;
  }
  return features;
}

}  // namespace hearsay
