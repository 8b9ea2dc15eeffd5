#include "hearsay/speech/speech.h"

#include "hearsay/speech/attribution_rules.h"
#include "hearsay/speech/evidence.h"

namespace hearsay {

std::vector<Statement> read_statements(const Article& article, const Clause& text, People& people,
                                       const std::vector<TimeExpression>& times) {
  const RuleReader reader;
  return weigh_evidence(article, text, people, reader.read(article, text, people), times);
}

}  // namespace hearsay
