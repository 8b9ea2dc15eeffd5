#include "hearsay/serve/story_view.h"

#include "hearsay/serve/page_frame.h"

namespace hearsay::desk {

Result<std::vector<std::string>> entity_pages(Store& store, const Story& story,
                                              const std::vector<StoredReport>& reports) {
  std::vector<std::string> pages(story.entities.size());
  for (std::size_t document = 0; document < reports.size(); ++document) {
    const ReportHead& head = reports[document].head;
    const auto parties = store.parties_of(head.report);
    if (!parties) return std::unexpected(parties.error());
    const std::vector<EntityId>& ids = story.entity_ids[document];
    for (const auto& [entity, party] : *parties) {
      if (entity >= ids.size() || !pages[ids[entity]].empty()) continue;
      pages[ids[entity]] = party == head.outlet ? outlet_address(party) : person_address(party);
    }
  }
  return pages;
}

}  // namespace hearsay::desk
