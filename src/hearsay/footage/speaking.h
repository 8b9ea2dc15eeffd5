// When a mouth speaks.
#pragma once

#include <vector>

#include "hearsay/footage/footage.h"
#include "hearsay/footage/mouth_model.h"

namespace hearsay {

/// The stretches in which the mouth makes sounds rather than none: the likeliest path through two states,
/// speech and silence, each of which lasts a few steps at least (Viterbi).
[[nodiscard]] std::vector<TimeRange> speaking_of(const MouthScores& scores, std::size_t silence);

}  // namespace hearsay
