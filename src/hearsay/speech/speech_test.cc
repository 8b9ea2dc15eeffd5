#include "hearsay/speech/speech.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

Statement statement(double confidence, std::optional<StatementId> within = std::nullopt) {
  Statement made;
  made.confidence = confidence;
  made.within = within;
  return made;
}

TEST(DropDoubtful, TakesWhatLiesWithinAlongAndCountsAnew) {
  std::vector<Statement> statements{statement(0.2),    statement(0.9, 0), statement(0.8),
                                    statement(0.7, 2), statement(0.3, 2), statement(0.9, 3)};
  drop_doubtful(statements, 0.5);
  EXPECT_EQ(statements, (std::vector<Statement>{statement(0.8), statement(0.7, 0), statement(0.9, 1)}));
}

TEST(DropDoubtful, LeavesEverythingAtNought) {
  std::vector<Statement> statements{statement(0), statement(1, 0)};
  const std::vector<Statement> before = statements;
  drop_doubtful(statements, 0);
  EXPECT_EQ(statements, before);
}

}  // namespace
}  // namespace hearsay
