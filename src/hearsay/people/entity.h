// Entities: somebody or something that the text names, and each place that does so.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "hearsay/base/span.h"

namespace hearsay {

enum class EntityKind : std::uint8_t { person, organization, place, group, other };

using EntityId = std::uint32_t;  ///< index into the list of entities; the record writes e1 for 0

struct Entity {
  EntityKind kind = EntityKind::other;
  std::string name;                  ///< the fullest form that the text (or the metadata) has
  std::vector<std::string> aliases;  ///< other names for it, in order of appearance; no pronouns
  std::vector<std::string> roles;    ///< what the text says that it is: "US President"
  std::vector<Span> mentions;        ///< in order; empty for an outlet that only the metadata names

  friend bool operator==(const Entity&, const Entity&) = default;
};

}  // namespace hearsay
