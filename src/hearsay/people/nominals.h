// Noun phrases that name somebody by what they are: "the minister", "two officials", "the company".
#pragma once

#include "hearsay/people/people.h"

namespace hearsay {

/// Adds the nominal mentions to `people`, whose names are there already. One in apposition to a name ("the
/// prime minister, Olav Berg") is that person's and gives the role; a definite one is whoever the text gave
/// that role, if that is one; every other one is somebody of its own.
void add_nominals(const Article& article, const Clause& text, std::span<const TaggedMention> tagged,
                  People& people);

}  // namespace hearsay
