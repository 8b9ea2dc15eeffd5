// Coarse classes of English words, from lists: what the rules of later steps need to find their way in a
// sentence. A trained tagger will stand here; its callers ask these questions and no others.
#pragma once

#include <cstdint>
#include <string_view>

#include "hearsay/language/tokens.h"

namespace hearsay {

enum class WordClass : std::uint8_t {
  other,         ///< a noun, adjective or anything not listed
  determiner,    ///< the, a, this, some, his
  pronoun,       ///< he, who, someone
  preposition,   ///< of, in, on, ...
  coordinator,   ///< and, or, but
  subordinator,  ///< that, if, while, because
  auxiliary,     ///< is, has, would
  negation,      ///< not, never, n't
  adverb,        ///< also, later, -ly
  verb,          ///< a form of a listed verb
  number,
  punctuation,
};

/// The class of the word itself, out of context; small letters.
[[nodiscard]] WordClass word_class(std::string_view word);

/// Classes of all tokens, in context: "report" behind "the" is no verb.
[[nodiscard]] std::vector<WordClass> classify(const Tokens& tokens);

/// Whether `word` is a form of a listed verb, and which: "said" gives "say". Empty if it is none.
[[nodiscard]] std::string_view verb_lemma(std::string_view word);

enum class VerbForm : std::uint8_t { none, base, third_person, past, participle, gerund };

/// The form of a listed verb; `past` for those whose past is the participle too.
[[nodiscard]] VerbForm verb_form(std::string_view word);

}  // namespace hearsay
