#include "hearsay/story/verb_groups.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "support/text_fixture.h"

namespace hearsay {
namespace {

using testing::repeated;
using testing::Text;
using Lines = std::vector<std::string>;

std::string status_name(EventStatus status) {
  static constexpr const char* kNames[] = {"happened", "planned", "denied", "hedged"};
  return kNames[static_cast<int>(status)];
}

/// "base: the group's words, status" for each verb group of the text's first sentence that tells an event
/// itself.
Lines groups(std::string_view words) {
  const Text text(words);
  Lines lines;
  for (const VerbGroup& group : verb_groups(text.clause(), text.tokens.sentences.front().tokens))
    if (!group.governs)
      lines.push_back(group.base + ": " + text.words(group.tokens) + ", " + status_name(group.status));
  return lines;
}

VerbGroup last_group(std::string_view words) {
  const Text text(words);
  const std::vector<VerbGroup> all = verb_groups(text.clause(), text.tokens.sentences.front().tokens);
  EXPECT_FALSE(all.empty()) << words;
  return all.empty() ? VerbGroup() : all.back();
}

TEST(VerbGroups, AVerbWithItsAuxiliaries) {
  EXPECT_EQ(groups("Berg met Lund."), (Lines{"meet: met, happened"}));
  EXPECT_EQ(groups("Berg has also met Lund."), (Lines{"meet: has also met, happened"}));
  EXPECT_EQ(groups("The talks were called off."), (Lines{"cancel: were called off, happened"}));
}

TEST(VerbGroups, Plans) {
  EXPECT_EQ(groups("Berg will meet Lund."), (Lines{"meet: will meet, planned"}));
  EXPECT_EQ(groups("Berg is due to meet Lund."), (Lines{"meet: to meet, planned"}));
  EXPECT_EQ(groups("Berg is scheduled to meet Lund."), (Lines{"meet: to meet, planned"}));
  EXPECT_EQ(groups("The concert was to have been held."), (Lines{"hold: to have been held, planned"}));
}

TEST(VerbGroups, WhatIsPlannedOfOneVerbIsPlannedOfTheVerbThatItIsJoinedTo) {
  EXPECT_EQ(groups("Berg will meet Lund and sign the treaty."),
            (Lines{"meet: will meet, planned", "sign: sign, planned"}));
  EXPECT_EQ(groups("The film will be delivered and shown."),
            (Lines{"deliver: will be delivered, planned", "show: shown, planned"}));
  EXPECT_EQ(groups("Berg will meet Lund and has signed the treaty."),
            (Lines{"meet: will meet, planned", "sign: has signed, happened"}));
}

TEST(VerbGroups, WhatDidNotHappen) {
  EXPECT_EQ(groups("Berg did not meet Lund."), (Lines{"meet: did not meet, denied"}));
  EXPECT_EQ(groups("Nobody met Lund."), (Lines{"meet: met, denied"}));
  EXPECT_EQ(groups("Berg threatened nobody."), (Lines{"threaten: threatened, denied"}));
  EXPECT_EQ(groups("Berg refused to meet Lund.").back(), "meet: to meet, denied");
}

TEST(VerbGroups, WhatIsDoubted) {
  EXPECT_EQ(groups("Berg reportedly met Lund."), (Lines{"meet: reportedly met, hedged"}));
  EXPECT_EQ(groups("Berg may meet Lund."), (Lines{"meet: may meet, hedged"}));
  EXPECT_EQ(groups("Berg believes Lund left.").back(), "leave: left, hedged");
  EXPECT_EQ(groups("Berg appeared to reply.").back(), "reply: to reply, hedged");
}

TEST(VerbGroups, AVerbThatSaysOnlyThatAnotherBeginsLeavesItToThat) {
  EXPECT_EQ(groups("Berg began to sell tickets."), (Lines{"sell: to sell, happened"}));
  EXPECT_EQ(groups("Berg held a rally."), (Lines{})) << "the noun tells it";
  EXPECT_EQ(groups("A rally was held."), (Lines{}));
  EXPECT_EQ(groups("Berg held a rope."), (Lines{"hold: held, happened"}));
}

TEST(VerbGroups, FormsThatDescribeANounAreNone) {
  EXPECT_EQ(groups("Hugh Berg, managing director, left."), (Lines{"leave: left, happened"}));
  EXPECT_EQ(groups("Retired guard Lund left."), (Lines{"leave: left, happened"}));
  EXPECT_EQ(groups("The street was empty."), (Lines{}));
}

TEST(VerbGroups, Tenses) {
  EXPECT_EQ(last_group("Berg met Lund.").tense, Tense::past);
  EXPECT_EQ(last_group("Berg has met Lund.").tense, Tense::present_perfect);
  EXPECT_EQ(last_group("Berg has been chasing Lund.").tense, Tense::present_perfect);
  EXPECT_EQ(last_group("Berg had met Lund.").tense, Tense::past_perfect);
  EXPECT_EQ(last_group("Berg will meet Lund.").tense, Tense::future);
  EXPECT_FALSE(last_group("A film seen by Lund.").finite());
}

TEST(VerbGroups, WhatLiesBehindTheNewsIsSubordinate) {
  EXPECT_FALSE(last_group("Berg met Lund.").subordinate);
  EXPECT_TRUE(last_group("It was Berg who met Lund.").subordinate);
  EXPECT_TRUE(last_group("They left after Berg met Lund.").subordinate);
}

TEST(VerbGroups, AreInOrderAndDoNotOverlap) {
  for (const std::string_view words :
       {"Berg will meet Lund and sign, and has said that he did not mean to leave.",
        "to to to will not have been met met", "and and met met met, who which that met", "Met.", "“” — … 7"}) {
    const Text text(words);
    TokenIndex end = 0;
    for (const VerbGroup& group : verb_groups(text.clause(), text.tokens.sentences.front().tokens)) {
      EXPECT_LE(end, group.tokens.last) << words;
      EXPECT_LE(group.tokens.first, group.head) << words;
      EXPECT_LT(group.head, group.tokens.last) << words;
      EXPECT_GT(group.head + 1, end) << words;
      end = group.head + 1;
    }
  }
}

TEST(VerbGroups, AHundredThousandVerbsInOneSentence) {
  for (const char* const part : {"met ", "will not ", "Berg met and ", "to meet ", "who met ", "met that "}) {
    const Text text(repeated(part, 100'000) + ".");
    std::size_t found = 0;
    const auto begin = std::chrono::steady_clock::now();
    for (const Sentence& sentence : text.tokens.sentences)
      found += verb_groups(text.clause(), sentence.tokens).size();
    EXPECT_LE(found, 100'000U);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20)) << part;
  }
}

}  // namespace
}  // namespace hearsay
