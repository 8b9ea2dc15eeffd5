#include "hearsay/story/grouping.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>

#include "hearsay/story/published_time.h"
#include "hearsay/story/story_index.h"

namespace hearsay {
namespace {

constexpr std::size_t kHandful = 24;     // reports: whoever names so many by hand means one story
constexpr std::size_t kSharedNames = 2;  // that two groups must have in common
constexpr std::int64_t kDaysApart = 35;
constexpr std::size_t kFew = 8;                // reports: a plan of one may be months before the outcome...
constexpr std::int64_t kFewDaysApart = 200;    // ...that another tells of the same names,
constexpr std::int64_t kPersonDaysApart = 35;  // and one person in full is enough...
constexpr double kFewWords = 0.15;             // ...or one name of anything with so much the same in words...
constexpr double kFewWordsUnnamed = 0.2;       // ...or, without a name, so much (event_features)
constexpr std::int64_t kMinutesOfDay = 24 * 60;

using Group = std::vector<std::uint32_t>;

/// Named people, bodies and places of the reports.
std::set<EntityId> names_of(const Story& story, const Group& group) {
  std::set<EntityId> names;
  for (const std::uint32_t document : group) {
    const std::vector<Entity>& entities = story.documents[document].entities;
    for (EntityId id = 0; id < entities.size(); ++id) {
      const Entity& entity = entities[id];
      const bool named = entity.kind != EntityKind::group && entity.kind != EntityKind::other &&
                         !entity.name.empty() && entity.name.front() >= 'A' && entity.name.front() <= 'Z';
      if (named && !entity.mentions.empty()) names.insert(story.entity_ids[document][id]);
    }
  }
  return names;
}

/// The days of publication that are known lie close together.
bool in_the_same_days(const Story& story, const Group& a, const Group& b, std::int64_t days) {
  std::optional<std::int64_t> least;
  std::optional<std::int64_t> most;
  for (const Group* const group : {&a, &b})
    for (const std::uint32_t document : *group) {
      const std::optional<std::string>& published = story.documents[document].article.published;
      const std::optional<PublishedTime> time = published ? parse_published(*published) : std::nullopt;
      if (!time) continue;
      const std::int64_t minutes = order_of(*time);
      least = std::min(least.value_or(minutes), minutes);
      most = std::max(most.value_or(minutes), minutes);
    }
  return !least || *most - *least <= days * kMinutesOfDay;
}

bool use_the_same_words(const StoryIndex& index, const Group& a, const Group& b, double least) {
  return std::ranges::any_of(a, [&](std::uint32_t one) {
    return std::ranges::any_of(b, [&](std::uint32_t other) {
      return event_features(index.sketch_of(one), index.sketch_of(other), index.statistics()).words >= least;
    });
  });
}

bool belong_together(const Story& story, const StoryIndex& index, const Group& a, const Group& b) {
  const std::set<EntityId> names = names_of(story, a);
  const std::set<EntityId> others = names_of(story, b);
  std::size_t shared = 0;
  bool shared_person = false;
  for (const EntityId id : names) {
    if (!others.contains(id)) continue;
    ++shared;
    const Entity& entity = story.entities[id].entity;
    shared_person = shared_person || (entity.kind == EntityKind::person && entity.name.contains(' '));
  }
  const bool few = story.documents.size() <= kFew;
  if (shared >= kSharedNames && in_the_same_days(story, a, b, few ? kFewDaysApart : kDaysApart)) return true;
  if (!few || !in_the_same_days(story, a, b, shared_person ? kFewDaysApart : kPersonDaysApart)) return false;
  return (shared_person && in_the_same_days(story, a, b, kPersonDaysApart)) ||
         use_the_same_words(index, a, b, shared > 0 ? kFewWords : kFewWordsUnnamed);
}

/// Joins what belongs together, again and again: a third group may tie two.
void unite(const Story& story, const StoryIndex& index, std::vector<Group>& groups) {
  for (std::size_t i = 0; i < groups.size(); ++i)
    for (std::size_t j = i + 1; j < groups.size(); ++j)
      if (belong_together(story, index, groups[i], groups[j])) {
        groups[i].insert(groups[i].end(), groups[j].begin(), groups[j].end());
        std::ranges::sort(groups[i]);
        groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(j));
        j = i;  // once more against all that are left
      }
}

}  // namespace

void group_story(Story& story) {
  StoryIndex index;
  for (const Record& report : story.documents) index.add(report);
  story.groups = index.stories();
  if (story.documents.size() <= kHandful) unite(story, index, story.groups);
  for (std::uint32_t b = 0; b < story.documents.size(); ++b)
    for (const SharedText& shared : index.near_copies(b))
      story.near_copies.push_back({shared.other, b, shared.of_other, shared.of_this});
}

}  // namespace hearsay
