// Relays: who stands between the speaker and the page.
#pragma once

#include <optional>
#include <vector>

#include "hearsay/speech/attribution_view.h"

namespace hearsay {

struct Relays {
  std::vector<EntityId> links;  ///< from the page down, the publisher left out
  bool told_outlet = false;     ///< an outlet was told, the publisher or another
};

/// Outlets that were told or that quoted the speaker, and who spoke for another: "told the Argus", "in an
/// interview with", "Reuters quoted", "through his lawyer".
[[nodiscard]] Relays find_relays(const AttributionView& view, std::optional<EntityId> publisher);

}  // namespace hearsay
