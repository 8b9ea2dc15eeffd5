// Speech: every statement of a text.
#pragma once

#include <vector>

#include "hearsay/people/people.h"
#include "hearsay/speech/attribution.h"
#include "hearsay/speech/statement.h"
#include "hearsay/time/time_expression.h"

namespace hearsay {

/// Reads the attributions with `reader` and weighs the evidence for each (evidence.h). May add entities to
/// `people`.
[[nodiscard]] std::vector<Statement> read_statements(const Article& article, const Clause& text, People& people,
                                                     const std::vector<TimeExpression>& times,
                                                     const AttributionReader& reader);

/// Leaves out the statements that we are less sure of than `least`, and with them those that lie within them.
void drop_doubtful(std::vector<Statement>& statements, double least);

}  // namespace hearsay
