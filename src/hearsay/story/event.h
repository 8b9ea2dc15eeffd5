// Events: what a report tells to have happened, or to be due (TimeML 1.2.1: situations that occur).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hearsay/language/noun_phrase.h"
#include "hearsay/story/story.h"

namespace hearsay {

/// One event as one sentence of one report tells it.
struct Event {
  Span word;          ///< what names it: "met", "arrival"
  Span sentence;      ///< the whole sentence
  std::string lemma;  ///< the word's base form, in small letters: "meet"; a noun's is its verb's, if listed
  EventStatus status = EventStatus::happened;
  std::optional<TimeId> expression;  ///< the report's time expression that dates it, where one does
  std::string time;                  ///< ISO 8601 as TIMEX3 has it; empty where nothing tells
  bool estimated = false;            ///< nothing dates it: `time` is the day that the report tells of all along
  std::vector<EntityId> participants;  ///< the report's entities that do it or to whom it is done
  std::vector<Span> arguments;         ///< the words that name them, and what else takes part: "the new plane"
  std::optional<EntityId> where;       ///< the report's
};

/// The events of one report, in the order of the text.
[[nodiscard]] std::vector<Event> find_events(const Record& record, const Clause& text);

}  // namespace hearsay
