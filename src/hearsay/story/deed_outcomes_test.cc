#include "hearsay/story/deed_outcomes.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace hearsay {
namespace {

bool may_tell(std::string_view planned, std::string_view verb) {
  return std::ranges::find(verbs_of_outcome(planned), verb) != verbs_of_outcome(planned).end();
}

TEST(DeedOutcomes, AreVerbsOfWhatCameOfAPlan) {
  EXPECT_TRUE(may_tell("vote", "approve"));
  EXPECT_TRUE(may_tell("vote", "reject"));
  EXPECT_FALSE(may_tell("vote", "arrive"));
}

TEST(DeedOutcomes, AnyFormOfTheWordWillDo) {
  EXPECT_TRUE(may_tell("voting", "approve"));
  EXPECT_TRUE(may_tell("talks", "meet"));
}

TEST(DeedOutcomes, OfAnotherWordAreNone) {
  EXPECT_TRUE(verbs_of_outcome("lighthouse").empty());
  EXPECT_TRUE(verbs_of_outcome("").empty());
}

}  // namespace
}  // namespace hearsay
