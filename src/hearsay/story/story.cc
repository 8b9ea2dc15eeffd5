#include "hearsay/story/story.h"

#include <utility>

#include "hearsay/story/entity_joiner.h"

namespace hearsay {

Story join_reports(std::vector<Record> reports) { return join_entities(std::move(reports)); }

}  // namespace hearsay
