#include "hearsay/story/outcomes.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/press_report.h"

namespace hearsay {
namespace {

using testing::one_event;
using testing::PressReport;
using testing::words_at;

PressReport dated(std::string input, std::string published) {
  PressReport report(std::move(input));
  report.published(std::move(published));
  return report;
}

std::vector<Outcome> outcomes(const Story& story) {
  StoryText text(story);
  const StorySentences sentences(story, text, story.groups.front());
  return find_outcomes(sentences, text.vocabulary());
}

PressReport announcement() {
  PressReport report = dated("a", "2024-05-02T09:00:00Z");
  report.names("Greta Lund")
      .tells("Greta Lund will open the harbour bridge in Brennick on Friday.")
      .time("Friday", "2024-05-03");
  return report;
}

/// What came of the bridge that will be opened on Friday, by what a report of the Saturday tells.
std::optional<OutcomeStatus> came_of_it(std::string_view told) {
  const Story story = one_event(
      {announcement().build(), dated("b", "2024-05-04T09:00:00Z").names("Greta Lund").tells(told).build()});
  const std::vector<Outcome> found = outcomes(story);
  EXPECT_LE(found.size(), 1U) << told;
  if (found.empty()) return std::nullopt;
  EXPECT_EQ(words_at(story, found.front().announced),
            "Greta Lund will open the harbour bridge in Brennick on Friday.");
  if (found.front().happened) {
    EXPECT_EQ(words_at(story, *found.front().happened), told);
  }
  return found.front().status;
}

TEST(Outcomes, TellsWhatWasDoneChangedOrCancelled) {
  EXPECT_EQ(came_of_it("Greta Lund opened the harbour bridge in Brennick."), OutcomeStatus::done);
  EXPECT_EQ(came_of_it("The opening of the harbour bridge in Brennick was cancelled."),
            OutcomeStatus::cancelled);
  EXPECT_EQ(came_of_it("The opening of the harbour bridge in Brennick was postponed."), OutcomeStatus::changed);
  EXPECT_EQ(came_of_it("The harbour bridge in Brennick was not opened."), OutcomeStatus::cancelled);
}

TEST(Outcomes, WhoStayedAwayDidNotDoIt) {
  EXPECT_EQ(came_of_it("Greta Lund did not turn up, and the ribbon stayed uncut."), OutcomeStatus::cancelled);
  EXPECT_EQ(came_of_it("Greta Lund took no part."), OutcomeStatus::cancelled);
}

TEST(Outcomes, AnotherDeedIsNoOutcome) {
  for (const std::string_view told :
       {"Greta Lund opened a school in Solvany.", "The harbour bridge in Brennick is 40 years old.",
        "Will Greta Lund open the harbour bridge?"})
    EXPECT_EQ(came_of_it(told), OutcomeStatus::unknown) << told;
}

TEST(Outcomes, WhatWasBeforeTheAnnouncementIsNoOutcome) {
  const Story story =
      one_event({announcement().build(), dated("b", "2024-05-04T09:00:00Z")
                                             .names("Greta Lund")
                                             .tells("Greta Lund did not attend the funeral in April 2023.")
                                             .time("April 2023", "2023-04")
                                             .build()});
  const std::vector<Outcome> found = outcomes(story);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().status, OutcomeStatus::unknown);
}

TEST(Outcomes, APlanAloneIsUnknown) {
  const Story story = one_event({announcement().build()});
  const std::vector<Outcome> found = outcomes(story);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().status, OutcomeStatus::unknown);
  EXPECT_FALSE(found.front().happened);
}

TEST(Outcomes, ADecisionIsWhatAVoteWasFor) {
  const Story story = one_event({dated("a", "2024-05-02T09:00:00Z")
                                     .tells("Shareholders will vote on the merger of the yards on Friday.")
                                     .time("Friday", "2024-05-03")
                                     .build(),
                                 dated("b", "2024-05-03T19:00:00Z")
                                     .tells("Shareholders approved the marriage of the two yards on Friday.")
                                     .time("Friday", "2024-05-03")
                                     .build()});
  const std::vector<Outcome> found = outcomes(story);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].status, OutcomeStatus::done);
}

TEST(Outcomes, WhatWillNotBeAfterAllIsCancelled) {
  EXPECT_EQ(came_of_it("Greta Lund will not open the harbour bridge in Brennick."), OutcomeStatus::cancelled);
}

TEST(Outcomes, WhatIsSetAgainstThePlanChangesIt) {
  EXPECT_EQ(came_of_it("Greta Lund will open the harbour bridge in Solvany and not in Brennick."),
            OutcomeStatus::changed);
}

TEST(Outcomes, WhatSomethingWillHaveIsAPlan) {
  const Story story = one_event(
      {dated("a", "2024-05-02T09:00:00Z").tells("The new yard will have its headquarters in Brennick.").build(),
       dated("b", "2024-05-05T09:00:00Z")
           .tells("The yard's headquarters will be in Solvany and not in Brennick, owners said.")
           .build()});
  const std::vector<Outcome> found = outcomes(story);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].status, OutcomeStatus::changed);
}

TEST(Outcomes, TheDayOfTheAnnouncementIsNotTheDeeds) {
  const Story story =
      one_event({dated("a", "2024-05-02T09:00:00Z")
                     .names("Greta Lund")
                     .tells("Greta Lund will open the harbour bridge, her office said on Thursday.")
                     .time("Thursday", "2024-05-02")
                     .build(),
                 dated("b", "2024-05-03T09:00:00Z")
                     .names("Greta Lund")
                     .tells("On Thursday Greta Lund baked bread in the harbour.")
                     .time("Thursday", "2024-05-02")
                     .build()});
  for (const Outcome& outcome : outcomes(story)) EXPECT_FALSE(outcome.happened);
}

}  // namespace
}  // namespace hearsay
