// Entities: somebody or something that the text names, and each place that does so.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
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

// Of one entity. A page that goes beyond them was made to hurt; what does is dropped.
inline constexpr std::size_t kMostAliases = 64;
inline constexpr std::size_t kMostRoles = 64;
inline constexpr std::size_t kLongestRole = 1000;  ///< bytes, and of an alias

/// Adds an alias or role that the list does not have; whether it was added, which it is not beyond these
/// limits.
inline bool add_once(std::vector<std::string>& list, std::string text, std::size_t most) {
  if (list.size() >= most || text.size() > kLongestRole) return false;
  if (std::find(list.begin(), list.end(), text) != list.end()) return false;
  list.push_back(std::move(text));
  return true;
}

}  // namespace hearsay
