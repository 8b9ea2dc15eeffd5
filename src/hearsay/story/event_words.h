// The words by which a text names events.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hearsay/language/word_class.h"
#include "hearsay/story/story.h"

namespace hearsay {

/// A form of a verb, and which. An unlisted past in -ed is one of the verb that is left without it.
struct EventVerb {
  std::string base;
  VerbForm form = VerbForm::none;
};

/// All questions are about words in small letters.
[[nodiscard]] std::optional<EventVerb> event_verb(std::string_view word);

/// What an event noun, singular or plural, names: its verb, or itself in the singular. Nothing of another noun.
[[nodiscard]] std::optional<std::string> event_noun(std::string_view word);

/// What a verb and the particle behind it tell together: "withdraw" of "pull out". Nothing where they tell no
/// more than the verb alone.
[[nodiscard]] std::optional<std::string> particle_verb(std::string_view base, std::string_view particle);

/// What a word before "to" tells of the verb behind it: "managed", "refused", "due".
[[nodiscard]] std::optional<EventStatus> governed_status(std::string_view word);

/// Verbs of telling: what they name is that somebody spoke.
[[nodiscard]] bool is_telling(std::string_view base);

/// Verbs of what is rather than happens: "contain", "remain".
[[nodiscard]] bool is_state(std::string_view base);

/// Verbs that leave it to the noun behind them to tell what happens: "make an appearance".
[[nodiscard]] bool is_light(std::string_view base);

/// Verbs that tell no more than that something begins, goes on or is tried: "began to sell", "started by
/// thanking".
[[nodiscard]] bool is_aspectual(std::string_view base);

}  // namespace hearsay
