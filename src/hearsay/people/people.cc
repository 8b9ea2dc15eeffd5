#include "hearsay/people/people.h"

#include <algorithm>
#include <utility>

#include "hearsay/base/utf8.h"
#include "hearsay/people/lexicon.h"
#include "hearsay/people/name_resolver.h"
#include "hearsay/people/names.h"
#include "hearsay/people/nominals.h"
#include "hearsay/people/pronouns.h"

namespace hearsay {
namespace {

/// A single name that something is said by, or that has a title, is a person's.
void judge_single_names(const Clause& text, People& people) {
  for (const Mention& mention : people.mentions) {
    Entity& entity = people.entities[mention.entity];
    if (entity.kind != EntityKind::other || mention.tokens.size() > 1) continue;
    const TokenIndex next = mention.tokens.last;
    const bool determined =
        mention.tokens.first > 0 && text.classes[mention.tokens.first - 1] == WordClass::determiner;
    const bool upper = text.tokens.tokens[mention.tokens.first].shape == TokenShape::upper;
    if (next >= text.tokens.size() || determined || upper) continue;
    const std::string_view lemma = verb_lemma(text.tokens.lower[next]);
    if (lemma == "say" || lemma == "tell" || lemma == "add" || lemma == "reply" || lemma == "ask" ||
        lemma == "believe")
      entity.kind = EntityKind::person;
  }
}

void index_mentions(const Tokens& tokens, People& people) {
  std::sort(people.mentions.begin(), people.mentions.end(),
            [](const Mention& a, const Mention& b) { return a.tokens.first < b.tokens.first; });
  people.mention_of.assign(tokens.size(), std::nullopt);
  std::vector<Mention> kept;
  kept.reserve(people.mentions.size());
  for (const Mention& mention : people.mentions) {
    if (!kept.empty() && mention.tokens.first < kept.back().tokens.last) continue;
    for (TokenIndex i = mention.tokens.first; i < mention.tokens.last; ++i)
      people.mention_of[i] = static_cast<std::uint32_t>(kept.size());
    kept.push_back(mention);
  }
  people.mentions = std::move(kept);
  for (Entity& entity : people.entities) entity.mentions.clear();
  for (const Mention& mention : people.mentions)
    people.entities[mention.entity].mentions.push_back(tokens.span(mention.tokens));
}

/// "National Audit Office" gives "NAO"; nothing for a single word.
std::string initials_of(std::string_view name) {
  std::string out;
  bool begins = true;
  for (const char c : name) {
    if (begins && c >= 'A' && c <= 'Z') out += c;
    begins = c == ' ' || c == '-';
  }
  return out.size() > 1 ? out : std::string{};
}

}  // namespace

People find_people(const Article& article, const Clause& text, std::span<const TaggedMention> tagged) {
  People people;
  resolve_names(text, find_names(article, text, tagged), people);
  judge_single_names(text, people);
  index_mentions(text.tokens, people);
  add_nominals(article, text, tagged, people);
  index_mentions(text.tokens, people);
  add_pronouns(article, text, people);
  index_mentions(text.tokens, people);
  return people;
}

EntityId outlet_named(People& people, std::string_view name) {
  const auto bare = [](std::string_view text) {
    std::string form = comparison_form(text);
    return form.starts_with("the ") ? form.substr(4) : form;
  };
  const std::string wanted = bare(name);
  const std::string initials = initials_of(name);
  for (EntityId id = 0; id < people.entities.size(); ++id) {
    Entity& entity = people.entities[id];
    const auto is_wanted = [&](const std::string& text) { return bare(text) == wanted || text == initials; };
    const bool found =
        is_wanted(entity.name) || std::any_of(entity.aliases.begin(), entity.aliases.end(), is_wanted);
    if (!found || entity.kind == EntityKind::person) continue;
    if (entity.name != name) {
      std::erase(entity.aliases, name);
      entity.aliases.insert(entity.aliases.begin(), std::exchange(entity.name, std::string(name)));
    }
    entity.kind = EntityKind::organization;
    people.traits[id].press = true;
    return id;
  }
  people.entities.push_back({EntityKind::organization, std::string(name), {}, {}, {}});
  people.traits.push_back({.press = true, .named = true});
  return static_cast<EntityId>(people.entities.size() - 1);
}

}  // namespace hearsay
