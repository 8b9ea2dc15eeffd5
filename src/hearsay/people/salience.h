// Salience: which of those a text has spoken of a pronoun most likely means.
//
// Signs that speak for and against an antecedent, weighed and added (after Lappin and Leass, 1994, whose signs
// most of these are; the subject's rank and the speaker's going on are those of centering: Grosz, Joshi and
// Weinstein, 1995).
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "hearsay/people/people.h"

namespace hearsay {

enum class Sign : std::uint8_t {
  same_sentence,    ///< was named in the pronoun's own sentence
  distance,         ///< how many sentences that name somebody lie between
  subject,          ///< was subject when last named
  inner_subject,    ///< of a clause inside the sentence
  governed,         ///< stood behind a preposition
  first,            ///< was the first of the sentence that last named it, but for possessors and those behind
                    ///< prepositions
  nearest,          ///< nobody else who fits was named since
  speaker,          ///< is who the text last let say something
  speaker_goes_on,  ///< and the pronoun is said to say something too
  frequency,        ///< binary logarithm of how often it was named
  chain,            ///< is whom the last pronoun of that gender meant
  gender_known,     ///< and agrees
  unnamed,          ///< has no name
  both_subjects,    ///< the pronoun and, where it was last named, the antecedent
  both_inside,      ///< the antecedent is governed or a possessor in the pronoun's own sentence
  in_opening,  ///< was governed in the opening of the sentence whose subject the pronoun is: "After talks with
               ///< Berg, he"
  sole_group,  ///< of "they": nobody else fits, and both are subjects, of sentences that follow each other
  own_object,  ///< the antecedent is the subject of the very verb whose object the pronoun is
  own_governed,   ///< and the pronoun stands behind a preposition
  own_possessor,  ///< the antecedent is the subject of the clause in which the pronoun owns something
  main_says,      ///< the antecedent was the main subject, and the pronoun is said to say something
  own_words,      ///< the pronoun stands in what the antecedent says in the same sentence: "Berg said he"
  spoken_of,      ///< was last named in what another says, and the pronoun is said to say something
  quoted,         ///< was named inside a quotation alone
  follows,        ///< is named behind the pronoun, as the main clause's subject: "In his speech, Berg"
};
inline constexpr std::size_t kSigns = static_cast<std::size_t>(Sign::follows) + 1;

struct Candidate {
  EntityId entity = 0;
  std::array<float, kSigns> signs{};

  float& operator[](Sign sign) { return signs[static_cast<std::size_t>(sign)]; }
  float operator[](Sign sign) const { return signs[static_cast<std::size_t>(sign)]; }
};

/// The candidate that the pronoun most likely means if that is likely enough, or nothing. `plural` for "they".
[[nodiscard]] std::optional<EntityId> most_salient(std::span<const Candidate> candidates, bool plural);

}  // namespace hearsay
