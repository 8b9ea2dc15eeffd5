#include "hearsay/story/story.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

#include "hearsay/base/utf8.h"
#include "hearsay/story/spelling.h"

namespace hearsay {
namespace {

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  std::string form = comparison_form(name);
  for (std::size_t at = 0; at < form.size();) {
    const std::size_t end = std::min(form.find(' ', at), form.size());
    if (end > at) words.push_back(form.substr(at, end - at));
    at = end + 1;
  }
  if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
  return words;
}

bool begins_capital(std::string_view word) {
  std::size_t end = 0;
  if (!word.empty()) static_cast<void>(next_code_point(word, end));
  return lower(word.substr(0, end)) != word.substr(0, end);
}

/// A name, not a description: "the two officials" of one report are not those of another.
bool is_named(const Entity& entity) {
  if (entity.kind == EntityKind::group) return false;
  const std::size_t space = entity.name.rfind(' ');
  return begins_capital(space == std::string::npos ? std::string_view(entity.name)
                                                   : std::string_view(entity.name).substr(space + 1)) ||
         entity.mentions.empty();
}

bool may_be_person(EntityKind kind) { return kind == EntityKind::person || kind == EntityKind::other; }

class Joiner {
 public:
  explicit Joiner(std::vector<Record> reports) { story_.documents = std::move(reports); }

  Story run() {
    for (std::uint32_t d = 0; d < story_.documents.size(); ++d) add_report(d);
    return std::move(story_);
  }

 private:
  struct Known {
    std::vector<std::string> words;       ///< of the fullest name
    std::optional<std::uint32_t> latest;  ///< the last report that has it
    std::set<EntityId> company;           ///< story entities named in the same reports
  };

  void add_report(std::uint32_t d) {
    const std::vector<Entity>& entities = story_.documents[d].entities;
    std::vector<EntityId> ids(entities.size());
    std::vector<bool> done(entities.size());
    std::set<EntityId> company;
    // Full names first: they tell whose a surname alone is.
    for (const bool full : {true, false})
      for (std::size_t i = 0; i < entities.size(); ++i) {
        const bool is_full = words_of(entities[i].name).size() > 1;
        if (done[i] || is_full != full) continue;
        ids[i] = place(entities[i], d, company);
        done[i] = true;
        if (is_named(entities[i])) company.insert(ids[i]);
      }
    for (const EntityId id : company) known_[id].company.insert(company.begin(), company.end());
    story_.entity_ids.push_back(std::move(ids));
  }

  EntityId place(const Entity& entity, std::uint32_t d, const std::set<EntityId>& company) {
    const std::optional<EntityId> same = is_named(entity) ? find(entity, d, company) : std::nullopt;
    const EntityId id = same ? *same : add(entity);
    known_[id].latest = d;
    StoryEntity& joined = story_.entities[id];
    if (same) merge(entity, joined.entity, id);
    for (const Span span : entity.mentions) joined.mentions.push_back({d, span});
    return id;
  }

  EntityId add(const Entity& entity) {
    const auto id = static_cast<EntityId>(story_.entities.size());
    StoryEntity joined;
    joined.entity = entity;
    joined.entity.mentions.clear();
    story_.entities.push_back(std::move(joined));
    known_.push_back({words_of(entity.name), std::nullopt, {}});
    if (is_named(entity))
      for (const std::string& word : known_.back().words) enter(word, id);
    return id;
  }

  /// Names that may be one share the beginning of a word's sound.
  static std::string bucket(std::string_view word) { return spelling_key(word).substr(0, 3); }

  void enter(std::string_view word, EntityId id) {
    std::vector<EntityId>& ids = by_sound_[bucket(word)];
    if (ids.empty() || ids.back() != id) ids.push_back(id);
  }

  /// The one story entity that this can be; nobody if there are two.
  [[nodiscard]] std::optional<EntityId> find(const Entity& entity, std::uint32_t d,
                                             const std::set<EntityId>& company) const {
    const std::vector<std::string> words = words_of(entity.name);
    if (words.empty()) return std::nullopt;
    std::set<EntityId> candidates;
    for (const std::string& word : words) {
      const auto ids = by_sound_.find(bucket(word));
      if (ids != by_sound_.end()) candidates.insert(ids->second.begin(), ids->second.end());
    }
    std::optional<EntityId> found;
    int best = 0;
    bool tied = false;
    for (const EntityId id : candidates) {
      if (known_[id].latest == d) continue;  // two entities of one report are two
      const int score = likeness(entity, words, id, company);
      tied = score > 0 && score == best ? true : score > best ? false : tied;
      if (score <= best) continue;
      best = score;
      found = id;
    }
    return tied ? std::nullopt : found;
  }

  /// 0: not the same; higher is surer.
  [[nodiscard]] int likeness(const Entity& entity, const std::vector<std::string>& words, EntityId id,
                             const std::set<EntityId>& company) const {
    const Entity& other = story_.entities[id].entity;
    const std::vector<std::string>& other_words = known_[id].words;
    if (words == other_words) return kinds_agree(entity.kind, other.kind) ? 5 : 0;
    if (!may_be_person(entity.kind) || !may_be_person(other.kind)) return 0;
    if (entity.kind != EntityKind::person && other.kind != EntityKind::person) return 0;
    const bool last_same = words.back() == other_words.back();
    const bool last_alike = last_same || spelt_alike(words.back(), other_words.back());
    const bool single = words.size() == 1 || other_words.size() == 1;
    if (!single) {
      if (!last_alike) return 0;
      const bool first_alike =
          spelt_alike(words.front(), other_words.front()) || initial_of(words.front(), other_words.front());
      return first_alike ? (last_same ? 4 : 3) : 0;
    }
    if (last_same) return 3;
    // A surname alone, spelt otherwise: only in the same company.
    if (last_alike && in_same_company(id, company)) return 2;
    const std::vector<std::string>& longer = words.size() == 1 ? other_words : words;
    const std::string& alone = words.size() == 1 ? words.front() : other_words.front();
    return longer.size() > 1 && longer.front() == alone ? 1 : 0;
  }

  static bool kinds_agree(EntityKind a, EntityKind b) {
    return a == b || a == EntityKind::other || b == EntityKind::other || (may_be_person(a) == may_be_person(b));
  }

  /// "J." and "John".
  static bool initial_of(std::string_view a, std::string_view b) {
    const auto is_initial = [](std::string_view word) {
      return word.size() == 1 || (word.size() == 2 && word[1] == '.');
    };
    return a.front() == b.front() && (is_initial(a) || is_initial(b));
  }

  [[nodiscard]] bool in_same_company(EntityId id, const std::set<EntityId>& company) const {
    return std::any_of(company.begin(), company.end(),
                       [&](EntityId other) { return other != id && known_[id].company.contains(other); });
  }

  void merge(const Entity& from, Entity& into, EntityId id) {
    const auto add_once = [](std::vector<std::string>& list, const std::string& text) {
      if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
    };
    if (into.kind == EntityKind::other) into.kind = from.kind;
    const std::vector<std::string> words = words_of(from.name);
    if (words.size() > known_[id].words.size()) {
      add_once(into.aliases, into.name);
      into.name = from.name;
      known_[id].words = words;
      for (const std::string& word : words) enter(word, id);
    } else if (from.name != into.name) {
      add_once(into.aliases, from.name);
    }
    for (const std::string& alias : from.aliases)
      if (alias != into.name) add_once(into.aliases, alias);
    std::erase(into.aliases, into.name);
    for (const std::string& role : from.roles) add_once(into.roles, role);
  }

  Story story_;
  std::vector<Known> known_;
  std::unordered_map<std::string, std::vector<EntityId>> by_sound_;
};

}  // namespace

Story join_reports(std::vector<Record> reports) { return Joiner(std::move(reports)).run(); }

}  // namespace hearsay
