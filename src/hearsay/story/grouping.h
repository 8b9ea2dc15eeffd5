// Which of the reports that were handed over together tell the same event.
#pragma once

#include "hearsay/story/story.h"

namespace hearsay {

/// Sets `groups` and `near_copies` of a story that has its entities. By the story index; of a handful of
/// reports, which somebody chose, also those that name the same people, bodies or places in the same days.
void group_story(Story& story);

}  // namespace hearsay
