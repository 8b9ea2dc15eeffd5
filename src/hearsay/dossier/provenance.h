// Provenance: in one sentence that can be printed, how a statement reached the page. Made from its channel,
// chain, basis, certainty and the statements around it, and from nothing else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hearsay/dossier/view.h"

namespace hearsay::dossier {

/// Hearsay's own words, or a name as the report has it.
struct ProvenancePart {
  std::string text;
  std::optional<EntityId> entity;  ///< whose name it is; empty for our own words
};

/// "Read from silent footage by Jeremy Freeman, who told Irish Star; not heard by anyone on record."
[[nodiscard]] std::vector<ProvenancePart> provenance_of(const View& view, StatementPlace place);

/// The same as one string.
[[nodiscard]] std::string provenance_words(const View& view, StatementPlace place);

}  // namespace hearsay::dossier
