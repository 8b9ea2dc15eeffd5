// People: who and what a text names, and which mentions name the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/language/noun_phrase.h"
#include "hearsay/people/entity.h"
#include "hearsay/people/mention_model.h"

namespace hearsay {

enum class MentionForm : std::uint8_t { name, nominal, pronoun };

enum class Gender : std::uint8_t { unknown, male, female };

/// One place that names an entity.
struct Mention {
  TokenRange tokens;  ///< a name without titles; a noun phrase's core; a pronoun
  TokenRange title;   ///< of a name: the titles and roles directly before it; else empty
  MentionForm form = MentionForm::name;
  bool plural = false;
  EntityId entity = 0;
};

/// What is known of an entity beyond the record. Gender is what titles, given names and roles of the text
/// suggest; it serves to resolve pronouns and is written nowhere.
struct EntityTraits {
  Gender gender = Gender::unknown;
  bool plural = false;
  bool press = false;  ///< an outlet
  bool named = false;
};

/// Everybody in a text. `traits[i]` belongs to `entities[i]`; `mentions` are in order and do not overlap.
struct People {
  std::vector<Entity> entities;
  std::vector<EntityTraits> traits;
  std::vector<Mention> mentions;
  std::vector<std::optional<std::uint32_t>> mention_of;  ///< for each token, the mention that covers it

  /// The mention that covers token `i`, or nullptr.
  [[nodiscard]] const Mention* at(TokenIndex i) const {
    return i < mention_of.size() && mention_of[i] ? &mentions[*mention_of[i]] : nullptr;
  }
};

/// Finds names, noun phrases for people and bodies, and pronouns, and resolves them within the text. `tagged`
/// is what the trained tagger sees; without it lists and shapes of words decide. A pronoun that the text leaves
/// open has no mention.
[[nodiscard]] People find_people(const Article& article, const Clause& text,
                                 std::span<const TaggedMention> tagged = {});

/// The outlet with this name, whether the text has the name, its initials, or neither: then it is added,
/// without mentions. It is called what the argument calls it.
EntityId outlet_named(People& people, std::string_view name);

/// Whether a noun stands for a person or persons by role ("lawyer", "officials") or for a body that can speak
/// ("company").
enum class RoleKind : std::uint8_t { none, person, people, body };
[[nodiscard]] RoleKind role_kind(std::string_view noun);

}  // namespace hearsay
