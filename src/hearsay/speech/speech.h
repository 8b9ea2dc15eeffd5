// Speech: every statement of a text.
#pragma once

#include <vector>

#include "hearsay/people/people.h"
#include "hearsay/speech/statement.h"
#include "hearsay/time/time_expression.h"

namespace hearsay {

/// Reads the attributions (attribution.h) and weighs the evidence for each (evidence.h). May add entities to
/// `people`.
[[nodiscard]] std::vector<Statement> read_statements(const Article& article, const Clause& text, People& people,
                                                     const std::vector<TimeExpression>& times);

}  // namespace hearsay
