#include "hearsay/story/timeline.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "hearsay/base/word_list.h"
#include "hearsay/story/data.h"

namespace hearsay {
namespace {

constexpr std::size_t kMostCandidates =
    16;  // entries with one verb and one participant that an event is held against
constexpr std::size_t kMostArguments = 64;  // of one entry

/// The first word of synonyms.txt's line for a verb that has several.
std::string_view notion_of(std::string_view lemma) {
  static const auto notions = [] {
    std::unordered_map<std::string_view, std::string_view> map;
    for (const auto& line : word_list_lines(story_data::synonyms))
      for (const std::string_view word : line) map.emplace(word, line.front());
    return map;
  }();
  const auto found = notions.find(lemma);
  return found == notions.end() ? lemma : found->second;
}

/// A day of an unknown year ("XXXX-08-15") is a time; what leaves its month open is none.
bool is_dated(const Event& event) {
  return !event.time.empty() &&
         (event.time[0] != 'X' || (event.time.size() >= 7 && event.time.find('X', 5) == std::string::npos));
}

/// Whether one time lies within the other, as far as they are told: "2025-08" and "2025-08-15T14:00".
bool times_agree(std::string_view a, std::string_view b) { return a.starts_with(b) || b.starts_with(a); }

class TimelineBuilder {
 public:
  explicit TimelineBuilder(const Story& story) : story_(story) {}

  void add(std::uint32_t document, const Event& event) {
    const std::vector<EntityId> entities = story_ids(document, event.participants);
    const std::string name =
        std::string(notion_of(event.lemma)) + static_cast<char>('0' + static_cast<int>(event.status));
    std::size_t entry = find(name, entities, event);
    if (entry == entries_.size()) {
      entries_.emplace_back();
      entries_.back().time = event.time;
      entries_.back().status = event.status;
      entries_.back().estimated = event.estimated;
    }
    merge(document, event, entities, entries_[entry]);
    for (const EntityId id : entities) {
      std::vector<std::size_t>& held = by_key_[key_of(name, id)];
      if (std::ranges::find(held, entry) == held.end() && held.size() < kMostCandidates) held.push_back(entry);
    }
  }

  std::vector<TimelineEntry> take() { return std::move(entries_); }

 private:
  static std::string key_of(const std::string& name, EntityId id) { return name + std::to_string(id); }

  [[nodiscard]] std::vector<EntityId> story_ids(std::uint32_t document,
                                                const std::vector<EntityId>& own) const {
    std::vector<EntityId> ids;
    for (const EntityId id : own) {
      const EntityId of_story = story_.entity_ids[document][id];
      if (std::ranges::find(ids, of_story) == ids.end()) ids.push_back(of_story);
    }
    return ids;
  }

  [[nodiscard]] std::size_t find(const std::string& name, const std::vector<EntityId>& entities,
                                 const Event& event) const {
    for (const EntityId id : entities) {
      const auto held = by_key_.find(key_of(name, id));
      if (held == by_key_.end()) continue;
      for (const std::size_t entry : held->second)
        if (times_agree(entries_[entry].time, event.time)) return entry;
    }
    return entries_.size();
  }

  void merge(std::uint32_t document, const Event& event, const std::vector<EntityId>& entities,
             TimelineEntry& entry) const {
    if (entry.estimated && !event.estimated) {
      entry.estimated = false;
      entry.time = event.time;
    } else if (event.time.size() > entry.time.size() && !event.estimated) {
      entry.time = event.time;
    }
    for (const EntityId id : entities)
      if (std::ranges::find(entry.entities, id) == entry.entities.end()) entry.entities.push_back(id);
    if (!entry.where && event.where) entry.where = story_.entity_ids[document][*event.where];
    for (const Span argument : event.arguments)
      if (entry.arguments.size() < kMostArguments) entry.arguments.push_back({document, argument});
    entry.words.push_back({document, event.word});
    entry.places.push_back({document, event.sentence});
  }

  const Story& story_;
  std::vector<TimelineEntry> entries_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
};

/// Weeks, seasons, quarters and halves of a year as the day on which they begin, to be ordered among days.
std::string order_key(std::string_view value) {
  if (value.size() < 7 || value[4] != '-') return std::string(value);
  const std::string year(value.substr(0, 5));
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kParts{{{"Q1", "01"},
                                                                                         {"Q2", "04"},
                                                                                         {"Q3", "07"},
                                                                                         {"Q4", "10"},
                                                                                         {"H1", "01"},
                                                                                         {"H2", "07"},
                                                                                         {"WI", "01"},
                                                                                         {"SP", "03"},
                                                                                         {"SU", "06"},
                                                                                         {"FA", "09"}}};
  for (const auto& [part, month] : kParts)
    if (value.substr(5, 2) == part) return year + std::string(month);
  if (value[5] != 'W' || value.size() < 8) return std::string(value);
  const auto digit = [&](std::size_t i) { return value[i] >= '0' && value[i] <= '9' ? value[i] - '0' : 0; };
  const int number = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
  const std::chrono::sys_days fourth{std::chrono::year{number} / 1 / 4};  // lies in week 1
  const std::chrono::sys_days monday = fourth - (std::chrono::weekday{fourth} - std::chrono::Monday) +
                                       std::chrono::weeks{10 * digit(6) + digit(7) - 1};
  const std::chrono::year_month_day day{monday};
  const auto padded = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(static_cast<int>(day.year())) + '-' + padded(static_cast<unsigned>(day.month())) + '-' +
         padded(static_cast<unsigned>(day.day()));
}

}  // namespace

std::vector<TimelineEntry> find_timeline(const Story& story, std::span<const std::uint32_t> group,
                                         const std::vector<std::vector<Event>>& events) {
  TimelineBuilder builder(story);
  for (const std::uint32_t document : group)
    for (const Event& event : events[document])
      if (is_dated(event)) builder.add(document, event);
  return builder.take();
}

void sort_timeline(std::vector<TimelineEntry>& entries) {
  std::vector<std::pair<std::string, std::size_t>> order;
  order.reserve(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) order.emplace_back(order_key(entries[i].time), i);
  std::ranges::sort(order);
  std::vector<TimelineEntry> sorted;
  sorted.reserve(entries.size());
  for (const auto& [key, i] : order) sorted.push_back(std::move(entries[i]));
  entries = std::move(sorted);
}

}  // namespace hearsay
