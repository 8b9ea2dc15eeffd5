// A statement as a citation: words that can be pasted into a text of one's own, and tell where they are from.
#pragma once

#include <string>

#include "hearsay/dossier/view.h"

namespace hearsay::desk {

/// The words, the speaker, how they came, the chain, the report, its outlet and day, and a link to the place on
/// its page. One line, plain text.
[[nodiscard]] std::string citation_of(const dossier::View& view, StatementPlace place);

/// The link to the words on the report's own page; "" where its address is not known or not to be linked to.
[[nodiscard]] std::string address_of_words(const dossier::View& view, StatementPlace place);

}  // namespace hearsay::desk
