// Lip reading: words that nobody heard.
#pragma once

#include <vector>

#include "hearsay/speech/attribution_view.h"
#include "hearsay/speech/statement.h"

namespace hearsay {

/// Whether the words were read off a mouth: what a lip reader, or one who studied the footage, says that
/// another said, or a verb that says so ("mouthed"). `before` are the statements of the attributions before
/// this one.
[[nodiscard]] bool is_read_from_lips(const AttributionView& view, const Statement& statement,
                                     const std::vector<Statement>& before);

/// Makes it so in the statement: channel, certainty, and from the sentences before it whom the speaker was seen
/// speaking to and what footage there is.
void read_from_lips(const AttributionView& view, Statement& statement);

}  // namespace hearsay
