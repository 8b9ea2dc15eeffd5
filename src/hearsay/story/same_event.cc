#include "hearsay/story/same_event.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

namespace hearsay {
namespace {

constexpr double kBackgroundReports = 100;  // that the background counts as
constexpr double kUnknownDaysApart = 3;     // a report without date must be the more like the other
constexpr double kUnknownDays = 0.3;        // a report that speaks of no day speaks against none

// A form: so alike in words, and so little in names where both have some, or in no day where both have some.
constexpr double kFormWords = 0.45;
constexpr double kFormNames = 0.3;
constexpr double kUnlike = -6;  // log odds

// Weights of the features: of the roots of the cosines, and of log(1 + days apart).
constexpr double kBias = -7.3;
constexpr double kWords = 7.5;
constexpr double kLead = 7.0;
constexpr double kNames = 3.0;
constexpr double kDaysApart = -1.3;
constexpr double kDays = 3.3;

double inverse_frequency(double reports, double with_it, double background) {
  return std::log((reports + kBackgroundReports) / (with_it + kBackgroundReports * background + 0.5));
}

double frequency_weight(std::uint32_t count) { return count == 0 ? 0 : 1 + std::log(count); }

/// Cosine of two lists sorted by hash.
template <class Item, class Weight>
double cosine(const std::vector<Item>& a, const std::vector<Item>& b, Weight weight) {
  double product = 0;
  double of_a = 0;
  double of_b = 0;
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() || y != b.end()) {
    const bool take_x = x != a.end() && (y == b.end() || x->hash <= y->hash);
    const bool take_y = y != b.end() && (x == a.end() || y->hash <= x->hash);
    const double weight_x = take_x ? weight(*x) : 0;
    const double weight_y = take_y ? weight(*y) : 0;
    of_a += weight_x * weight_x;
    of_b += weight_y * weight_y;
    product += weight_x * weight_y;
    if (take_x) ++x;
    if (take_y) ++y;
  }
  return product <= 0 ? 0 : product / std::sqrt(of_a * of_b);
}

double shared_days(const std::vector<SketchDay>& a, const std::vector<SketchDay>& b) {
  double both = 0;
  double of_a = 0;
  double of_b = 0;
  for (const SketchDay& day : a) of_a += day.weight;
  for (const SketchDay& day : b) of_b += day.weight;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (x->day == y->day) both += std::min(x->weight, y->weight);
    const bool take_x = x->day <= y->day;
    const bool take_y = y->day <= x->day;
    if (take_x) ++x;
    if (take_y) ++y;
  }
  if (of_a <= 0 || of_b <= 0) return kUnknownDays;
  return both / std::min(of_a, of_b);
}

}  // namespace

void TermStatistics::add(const ReportSketch& report) {
  for (const SketchTerm& term : report.terms) terms_.add(term.hash);
  for (const SketchName& name : report.names) names_.add(name.hash);
  ++reports_;
}

double TermStatistics::weight(const SketchTerm& term) const {
  return std::max(0.0, inverse_frequency(reports_, terms_.count(term.hash), term.common / 255.0));
}

double TermStatistics::weight(const SketchName& name) const {
  return std::max(0.0, inverse_frequency(reports_, names_.count(name.hash), 0));
}

EventFeatures event_features(const ReportSketch& a, const ReportSketch& b, const TermStatistics& statistics) {
  const auto word = [&](const SketchTerm& term) {
    return frequency_weight(term.count) * statistics.weight(term);
  };
  const auto lead = [&](const SketchTerm& term) {
    return term.in_lead == 0 ? 0 : frequency_weight(term.in_lead) * statistics.weight(term);
  };
  const auto name = [&](const SketchName& one) { return frequency_weight(one.count) * statistics.weight(one); };
  EventFeatures features;
  features.words = cosine(a.terms, b.terms, word);
  features.lead = cosine(a.terms, b.terms, lead);
  features.names = cosine(a.names, b.names, name);
  features.days_apart = a.published && b.published ? std::abs(*a.published - *b.published) : kUnknownDaysApart;
  features.days = shared_days(a.days, b.days);
  const bool alike = features.words > kFormWords;
  features.other_names = alike && !a.names.empty() && !b.names.empty() && features.names < kFormNames;
  features.other_days = alike && features.days <= 0;
  return features;
}

double event_likeness(const EventFeatures& features) {
  if (features.days_apart > kMostDaysApart || features.other_names || features.other_days) return kUnlike;
  return kBias + kWords * std::sqrt(features.words) + kLead * std::sqrt(features.lead) +
         kNames * std::sqrt(features.names) + kDaysApart * std::log1p(features.days_apart) +
         kDays * features.days;
}

}  // namespace hearsay
