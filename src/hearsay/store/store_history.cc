// Store: what changed between the versions of a page.
#include <algorithm>
#include <deque>
#include <set>
#include <unordered_map>

#include "hearsay/store/index_words.h"
#include "hearsay/store/store_inside.h"

namespace hearsay {
namespace {

// Two statements that only nearly agree are one that was changed if so many of the words of both are the same.
constexpr double kLeastAlike = 0.5;
constexpr std::size_t kMostWords = 100;     // of a statement, that likeness goes by
constexpr std::size_t kMostUnpaired = 200;  // of either version, that are held against each other

struct Comparable {
  StatementId id = 0;
  std::string words;
  std::set<std::string> vocabulary;
  std::string speaker;
};

std::set<std::string> vocabulary_of(const std::string& words) {
  std::set<std::string> vocabulary;
  for (std::size_t at = 0; at < words.size() && vocabulary.size() < kMostWords;) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    vocabulary.insert(words.substr(at, end - at));
    at = end + 1;
  }
  return vocabulary;
}

std::vector<Comparable> comparables(const Record& record) {
  std::vector<Comparable> out;
  for (StatementId id = 0; id < record.statements.size(); ++id) {
    const Statement& statement = record.statements[id];
    Comparable made{
        .id = id, .words = words_of(statement, record.article.text), .vocabulary = {}, .speaker = {}};
    made.vocabulary = vocabulary_of(index_words(made.words));
    if (statement.speaker) made.speaker = record.entities[*statement.speaker].name;
    out.push_back(std::move(made));
  }
  return out;
}

/// Dice's coefficient of the words.
double likeness(const Comparable& a, const Comparable& b) {
  if (a.vocabulary.empty() || b.vocabulary.empty()) return 0;
  std::size_t common = 0;
  for (const std::string& word : a.vocabulary) common += b.vocabulary.count(word);
  return 2.0 * static_cast<double>(common) / static_cast<double>(a.vocabulary.size() + b.vocabulary.size());
}

/// Pairs what stands word for word in both, in the order of the page, then what is nearly the same.
class Comparison {
 public:
  Comparison(const Record& from, const Record& to)
      : from_record_(from), to_record_(to), from_(comparables(from)), to_(comparables(to)) {}

  void compare(VersionChange& change) {
    pair_equal(change);
    pair_alike(change);
    for (const Comparable& one : from_) change.gone.push_back(one.id);
    for (const Comparable& one : to_) change.appeared.push_back(one.id);
  }

 private:
  void pair_equal(VersionChange& change) {
    std::unordered_map<std::string_view, std::deque<std::size_t>> places;
    for (std::size_t i = 0; i < to_.size(); ++i) places[to_[i].words].push_back(i);
    std::vector<bool> paired(to_.size());
    std::vector<Comparable> left;
    for (Comparable& before : from_) {
      const auto same = places.find(before.words);
      if (same == places.end() || same->second.empty()) {
        left.push_back(std::move(before));
        continue;
      }
      const std::size_t place = same->second.front();
      same->second.pop_front();
      paired[place] = true;
      if (told_otherwise(before, to_[place])) change.changed.emplace_back(before.id, to_[place].id);
    }
    std::vector<Comparable> appeared;
    for (std::size_t i = 0; i < to_.size(); ++i)
      if (!paired[i]) appeared.push_back(std::move(to_[i]));
    from_ = std::move(left);
    to_ = std::move(appeared);
  }

  void pair_alike(VersionChange& change) {
    if (from_.size() > kMostUnpaired || to_.size() > kMostUnpaired) return;  // another page at the same address
    std::vector<Comparable> left;
    for (Comparable& before : from_) {
      const auto alike = [&](const Comparable& now) { return likeness(before, now); };
      const auto best = std::ranges::max_element(to_, {}, alike);
      if (best == to_.end() || alike(*best) < kLeastAlike) {
        left.push_back(std::move(before));
        continue;
      }
      change.changed.emplace_back(before.id, best->id);
      to_.erase(best);
    }
    from_ = std::move(left);
    std::ranges::sort(change.changed);
  }

  [[nodiscard]] bool told_otherwise(const Comparable& before, const Comparable& now) const {
    const Statement& a = from_record_.statements[before.id];
    const Statement& b = to_record_.statements[now.id];
    return before.speaker != now.speaker || a.channel != b.channel || a.certainty != b.certainty ||
           a.kind != b.kind;
  }

  const Record& from_record_;
  const Record& to_record_;
  std::vector<Comparable> from_;
  std::vector<Comparable> to_;
};

}  // namespace

Result<std::vector<VersionChange>> Store::history(std::string_view url, std::size_t most) {
  Result<std::vector<ReportHead>> heads = versions(url);
  if (!heads) return std::unexpected(heads.error());
  if (heads->size() > 1 && heads->size() - 1 > most)
    heads->erase(heads->begin(), heads->end() - 1 - static_cast<std::ptrdiff_t>(most));
  std::vector<VersionChange> changes;
  std::optional<StoredReport> before;
  for (const ReportHead& head : *heads) {
    Result<std::optional<StoredReport>> now = report(head.report);
    if (!now) return std::unexpected(now.error());
    if (!*now) continue;
    if (before) {
      VersionChange change{.from = std::move(*before),
                           .to = **now,
                           .title_changed = false,
                           .appeared = {},
                           .gone = {},
                           .changed = {}};
      change.title_changed = change.from.head.title != change.to.head.title;
      Comparison(change.from.record, change.to.record).compare(change);
      changes.push_back(std::move(change));
    }
    before = std::move(**now);
  }
  return changes;
}

}  // namespace hearsay
