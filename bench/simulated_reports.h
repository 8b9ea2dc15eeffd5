// Simulated reports: as many as wanted, made from real ones.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "hearsay/record/record.h"

/// Makes events out of real reports, and reports out of events. An event takes a real report and exchanges its
/// names and rarer words for others of the corpus, as frequent as they are: half of them as all events of its
/// topic do, half as no other does. Each report of an event leaves out sentences, orders them anew and has some
/// words of its own; one in four is a near copy. Same seed, same reports.
class SimulatedReports {
 public:
  struct Report {
    std::uint32_t event = 0;
    std::uint32_t version = 0;  ///< of the event: 0 is its first report
    std::int32_t day = 0;       ///< published, days since 1970-01-01
  };

  SimulatedReports(const std::vector<hearsay::Record>& real, std::uint64_t seed);

  /// The plan of `count` reports in the order of publication, spread over a year; events have 1 to 200 reports,
  /// most of them few.
  [[nodiscard]] std::vector<Report> plan(std::size_t count) const;
  [[nodiscard]] hearsay::Record make(const Report& report) const;

 private:
  static constexpr std::uint32_t kNoWord = UINT32_MAX;

  struct Piece {
    std::string text;
    std::uint32_t word = kNoWord;  // index into words_; kNoWord: stays as it is
    bool blank_before = false;
  };
  struct Source {
    std::vector<std::vector<Piece>> sentences;
    std::vector<std::vector<std::uint32_t>> names;  // of its entities, word by word
    std::int32_t day = 0;
  };

  [[nodiscard]] std::uint32_t exchanged(std::uint32_t word, std::uint32_t event) const;

  const std::vector<hearsay::Record>& real_;
  std::uint64_t seed_;
  std::vector<std::string> words_;         // by frequency, those with a capital apart
  std::vector<std::uint32_t> band_start_;  // of each word: those of its frequency
  std::vector<std::uint32_t> band_size_;
  std::unordered_map<std::string, std::uint32_t> index_;
  std::vector<Source> sources_;
};
