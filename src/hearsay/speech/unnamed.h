// Unnamed: somebody who speaks or listens and whom no list, no tagger knows as somebody.
#pragma once

#include "hearsay/people/people.h"

namespace hearsay {

/// An entity of its own for a phrase ("three former statisticians", "the tower"), called what the phrase says.
EntityId add_unnamed(People& people, const Tokens& tokens, TokenRange phrase);

}  // namespace hearsay
