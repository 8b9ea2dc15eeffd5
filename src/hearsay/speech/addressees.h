// Addressees: whom the words are said to have been said to.
#pragma once

#include <optional>
#include <vector>

#include "hearsay/speech/attribution_view.h"

namespace hearsay {

/// The listeners whom the page names: "told reporters", "whispered to his aide", "was told". An outlet that was
/// told is a link of the chain, not a listener. `first_person` is who "me" is, where these words stand in
/// somebody's quotation. Adds to `people` a listener whom no list knows ("told the tower").
[[nodiscard]] std::vector<EntityId> find_addressees(const AttributionView& view, People& people,
                                                    std::optional<EntityId> speaker,
                                                    std::optional<EntityId> first_person);

}  // namespace hearsay
