#include "hearsay/dossier/routes.h"

#include <algorithm>
#include <map>
#include <utility>

#include "hearsay/dossier/chain.h"

namespace hearsay::dossier {
namespace {

std::vector<EntityId> relays_of(const View& view, StatementPlace place) {
  std::vector<EntityId> relays;
  for (const Link& link : links_of(view, place)) {
    if (link.entity && link.statement != place) relays.push_back(*link.entity);
  }
  return relays;
}

/// The routes of one speaker while they are gathered.
class Gathering {
 public:
  void add(const View& view, StatementPlace place) {
    const Channel channel = view.statement(place).channel;
    std::vector<EntityId> through = relays_of(view, place);
    const auto [at, is_new] = index_.try_emplace({channel, through}, routes_.size());
    if (is_new) routes_.push_back({channel, std::move(through), {}});
    routes_[at->second].statements.push_back(place);
  }

  std::vector<Route> take() {
    std::ranges::stable_sort(routes_, {}, &Route::channel);
    return std::move(routes_);
  }

 private:
  std::map<std::pair<Channel, std::vector<EntityId>>, std::size_t> index_;
  std::vector<Route> routes_;
};

}  // namespace

std::vector<SpeakerRoutes> routes_by_speaker(const View& view) {
  std::vector<Gathering> gathered(view.entities().size());
  for (const ReportView& report : view.reports()) {
    const auto statements = static_cast<StatementId>(view.record(report.document).statements.size());
    for (StatementId id = 0; id < statements; ++id) {
      const StatementPlace place{report.document, id};
      if (const auto speaker = view.speaker(place)) gathered[*speaker].add(view, place);
    }
  }
  std::vector<SpeakerRoutes> speakers;
  for (const EntityId id : view.speakers_by_weight()) speakers.push_back({id, gathered[id].take()});
  return speakers;
}

}  // namespace hearsay::dossier
