// Evidence: from attributions to statements: who speaks, to whom, how it reached the page, how sure the page
// is.
#pragma once

#include <vector>

#include "hearsay/speech/attribution.h"
#include "hearsay/speech/statement.h"
#include "hearsay/time/time_expression.h"

namespace hearsay {

/// One statement for each attribution, in the same order; definitions in docs/record.md. Adds to `people` the
/// outlet that published the page, if the article names it, and outlets that only an "in an interview with"
/// names.
[[nodiscard]] std::vector<Statement> weigh_evidence(const Article& article, const Clause& text, People& people,
                                                    const std::vector<Attribution>& attributions,
                                                    const std::vector<TimeExpression>& times);

}  // namespace hearsay
