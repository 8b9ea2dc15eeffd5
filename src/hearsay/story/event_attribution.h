// What a report's statements tell of the events in their content: whether the report vouches for them.
#pragma once

#include <vector>

#include "hearsay/language/tokens.h"
#include "hearsay/record/record.h"
#include "hearsay/story/story.h"

namespace hearsay {

/// Answers for each token of a report whether what stands there is somebody's words, and how these are told.
class EventAttribution {
 public:
  EventAttribution(const Record& record, const Tokens& tokens);

  /// In quotation marks, or somebody's own words without them.
  [[nodiscard]] bool quoted(TokenIndex token) const { return quoted_[token] > 0; }

  /// In what somebody is told to have said, in any words.
  [[nodiscard]] bool attributed(TokenIndex token) const { return attributed_[token] > 0; }
  [[nodiscard]] bool attributed(Span span) const;

  /// The status of an event that its clause tells as `status`: nobody who denies or doubts it has seen it
  /// happen.
  [[nodiscard]] EventStatus status(TokenIndex token, EventStatus status) const;

 private:
  const Tokens* tokens_;
  // How many stretches hold each token.
  std::vector<int> doubted_;
  std::vector<int> denied_;
  std::vector<int> quoted_;
  std::vector<int> attributed_;
};

}  // namespace hearsay
