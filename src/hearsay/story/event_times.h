// Times of events: which time expression of a sentence dates which verb or noun.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/language/noun_phrase.h"
#include "hearsay/record/record.h"
#include "hearsay/story/verb_groups.h"

namespace hearsay {

/// A time expression that says when, in tokens.
struct PlacedTime {
  TimeId id = 0;
  TokenRange tokens;
  bool bound = false;     ///< behind "until", "since" and the like: it says when something does not happen
  bool modifier = false;  ///< "Monday's talks", "the winter garden": it says which, and of no verb when
};

/// For each token 1 + the number of the outermost quotation in which it stands; 0 outside of all.
[[nodiscard]] std::vector<std::uint32_t> outer_quotations(const Tokens& tokens);

/// The dates and times of a sentence: no durations, no "every Friday", no centuries.
[[nodiscard]] std::vector<PlacedTime> times_of_events(const Record& record, const Clause& text,
                                                      TokenRange sentence);

/// For each verb group the expression that dates it, if one does. Verbs of one tense joined by "and" share one;
/// what is in quotation marks and what is not do not date each other. `quotations` are outer_quotations.
[[nodiscard]] std::vector<std::optional<TimeId>> date_groups(const Record& record, const Clause& text,
                                                             TokenRange sentence,
                                                             const std::vector<VerbGroup>& groups,
                                                             std::span<const PlacedTime> times,
                                                             std::span<const std::uint32_t> quotations);

/// The expression that dates the noun at `head` itself: "Monday's meeting", "the meeting on Monday".
[[nodiscard]] std::optional<TimeId> date_noun(const Clause& text, TokenIndex head,
                                              std::span<const PlacedTime> times);

/// "2025-08-15" of a value that names a day; empty otherwise.
[[nodiscard]] std::string_view day_of(std::string_view value);

/// How many days `a` lies after `b`, both days; nothing if one is none.
[[nodiscard]] std::optional<int> days_between(std::string_view a, std::string_view b);

}  // namespace hearsay
