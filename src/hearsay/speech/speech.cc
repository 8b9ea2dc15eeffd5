#include "hearsay/speech/speech.h"

#include "hearsay/speech/evidence.h"

namespace hearsay {

std::vector<Statement> read_statements(const Article& article, const Clause& text, People& people,
                                       const std::vector<TimeExpression>& times,
                                       const AttributionReader& reader) {
  return weigh_evidence(article, text, people, reader.read(article, text, people), times);
}

void drop_doubtful(std::vector<Statement>& statements, double least) {
  // A statement stands behind the one that it lies in, so that one's fate is known.
  std::vector<std::optional<StatementId>> moved(statements.size());
  StatementId kept = 0;
  for (StatementId i = 0; i < statements.size(); ++i) {
    Statement& statement = statements[i];
    if (statement.confidence < least || (statement.within && !moved[*statement.within])) continue;
    if (statement.within) statement.within = moved[*statement.within];
    moved[i] = kept;
    if (kept != i) statements[kept] = std::move(statement);
    ++kept;
  }
  statements.resize(kept);
}

}  // namespace hearsay
