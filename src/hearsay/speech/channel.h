// Channel: how the words reached the one who passes them on (docs/record.md).
#pragma once

#include <optional>
#include <vector>

#include "hearsay/speech/attribution_view.h"
#include "hearsay/speech/relays.h"

namespace hearsay {

/// What the attribution's own sentence tells; unknown where it does not. Reading from lips is judged elsewhere,
/// but for verbs that say it ("mouthed").
[[nodiscard]] Channel find_channel(const AttributionView& view, const Relays& relays,
                                   std::optional<EntityId> speaker, const std::vector<EntityId>& addressees,
                                   bool in_post);

/// Whether a phrase names an occasion at which one speaks, not somebody: "told a news conference".
[[nodiscard]] bool names_occasion(const Tokens& tokens, TokenRange phrase);

}  // namespace hearsay
