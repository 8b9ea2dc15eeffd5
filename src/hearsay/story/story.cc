#include "hearsay/story/story.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

#include "hearsay/base/utf8.h"
#include "hearsay/people/people.h"
#include "hearsay/story/spelling.h"

namespace hearsay {
namespace {

constexpr std::size_t kMostCandidates = 256;  // of one sound that a name is held against; keeps joining linear

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

/// A name, not a description: "the two officials" of one report are not those of another, nor is "a spokesman
/// for Berg".
bool is_named(const Entity& entity) {
  if (entity.kind == EntityKind::group) return false;
  if (entity.mentions.empty()) return true;
  std::string_view last;
  for (std::string_view rest = entity.name; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    last = rest.substr(0, end);
    if (role_kind(last) != RoleKind::none) return false;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return begins_capital(last);
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
    std::vector<std::string> words;      ///< of the fullest name
    std::vector<std::uint32_t> reports;  ///< those that name it, in order
  };

  void add_report(std::uint32_t d) {
    const std::vector<Entity>& entities = story_.documents[d].entities;
    std::vector<EntityId> ids(entities.size());
    std::vector<bool> done(entities.size());
    std::set<std::uint32_t> company;  // reports that name somebody whom this one names too
    // Full names first: they tell whose a surname alone is.
    for (const bool full : {true, false})
      for (std::size_t i = 0; i < entities.size(); ++i) {
        const bool is_full = words_of(entities[i].name).size() > 1;
        if (done[i] || is_full != full) continue;
        ids[i] = place(entities[i], d, company);
        done[i] = true;
      }
    story_.entity_ids.push_back(std::move(ids));
  }

  EntityId place(const Entity& entity, std::uint32_t d, std::set<std::uint32_t>& company) {
    const bool named = is_named(entity);
    const std::optional<EntityId> same = named ? find(entity, d, company) : std::nullopt;
    const EntityId id = same ? *same : add(entity);
    if (named) {
      std::vector<std::uint32_t>& reports = known_[id].reports;
      company.insert(reports.begin(), reports.end());
      reports.push_back(d);
    }
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
    known_.push_back({words_of(entity.name), {}});
    if (is_named(entity)) enter(id);
    return id;
  }

  /// Names that may be one share the beginning of a word's sound.
  static std::string bucket(std::string_view word) { return spelling_key(word).substr(0, 3); }

  void enter(EntityId id) {
    const std::vector<std::string>& words = known_[id].words;
    enter(by_words_[joined(words)], id);
    for (const std::string& word : words) enter(by_sound_[bucket(word)], id);
  }

  static void enter(std::vector<EntityId>& ids, EntityId id) {
    if (ids.empty() || ids.back() != id) ids.push_back(id);
  }

  static std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += word + ' ';
    return out;
  }

  using Index = std::unordered_map<std::string, std::vector<EntityId>>;

  static void add_latest(const Index& index, const std::string& key, std::set<EntityId>& candidates) {
    const auto ids = index.find(key);
    if (ids == index.end()) return;
    const std::size_t from = ids->second.size() > kMostCandidates ? ids->second.size() - kMostCandidates : 0;
    candidates.insert(ids->second.begin() + static_cast<std::ptrdiff_t>(from), ids->second.end());
  }

  /// The one story entity that this can be; nobody if there are two.
  [[nodiscard]] std::optional<EntityId> find(const Entity& entity, std::uint32_t d,
                                             const std::set<std::uint32_t>& company) const {
    const std::vector<std::string> words = words_of(entity.name);
    if (words.empty()) return std::nullopt;
    std::set<EntityId> candidates;
    add_latest(by_words_, joined(words), candidates);
    for (const std::string& word : words) add_latest(by_sound_, bucket(word), candidates);
    std::optional<EntityId> found;
    int best = 0;
    bool tied = false;
    for (const EntityId id : candidates) {
      if (known_[id].reports.back() == d) continue;  // two entities of one report are two
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
                             const std::set<std::uint32_t>& company) const {
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

  [[nodiscard]] bool in_same_company(EntityId id, const std::set<std::uint32_t>& company) const {
    const std::vector<std::uint32_t>& reports = known_[id].reports;
    return std::any_of(reports.begin(), reports.end(),
                       [&](std::uint32_t report) { return company.contains(report); });
  }

  void merge(const Entity& from, Entity& into, EntityId id) {
    if (into.kind == EntityKind::other) into.kind = from.kind;
    const std::vector<std::string> words = words_of(from.name);
    if (words.size() > known_[id].words.size()) {
      add_once(into.aliases, into.name, kMostAliases);
      into.name = from.name;
      known_[id].words = words;
      enter(id);
    } else if (from.name != into.name) {
      add_once(into.aliases, from.name, kMostAliases);
    }
    for (const std::string& alias : from.aliases)
      if (alias != into.name) add_once(into.aliases, alias, kMostAliases);
    std::erase(into.aliases, into.name);
    for (const std::string& role : from.roles) add_once(into.roles, role, kMostRoles);
  }

  Story story_;
  std::vector<Known> known_;
  Index by_words_;
  Index by_sound_;
};

}  // namespace

Story join_reports(std::vector<Record> reports) { return Joiner(std::move(reports)).run(); }

}  // namespace hearsay
