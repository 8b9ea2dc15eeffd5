// What the page says of words that were read from lips. Never that anything else was said.
#pragma once

#include <string>
#include <vector>

#include "hearsay/dossier/lip_notes.h"
#include "hearsay/dossier/view.h"

namespace hearsay {

/// Phrases that could look like the note's words, the most usual first, at most five.
[[nodiscard]] std::vector<std::string> alternatives(const LipNote& note);

namespace dossier {

/// "On the lips the same as, or nearly: “…”, “…”. …"
[[nodiscard]] std::string lip_note_words(const LipNote& note);
/// How the statement at `place` looks beside the other of the pair.
[[nodiscard]] std::string lip_pair_words(const View& view, const LipPair& pair, StatementPlace place);
/// How it is computed and what it is worth.
[[nodiscard]] std::string lip_method_words(const LipNotes& notes);

}  // namespace dossier
}  // namespace hearsay
