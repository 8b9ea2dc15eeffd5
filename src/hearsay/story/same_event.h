// Same event: how likely it is that two reports tell one event, by their words, names and days.
#pragma once

#include <cstdint>

#include "hearsay/story/flat_tables.h"
#include "hearsay/story/report_sketch.h"

namespace hearsay {

/// In how many of the reports each term and name stands.
class TermStatistics {
 public:
  void add(const ReportSketch& report);
  [[nodiscard]] std::uint32_t reports() const { return reports_; }
  [[nodiscard]] std::size_t bytes() const { return terms_.bytes() + names_.bytes(); }

  /// How much it tells that two reports have the term: inverse document frequency, over the reports added and a
  /// background of reports of any kind, which carries an index of few reports and fades in one of many.
  [[nodiscard]] double weight(const SketchTerm& term) const;
  [[nodiscard]] double weight(const SketchName& name) const;

 private:
  CountTable terms_;
  CountTable names_;
  std::uint32_t reports_ = 0;
};

/// What two reports have in common, as event_likeness weighs it.
struct EventFeatures {
  double words = 0;          ///< cosine of their terms (tf-idf): 0 to 1
  double lead = 0;           ///< the same of those in the leads
  double names = 0;          ///< the same of the names
  double days_apart = 0;     ///< between their publications
  double days = 0;           ///< of the days that they speak of, those that both do: 0 to 1
  bool other_names = false;  ///< one form, filled in with other names: the weather here and there
  bool other_days = false;   ///< or with other days: the market today and yesterday
};

/// Reports published further apart tell different events; a story lives on from report to report.
inline constexpr std::int32_t kMostDaysApart = 7;

[[nodiscard]] EventFeatures event_features(const ReportSketch& a, const ReportSketch& b,
                                           const TermStatistics& statistics);

/// Log odds that reports with these features tell the same event; very low for those published more than
/// kMostDaysApart apart, and for a form filled in anew, however much alike its words are. Logistic regression;
/// its weights were learnt from the labelled pairs of bench/stories (docs/evaluation.md).
[[nodiscard]] double event_likeness(const EventFeatures& features);

}  // namespace hearsay
