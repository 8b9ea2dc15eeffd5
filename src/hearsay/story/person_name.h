// Names of people: their parts, and whether two names can be one person's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hearsay/story/spelling.h"

namespace hearsay {

/// A person's name, for comparing: small letters, no diacritics, no particles ("van", "al-", "bin").
struct PersonName {
  std::vector<std::string> words;   ///< parted at blanks; a hyphen joins ("jong-un" is "jongun")
  std::string joined;               ///< the words without anything between them
  std::string suffix;               ///< "jr", "iii"; else empty
  std::vector<Spelling> spellings;  ///< of the words
  std::string particle;             ///< the last one that was left out of the words

  [[nodiscard]] bool full() const { return words.size() > 1; }
  [[nodiscard]] const std::string& given() const { return words.front(); }
  [[nodiscard]] const std::string& surname() const { return words.back(); }
};

[[nodiscard]] PersonName person_name(std::string_view name);

/// Whether the name is but a surname, one word or one with its particle ("De Niro"), or a given name.
[[nodiscard]] bool is_part(const PersonName& name);

/// Whether the given name is an initial or a short form, which several people's may have: "B.", "Bill".
[[nodiscard]] bool given_is_short(const PersonName& name);

/// How surely two full names are one: 0 not, 9 the same. By order ("Xi Jinping", "Jinping Xi"), middle names,
/// initials, forms of a given name ("Bill", "William") and spelling. Names that differ in the given name, in a
/// middle name or in a suffix that both have are two.
[[nodiscard]] int likeness_of_full_names(const PersonName& a, const PersonName& b);

enum class PartOfName : unsigned char { none, given, surname_spelt_otherwise, surname };

/// Which part of a full name this word, or these last words ("De Niro"), can be.
[[nodiscard]] PartOfName part_of_full_name(const PersonName& part, const PersonName& full);

/// Keys that two names have in common if they can be one: by their sounds, so that few others have them.
[[nodiscard]] std::vector<std::string> keys_to_enter(const PersonName& name);
[[nodiscard]] std::vector<std::string> keys_to_look_up(const PersonName& name);

}  // namespace hearsay
