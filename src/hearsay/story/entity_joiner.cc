#include "hearsay/story/entity_joiner.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "hearsay/base/utf8.h"
#include "hearsay/people/people.h"
#include "hearsay/story/body_name.h"
#include "hearsay/story/person_name.h"
#include "hearsay/story/roles.h"
#include "hearsay/story/spelling.h"

namespace hearsay {
namespace {

constexpr std::size_t kMostCandidates = 256;  // of one key that a name is held against; keeps joining linear
constexpr std::size_t kMostForms = 16;        // of one entity's name that another name must fit
constexpr std::size_t kMostCompany = 64;      // entities and reports that are looked at for shared company

// How sure a likeness is, beside those of person_name.h and body_name.h (9 is the same name).
constexpr int kSameName = 9;
constexpr int kSameBody = 8;
constexpr int kSurname = 3;
constexpr int kInCompany = 2;  // a surname spelt otherwise, or a given name alone, in the same company

/// "Berg", but also "al-Berg".
bool has_capital(std::string_view word) { return lower(word) != word; }

}  // namespace

bool has_name(const Entity& entity) {
  if (entity.kind == EntityKind::group) return false;
  if (entity.mentions.empty()) return true;
  std::string_view last;
  for (std::string_view rest = entity.name; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    last = rest.substr(0, end);
    if (role_kind(last) != RoleKind::none) return false;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return has_capital(last);
}

namespace {

bool may_be_person(EntityKind kind) { return kind == EntityKind::person || kind == EntityKind::other; }
bool may_be_body(EntityKind kind) { return kind != EntityKind::person && kind != EntityKind::group; }

/// A name in all the ways in which it is compared.
struct Name {
  std::string form;  ///< comparison_form, without "the"
  bool single = true;
  PersonName person;
  BodyName body;
};

Name read_name(std::string_view text) {
  constexpr std::size_t kLongestName = 1000;  // bytes; what lies behind is not compared
  Name name;
  name.form = comparison_form(text.substr(0, text.size() <= kLongestName ? text.size() : 0));
  if (name.form.starts_with("the ")) name.form.erase(0, 4);
  if (name.form.empty()) name.form = lower(text);
  name.single = !name.form.contains(' ');
  if (text.size() > kLongestName) return name;
  name.person = person_name(text);
  name.body = body_name(text);
  return name;
}

/// Fuller names are placed first: they tell whose the shorter ones are, and which of those are several
/// people's.
int tier_of(const Entity& entity, const Name& name) {
  if (name.single) return 4;
  if (!may_be_person(entity.kind)) return 1;
  if (is_part(name.person)) return 3;
  if (given_is_short(name.person)) return 2;
  return name.person.words.size() > 2 ? 0 : 1;
}

class Joiner {
 public:
  explicit Joiner(std::vector<Record> reports) { story_.documents = std::move(reports); }

  Story run() {
    struct Place {
      int tier;
      std::uint32_t document;
      std::size_t index;
    };
    std::vector<Place> places;
    names_.resize(story_.documents.size());
    ids_.resize(story_.documents.size());
    for (std::uint32_t d = 0; d < story_.documents.size(); ++d) {
      const std::vector<Entity>& entities = story_.documents[d].entities;
      story_.entity_ids.emplace_back(entities.size());
      for (std::size_t i = 0; i < entities.size(); ++i) {
        names_[d].push_back(read_name(entities[i].name));
        places.push_back({tier_of(entities[i], names_[d][i]), d, i});
      }
    }
    std::ranges::stable_sort(places, {}, &Place::tier);
    // A report that has "GM" beside "General Motors" does not tell that they are one; others do, and are asked
    // first.
    std::vector<Place> later;
    for (const Place& at : places)
      if (!place(at.document, at.index, true)) later.push_back(at);
    for (const Place& at : later) place(at.document, at.index, false);
    number_by_appearance();
    return std::move(story_);
  }

 private:
  struct Known {
    std::vector<Name> forms;             ///< that its names have, the fullest first placed
    std::set<std::uint32_t> reports;     ///< those that name it
    std::array<std::size_t, 5> votes{};  ///< mentions by kind
  };

  /// Whether the entity found its place; not if it `may_wait` and its report has another of that likeness.
  bool place(std::uint32_t d, std::size_t i, bool may_wait) {
    const Entity& entity = story_.documents[d].entities[i];
    const Name& name = names_[d][i];
    const bool named = has_name(entity) && !name.form.empty();
    const Found found = named ? find(entity, name, d) : Found{};
    if (found.one_is_here && may_wait) return false;
    const std::optional<EntityId> same = found.id;
    const EntityId id = same ? *same : add(entity);
    story_.entity_ids[d][i] = id;
    StoryEntity& joined = story_.entities[id];
    Known& known = known_[id];
    if (named) {
      known.reports.insert(d);
      ids_[d].push_back(id);
      learn(name, id);
    }
    known.votes.at(static_cast<std::size_t>(entity.kind)) += entity.mentions.size() + 1;
    if (same) merge(entity, joined.entity);
    joined.entity.kind = voted(known);
    for (const Span span : entity.mentions) joined.mentions.push_back({d, span});
    return true;
  }

  EntityId add(const Entity& entity) {
    const auto id = static_cast<EntityId>(story_.entities.size());
    StoryEntity joined;
    joined.entity = entity;
    joined.entity.mentions.clear();
    story_.entities.push_back(std::move(joined));
    known_.emplace_back();
    return id;
  }

  void learn(const Name& name, EntityId id) {
    std::vector<Name>& forms = known_[id].forms;
    const auto same = [&](const Name& form) { return form.form == name.form; };
    if (forms.size() >= kMostForms || std::ranges::any_of(forms, same)) return;
    forms.push_back(name);
    index_["= " + name.form].push_back(id);
    for (const std::string& key : keys_to_enter(name.person)) enter(key, id);
    for (const std::string& key : keys_of(name.body)) enter(key, id);
  }

  void enter(const std::string& key, EntityId id) {
    std::vector<EntityId>& ids = index_[key];
    if (ids.empty() || ids.back() != id) ids.push_back(id);
  }

  void add_latest(const std::string& key, std::vector<EntityId>& candidates) const {
    const auto ids = index_.find(key);
    if (ids == index_.end()) return;
    const std::size_t from = ids->second.size() > kMostCandidates ? ids->second.size() - kMostCandidates : 0;
    candidates.insert(candidates.end(), ids->second.begin() + static_cast<std::ptrdiff_t>(from),
                      ids->second.end());
  }

  [[nodiscard]] std::vector<EntityId> candidates_for(const Entity& entity, const Name& name) const {
    std::vector<EntityId> candidates;
    add_latest("= " + name.form, candidates);
    if (may_be_person(entity.kind))
      for (const std::string& key : keys_to_look_up(name.person)) add_latest(key, candidates);
    if (may_be_body(entity.kind))
      for (const std::string& key : keys_of(name.body)) add_latest(key, candidates);
    std::ranges::sort(candidates);
    candidates.erase(std::ranges::unique(candidates).begin(), candidates.end());
    return candidates;
  }

  struct Found {
    std::optional<EntityId> id;
    bool one_is_here = false;  ///< the report itself has another entity that is as like
  };

  /// The one story entity that this can be; nobody if there are two.
  [[nodiscard]] Found find(const Entity& entity, const Name& name, std::uint32_t d) const {
    Found found;
    int best = 0;
    bool unclear = false;
    std::vector<EntityId> alike;
    for (const EntityId id : candidates_for(entity, name)) {
      const int score = likeness(entity, name, id, d);
      if (score == 0) continue;
      if (known_[id].reports.contains(d)) {
        // Two entities of one report are two. Where it has a full name and a surname that it did not take for
        // the same, nothing tells whose that is.
        found.one_is_here = true;
        unclear = unclear || (score == kSurname && entity.kind == EntityKind::person);
        continue;
      }
      if (score > best) alike.clear();
      if (score >= best) alike.push_back(id);
      best = std::max(best, score);
    }
    if (unclear && best <= kSurname) alike.clear();
    if (alike.size() > 1) choose(entity, best, alike);
    if (alike.size() == 1) found.id = alike.front();
    return found;
  }

  /// Leaves the one of several that are as like which it must be, if any.
  void choose(const Entity& entity, int score, std::vector<EntityId>& alike) const {
    if (score >= kSameBody && entity.kind != EntityKind::person) {
      // Reports part one body into several; two bodies of one name in one story are hardly ever meant.
      const auto reports = [&](EntityId id) { return known_[id].reports.size(); };
      alike = {*std::ranges::max_element(alike, {}, reports)};
      return;
    }
    std::erase_if(alike,
                  [&](EntityId id) { return !roles_agree(entity.roles, story_.entities[id].entity.roles); });
  }

  /// 0: not the same; higher is surer.
  [[nodiscard]] int likeness(const Entity& entity, const Name& name, EntityId id, std::uint32_t d) const {
    const Entity& other = story_.entities[id].entity;
    const bool persons = may_be_person(entity.kind) && may_be_person(other.kind) &&
                         (entity.kind == EntityKind::person || other.kind == EntityKind::person);
    const bool bodies = may_be_body(entity.kind) && may_be_body(other.kind);
    int most = 0;
    int part = 0;
    for (const Name& form : known_[id].forms) {
      int score = 0;
      // Of one name in several words, a report is likelier to be wrong about the kind than to mean another.
      if (form.form == name.form && (!name.single || bodies))
        score = kSameName;
      else if (bodies)
        score = likeness_of_bodies(name.body, form.body);
      if (score == 0 && persons) {
        const auto [likeness, is_part] = likeness_of_persons(name.person, form.person, other, entity, id, d);
        if (is_part) {
          part = std::max(part, likeness);
          continue;
        }
        score = likeness;
      }
      // A full name must fit each that is known: "Bill Berg" may be William or Wilfred, but not both.
      const bool full_of_person = persons && form.person.full() && !is_part(form.person);
      if (score == 0 && (full_of_person || (bodies && !name.single && !form.single))) return 0;
      most = std::max(most, score);
    }
    if (most == 0) most = part;
    if (most > 0 && persons && roles_contradict(entity.roles, other.roles)) return 0;
    return most;
  }

  /// The likeness of two names, and whether one of them is but a part of a name.
  [[nodiscard]] std::pair<int, bool> likeness_of_persons(const PersonName& a, const PersonName& b,
                                                         const Entity& other, const Entity& entity, EntityId id,
                                                         std::uint32_t d) const {
    if (a.words.empty() || b.words.empty()) return {0, true};
    const bool part_a = is_part(a);
    const bool part_b = is_part(b);
    if (!part_a && !part_b) {
      // Father and son: "Jr." is left out only of somebody who is known by a role.
      if (a.suffix != b.suffix && !roles_agree(entity.roles, other.roles)) return {0, false};
      return {likeness_of_full_names(a, b), false};
    }
    if (part_a && part_b) {
      if (a.joined == b.joined) return {kSurname, true};
      return {spelt_alike(a.spellings.back(), b.spellings.back()) && in_same_company(id, d) ? kInCompany : 0,
              true};
    }
    switch (part_a ? part_of_full_name(a, b) : part_of_full_name(b, a)) {
      case PartOfName::surname: return {kSurname, true};
      case PartOfName::surname_spelt_otherwise:
      case PartOfName::given: return {in_same_company(id, d) ? kInCompany : 0, true};
      case PartOfName::none: break;
    }
    return {0, true};
  }

  /// Whether the report names somebody or some body else that a report of `id` names.
  [[nodiscard]] bool in_same_company(EntityId id, std::uint32_t d) const {
    const std::vector<EntityId>& company = ids_[d];
    for (std::size_t i = 0; i < company.size() && i < kMostCompany; ++i) {
      if (company[i] == id || story_.entities[company[i]].entity.kind == EntityKind::place) continue;
      std::size_t looked_at = 0;
      for (const std::uint32_t report : known_[id].reports) {
        if (known_[company[i]].reports.contains(report)) return true;
        if (++looked_at == kMostCompany) break;
      }
    }
    return false;
  }

  /// What most mentions say; that it is something else only if none says what.
  static EntityKind voted(const Known& known) {
    auto most = EntityKind::other;
    for (const EntityKind kind :
         {EntityKind::person, EntityKind::organization, EntityKind::place, EntityKind::group})
      if (const std::size_t votes = known.votes.at(static_cast<std::size_t>(kind));
          votes > (most == EntityKind::other ? 0 : known.votes.at(static_cast<std::size_t>(most))))
        most = kind;
    return most;
  }

  static void merge(const Entity& from, Entity& into) {
    const auto words = [](std::string_view name) { return std::ranges::count(name, ' '); };
    if (words(from.name) > words(into.name) && !from.name.starts_with("the ") &&
        !from.name.starts_with("The ")) {
      add_once(into.aliases, into.name, kMostAliases);
      into.name = from.name;
    } else if (from.name != into.name) {
      add_once(into.aliases, from.name, kMostAliases);
    }
    for (const std::string& alias : from.aliases)
      if (alias != into.name) add_once(into.aliases, alias, kMostAliases);
    std::erase(into.aliases, into.name);
    for (const std::string& role : from.roles) add_once(into.roles, role, kMostRoles);
  }

  /// Entities in the order in which the reports bring them, mentions in the order of the reports.
  void number_by_appearance() {
    std::vector<std::optional<EntityId>> number(story_.entities.size());
    std::vector<StoryEntity> in_order;
    for (std::vector<EntityId>& ids : story_.entity_ids)
      for (EntityId& id : ids) {
        if (!number[id]) {
          number[id] = static_cast<EntityId>(in_order.size());
          in_order.push_back(std::move(story_.entities[id]));
        }
        id = *number[id];
      }
    for (StoryEntity& entity : in_order) std::ranges::stable_sort(entity.mentions, {}, &DocumentSpan::document);
    story_.entities = std::move(in_order);
  }

  Story story_;
  std::vector<std::vector<Name>> names_;    // by report
  std::vector<std::vector<EntityId>> ids_;  // of those that a report names, as they are placed
  std::vector<Known> known_;
  std::unordered_map<std::string, std::vector<EntityId>> index_;
};

}  // namespace

Story join_entities(std::vector<Record> reports) { return Joiner(std::move(reports)).run(); }

}  // namespace hearsay
