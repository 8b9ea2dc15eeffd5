#include "hearsay/people/name_kinds.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "hearsay/people/lexicon.h"

namespace hearsay {
namespace {

constexpr std::size_t kKinds = 5;     // of EntityKind
constexpr double kPlacePhrase = 1.0;  // what "in Solvany" and "the leader of Solvany" speak for a place
constexpr double kSureOfPerson =
    0.75;  // the tagger's mean from which a word that is nobody's given name is a person

struct Votes {
  std::array<double, kKinds> kinds{};
  double persons = 0;  ///< how often the tagger saw a person
};

bool is_open(const Clause& text, const Name& name) {
  const std::string_view word = text.tokens.word(name.tokens.first);
  return name.tokens.size() == 1 && name.title.empty() && name.tagged && !name.press && !is_first_name(word) &&
         !is_place(word) && organization_named(word) == OrganizationKind::none;
}

/// "in Solvany", "the Prime Minister of Solvany".
bool is_place_phrase(const Clause& text, TokenIndex i) {
  const Tokens& tokens = text.tokens;
  if (i < 2) return false;
  if (tokens.lower[i - 1] == "in") return true;
  const std::string_view before = tokens.lower[i - 2];
  return tokens.lower[i - 1] == "of" && (is_title(before) || role_kind(before) != RoleKind::none);
}

}  // namespace

void settle_kinds(const Clause& text, std::vector<Name>& names) {
  std::unordered_map<std::string_view, Votes> votes;
  for (const Name& name : names) {
    if (!is_open(text, name)) continue;
    Votes& word = votes[text.tokens.lower[name.tokens.first]];
    word.kinds[static_cast<std::size_t>(name.kind)] += name.tagged->probability;
    word.persons += name.tagged->kind == TaggedKind::person ? 1 : 0;
    if (is_place_phrase(text, name.tokens.first))
      word.kinds[static_cast<std::size_t>(EntityKind::place)] += kPlacePhrase;
  }
  for (Name& name : names) {
    if (!is_open(text, name)) continue;
    const Votes& word = votes[text.tokens.lower[name.tokens.first]];
    const auto* const most = std::max_element(word.kinds.begin(), word.kinds.end());
    name.kind = static_cast<EntityKind>(most - word.kinds.begin());
    if (name.kind == EntityKind::person && *most < kSureOfPerson * word.persons) name.kind = EntityKind::other;
    name.sure = name.sure && name.kind != EntityKind::other;
  }
}

}  // namespace hearsay
