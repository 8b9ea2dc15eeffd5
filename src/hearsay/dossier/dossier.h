// Dossier: a story set out for a reader.
#pragma once

#include <string>

#include "hearsay/dossier/lip_notes.h"
#include "hearsay/story/story.h"

namespace hearsay {

/// `hearsay-dossier/1` (docs/record.md), indented by one space, with a final line break.
[[nodiscard]] std::string dossier_json(const Story& story, const LipNotes& lips = {});

/// One self-contained page: no request to anywhere, nothing that runs, everything from the reports escaped.
[[nodiscard]] std::string dossier_html(const Story& story, const LipNotes& lips = {});

/// The same for people who read plain text; CommonMark, everything from the reports escaped.
[[nodiscard]] std::string dossier_markdown(const Story& story, const LipNotes& lips = {});

/// The summary for a terminal, at most about a screen long.
[[nodiscard]] std::string dossier_summary(const Story& story);

}  // namespace hearsay
