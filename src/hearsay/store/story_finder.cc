#include "hearsay/store/story_finder.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "hearsay/store/sketch_bytes.h"
#include "hearsay/story/story_index.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kMostCounted = 2000;  // reports from whose words it is learnt how common each is
constexpr std::size_t kMostSentences = 24;    // the longest, by which near copies are found
constexpr std::int64_t kMostOfKey = 48;       // reports under one key
constexpr std::int64_t kMostCandidates = 12;  // that share most with the report
constexpr std::size_t kMostStories = 6;       // of theirs
constexpr std::int64_t kSampleOfStory = 4;    // its newest reports, compared too

/// Sentences and words have their own keys.
std::int64_t sentence_key(std::uint64_t hash) {
  return static_cast<std::int64_t>(hash * 0x9E3779B97F4A7C15U ^ 1U);
}

std::vector<std::int64_t> sentence_keys(const ReportSketch& report) {
  std::vector<SketchSentence> longest = report.sentences;
  const auto longer = [](const SketchSentence& a, const SketchSentence& b) {
    return a.words != b.words ? a.words > b.words : a.hash < b.hash;
  };
  const std::size_t kept = std::min(longest.size(), kMostSentences);
  std::ranges::partial_sort(longest, longest.begin() + static_cast<std::ptrdiff_t>(kept), longer);
  std::vector<std::int64_t> keys;
  keys.reserve(kept);
  for (std::size_t i = 0; i < kept; ++i) keys.push_back(sentence_key(longest[i].hash));
  return keys;
}

std::vector<std::int64_t> as_numbers(const std::vector<std::uint64_t>& keys) {
  return {keys.begin(), keys.end()};
}

/// "$2, $3, $4": places for `count` values behind the first `before`.
std::string places(std::size_t before, std::size_t count, std::string_view open = "",
                   std::string_view close = "") {
  std::string text;
  for (std::size_t i = 1; i <= count; ++i) {
    if (i > 1) text += ", ";
    text.append(open).append("$").append(std::to_string(before + i)).append(close);
  }
  return text;
}

std::vector<Value> with(Value first, const std::vector<std::int64_t>& rest) {
  std::vector<Value> values{std::move(first)};
  values.insert(values.end(), rest.begin(), rest.end());
  return values;
}

/// The reports that are entered under most of the keys, and their stories.
Result<void> find_sharing(Database& database, const std::vector<std::int64_t>& keys,
                          std::vector<std::int64_t>& stories) {
  if (keys.empty()) return {};
  const Result<Rows> rows =
      database.query("SELECT r.story FROM (SELECT report, count(*) AS shared FROM postings WHERE key IN (" +
                         places(1, keys.size()) +
                         ") GROUP BY report ORDER BY shared DESC, report DESC LIMIT $1) AS found "
                         "JOIN reports r ON r.id = found.report ORDER BY found.shared DESC, found.report DESC",
                     with(Value(kMostCandidates), keys));
  if (!rows) return std::unexpected(rows.error());
  for (const Row& row : *rows)
    if (std::ranges::find(stories, row[0].number()) == stories.end()) stories.push_back(row[0].number());
  return {};
}

Result<void> enter_keys(Database& database, std::int64_t report, const std::vector<std::int64_t>& keys) {
  if (keys.empty()) return {};
  std::vector<Value> values{Value(report), Value(kMostOfKey)};
  values.insert(values.end(), keys.begin(), keys.end());
  const std::string sql =
      "WITH given (key) AS (VALUES " + places(2, keys.size(), "(", ")") +
      ") INSERT INTO postings (key, report) SELECT key, $1 FROM given WHERE "
      "(SELECT count(*) FROM (SELECT 1 FROM postings p WHERE p.key = given.key LIMIT $2) AS there) "
      "< $2 ON CONFLICT DO NOTHING";
  return database.stream(sql, values, [](const Row&) { return true; });
}

}  // namespace

Result<void> StoryFinder::learn_words(Database& database) {
  if (has_learnt_) return {};
  Result<void> read;
  const Result<void> done = database.stream(
      "SELECT k.sketch FROM reports r JOIN sketches k ON k.report = r.id WHERE r.is_current = 1 "
      "ORDER BY r.moment DESC, r.id DESC LIMIT $1",
      std::vector<Value>{Value(kMostCounted)}, [&](const Row& row) {
        const Result<ReportSketch> sketch = sketch_from_bytes(row[0].bytes());
        if (!sketch) read = std::unexpected(sketch.error());
        if (sketch) statistics_.add(*sketch);
        return read.has_value();
      });
  if (!done) return done;
  has_learnt_ = read.has_value();
  return read;
}

Result<std::vector<std::int64_t>> StoryFinder::find(Database& database, const ReportSketch& report) {
  if (Result<void> learnt = learn_words(database); !learnt) return std::unexpected(learnt.error());
  std::vector<std::int64_t> stories;
  for (const std::vector<std::int64_t>& keys :
       {sentence_keys(report), as_numbers(event_keys(report, statistics_).sought)})
    if (Result<void> found = find_sharing(database, keys, stories); !found)
      return std::unexpected(found.error());
  if (stories.size() > kMostStories) stories.resize(kMostStories);

  // The stories' reports in the order in which they came, then this one: whom it is grouped with are its
  // stories.
  std::map<std::int64_t, std::pair<std::int64_t, ReportSketch>> known;
  for (const std::int64_t story : stories) {
    const Result<Rows> rows = database.query(
        "SELECT r.id, k.sketch FROM reports r JOIN sketches k ON k.report = r.id "
        "WHERE r.story = $1 AND r.is_current = 1 ORDER BY r.moment DESC, r.id DESC LIMIT $2",
        {Value(story), Value(kSampleOfStory)});
    if (!rows) return std::unexpected(rows.error());
    for (const Row& row : *rows) {
      Result<ReportSketch> sketch = sketch_from_bytes(row[1].bytes());
      if (!sketch) return std::unexpected(sketch.error());
      known.emplace(row[0].number(), std::pair{story, std::move(*sketch)});
    }
  }
  StoryIndex index(statistics_);
  std::vector<std::int64_t> story_of;
  for (auto& [number, of] : known) {
    story_of.push_back(of.first);
    index.add(std::move(of.second));
  }
  const StoryId mine = index.add(report);
  std::set<std::int64_t> found;
  for (ReportNumber other = 0; other < story_of.size(); ++other)
    if (index.story_of(other) == mine) found.insert(story_of[other]);
  return std::vector<std::int64_t>(found.begin(), found.end());
}

Result<void> StoryFinder::enter(Database& database, std::int64_t number, const ReportSketch& report) {
  if (Result<void> learnt = learn_words(database); !learnt) return learnt;
  std::string entered;
  for (const std::vector<std::int64_t>& keys :
       {sentence_keys(report), as_numbers(event_keys(report, statistics_).entered)}) {
    if (Result<void> done = enter_keys(database, number, keys); !done) return done;
    for (const std::int64_t key : keys) entered += std::to_string(key) + ' ';
  }
  if (statistics_.reports() < kMostCounted) statistics_.add(report);
  return database.execute("UPDATE sketches SET keys = $2 WHERE report = $1", {Value(number), Value(entered)});
}

Result<void> StoryFinder::leave(Database& database, std::int64_t number) {
  const Result<Rows> rows = database.query("SELECT keys FROM sketches WHERE report = $1", {Value(number)});
  if (!rows) return std::unexpected(rows.error());
  std::vector<Value> values{Value(number)};
  const std::string_view keys = rows->empty() ? std::string_view() : std::string_view(rows->front()[0].text());
  for (const char* at = keys.data(); at != keys.data() + keys.size(); ++at) {
    std::int64_t key = 0;
    const auto [end, problem] = std::from_chars(at, keys.data() + keys.size(), key);
    if (problem != std::errc() || end == keys.data() + keys.size()) break;
    values.emplace_back(key);
    at = end;
  }
  if (values.size() == 1) return {};
  return database.stream(
      "DELETE FROM postings WHERE report = $1 AND key IN (" + places(1, values.size() - 1) + ")", values,
      [](const Row&) { return true; });
}

}  // namespace hearsay
