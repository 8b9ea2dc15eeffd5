// Who is who across reports.
#pragma once

#include <vector>

#include "hearsay/story/story.h"

namespace hearsay {

/// Whether it goes by a name, not by a description: "the two officials" of one report are not those of another,
/// nor is "a spokesman for Berg".
[[nodiscard]] bool has_name(const Entity& entity);

/// A story with documents, entities and entity_ids, and nothing else.
[[nodiscard]] Story join_entities(std::vector<Record> reports);

}  // namespace hearsay
