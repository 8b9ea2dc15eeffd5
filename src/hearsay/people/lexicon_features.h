// What the word lists and the rest of the text say of each token: inputs of the tagger of mentions, beside the
// encoder's vectors.
#pragma once

#include <cstdint>
#include <vector>

#include "hearsay/language/tokens.h"

namespace hearsay {

/// Bits of one token. Names of several words mark each of them.
enum LexiconFeature : std::uint16_t {
  kFirstName = 1U << 0U,
  kPlaceName = 1U << 1U,
  kDemonym = 1U << 2U,
  kOrganizationName = 1U << 3U,
  kPressName = 1U << 4U,
  kOrganizationWord = 1U << 5U,
  kTitle = 1U << 6U,
  kPersonRole = 1U << 7U,
  kPeopleRole = 1U << 8U,
  kBodyRole = 1U << 9U,
  kTimeWord = 1U << 10U,
  kWrittenSmall = 1U << 11U,    ///< the text has the word in small letters too
  kWrittenCapital = 1U << 12U,  ///< and with a capital where none is due
};
inline constexpr std::size_t kLexiconFeatures = 13;

/// One for each token. Linear.
[[nodiscard]] std::vector<std::uint16_t> lexicon_features(const Tokens& tokens);

}  // namespace hearsay
