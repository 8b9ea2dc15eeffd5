// Chain: the links that a statement passed through, and what the record tells of the words of each.
#pragma once

#include <optional>
#include <vector>

#include "hearsay/dossier/view.h"

namespace hearsay::dossier {

struct Link {
  std::optional<EntityId> entity;  ///< the story's; empty for a speaker who is not named
  /// The statement that this link made: for the speaker the one whose chain this is, for the holder of a
  /// statement around it that one. Empty where the record only tells that the words passed through.
  std::optional<StatementPlace> statement;
};

/// From the outlet down to the speaker, who is always last, named or not. Empty if the record has no chain.
[[nodiscard]] std::vector<Link> links_of(const View& view, StatementPlace place);

/// The statements that this one lies in, the innermost first; of very many only the nearest.
[[nodiscard]] std::vector<StatementPlace> outer_statements(const View& view, StatementPlace place);

}  // namespace hearsay::dossier
