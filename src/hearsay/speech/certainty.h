// Certainty: whether the speaker said or thinks it, as the page puts it (docs/record.md).
#pragma once

#include <vector>

#include "hearsay/speech/attribution_view.h"
#include "hearsay/speech/statement.h"

namespace hearsay {

struct Sureness {
  Certainty certainty = Certainty::asserted;
  std::vector<TokenRange> hedges;  ///< the words that make it so
};

[[nodiscard]] Sureness find_certainty(const AttributionView& view);

}  // namespace hearsay
