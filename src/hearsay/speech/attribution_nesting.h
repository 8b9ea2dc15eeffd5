// Nesting: which attributions lie in the content of another.
#pragma once

#include <vector>

#include "hearsay/speech/attribution.h"

namespace hearsay {

/// The smallest range that holds all of the attribution's parts.
[[nodiscard]] TokenRange extent(const Attribution& attribution);

/// Puts attributions in order, outer ones first, and sets `within`: each lies within the smallest content that
/// holds all of it.
[[nodiscard]] std::vector<Attribution> nest(std::vector<Attribution> attributions);

}  // namespace hearsay
