// Parties: who speaks, is told, passes on or publishes, over all reports of a store.
//
// A wrong join would show one person's words as another's, so only the same full name, or in one story a name
// that can be nobody else's there, makes two entities one party. Whoever has no name ("a senior official") is a
// party of that report alone; a surname alone one of that story.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/record/record.h"
#include "hearsay/store/database.h"

namespace hearsay {

/// An entity of a report that takes part in one of its statements, or publishes it.
struct Participant {
  EntityId entity = 0;
  std::int64_t party = 0;
  std::string party_name;  ///< of the party, which may have been named by another report
  std::string role;        ///< the first that the report gives; ""
  std::string pronoun;     ///< "he", "she", "they": the one that the report uses of it most; "" if none
  bool is_named = false;
};

struct Participants {
  std::vector<Participant> all;        ///< by entity
  std::optional<std::int64_t> outlet;  ///< the party that publishes the report
};

/// Finds the parties of a report's entities or makes them. Within Database::change.
[[nodiscard]] Result<Participants> find_participants(Database& database, const Record& record,
                                                     std::int64_t report, std::int64_t story);

/// The name by which a party is found from any report; nothing for a name that only its report or story can
/// tell from others.
[[nodiscard]] std::optional<std::string> party_key(EntityKind kind, const std::string& name);

}  // namespace hearsay
