#include "hearsay/story/timeline.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "hearsay/base/utf8.h"
#include "hearsay/base/word_list.h"
#include "hearsay/language/word_class.h"
#include "hearsay/story/data.h"
#include "hearsay/story/event_times.h"
#include "hearsay/story/event_words.h"

namespace hearsay {
namespace {

constexpr std::size_t kMostCandidates =
    16;  // entries with one verb and one participant that an event is held against
constexpr std::size_t kLongestSentence = 1000;  // bytes that are held against each other
constexpr int kLongestStory = 7;                // days
constexpr std::size_t kMostArguments = 64;      // of one entry

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

/// Whether one time lies within the other, as far as they are told: "2025-08" and "2025-08-15T14:00". What
/// happened some time in a year need not be what happened on a day of it.
bool times_agree(std::string_view a, std::string_view b) {
  constexpr std::size_t kMonth = 7;  // "2025-08"
  return a == b || (std::min(a.size(), b.size()) >= kMonth && (a.starts_with(b) || b.starts_with(a)));
}

bool lies_before(std::string_view earlier, std::string_view day) {
  const auto days = days_between(day, earlier);
  return days && *days >= 0 && *days <= kLongestStory;
}

class TimelineBuilder {
 public:
  explicit TimelineBuilder(const Story& story) : story_(story) {}

  void add(std::uint32_t document, const Event& event) {
    const Told told{document, event, story_ids(document, event.participants)};
    const std::vector<std::string> keys = keys_of(told);
    const std::size_t entry = find(keys, told);
    if (entry == entries_.size()) {
      entries_.emplace_back();
      entries_.back().time = event.time;
      entries_.back().status = event.status;
      entries_.back().estimated = event.estimated;
    }
    merge(told, entries_[entry]);
    for (const std::string& key : keys) {
      std::vector<std::size_t>& held = by_key_[key];
      if (std::ranges::find(held, entry) == held.end() && held.size() < kMostCandidates) held.push_back(entry);
    }
  }

  std::vector<TimelineEntry> take() {
    for (TimelineEntry& entry : entries_) sort_places(entry);
    return std::move(entries_);
  }

 private:
  struct Told {
    std::uint32_t document = 0;
    const Event& event;
    std::vector<EntityId> entities;  // the story's
  };

  [[nodiscard]] std::vector<EntityId> story_ids(std::uint32_t document,
                                                const std::vector<EntityId>& own) const {
    std::vector<EntityId> ids;
    for (const EntityId id : own) {
      const EntityId of_story = story_.entity_ids[document][id];
      if (std::ranges::find(ids, of_story) == ids.end()) ids.push_back(of_story);
    }
    return ids;
  }

  /// What events must have in common to be held against each other: beside what names them, one who takes part,
  /// a thing that does, or the whole sentence. Of those who speak, the speaker alone: many tell one reporter.
  [[nodiscard]] std::vector<std::string> keys_of(const Told& told) const {
    const Event& event = told.event;
    const std::string name =
        std::string(notion_of(event.lemma)) + static_cast<char>('0' + static_cast<int>(event.status));
    std::vector<std::string> keys;
    if (event.sentence.size() <= kLongestSentence)
      keys.push_back(name + '\t' + words(told.document, event.sentence));
    for (const EntityId id : told.entities) {
      keys.push_back(name + std::to_string(id));
      if (is_telling(event.lemma)) return keys;
    }
    for (const Span argument : event.arguments) {
      const std::string head =
          argument.size() > kLongestSentence ? "" : head_of(words(told.document, argument));
      if (!head.empty()) keys.push_back(std::string(name).append(" ").append(head));
    }
    return keys;
  }

  [[nodiscard]] std::string words(std::uint32_t document, Span span) const {
    return story_.documents[document].article.text.substr(span.begin, span.size());
  }

  /// The last word of a phrase; nothing of a pronoun or number.
  static std::string head_of(const std::string& phrase) {
    const std::string head = lower(phrase.substr(phrase.find_last_of(" \n") + 1));
    const WordClass kind = word_class(head);
    return kind == WordClass::other || kind == WordClass::verb ? head : std::string();
  }

  [[nodiscard]] std::size_t find(const std::vector<std::string>& keys, const Told& told) const {
    for (const std::string& key : keys) {
      const bool copied = key.contains('\t');
      const auto held = by_key_.find(key);
      if (held == by_key_.end()) continue;
      for (const std::size_t entry : held->second)
        if (is_same(entries_[entry], told, copied)) return entry;
    }
    return entries_.size();
  }

  [[nodiscard]] static bool is_same(const TimelineEntry& entry, const Told& told, bool copied) {
    const bool again = entry.places.back().document == told.document;
    if (is_telling(told.event.lemma) && again) return false;  // whoever speaks twice says two things
    const auto shared = [&](EntityId id) {
      return std::ranges::find(entry.entities, id) != entry.entities.end();
    };
    if (!copied && !entry.entities.empty() && !told.entities.empty() &&
        std::ranges::none_of(told.entities, shared))
      return false;
    if (times_agree(entry.time, told.event.time)) return true;
    // A later report dates what an earlier one told by its own day.
    return told.event.estimated && !again && !is_telling(told.event.lemma) &&
           lies_before(entry.time, told.event.time);
  }

  void merge(const Told& told, TimelineEntry& entry) const {
    const Event& event = told.event;
    if (!event.estimated && (entry.estimated || event.time.size() > entry.time.size())) entry.time = event.time;
    entry.estimated = entry.estimated && event.estimated;
    for (const EntityId id : told.entities)
      if (std::ranges::find(entry.entities, id) == entry.entities.end()) entry.entities.push_back(id);
    if (!entry.where && event.where) entry.where = story_.entity_ids[told.document][*event.where];
    for (const Span argument : event.arguments)
      if (entry.arguments.size() < kMostArguments) entry.arguments.push_back({told.document, argument});
    entry.words.push_back({told.document, event.word});
    entry.places.push_back({told.document, event.sentence});
  }

  /// Places in the order of the reports, with their words.
  static void sort_places(TimelineEntry& entry) {
    std::vector<std::pair<DocumentSpan, DocumentSpan>> pairs;
    pairs.reserve(entry.places.size());
    for (std::size_t i = 0; i < entry.places.size(); ++i) pairs.emplace_back(entry.words[i], entry.places[i]);
    std::ranges::sort(pairs);
    for (std::size_t i = 0; i < pairs.size(); ++i) std::tie(entry.words[i], entry.places[i]) = pairs[i];
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
  std::vector<std::pair<std::uint32_t, const Event*>> estimated;
  for (const std::uint32_t document : group)
    for (const Event& event : events[document]) {
      if (!is_dated(event)) continue;
      if (event.estimated)
        estimated.emplace_back(document, &event);
      else
        builder.add(document, event);
    }
  std::ranges::stable_sort(estimated, {},
                           [](const auto& told) -> const std::string& { return told.second->time; });
  for (const auto& [document, event] : estimated) builder.add(document, *event);
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
