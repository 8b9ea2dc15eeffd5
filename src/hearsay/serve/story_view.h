// What the dossier's writers need of stored reports: the reports joined, and the pages that the desk has of
// them.
#pragma once

#include <vector>

#include "hearsay/dossier/view.h"
#include "hearsay/store/store.h"

namespace hearsay::desk {

/// For each of the story's entities the page of its party (person_address, outlet_address), "" where it takes
/// part in no statement. `reports` are those of `story`, in the order of its documents.
[[nodiscard]] Result<std::vector<std::string>> entity_pages(Store& store, const Story& story,
                                                            const std::vector<StoredReport>& reports);

}  // namespace hearsay::desk
