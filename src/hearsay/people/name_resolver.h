// Which names of a text name the same: full names, and the surnames, given names and variants that stand for
// them.
#pragma once

#include <vector>

#include "hearsay/people/names.h"

namespace hearsay {

/// Adds an entity for everybody who is named, and every name as a mention.
///
/// A bare surname that several have is the one's who was introduced with it and has gone by it since; else
/// whose title agrees; else nobody's of these.
void resolve_names(const Clause& text, std::vector<Name> names, People& people);

}  // namespace hearsay
