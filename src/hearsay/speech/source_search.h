// Where the source of a cue stands.
#pragma once

#include <optional>

#include "hearsay/speech/frame.h"

namespace hearsay {

/// A cue verb with what belongs to it: auxiliaries, negation, and verbs before it ("is expected to announce").
struct CueGroup {
  TokenRange tokens;
  TokenIndex verb = 0;
  bool gerund = false;      ///< "saying", without auxiliary
  bool infinitive = false;  ///< "to announce", without a verb that takes it
  bool passive = false;     ///< "was told"
  bool negated = false;     ///< "did not say", "declined to comment", "refused to say"
};

[[nodiscard]] CueGroup cue_group(const Frame& frame, TokenIndex verb);

enum class SourcePlace : std::uint8_t {
  none,
  adjacent,    ///< "the mayor said", apposition and relative clause included
  inverted,    ///< "said the mayor"
  shared,      ///< "the mayor left and said"
  participle,  ///< "the mayor left, saying"
};

struct Source {
  TokenRange tokens;  ///< empty if there is none
  SourcePlace place = SourcePlace::none;
};

/// The subject before the cue.
[[nodiscard]] Source source_before(const Frame& frame, const CueGroup& group);

/// The subject behind the cue, where the cue follows a quotation or a clause; none if what follows is an
/// object.
[[nodiscard]] Source source_after(const Frame& frame, const CueGroup& group);

/// A noun phrase at `first` with apposition or relative clause between commas: "Maya Torres, who runs the
/// shelter".
[[nodiscard]] TokenRange extended_phrase_at(const Frame& frame, TokenIndex first);

/// The last phrase before `before` that is the subject of a finite verb.
[[nodiscard]] TokenRange clause_subject(const Frame& frame, TokenIndex before);

/// The mention that a source's words are about: its head, or what stands in for it ("a report by the
/// ministry").
[[nodiscard]] const Mention* source_mention(const Clause& text, const People& people, TokenRange source);

}  // namespace hearsay
