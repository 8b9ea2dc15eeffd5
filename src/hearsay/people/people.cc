#include "hearsay/people/people.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "hearsay/base/utf8.h"
#include "hearsay/base/word_list.h"
#include "hearsay/people/lexicon.h"
#include "hearsay/people/names.h"
#include "hearsay/people/nominals.h"
#include "hearsay/people/pronouns.h"

namespace hearsay {
namespace {

std::string text_of(const Tokens& tokens, TokenRange range) {
  return fold_ascii_space(tokens.span(range).of(tokens.text));
}

/// Forms of address that tell nothing of what somebody is.
bool is_courtesy(std::string_view title) {
  static const WordList list("mr\nmr.\nmrs\nmrs.\nms\nms.\nmiss\nmx\nmx.\nsir\nmadam\n");
  return list.contains(title);
}

constexpr std::size_t kMostBearers = 32;  // of one surname that a single name is held against

/// Gives every name its entity: the same words, or the last or first name of somebody named in full.
class NameResolver {
 public:
  NameResolver(const Clause& text, People& people) : tokens_(text.tokens), people_(people) {}

  void run(const std::vector<Name>& names) {
    // Full names first: a text may well begin with the surname alone.
    for (const Name& name : names)
      if (name.tokens.size() > 1) add_full(name);
    for (const Name& name : names) {
      const EntityId entity = name.tokens.size() > 1 ? by_words_.at(key(name.tokens)) : add_single(name);
      Entity& known = people_.entities[entity];
      EntityTraits& traits = people_.traits[entity];
      if (traits.gender == Gender::unknown && known.kind == EntityKind::person) traits.gender = name.gender;
      add_name(known, text_of(tokens_, name.tokens));
      if (!name.title.empty() && !is_courtesy(key(name.title)))
        add_once(known.roles, text_of(tokens_, name.title), kMostRoles);
      people_.mentions.push_back({name.tokens, name.title, MentionForm::name, false, entity});
    }
  }

 private:
  [[nodiscard]] std::string key(TokenRange range) const {
    std::string form = comparison_form(text_of(tokens_, range));
    return form.starts_with("the ") ? form.substr(4) : form;
  }

  EntityId add(const Name& name) {
    const auto id = static_cast<EntityId>(people_.entities.size());
    people_.entities.push_back({name.kind, text_of(tokens_, name.tokens), {}, {}, {}});
    people_.traits.push_back({name.gender, false, name.press, true});
    by_words_.emplace(key(name.tokens), id);
    return id;
  }

  static void add_name(Entity& entity, const std::string& text) {
    if (text == entity.name) return;
    if (comparison_form(text).size() > comparison_form(entity.name).size()) {
      add_once(entity.aliases, entity.name, kMostAliases);
      std::erase(entity.aliases, text);
      entity.name = text;
    } else {
      add_once(entity.aliases, text, kMostAliases);
    }
  }

  void add_full(const Name& name) {
    const auto known = by_words_.find(key(name.tokens));
    const EntityId id = known != by_words_.end() ? known->second : add(name);
    if (known != by_words_.end()) {
      learn(id, name);
      return;
    }
    if (people_.entities[id].kind == EntityKind::place) return;
    // Of a body's words only the one that says what it is stands for it: "the Courier", but "Lagos" is not
    // "Radio Lagos".
    const bool body = people_.entities[id].kind == EntityKind::organization;
    const TokenIndex last = name.tokens.last - 1;
    if (!body || organization_word(tokens_.word(last)) != OrganizationKind::none)
      by_part_[key({last, last + 1})].push_back(id);
    if (!body) by_part_[key({name.tokens.first, name.tokens.first + 1})].push_back(id);
  }

  void learn(EntityId id, const Name& name) {
    if (!name.sure || people_.entities[id].kind == name.kind || people_.traits[id].press) return;
    if (people_.entities[id].kind == EntityKind::other) people_.entities[id].kind = name.kind;
  }

  /// A single word: somebody's surname or given name if exactly one in the text has it.
  EntityId add_single(const Name& name) {
    const std::string word = key(name.tokens);
    const bool own_kind =
        name.sure && (name.kind == EntityKind::place || name.kind == EntityKind::organization);
    if (!own_kind) {
      const auto part = by_part_.find(word);
      if (part != by_part_.end()) {
        if (const auto id = choose(part->second, name)) return *id;
      }
    }
    const auto known = by_words_.find(word);
    if (known == by_words_.end()) return add(name);
    learn(known->second, name);
    return known->second;
  }

  /// Among several with that name: the one with the same title, or nobody.
  [[nodiscard]] std::optional<EntityId> choose(const std::vector<EntityId>& who, const Name& name) const {
    std::optional<EntityId> chosen;
    if (who.size() > kMostBearers) return chosen;
    for (const EntityId id : who) {
      if (chosen && *chosen == id) continue;
      if (name.sure && name.kind == EntityKind::person && people_.entities[id].kind == EntityKind::organization)
        continue;
      const Gender gender = people_.traits[id].gender;
      if (name.gender != Gender::unknown && gender != Gender::unknown && !name.title.empty() &&
          gender != name.gender)
        continue;
      if (chosen) return std::nullopt;
      chosen = id;
    }
    return chosen;
  }

  const Tokens& tokens_;
  People& people_;
  std::unordered_map<std::string, EntityId> by_words_;
  std::unordered_map<std::string, std::vector<EntityId>> by_part_;
};

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
  NameResolver(text, people).run(find_names(article, text, tagged));
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
