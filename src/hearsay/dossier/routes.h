// Routes: what each speaker said, sorted by channel and by whom it passed through.
#pragma once

#include <vector>

#include "hearsay/dossier/view.h"

namespace hearsay::dossier {

struct Route {
  Channel channel = Channel::unknown;
  std::vector<EntityId> through;  ///< the chain above the speaker, the outlet first; empty where it is not told
  std::vector<StatementPlace> statements;  ///< by report, then in the order of the text
};

struct SpeakerRoutes {
  EntityId speaker = 0;
  std::vector<Route> routes;  ///< by channel, the unknown last; then in the order in which they first appear
};

/// Everybody who has statements, most first.
[[nodiscard]] std::vector<SpeakerRoutes> routes_by_speaker(const View& view);

}  // namespace hearsay::dossier
