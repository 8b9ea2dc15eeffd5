// Story: the reports of one event, and who is who across them.
#pragma once

#include <cstdint>
#include <vector>

#include "hearsay/people/entity.h"
#include "hearsay/record/record.h"

namespace hearsay {

/// An entity of the story. `entity.mentions` is empty; `mentions` says which report each lies in.
struct StoryEntity {
  struct Mention {
    std::uint32_t document = 0;  ///< index into Story::documents
    Span span;                   ///< in that report's text

    friend bool operator==(const Mention&, const Mention&) = default;
  };

  Entity entity;
  std::vector<Mention> mentions;
};

struct Story {
  std::vector<Record> documents;
  std::vector<StoryEntity> entities;
  /// entity_ids[d][i] is the story's entity for entity i of report d.
  std::vector<std::vector<EntityId>> entity_ids;
};

/// Joins reports of one event, in their order. One entity each across all reports: by name, spelling, role and
/// the company they keep; two entities of one report are never joined.
[[nodiscard]] Story join_reports(std::vector<Record> reports);

}  // namespace hearsay
