#include "hearsay/story/story_index.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <utility>

namespace hearsay {
namespace {

// Near copies are one story if one of them shares so much, and the other so much of its own: a brief that a
// round-up took in whole does not make the round-up part of its story.
constexpr double kCopyOfOne = 0.5;
constexpr double kCopyOfOther = 0.25;
constexpr std::int32_t kMostDaysBetweenCopies =
    30;  // the same words a month later are another event's, or a form

// Log odds.
constexpr double kSameEvent = 1.0;  // of the likest pair
constexpr double kSameStory =
    -2;  // of a report, or the reports of one story, and those of another, on the whole
// That any two of some reports tell one event is the likelier the fewer there are. The weights were learnt from
// some hundreds.
constexpr double kManyReports = 200;
constexpr double kLeniency = 0.5;  // of the logarithm of how many fewer
constexpr double kUnlike = -6;     // of reports that are too far apart to be compared

constexpr std::size_t kTellingTerms = 24;    // by which a report is found
constexpr std::size_t kMostTelling = 8;      // of them, by which a report without date finds it
constexpr std::size_t kMostCandidates = 32;  // that are compared
constexpr std::ptrdiff_t kMostLatest = 64;   // reports of a story from which samples are taken
constexpr std::size_t kSample = 8;           // of a story's reports, that a report is compared with
constexpr std::size_t kSmallSample = 4;      // of each of two stories

constexpr std::int32_t kDaysOfBucket =
    8;  // a report's postings lie in one bucket, and it looks into at most three
constexpr std::int32_t kUndated = std::numeric_limits<std::int32_t>::max();  // bucket of reports without date
constexpr std::int32_t kAnyDate = std::numeric_limits<std::int32_t>::max() - 1;  // of all; looked up by those

std::int32_t bucket_of(std::int32_t day) { return (day >= 0 ? day : day - kDaysOfBucket + 1) / kDaysOfBucket; }

std::uint64_t posting_key(std::uint32_t term, std::int32_t bucket) {
  std::uint64_t key = (std::uint64_t{term} << 32) | static_cast<std::uint32_t>(bucket);
  key = (key ^ (key >> 31)) * 0x7fb5d329728ea185U;
  key = (key ^ (key >> 27)) * 0x81dadef4bc2dd44dU;
  return key ^ (key >> 33);
}

/// Where reports that may tell the same event lie.
std::vector<std::int32_t> buckets_near(const ReportSketch& report) {
  if (!report.published) return {kUndated, kAnyDate};
  std::vector<std::int32_t> buckets{kUndated};
  const std::int32_t last = bucket_of(*report.published + kMostDaysApart);
  for (std::int32_t bucket = bucket_of(*report.published - kMostDaysApart); bucket <= last; ++bucket)
    buckets.push_back(bucket);
  return buckets;
}

std::int32_t days_between(const ReportSketch& a, const ReportSketch& b) {
  return a.published && b.published ? std::abs(*a.published - *b.published) : 0;
}

/// The terms that weigh most.
std::vector<std::uint32_t> telling_terms(const ReportSketch& report, const TermStatistics& statistics) {
  std::vector<std::pair<double, std::uint32_t>> weighed;  // negated, so that the order is by both
  weighed.reserve(report.terms.size());
  for (const SketchTerm& term : report.terms)
    weighed.emplace_back(-statistics.weight(term) * (term.count + 2.0 * term.in_lead), term.hash);
  std::ranges::sort(weighed);
  if (weighed.size() > kTellingTerms) weighed.resize(kTellingTerms);
  std::vector<std::uint32_t> terms;
  terms.reserve(weighed.size());
  for (const auto& [weight, term] : weighed) terms.push_back(term);
  return terms;
}

}  // namespace

EventKeys event_keys(const ReportSketch& report, const TermStatistics& statistics) {
  const std::vector<std::uint32_t> terms = telling_terms(report, statistics);
  const std::vector<std::int32_t> buckets = buckets_near(report);
  const std::int32_t home = report.published ? bucket_of(*report.published) : kUndated;
  EventKeys keys;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    keys.entered.push_back(posting_key(terms[i], home));
    if (i < kMostTelling) keys.entered.push_back(posting_key(terms[i], kAnyDate));
    for (const std::int32_t bucket : buckets) keys.sought.push_back(posting_key(terms[i], bucket));
  }
  return keys;
}

StoryIndex::StoryIndex(TermStatistics known) : statistics_(std::move(known)), counts_(false) {
  const double reports = std::max(1U, statistics_.reports());
  leniency_ = std::max(0.0, kLeniency * std::log(kManyReports / reports));
}

StoryId StoryIndex::add(ReportSketch report) {
  const auto number = static_cast<ReportNumber>(sketches_.size());
  sketches_.push_back(std::move(report));
  parent_.push_back(number);
  voices_.emplace_back();
  NearCopies::Found found = near_copies_.add(sketches_);
  copies_.push_back(std::move(found.shared));
  join_copies(number);
  // A double says nothing that its first does not: left out, ten thousand of them weigh no more than one.
  const bool has_voice = !found.is_double || story_of(number) == number;
  if (has_voice) {
    voices_[story_of(number)].push_back(number);
    join_event(number);
    enter_event(number);
  }
  return story_of(number);
}

StoryId StoryIndex::story_of(ReportNumber report) const {
  while (parent_[report] != report) {
    parent_[report] = parent_[parent_[report]];
    report = parent_[report];
  }
  return report;
}

std::vector<std::vector<ReportNumber>> StoryIndex::stories() const {
  std::vector<std::vector<ReportNumber>> stories;
  std::vector<std::size_t> place(size());
  for (ReportNumber report = 0; report < size(); ++report) {
    const StoryId story = story_of(report);
    if (story == report) {
      place[report] = stories.size();
      stories.emplace_back();
    }
    stories[place[story]].push_back(report);
  }
  return stories;
}

const std::vector<SharedText>& StoryIndex::near_copies(ReportNumber report) const { return copies_[report]; }

void StoryIndex::join_copies(ReportNumber report) {
  for (const SharedText& shared : copies_[report]) {
    const ReportSketch& mine = sketches_[report];
    const ReportSketch& other = sketches_[shared.other];
    if (shared.most() < kCopyOfOne || shared.least() < kCopyOfOther ||
        days_between(mine, other) > kMostDaysBetweenCopies)
      continue;
    const EventFeatures features = event_features(mine, other, statistics_);
    // "Today" of a reprint is another day, so days speak only against what is not the same word for word.
    const bool verbatim = std::min(shared.of_this, shared.of_other) >= kCopyOfOther;
    if (features.other_names || (features.other_days && !verbatim)) continue;
    unite(story_of(report), story_of(shared.other));
  }
}

/// Joins the likest story first; each further one only if it is like what the report is in by then.
void StoryIndex::join_event(ReportNumber report) {
  for (const Candidate& candidate : candidates(report)) {
    if (candidate.likeness < kSameEvent - leniency_) break;
    const StoryId mine = story_of(report);
    const StoryId other = story_of(candidate.report);
    if (mine == other || likeness_to_story(report, other) < kSameStory) continue;
    if (voices_[mine].size() > 1 && likeness_of_stories(mine, other, report) < kSameStory) continue;
    unite(mine, other);
  }
}

void StoryIndex::enter_event(ReportNumber report) {
  const ReportSketch& added = sketches_[report];
  if (counts_) statistics_.add(added);
  for (const std::uint64_t key : event_keys(added, statistics_).entered) postings_.add(key, report);
}

/// The earlier reports that have most of what tells the report from others, compared: the likest first.
std::vector<StoryIndex::Candidate> StoryIndex::candidates(ReportNumber report) const {
  const ReportSketch& added = sketches_[report];
  std::vector<ReportNumber> hits;
  for (const std::uint64_t key : event_keys(added, statistics_).sought) postings_.find(key, hits);
  std::ranges::sort(hits);
  std::vector<std::pair<std::size_t, ReportNumber>> counted;  // hits that it lacks: the fewer the better
  for (std::size_t i = 0; i < hits.size();) {
    std::size_t end = i;
    while (end < hits.size() && hits[end] == hits[i]) ++end;
    counted.emplace_back(hits.size() - (end - i), hits[i]);
    i = end;
  }
  std::ranges::sort(counted);
  if (counted.size() > kMostCandidates) counted.resize(kMostCandidates);
  std::vector<Candidate> candidates;
  candidates.reserve(counted.size());
  for (const auto& [lacking, number] : counted) candidates.push_back({number, likeness(report, number)});
  const auto likest = [](const Candidate& a, const Candidate& b) {
    return a.likeness != b.likeness ? a.likeness > b.likeness : a.report < b.report;
  };
  std::ranges::sort(candidates, likest);
  return candidates;
}

double StoryIndex::likeness(ReportNumber a, ReportNumber b) const {
  return event_likeness(event_features(sketches_[a], sketches_[b], statistics_));
}

double StoryIndex::likeness_to_story(ReportNumber report, StoryId story) const {
  const std::vector<ReportNumber> others = sample(story, sketches_[report], kSample);
  double sum = 0;
  for (const ReportNumber other : others) sum += std::max(kUnlike, likeness(report, other));
  return others.empty() ? kUnlike : sum / static_cast<double>(others.size());
}

/// `between` is the report that may join the two, and does not speak for itself.
double StoryIndex::likeness_of_stories(StoryId a, StoryId b, ReportNumber between) const {
  double sum = 0;
  std::size_t count = 0;
  for (const ReportNumber one : sample(a, sketches_[between], kSmallSample)) {
    if (one == between) continue;
    sum += likeness_to_story(one, b);
    ++count;
  }
  return count == 0 ? kUnlike : sum / static_cast<double>(count);
}

/// Of the story's latest reports, those published nearest to `near`.
std::vector<ReportNumber> StoryIndex::sample(StoryId story, const ReportSketch& near, std::size_t most) const {
  std::vector<ReportNumber> latest = voices_[story];
  const auto nearest = [&](ReportNumber a, ReportNumber b) {
    const std::int32_t days_a = days_between(sketches_[a], near);
    const std::int32_t days_b = days_between(sketches_[b], near);
    return days_a != days_b ? days_a < days_b : a > b;
  };
  std::ranges::sort(latest, nearest);
  if (latest.size() > most) latest.resize(most);
  return latest;
}

StoryId StoryIndex::unite(StoryId a, StoryId b) {
  if (a == b) return a;
  const StoryId root = std::min(a, b);
  const StoryId child = std::max(a, b);
  parent_[child] = root;
  std::vector<ReportNumber>& into = voices_[root];
  const std::size_t middle = into.size();
  into.insert(into.end(), voices_[child].begin(), voices_[child].end());
  std::ranges::inplace_merge(into, into.begin() + static_cast<std::ptrdiff_t>(middle));
  if (std::ssize(into) > kMostLatest) into.erase(into.begin(), into.end() - kMostLatest);
  voices_[child] = {};
  return root;
}

StoryIndex index_reports(std::span<const Record> reports) {
  std::vector<ReportSketch> sketches;
  sketches.reserve(reports.size());
  StoryIndex first;
  for (const Record& report : reports) {
    sketches.push_back(sketch(report));
    first.add(sketches.back());
  }
  StoryIndex index(first.statistics());
  for (ReportSketch& report : sketches) index.add(std::move(report));
  return index;
}

std::vector<std::vector<std::uint32_t>> group_reports(std::span<const Record> reports) {
  return index_reports(reports).stories();
}

}  // namespace hearsay
