// Utterances: the same saying in several reports.
#pragma once

#include <vector>

#include "hearsay/story/story.h"
#include "hearsay/story/story_text.h"

namespace hearsay {

struct UtteranceFindings {
  std::vector<Utterance> utterances;    ///< by the place of their first version
  std::vector<Difference> differences;  ///< the same words given to different speakers
};

/// Joins the statements of each group that are one saying: cuts of one quotation, and what is told in other
/// words of what another report quotes. Whatever might be two sayings stays apart.
[[nodiscard]] UtteranceFindings find_utterances(const Story& story, const StoryText& text);

}  // namespace hearsay
