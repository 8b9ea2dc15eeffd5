#include "hearsay/people/name_resolver.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "hearsay/base/utf8.h"
#include "hearsay/people/full_name.h"
#include "hearsay/people/lexicon.h"

namespace hearsay {
namespace {

constexpr std::size_t kMostBearers = 32;     // of one surname that a name is held against
constexpr std::size_t kShortestVariant = 6;  // letters of a surname that may be misspelt
constexpr std::size_t kLongestVariant = 24;
constexpr std::uint32_t kFarMoreOften = 3;  // times one bearer is named for each time another is
constexpr TokenIndex kMostBefore = 4;       // words before a name that are no part of it
constexpr std::uint32_t kJustNamed = 2;     // sentences

class NameResolver {
 public:
  NameResolver(const Clause& text, People& people) : text_(text), tokens_(text.tokens), people_(people) {}

  void run(std::vector<Name> names) {
    trim(names);
    // Full names first: a text may well begin with the surname alone.
    for (const Name& name : names)
      if (is_full(name)) add_full(name);
    for (const Name& name : names)
      if (!is_full(name)) add_namesake(name);
    index_variants();
    known_.resize(people_.entities.size());
    for (const Name& name : names) {
      sentence_ = tokens_.sentence_of[name.tokens.first];
      const bool full = is_full(name);
      const EntityId entity = full ? by_words_.at(key(name.tokens)) : add_single(name);
      if (known_.size() < people_.entities.size()) known_.resize(people_.entities.size());
      Known& known = known_[entity];
      ++known.times;
      if (full) known.last_full = sentence_ + 1;
      mention(name, entity);
    }
  }

 private:
  /// What the resolver has seen of an entity so far.
  struct Known {
    std::uint32_t times = 0;
    std::uint32_t last_full = 0;  ///< the sentence that last named it in full, from 1; 0 if none yet
  };

  /// Not a surname alone, with or without a particle: "van der Lund".
  [[nodiscard]] bool is_full(const Name& name) const {
    TokenIndex first = name.tokens.first;
    while (first + 1 < name.tokens.last && is_particle(tokens_.lower[first])) ++first;
    return first + 1 < name.tokens.last;
  }

  /// "Crooked Greta Lund" is "Greta Lund" if the text has that name as well: what a name ends with, where no
  /// given name comes before.
  void trim(std::vector<Name>& names) const {
    std::unordered_set<std::string> full;
    for (const Name& name : names)
      if (name.kind == EntityKind::person && is_full(name) && is_first_name(tokens_.word(name.tokens.first)))
        full.insert(key(name.tokens));
    for (Name& name : names) {
      if (name.kind != EntityKind::person && name.kind != EntityKind::other) continue;
      for (TokenIndex i = name.tokens.first; i + 2 < name.tokens.last && i < name.tokens.first + kMostBefore;
           ++i) {
        if (is_first_name(tokens_.word(i))) break;
        if (!full.contains(key({i + 1, name.tokens.last}))) continue;
        name.tokens.first = i + 1;
        name.title = {i + 1, i + 1};
        name.kind = EntityKind::person;
        name.gender = first_name_gender(tokens_.word(i + 1));
        break;
      }
    }
  }

  [[nodiscard]] std::string text_of(TokenRange range) const {
    return fold_ascii_space(tokens_.span(range).of(tokens_.text));
  }

  [[nodiscard]] std::string key(TokenRange range) const {
    std::string form = comparison_form(text_of(range));
    return form.starts_with("the ") ? form.substr(4) : form;
  }

  [[nodiscard]] FullName parts_of(TokenRange range) const {
    std::vector<std::string> words;
    for (TokenIndex i = range.first; i < range.last; ++i)
      words.push_back(text_.classes[i] == WordClass::punctuation ? std::string(tokens_.word(i))
                                                                 : comparison_form(tokens_.word(i)));
    return full_name(words);
  }

  void mention(const Name& name, EntityId entity) {
    Entity& known = people_.entities[entity];
    EntityTraits& traits = people_.traits[entity];
    if (traits.gender == Gender::unknown && known.kind == EntityKind::person) traits.gender = name.gender;
    add_name(known, text_of(name.tokens));
    if (!name.title.empty() && !is_courtesy(key(name.title)))
      add_once(known.roles, text_of(name.title), kMostRoles);
    people_.mentions.push_back({name.tokens, name.title, MentionForm::name, false, entity});
  }

  EntityId add(const Name& name) {
    const auto id = static_cast<EntityId>(people_.entities.size());
    people_.entities.push_back({name.kind, text_of(name.tokens), {}, {}, {}});
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
    const std::string words = key(name.tokens);
    const auto known = by_words_.find(words);
    if (known != by_words_.end()) {
      learn(known->second, name);
      return;
    }
    const bool person = name.kind == EntityKind::person || name.kind == EntityKind::other;
    FullName parts = person ? parts_of(name.tokens) : FullName{};
    if (person) {
      if (const auto id = same_person(parts, name)) {
        by_words_.emplace(words, *id);
        learn(*id, name);
        enter_parts(parts, *id);
        return;
      }
    }
    const EntityId id = add(name);
    if (name.kind == EntityKind::place) return;
    if (person) {
      enter_parts(parts, id);
      full_names_[parts.surname].emplace_back(std::move(parts), id);
      return;
    }
    // Of a body's words only the one that says what it is stands for it: "the Courier", but "Lagos" is not
    // "Radio Lagos".
    const TokenIndex last = name.tokens.last - 1;
    if (organization_word(tokens_.word(last)) != OrganizationKind::none)
      enter(by_surname_, key({last, last + 1}), id);
  }

  void enter_parts(const FullName& parts, EntityId id) {
    enter(by_surname_, parts.surname, id);
    enter(by_given_, parts.given, id);
    enter(by_given_, parts.nickname, id);
  }

  using Bearers = std::unordered_map<std::string, std::vector<EntityId>>;

  static void enter(Bearers& bearers, const std::string& word, EntityId id) {
    if (word.empty()) return;
    std::vector<EntityId>& who = bearers[word];
    if (who.size() <= kMostBearers && std::find(who.begin(), who.end(), id) == who.end()) who.push_back(id);
  }

  /// Who has been named in full already, with another middle name, initial or short form; exactly one, or
  /// nobody.
  [[nodiscard]] std::optional<EntityId> same_person(const FullName& parts, const Name& name) const {
    const auto bearers = full_names_.find(parts.surname);
    if (bearers == full_names_.end() || bearers->second.size() > kMostBearers) return std::nullopt;
    std::optional<EntityId> found;
    for (const auto& [other, id] : bearers->second) {
      if (!may_be_one(parts, other) || !genders_agree(id, name)) continue;
      if (found && *found != id) return std::nullopt;
      found = id;
    }
    return found;
  }

  [[nodiscard]] bool genders_agree(EntityId id, const Name& name) const {
    const Gender gender = people_.traits[id].gender;
    return name.gender == Gender::unknown || gender == Gender::unknown || gender == name.gender;
  }

  void learn(EntityId id, const Name& name) {
    Entity& known = people_.entities[id];
    if (people_.traits[id].press || known.kind != EntityKind::other) return;
    if (name.sure || name.kind == EntityKind::person) known.kind = name.kind;
  }

  /// "Mr. Obama", where the only one named in full is "Michelle Obama": somebody else, and the one who goes by
  /// the surname with an office ("President Obama") or alone, since she of the full name is called by hers or
  /// "Mrs.".
  void add_namesake(const Name& name) {
    if (name.title.empty() || name.gender == Gender::unknown || !is_courtesy(key(name.title))) return;
    const std::string word = key({name.tokens.last - 1, name.tokens.last});
    const auto bearers = by_surname_.find(word);
    if (bearers == by_surname_.end() || bearers->second.size() > kMostBearers || !are_persons(bearers->second))
      return;
    const bool fits_one = std::any_of(bearers->second.begin(), bearers->second.end(),
                                      [&](EntityId id) { return genders_agree(id, name); });
    if (fits_one) return;
    const EntityId id = add(name);
    people_.entities[id].kind = EntityKind::person;
    enter(by_surname_, word, id);
    owners_[word] = id;
  }

  /// A single word: the surname or given name of somebody in the text.
  EntityId add_single(const Name& name) {
    const std::string whole = key(name.tokens);
    const std::string word = key({name.tokens.last - 1, name.tokens.last});
    const bool own_kind =
        name.sure && (name.kind == EntityKind::organization ||
                      (name.kind == EntityKind::place && !(acts(name.tokens) && has_namesake(word))));
    bool of_persons = false;
    if (!own_kind) {
      if (const auto bearers = by_surname_.find(word); bearers != by_surname_.end()) {
        if (const auto id = choose(bearers->second, name, word)) return *id;
        of_persons = are_persons(bearers->second);
      } else if (const auto given = by_given_.find(word); given != by_given_.end()) {
        const std::vector<EntityId> fitting = fitting_of(given->second, name);
        if (fitting.size() == 1) return fitting.front();
      } else if (const auto id = variant_of(word, name)) {
        return *id;
      }
    }
    const auto known = by_words_.find(whole);
    if (known != by_words_.end()) {
      learn(known->second, name);
      return known->second;
    }
    const EntityId id = add(name);
    if (of_persons) people_.entities[id].kind = EntityKind::person;
    return id;
  }

  /// Stands where a person who does or has something would: "Paris said", "Paris's mother".
  [[nodiscard]] bool acts(TokenRange range) const {
    const TokenIndex next = range.last;
    if (next >= tokens_.size()) return false;
    const bool governed = range.first > 0 && text_.classes[range.first - 1] == WordClass::preposition;
    return !governed &&
           (text_.classes[next] == WordClass::verb || text_.classes[next] == WordClass::auxiliary ||
            tokens_.tokens[next].shape == TokenShape::apostrophe);
  }

  /// Whether one person alone was named in full with that surname.
  [[nodiscard]] bool has_namesake(const std::string& word) const {
    const auto who = by_surname_.find(word);
    return who != by_surname_.end() && who->second.size() == 1 &&
           people_.entities[who->second.front()].kind == EntityKind::person;
  }

  [[nodiscard]] bool are_persons(const std::vector<EntityId>& who) const {
    return std::all_of(who.begin(), who.end(),
                       [&](EntityId id) { return people_.entities[id].kind == EntityKind::person; });
  }

  [[nodiscard]] std::vector<EntityId> fitting_of(const std::vector<EntityId>& who, const Name& name) const {
    std::vector<EntityId> out;
    if (who.size() > kMostBearers) return out;
    for (const EntityId id : who) {
      if (name.sure && name.kind == EntityKind::person && people_.entities[id].kind == EntityKind::organization)
        continue;
      if (!name.title.empty() && !genders_agree(id, name)) continue;
      out.push_back(id);
    }
    // What nothing says is a person is a stray capital more often than a namesake.
    const auto is_person = [&](EntityId id) { return people_.entities[id].kind == EntityKind::person; };
    if (name.kind != EntityKind::organization && std::any_of(out.begin(), out.end(), is_person))
      std::erase_if(out, [&](EntityId id) { return people_.entities[id].kind == EntityKind::other; });
    return out;
  }

  /// Among several with that surname: the only one whose title agrees, or who has gone by it so far.
  [[nodiscard]] std::optional<EntityId> choose(const std::vector<EntityId>& who, const Name& name,
                                               const std::string& word) {
    const std::vector<EntityId> fitting = fitting_of(who, name);
    if (fitting.empty()) return std::nullopt;
    if (fitting.size() == 1) return fitting.front();
    if (!are_persons(fitting)) return std::nullopt;
    const auto owner = owners_.find(word);
    if (owner != owners_.end() && std::find(fitting.begin(), fitting.end(), owner->second) != fitting.end())
      return is_challenged(owner->second, fitting) ? std::nullopt : std::optional(owner->second);
    const std::optional<EntityId> introduced = introduced_one(fitting);
    if (introduced) owners_[word] = *introduced;
    return introduced;
  }

  /// Whether a namesake, more than a passing one, has just been named in full.
  [[nodiscard]] bool is_challenged(EntityId owner, const std::vector<EntityId>& fitting) const {
    return std::any_of(fitting.begin(), fitting.end(), [&](EntityId id) {
      const Known& other = known_[id];
      const bool just_named = other.last_full > 0 && sentence_ + 1 - other.last_full <= kJustNamed;
      return id != owner && just_named && other.last_full > known_[owner].last_full &&
             known_[owner].times < kFarMoreOften * other.times;
    });
  }

  /// The only one named in full so far, or who has been far more often.
  [[nodiscard]] std::optional<EntityId> introduced_one(const std::vector<EntityId>& fitting) const {
    std::optional<EntityId> most;
    std::uint32_t times = 0;
    std::uint32_t others = 0;
    for (const EntityId id : fitting) {
      if (known_[id].times > times) {
        others = times;
        times = known_[id].times;
        most = id;
      } else {
        others = std::max(others, known_[id].times);
      }
    }
    return most && times >= kFarMoreOften * others ? most : std::nullopt;
  }

  /// Enters each long surname under itself and under all that is left if one letter is dropped: two words of
  /// which one letter differs share one of these.
  void index_variants() {
    for (const auto& [surname, who] : by_surname_)
      if (who.size() == 1)
        for (const std::string& form : shortened(surname)) {
          const auto [entry, added] = variants_.emplace(form, who.front());
          if (!added && entry->second != who.front()) entry->second = kSeveral;
        }
  }

  static std::vector<std::string> shortened(const std::string& word) {
    std::vector<std::string> out;
    if (word.size() < kShortestVariant || word.size() > kLongestVariant) return out;
    out.push_back(word);
    // The first letter is seldom mistaken.
    for (std::size_t i = 1; i < word.size(); ++i) out.push_back(word.substr(0, i) + word.substr(i + 1));
    return out;
  }

  /// Who has a surname that differs in one letter; a name that the text or the lists know otherwise has none.
  [[nodiscard]] std::optional<EntityId> variant_of(const std::string& word, const Name& name) const {
    const std::string_view written = tokens_.word(name.tokens.first);
    if (by_words_.contains(word) || is_first_name(written) || is_demonym(written)) return std::nullopt;
    std::optional<EntityId> found;
    for (const std::string& form : shortened(word)) {
      const auto variant = variants_.find(form);
      if (variant == variants_.end()) continue;
      if (variant->second == kSeveral || (found && *found != variant->second)) return std::nullopt;
      found = variant->second;
    }
    if (!found || people_.entities[*found].kind != EntityKind::person || !genders_agree(*found, name))
      return std::nullopt;
    return found;
  }

  static constexpr EntityId kSeveral = static_cast<EntityId>(-1);

  const Clause& text_;
  const Tokens& tokens_;
  People& people_;
  std::unordered_map<std::string, EntityId> by_words_;
  Bearers by_surname_;
  Bearers by_given_;
  std::unordered_map<std::string, std::vector<std::pair<FullName, EntityId>>> full_names_;  ///< by surname
  std::unordered_map<std::string, EntityId> variants_;
  std::unordered_map<std::string, EntityId> owners_;  ///< who goes by a surname that several have
  std::vector<Known> known_;                          ///< for each entity
  std::uint32_t sentence_ = 0;
};

}  // namespace

void resolve_names(const Clause& text, std::vector<Name> names, People& people) {
  NameResolver(text, people).run(std::move(names));
}

}  // namespace hearsay
