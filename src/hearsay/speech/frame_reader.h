// Frame reader: the attributions of one sentence, its quotations closed.
#pragma once

#include <vector>

#include "hearsay/speech/attribution.h"
#include "hearsay/speech/frame.h"

namespace hearsay {

/// How often each pattern is right, to the nearest twentieth, on PolNeAR's train part (bench/confidence.py).
namespace pattern_confidence {
inline constexpr double kQuotationBeside = 0.9;
inline constexpr double kClause = 0.75;
inline constexpr double kShared = 0.6;
inline constexpr double kParticiple = 0.7;
inline constexpr double kAccording = 0.75;
inline constexpr double kColon = 0.7;
inline constexpr double kRunsOn = 0.5;
inline constexpr double kNoSource = 0.15;
}  // namespace pattern_confidence

/// Appends the frame's attributions to `out`, in the order of their cues. `before` is the quotation that the
/// sentence before ends with, or nullptr: "“Will it hold?” | the reporter asked." True if one of them took it
/// up.
bool read_frame(const Frame& frame, const Quotation* before, std::vector<Attribution>& out);

}  // namespace hearsay
