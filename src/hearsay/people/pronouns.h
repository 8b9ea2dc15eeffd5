// Pronouns: whom "he", "she" and "they" mean, where the text leaves no choice.
#pragma once

#include "hearsay/people/people.h"

namespace hearsay {

/// Adds the third-person pronouns outside quotations that can be resolved. The antecedent is somebody of
/// fitting gender and number in the same sentence or the two before it: if there are several, the one who is
/// that sentence's subject; if none is, the pronoun stays open. (Centering: Grosz, Joshi, Weinstein 1995.)
void add_pronouns(const Article& article, const Clause& text, People& people);

}  // namespace hearsay
