// Near copies: reports that share sentences word for word, or most of their wording.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "hearsay/story/flat_tables.h"
#include "hearsay/story/report_sketch.h"

namespace hearsay {

/// The place of a report in the order in which reports were added, from 0.
using ReportNumber = std::uint32_t;

/// What a report has in common with another. Sentences in very many reports do not count.
struct SharedText {
  ReportNumber other = 0;
  double of_this = 0;   ///< of this report's words, those in sentences that the other has too: 0 to 1
  double of_other = 0;  ///< of the other's words, those in sentences that this one has too
  /// The same of runs of five words instead of sentences, estimated from one in eight: high where the words of
  /// a sentence were changed, or it was cut.
  double wording_of_this = 0;
  double wording_of_other = 0;

  /// The most that one of them shares with the other, and the least.
  [[nodiscard]] double most() const;
  [[nodiscard]] double least() const;

  friend bool operator==(const SharedText&, const SharedText&) = default;
};

/// Finds near copies among reports added one by one. Adding costs time in proportion to the report's length,
/// however many there are: of each sentence and each run of words the first report is kept, and a few that have
/// it but are no near copies of that one.
class NearCopies {
 public:
  struct Found {
    std::vector<SharedText> shared;  ///< with earlier reports that are near copies, by number; 16 at most
    bool is_double = false;          ///< one of them is all but the same report
  };

  /// Adds the next report. `sketches` holds it and all before it.
  [[nodiscard]] Found add(std::span<const ReportSketch> sketches);

  /// Bytes of the tables.
  [[nodiscard]] std::size_t bytes() const;

 private:
  void enter(std::span<const ReportSketch> sketches, const std::vector<SharedText>& shared);
  [[nodiscard]] std::vector<ReportNumber> candidates(const ReportSketch& report) const;
  [[nodiscard]] SharedText compare(const ReportSketch& a, const ReportSketch& b, ReportNumber number) const;

  static constexpr std::size_t kMostPostings = 16;  // a sentence in more reports is boilerplate

  std::unordered_map<std::uint64_t, ReportNumber> same_;  // first report with just these words
  PostingTable sentences_{kMostPostings};
  PostingTable shingles_{kMostPostings};
};

}  // namespace hearsay
