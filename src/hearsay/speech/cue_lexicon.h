// Which verbs are cues, and what may follow them.
#pragma once

#include <string_view>

#include "hearsay/speech/statement.h"

namespace hearsay {

enum class CueClass : std::uint8_t { none, say, ask, thought, deny, document };

struct Cue {
  CueClass kind = CueClass::none;
  bool clause = false;                 ///< "said (that) the dam held"
  bool question = false;               ///< "asked whether the dam held"
  bool quotation = false;              ///< "said: “It held”"
  bool object = false;                 ///< "told reporters that"
  bool infinitive = false;             ///< "expects the bank to cut rates"
  bool quoted_object = false;          ///< "called the inquiry “a disgrace”"
  bool prepositional = false;          ///< "spoke of “great potential”"
  Channel channel = Channel::unknown;  ///< what the verb alone tells
};

/// The cue that a form of a verb is ("told", "saying"), or nullptr.
[[nodiscard]] const Cue* find_cue(std::string_view word);

/// By lemma ("tell").
[[nodiscard]] const Cue* cue_of_lemma(std::string_view lemma);

/// The cue that a state of mind is behind a form of "be" ("convinced", "adamant"), or nullptr.
[[nodiscard]] const Cue* state_cue(std::string_view word);

/// The record's word for a channel ("press-conference") read back; unknown if it is none.
[[nodiscard]] Channel channel_named(std::string_view name);

}  // namespace hearsay
