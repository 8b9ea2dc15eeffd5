// What a single unknown word names, by all its places in the text: one sense for each discourse (Gale, Church
// and Yarowsky, 1992).
#pragma once

#include <vector>

#include "hearsay/people/names.h"

namespace hearsay {

/// Gives every name of one word without a title, and in no list, the kind that most speaks for: what the tagger
/// says at each place (`names[i].tagged`), and what stands before it ("in Solvany", "the Prime Minister of
/// Solvany"). A person is one only if the tagger is sure enough on average.
void settle_kinds(const Clause& text, std::vector<Name>& names);

}  // namespace hearsay
