// The people step's word lists, each loaded once.
#pragma once

#include <optional>
#include <string_view>

#include "hearsay/people/people.h"

namespace hearsay {

/// Of a given name ("Nicola"): whether it is one, and the gender it suggests.
[[nodiscard]] bool is_first_name(std::string_view word);
[[nodiscard]] Gender first_name_gender(std::string_view word);

/// Small words inside names of persons ("de", "bin").
[[nodiscard]] bool is_particle(std::string_view word);

/// Forms of address that tell nothing of what somebody is ("Mr."); small letters.
[[nodiscard]] bool is_courtesy(std::string_view title);

/// Whether two given names may be one person's: alike, the one short for the other ("Bill", "William"), or its
/// initial. Small letters.
[[nodiscard]] bool same_given_name(std::string_view a, std::string_view b);

/// Of titles ("prime minister"), small letters, one space between words.
[[nodiscard]] bool is_title(std::string_view words);
[[nodiscard]] Gender title_gender(std::string_view words);

struct Role {
  RoleKind kind = RoleKind::none;
  Gender gender = Gender::unknown;
};
[[nodiscard]] Role role_of(std::string_view noun);

[[nodiscard]] bool is_place(std::string_view name);
[[nodiscard]] bool is_demonym(std::string_view word);
/// The place of a demonym: "Ukrainian" gives "Ukraine"; empty if the word is none.
[[nodiscard]] std::string_view place_of_demonym(std::string_view word);

enum class OrganizationKind : std::uint8_t { none, plain, press, public_body };
/// Of a whole name ("Reuters").
[[nodiscard]] OrganizationKind organization_named(std::string_view name);
/// Of a word that makes a name an organisation's ("Council").
[[nodiscard]] OrganizationKind organization_word(std::string_view word);

}  // namespace hearsay
