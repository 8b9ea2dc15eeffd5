// Verb groups: where a sentence's verbs stand, with their auxiliaries, and what these tell.
//
// A flat grammar over word classes, as for noun phrases: auxiliary* (adverb | negation)* "to"? verb particle?.
#pragma once

#include <string>
#include <vector>

#include "hearsay/language/noun_phrase.h"
#include "hearsay/story/story.h"

namespace hearsay {

enum class Tense : std::uint8_t { none, past, past_perfect, present, present_perfect, future };

struct VerbGroup {
  TokenRange tokens;  ///< from its first auxiliary to its particle
  TokenIndex head = 0;
  std::string base;           ///< of the head, with its particle: "take off"
  Tense tense = Tense::none;  ///< none of a participle, gerund or infinitive
  bool passive = false;       ///< "was delivered", and "delivered" behind a noun
  bool infinitive = false;    ///< behind "to"
  bool governs = false;       ///< says no more than whether another word's event happened: "was expected to"
  bool believed = false;      ///< in what somebody is only said to think: "she believes he left"
  bool subordinate = false;   ///< in a clause that begins with "who" or "when": it tells what lay behind
  EventStatus status = EventStatus::happened;

  [[nodiscard]] bool finite() const { return tense != Tense::none; }
};

/// The verb groups of a sentence, in order.
[[nodiscard]] std::vector<VerbGroup> verb_groups(const Clause& text, TokenRange sentence);

}  // namespace hearsay
