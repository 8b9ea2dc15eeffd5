// Who is who across reports.
#pragma once

#include <vector>

#include "hearsay/story/story.h"

namespace hearsay {

/// A story with documents, entities and entity_ids, and nothing else.
[[nodiscard]] Story join_entities(std::vector<Record> reports);

}  // namespace hearsay
