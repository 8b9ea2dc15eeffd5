// What the encoder is told of a token beside its pieces: its shape, whether it stands in quotation marks, and
// whether it begins a sentence or a block. The vocabulary knows no capitals; this does.
#pragma once

#include <cstdint>
#include <vector>

#include "hearsay/language/tokens.h"

namespace hearsay {

struct TokenFeatures {
  std::uint8_t shape = 0;  ///< a TokenShape
  std::uint8_t quotation =
      0;                   ///< 0 outside, 1 in a closed quotation, 2 in one left open, 3 in one within another
  std::uint8_t start = 0;  ///< 1 begins a sentence, 2 begins a block, 0 neither

  static constexpr std::size_t kShapes = 8;
  static constexpr std::size_t kQuotations = 4;
  static constexpr std::size_t kStarts = 3;
};

/// One for each token. Linear.
[[nodiscard]] std::vector<TokenFeatures> token_features(const Tokens& tokens);

}  // namespace hearsay
