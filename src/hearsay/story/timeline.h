// The timeline: the events that a story's reports date, each once, in order of time.
#pragma once

#include <span>
#include <vector>

#include "hearsay/story/event.h"
#include "hearsay/story/story.h"

namespace hearsay {

/// The entries of a group of reports. `events` are those of every report of the story (find_events). Events of
/// one status are one entry if the same verb, or its noun, or a word that stands for it, names them, they share
/// somebody or something that takes part, or the whole sentence, and their times agree; the most exact of their
/// times stands. What a later report tells and does not date is what an earlier one dated, if they are alike.
/// Two sayings of one report are two entries. Linear in the number of events.
[[nodiscard]] std::vector<TimelineEntry> find_timeline(const Story& story, std::span<const std::uint32_t> group,
                                                       const std::vector<std::vector<Event>>& events);

/// Orders entries of all groups by time, the less exact before what lies within them.
void sort_timeline(std::vector<TimelineEntry>& entries);

}  // namespace hearsay
