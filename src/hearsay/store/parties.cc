#include "hearsay/store/parties.h"

#include <algorithm>
#include <array>
#include <set>

#include "hearsay/base/utf8.h"
#include "hearsay/people/full_name.h"
#include "hearsay/record/record_json.h"
#include "hearsay/store/index_words.h"
#include "hearsay/story/entity_joiner.h"

namespace hearsay {
namespace {

constexpr std::size_t kMostPeopleOfStory = 400;  // that a name is held against
constexpr std::size_t kLongestName = 1000;       // bytes that are kept of one

std::string short_name(std::string_view name) {
  std::string kept(name.substr(0, kLongestName));
  return kept.size() == name.size() ? kept : replace_invalid_utf8(kept);
}

std::vector<std::string> words_of_name(std::string_view name) {
  const std::string words = index_words(name);
  std::vector<std::string> out;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    out.push_back(words.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::string name_key(std::string_view name) {
  std::string key = index_words(name);
  if (key.starts_with("the ") && key.size() > 4) key.erase(0, 4);
  return key;
}

/// Who takes part in a statement of the record.
std::set<EntityId> involved(const Record& record) {
  std::set<EntityId> ids;
  for (const Statement& statement : record.statements) {
    if (statement.speaker) ids.insert(*statement.speaker);
    ids.insert(statement.addressees.begin(), statement.addressees.end());
    ids.insert(statement.chain.begin(), statement.chain.end());
    if (statement.basis && statement.basis->entity) ids.insert(*statement.basis->entity);
  }
  return ids;
}

struct Pronoun {
  std::string_view word;
  std::string_view of;
};
constexpr std::array<Pronoun, 13> kPronouns = {{{"he", "he"},
                                                {"him", "he"},
                                                {"his", "he"},
                                                {"himself", "he"},
                                                {"she", "she"},
                                                {"her", "she"},
                                                {"hers", "she"},
                                                {"herself", "she"},
                                                {"they", "they"},
                                                {"them", "they"},
                                                {"their", "they"},
                                                {"theirs", "they"},
                                                {"themself", "they"}}};

/// The pronoun that the report itself uses most; nothing is concluded from a name.
std::string pronoun_of(const Entity& entity, std::string_view text) {
  constexpr std::array<std::string_view, 3> kSubjects = {"he", "she", "they"};
  std::array<std::size_t, 3> counts{};
  constexpr std::size_t kLongestPronoun = 8;
  for (const Span mention : entity.mentions) {
    if (mention.size() > kLongestPronoun) continue;
    const std::string word = lower(mention.of(text));
    for (const Pronoun& pronoun : kPronouns)
      if (pronoun.word == word)
        ++counts[static_cast<std::size_t>(std::ranges::find(kSubjects, pronoun.of) - kSubjects.begin())];
  }
  const auto most = std::ranges::max_element(counts);
  return *most == 0 ? "" : std::string(kSubjects[static_cast<std::size_t>(most - counts.begin())]);
}

/// Whether the name leaves open what the other tells: "Ruiz" and "A. Ruiz" may be Ana and Anton both, and would
/// make one of them.
bool says_less(const FullName& name, const FullName& other) {
  return other.given.size() > 1 && name.given.size() <= 1;
}

struct KnownPerson {
  std::int64_t party = 0;
  std::string name;
  FullName full;
};

class Finder {
 public:
  Finder(Database& database, const Record& record, std::int64_t report, std::int64_t story)
      : database_(database), record_(record), report_(report), story_(story) {}

  Result<Participants> find() {
    Participants participants;
    for (const EntityId id : involved(record_)) {
      const Entity& entity = record_.entities[id];
      const bool is_outlet = record_.article.site && publishes(entity);
      const bool named = is_outlet || has_name(entity);
      Result<KnownPerson> party = named ? named_party(entity) : local_party(entity, "report", report_);
      if (!party) return std::unexpected(party.error());
      if (is_outlet) participants.outlet = party->party;
      participants.all.push_back({.entity = id,
                                  .party = party->party,
                                  .party_name = party->name,
                                  .role = entity.roles.empty() ? "" : short_name(entity.roles.front()),
                                  .pronoun = pronoun_of(entity, record_.article.text),
                                  .is_named = named});
    }
    if (!participants.outlet && record_.article.site) {
      const std::string& site = *record_.article.site;
      if (const std::string key = name_key(site); !key.empty()) {
        const Result<KnownPerson> outlet = party_for(key, EntityKind::organization, site);
        if (!outlet) return std::unexpected(outlet.error());
        participants.outlet = outlet->party;
      }
    }
    return participants;
  }

 private:
  [[nodiscard]] bool publishes(const Entity& entity) const {
    const std::string site = name_key(*record_.article.site);
    const auto same = [&](const std::string& name) { return name_key(name) == site; };
    return entity.kind != EntityKind::person &&
           (same(entity.name) || std::ranges::any_of(entity.aliases, same));
  }

  Result<KnownPerson> named_party(const Entity& entity) {
    const std::optional<std::string> key = party_key(entity.kind, entity.name);
    if (entity.kind != EntityKind::person)
      return key ? party_for(*key, entity.kind, entity.name) : local_party(entity, "report", report_);
    if (key) {
      if (Result<std::optional<KnownPerson>> known = party_by_key(*key); !known || *known)
        return known ? Result<KnownPerson>(**known) : std::unexpected(known.error());
    }
    if (Result<void> met = meet_people(); !met) return std::unexpected(met.error());
    if (const KnownPerson* same = only_one_like(entity.name)) return *same;
    Result<KnownPerson> made =
        key ? party_for(*key, entity.kind, entity.name) : local_party(entity, "story", story_);
    if (made) people_.push_back(*made);
    return made;
  }

  /// The people that the story's other reports name.
  Result<void> meet_people() {
    if (has_met_) return {};
    has_met_ = true;
    const Result<Rows> rows = database_.query(
        "SELECT DISTINCT p.id, p.name FROM report_entities e JOIN reports r ON r.id = e.report "
        "JOIN parties p ON p.id = e.party "
        "WHERE r.story = $1 AND r.id <> $2 AND p.kind = 'person' AND e.is_named = 1 ORDER BY p.id LIMIT $3",
        {Value(story_), Value(report_), Value(std::int64_t{kMostPeopleOfStory})});
    if (!rows) return std::unexpected(rows.error());
    for (const Row& row : *rows)
      people_.push_back(
          {.party = row[0].number(), .name = row[1].text(), .full = full_name(words_of_name(row[1].text()))});
    return {};
  }

  /// The one person of the story who may have this name; nobody where two may.
  [[nodiscard]] const KnownPerson* only_one_like(const std::string& name) const {
    const FullName full = full_name(words_of_name(name));
    const KnownPerson* one = nullptr;
    for (const KnownPerson& person : people_) {
      if (person.full.surname != full.surname) continue;
      if (says_less(person.full, full)) continue;
      const bool alone = full.given.empty() || person.full.given.empty();
      if (!alone && !may_be_one(person.full, full)) continue;
      if (one != nullptr && one->party != person.party) return nullptr;
      one = &person;
    }
    return one;
  }

  Result<KnownPerson> local_party(const Entity& entity, std::string_view where, std::int64_t number) {
    std::string key = name_key(short_name(entity.name));
    key += '\n';
    key += where;
    key += ' ';
    key += std::to_string(number);
    return party_for(key, entity.kind, entity.name);
  }

  Result<std::optional<KnownPerson>> party_by_key(const std::string& key) {
    const Result<Rows> rows = database_.query("SELECT id, name FROM parties WHERE key = $1", {Value(key)});
    if (!rows) return std::unexpected(rows.error());
    if (rows->empty()) return std::optional<KnownPerson>();
    const Row& row = rows->front();
    return std::optional(KnownPerson{
        .party = row[0].number(), .name = row[1].text(), .full = full_name(words_of_name(row[1].text()))});
  }

  Result<KnownPerson> party_for(const std::string& key, EntityKind kind, const std::string& name) {
    Result<std::optional<KnownPerson>> known = party_by_key(key);
    if (!known) return std::unexpected(known.error());
    if (*known) return **known;
    const std::string kept = short_name(name);
    const Result<Rows> rows =
        database_.query("INSERT INTO parties (kind, name, key) VALUES ($1, $2, $3) RETURNING id",
                        {Value(name_of(kind)), Value(kept), Value(key)});
    if (!rows) return std::unexpected(rows.error());
    return KnownPerson{
        .party = rows->front().front().number(), .name = kept, .full = full_name(words_of_name(kept))};
  }

  Database& database_;
  const Record& record_;
  std::int64_t report_;
  std::int64_t story_;
  bool has_met_ = false;
  std::vector<KnownPerson> people_;
};

}  // namespace

std::optional<std::string> party_key(EntityKind kind, const std::string& name) {
  std::string key = name_key(short_name(name));
  if (key.empty() || kind == EntityKind::group) return std::nullopt;
  if (kind == EntityKind::person && key.find(' ') == std::string::npos) return std::nullopt;
  return key;
}

Result<Participants> find_participants(Database& database, const Record& record, std::int64_t report,
                                       std::int64_t story) {
  return Finder(database, record, report, story).find();
}

}  // namespace hearsay
