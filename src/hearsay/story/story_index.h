// Story index: groups any number of reports into stories, the reports of one event, as they come in.
//
//     hearsay::StoryIndex index;
//     for (const hearsay::Record& report : reports) index.add(report);
//     for (const std::vector<hearsay::ReportNumber>& story : index.stories()) use(story);
//
// First near copies: reports that share sentences or most of their wording (near_copies.h). Then, among the
// reports of some days that have a report's rarest words, those that tell the same event by words, names and
// days (same_event.h). A report joins a story if it is like one of its reports and, on the whole, like several;
// it joins two stories into one if these are like each other too, so that a round-up does not.
//
// One more report costs the same however many there are: every list that is searched is capped. What is kept of
// a report is its sketch; the index can be built anew from sketches kept elsewhere, and is the same then.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "hearsay/record/record.h"
#include "hearsay/story/flat_tables.h"
#include "hearsay/story/near_copies.h"
#include "hearsay/story/report_sketch.h"
#include "hearsay/story/same_event.h"

namespace hearsay {

/// Hashes under which a report can be found by others of its event: its telling words in the days round its
/// publication. Each report is `entered` under a few keys; those that others may have entered are `sought`.
struct EventKeys {
  std::vector<std::uint64_t> entered;
  std::vector<std::uint64_t> sought;
};
[[nodiscard]] EventKeys event_keys(const ReportSketch& report, const TermStatistics& statistics);

/// The number of the story's first report.
using StoryId = std::uint32_t;

class StoryIndex {
 public:
  StoryIndex() = default;
  /// Weighs words and names by these statistics, of reports that those to be added are among, and does not
  /// count them again: then the first reports are not grouped by what little is known until then.
  explicit StoryIndex(TermStatistics known);

  /// Adds a report as number size(), and says which story it is in. A later report may join that story with
  /// another: both then have the smaller id.
  StoryId add(const Record& report) { return add(sketch(report)); }
  StoryId add(ReportSketch report);

  [[nodiscard]] std::size_t size() const { return sketches_.size(); }
  [[nodiscard]] StoryId story_of(ReportNumber report) const;
  /// Every report once, stories by their first report, reports in the order of their numbers.
  [[nodiscard]] std::vector<std::vector<ReportNumber>> stories() const;
  /// The earlier reports that this is a near copy of, by number. Of many reports that are all the same each has
  /// one: the first of them.
  [[nodiscard]] const std::vector<SharedText>& near_copies(ReportNumber report) const;
  [[nodiscard]] const ReportSketch& sketch_of(ReportNumber report) const { return sketches_[report]; }
  /// In how many reports words and names stand; near copies count once.
  [[nodiscard]] const TermStatistics& statistics() const { return statistics_; }

 private:
  struct Candidate {
    ReportNumber report;
    double likeness;
  };

  void join_copies(ReportNumber report);
  void join_event(ReportNumber report);
  void enter_event(ReportNumber report);
  [[nodiscard]] std::vector<Candidate> candidates(ReportNumber report) const;
  [[nodiscard]] double likeness(ReportNumber a, ReportNumber b) const;
  [[nodiscard]] double likeness_to_story(ReportNumber report, StoryId story) const;
  [[nodiscard]] double likeness_of_stories(StoryId a, StoryId b, ReportNumber between) const;
  [[nodiscard]] std::vector<ReportNumber> sample(StoryId story, const ReportSketch& near,
                                                 std::size_t most) const;
  StoryId unite(StoryId a, StoryId b);

  static constexpr std::size_t kMostPostings = 64;  // of a term in the reports of some days

  std::vector<ReportSketch> sketches_;
  std::vector<std::vector<SharedText>> copies_;
  mutable std::vector<ReportNumber> parent_;       // union-find with path halving; the root is the smallest
  std::vector<std::vector<ReportNumber>> voices_;  // of a root: its latest reports but for doubles
  NearCopies near_copies_;
  TermStatistics statistics_;
  bool counts_ = true;   // whether the statistics grow
  double leniency_ = 0;  // log odds by which less likeness is enough
  PostingTable postings_{kMostPostings};
};

/// An index of these reports, report i as number i. Reads their sketches twice, so that the first are weighed
/// by what all tell.
[[nodiscard]] StoryIndex index_reports(std::span<const Record> reports);

/// The reports by event: stories in the order of their first report, each in their order. Indices into
/// `reports`.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> group_reports(std::span<const Record> reports);

}  // namespace hearsay
