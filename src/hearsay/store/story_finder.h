// Story finder: which story of a store a new report belongs to.
//
// The same grouping as story/story_index.h, over what a database keeps: by the words and sentences that tell a
// report from others the few that may be of its event are found, and only their sketches are loaded and
// compared. Every list that is searched is capped, so a report costs the same however many there are.
#pragma once

#include <cstdint>
#include <vector>

#include "hearsay/store/database.h"
#include "hearsay/story/report_sketch.h"
#include "hearsay/story/same_event.h"

namespace hearsay {

class StoryFinder {
 public:
  /// The stories that the report is of, the oldest first: none, one, or several that it shows to be one.
  [[nodiscard]] Result<std::vector<std::int64_t>> find(Database& database, const ReportSketch& report);
  /// Lets later reports find this one, whose sketch is in the database. Within Database::change.
  [[nodiscard]] Result<void> enter(Database& database, std::int64_t number, const ReportSketch& report);
  /// Lets none find it any more. Within Database::change.
  [[nodiscard]] static Result<void> leave(Database& database, std::int64_t number);

 private:
  [[nodiscard]] Result<void> learn_words(Database& database);

  /// How common words are: of the newest reports when the first was asked for, and of those entered since, up
  /// to a number beyond which counting more changes little.
  TermStatistics statistics_;
  bool has_learnt_ = false;
};

}  // namespace hearsay
