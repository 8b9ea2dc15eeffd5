// Where a mention stands in its sentence, as far as a flat grammar over word classes tells.
#pragma once

#include "hearsay/people/people.h"

namespace hearsay {

enum class Place : std::uint8_t {
  other,
  subject,        ///< of the sentence or of one of its main clauses
  inner_subject,  ///< of a clause behind "that", "because", "who"
  object,         ///< directly behind a verb
  possessor,      ///< "Berg's knee", "his knee"
  governed,       ///< behind a preposition, alone or as one of several: "between A and B"
};

/// The place of a mention in its sentence; of a pronoun by its form too.
[[nodiscard]] Place place_of(const Clause& text, const People& people, const Mention& mention,
                             TokenRange sentence);

/// Whether token `i` is "her" before its noun, and not alone.
[[nodiscard]] bool owns_next(const Clause& text, TokenIndex i, TokenRange sentence);

/// Whether the verb is one that speech goes with ("said", "added").
[[nodiscard]] bool is_saying(std::string_view verb);

/// Whether what begins at `first` and ends before `last` says something: "said X", "X said", "according to X".
[[nodiscard]] bool says(const Clause& text, TokenIndex first, TokenIndex last, TokenRange sentence);

}  // namespace hearsay
