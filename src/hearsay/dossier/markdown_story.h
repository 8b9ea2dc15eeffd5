// What a story's reports tell alike, otherwise or alone, as CommonMark: part of dossier_markdown.
#pragma once

#include <string>

#include "hearsay/dossier/view.h"

namespace hearsay::dossier {

/// Which reports are of one event, and how much of each stands in another; empty if there is nothing to say.
[[nodiscard]] std::string markdown_groups(const View& view);
[[nodiscard]] std::string markdown_near_copies(const View& view);
/// The timeline, utterances, differences and so on, each with its heading if it is written at all.
[[nodiscard]] std::string markdown_story(const View& view);

}  // namespace hearsay::dossier
