// Pronouns: whom "he", "she" and "they" mean, where the text leaves no choice.
#pragma once

#include "hearsay/people/people.h"

namespace hearsay {

/// Adds the third-person pronouns outside quotations whose antecedent is likely enough: of those whom the text
/// has spoken of, and whose gender and number agree, the most salient one (salience.h). "It" is a body that has
/// just spoken, and speaks. Every pronoun costs the same, however long the text.
void add_pronouns(const Article& article, const Clause& text, People& people);

}  // namespace hearsay
