#include "hearsay/story/event_words.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(EventWords, VerbsByTheirForms) {
  ASSERT_TRUE(event_verb("met"));
  EXPECT_EQ(event_verb("met")->base, "meet");
  EXPECT_EQ(event_verb("met")->form, VerbForm::past);
  EXPECT_EQ(event_verb("abandoning")->base, "abandon");
  EXPECT_FALSE(event_verb("harbour"));
  EXPECT_FALSE(event_verb(""));
}

TEST(EventWords, ANounNamesWhatItsVerbDoes) {
  EXPECT_EQ(event_noun("arrival"), "arrive");
  EXPECT_EQ(event_noun("arrivals"), "arrive");
  EXPECT_EQ(event_noun("deliveries"), "deliver");
  EXPECT_EQ(event_noun("talks"), "talk");
  EXPECT_EQ(event_noun("ceremonies"), "ceremony") << "it has no verb";
  EXPECT_EQ(event_noun("harbour"), std::nullopt);
  EXPECT_EQ(event_noun("s"), std::nullopt);
}

TEST(EventWords, AVerbWithItsParticle) {
  EXPECT_EQ(particle_verb("call", "off"), "cancel");
  EXPECT_EQ(particle_verb("take", "off"), "take off");
  EXPECT_EQ(particle_verb("meet", "off"), std::nullopt);
}

TEST(EventWords, WhatLeadsToAnInfinitive) {
  EXPECT_EQ(governed_status("due"), EventStatus::planned);
  EXPECT_EQ(governed_status("managed"), EventStatus::happened);
  EXPECT_EQ(governed_status("refused"), EventStatus::denied);
  EXPECT_EQ(governed_status("appeared"), EventStatus::hedged);
  EXPECT_EQ(governed_status("harbour"), std::nullopt);
}

}  // namespace
}  // namespace hearsay
