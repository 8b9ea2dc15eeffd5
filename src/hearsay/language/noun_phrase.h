// Noun phrases, found from one end: a flat grammar over word classes.
//
//     phrase  := core (preposition core)* (reduced relative)?
//     core    := determiner? (noun | adjective | number | name | 's)+  |  pronoun
//
// A trained parser will answer the same two questions.
#pragma once

#include <vector>

#include "hearsay/language/tokens.h"
#include "hearsay/language/word_class.h"

namespace hearsay {

/// A noun phrase and its core, whose last token is the head: "the head" in "the head of the union".
struct NounPhrase {
  TokenRange tokens;  ///< with what hangs on it
  TokenRange core;

  [[nodiscard]] bool empty() const { return tokens.empty(); }
  [[nodiscard]] TokenIndex head() const { return core.last - 1; }
};

/// Text seen as tokens with their classes.
struct Clause {
  const Tokens& tokens;
  const std::vector<WordClass>& classes;
};

/// The phrase whose last token is `last - 1`, not reaching before `floor`; empty if none ends there.
[[nodiscard]] NounPhrase noun_phrase_before(const Clause& clause, TokenIndex last, TokenIndex floor);

/// The phrase that begins at `first`, not reaching behind `ceiling`; empty if none begins there.
[[nodiscard]] NounPhrase noun_phrase_at(const Clause& clause, TokenIndex first, TokenIndex ceiling);

/// The core alone that ends at `last`; empty if none does.
[[nodiscard]] TokenRange noun_core_before(const Clause& clause, TokenIndex last, TokenIndex floor);

/// Whether the token is a word that names a time ("Friday", "night").
[[nodiscard]] bool is_time_word(std::string_view word);

}  // namespace hearsay
