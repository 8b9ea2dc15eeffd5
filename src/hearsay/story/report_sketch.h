// Report sketch: the little that has to be kept of a report to find what other reports tell the same event.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "hearsay/record/record.h"

namespace hearsay {

// Of one report. They bound what a report costs, however long its page is.
inline constexpr std::size_t kMostSketchSentences = 2000;  ///< the first ones
inline constexpr std::size_t kMostSketchShingles = 2000;   ///< those with the smallest hashes
inline constexpr std::size_t kMostSketchTerms = 64;        ///< those that say most
inline constexpr std::size_t kMostSketchNames = 32;        ///< those with most mentions
inline constexpr std::size_t kMostSketchDays = 8;          ///< those that weigh most

/// A sentence without case, typography, punctuation and British or American spelling.
struct SketchSentence {
  std::uint64_t hash = 0;
  std::uint32_t words = 0;

  friend auto operator<=>(const SketchSentence&, const SketchSentence&) = default;
};

/// A word that tells what the report is about, by its stem.
struct SketchTerm {
  std::uint32_t hash = 0;
  std::uint8_t count = 0;    ///< in the report; 255 is that many or more
  std::uint8_t in_lead = 0;  ///< in its first words, the headline among them
  std::uint8_t common = 0;   ///< in how many of 255 reports of any kind the word stands (data/background_words)

  friend auto operator<=>(const SketchTerm&, const SketchTerm&) = default;
};

/// Somebody, some body or some place, by name; a person by surname.
struct SketchName {
  std::uint32_t hash = 0;
  std::uint8_t count = 0;  ///< mentions; 255 is that many or more

  friend auto operator<=>(const SketchName&, const SketchName&) = default;
};

/// A day that the report speaks of.
struct SketchDay {
  std::int32_t day = 0;  ///< days since 1970-01-01
  float weight = 0;      ///< more for what is said often and early

  friend auto operator<=>(const SketchDay&, const SketchDay&) = default;
};

/// Some 2 KB for a report of 600 words. Equal reports have equal sketches, on any machine.
struct ReportSketch {
  std::optional<std::int32_t> published;  ///< days since 1970-01-01; none if unknown or absurd
  std::uint32_t site = 0;                 ///< hash of the outlet's name; 0 if unknown
  std::uint64_t text = 0;                 ///< hash of all words in their order
  std::uint32_t words = 0;                ///< in the report
  std::vector<SketchSentence> sentences;  ///< sorted, each once; none of fewer than five words
  /// Hashes of every eighth run of five words, sorted, each once. Which ones depends on the words alone, so
  /// that two reports choose alike (Manber 1994; Broder 1997, "mod m").
  std::vector<std::uint64_t> shingles;
  std::vector<SketchTerm> terms;  ///< sorted by hash
  std::vector<SketchName> names;  ///< sorted by hash
  std::vector<SketchDay> days;    ///< sorted by day

  friend bool operator==(const ReportSketch&, const ReportSketch&) = default;
};

/// Linear in the report's length.
[[nodiscard]] ReportSketch sketch(const Record& report);

}  // namespace hearsay
