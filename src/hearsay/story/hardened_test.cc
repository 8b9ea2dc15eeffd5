#include "hearsay/story/hardened.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/press_report.h"

namespace hearsay {
namespace {

using testing::one_event;
using testing::PressReport;
using testing::words_at;
using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs hardened(std::vector<Record> reports) {
  const Story story = one_event(std::move(reports));
  const StoryText text(story);
  Pairs out;
  for (const Hardened& found : find_hardened(StorySentences(story, text, story.groups.front())))
    out.emplace_back(words_at(story, found.hard), words_at(story, found.hedged));
  return out;
}

constexpr std::string_view kHedged =
    "The mayor may have sold the old lighthouse to a baker, neighbours believe.";

TEST(Hardened, AHeadlineThatStatesWhatTheBodyHedges) {
  EXPECT_EQ(hardened({PressReport("a", "Mayor sold old lighthouse to baker").tells(kHedged).build()}),
            (Pairs{{"Mayor sold old lighthouse to baker", std::string(kHedged)}}));
}

TEST(Hardened, ACaptionToo) {
  EXPECT_EQ(hardened({PressReport("a", "Quarrel over an empty building")
                          .tells(kHedged)
                          .tells("The mayor sold the old lighthouse to a baker.", BlockKind::caption)
                          .build()}),
            (Pairs{{"The mayor sold the old lighthouse to a baker.", std::string(kHedged)}}));
}

TEST(Hardened, AHeadlineThatHedgesItselfIsNone) {
  for (const char* const title :
       {"Mayor may have sold old lighthouse to baker", "Mayor reportedly sold old lighthouse to baker",
        "Did mayor sell old lighthouse to baker?", "Mayor allegedly sold old lighthouse to baker",
        "“Mayor sold old lighthouse to baker”", "Mayor sold old lighthouse to baker, say neighbours"})
    EXPECT_TRUE(hardened({PressReport("a", title).tells(kHedged).build()}).empty()) << title;
}

TEST(Hardened, AHeadlineOfSomethingElseIsNone) {
  for (const char* const title : {"Mayor opens new school in Brennick", "Baker wins prize for rye bread",
                                  "Mayor did not sell old lighthouse to baker"})
    EXPECT_TRUE(hardened({PressReport("a", title).tells(kHedged).build()}).empty()) << title;
}

/// What of `later` states as done the deed that a report of the day before leaves open.
std::size_t deeds_stated(std::string_view hedged, std::string_view later) {
  return hardened({PressReport("first")
                       .published("2031-03-01")
                       .names("Greta Lund")
                       .names("Olav Berg")
                       .tells(hedged)
                       .build(),
                   PressReport("later")
                       .published("2031-03-02")
                       .names("Greta Lund")
                       .names("Olav Berg")
                       .tells(later)
                       .build()})
      .size();
}

TEST(Hardened, ADeedIsOneWhateverStandsRoundIt) {
  constexpr std::string_view kSwept =
      "He was reported to have gone out to look at his boat and may have been swept from the pier, police "
      "said.";
  EXPECT_EQ(
      deeds_stated(kSwept,
                   "A well-known trawlerman was swept from a pier in the storm that battered the islands."),
      1U);
  EXPECT_EQ(deeds_stated(kSwept, "The storm swept the roofs from the bakery and the school."), 0U);
  EXPECT_EQ(deeds_stated(kSwept, "A trawlerman might yet be swept from a pier in such a storm."), 0U);
  EXPECT_EQ(deeds_stated(kSwept, "Nobody was swept from a pier in the storm that battered the islands."), 0U);
}

TEST(Hardened, ADeedHasItsDoer) {
  constexpr std::string_view kOffered =
      "Greta Lund is understood to have offered her resignation to the board.";
  EXPECT_EQ(deeds_stated(kOffered, "Greta Lund, who offered her resignation at dawn, has left the company."),
            1U);
  EXPECT_EQ(deeds_stated(kOffered, "Olav Berg offered his resignation after the match."), 0U);
  EXPECT_EQ(deeds_stated(kOffered, "Greta Lund is said to have offered her resignation twice."), 0U);
}

TEST(Hardened, APlanIsNoDeed) {
  EXPECT_EQ(deeds_stated("The library may have to close its doors for good.",
                         "A plan to close the doors of the library was heard."),
            0U);
}

TEST(Hardened, ALaterReportThatDropsTheDoubt) {
  const Record first = PressReport("first").published("2031-03-01").tells(kHedged).build();
  const Record later = PressReport("later")
                           .published("2031-03-03")
                           .tells("The mayor sold the old lighthouse to a baker.")
                           .build();
  const Pairs expected{{"The mayor sold the old lighthouse to a baker.", std::string(kHedged)}};
  EXPECT_EQ(hardened({first, later}), expected);
  EXPECT_EQ(hardened({later, first}), expected);
}

TEST(Hardened, AnEarlierReportHardensNothingLater) {
  const Record hard = PressReport("first")
                          .published("2031-03-01")
                          .tells("The mayor sold the old lighthouse to a baker.")
                          .build();
  EXPECT_TRUE(hardened({hard, PressReport("later").published("2031-03-03").tells(kHedged).build()}).empty());
}

TEST(Hardened, WhatBothHedgeIsNone) {
  EXPECT_TRUE(hardened({PressReport("a").published("2031-03-01").tells(kHedged).build(),
                        PressReport("b")
                            .published("2031-03-02")
                            .tells("The mayor is said to have sold the old lighthouse to a baker.")
                            .build()})
                  .empty());
}

TEST(Hardened, AHeadlineOverAHedgedSaying) {
  // The headline sums up what only a lip reader makes out.
  const std::string saying = "Berg appeared to tell Lund that he would mend the lighthouse.";
  PressReport report("a", "Berg makes promise to Lund");
  report.names("Greta Lund")
      .reports(saying, "Olav Berg", "he would mend the lighthouse", "tell", Certainty::hedged);
  Record record = report.build();
  record.statements[0].addressees = {0};
  EXPECT_EQ(hardened({record}), (Pairs{{"Berg makes promise to Lund", saying}}));
  record.statements[0].certainty = Certainty::asserted;
  record.article.text.replace(record.article.text.find("appeared to tell"), 16, "shouted out  now");
  EXPECT_TRUE(hardened({record}).empty());
}

TEST(HardenedProperty, NothingIsHardenedWithoutDoubt) {
  EXPECT_TRUE(hardened({PressReport("a", "Mayor sold old lighthouse to baker")
                            .tells("The mayor sold the old lighthouse to a baker.")
                            .build(),
                        PressReport("b", "Mayor sold old lighthouse to baker")
                            .tells("The mayor sold the old lighthouse to a baker.")
                            .build()})
                  .empty());
  EXPECT_TRUE(hardened({PressReport("a").build()}).empty());
}

TEST(Hardened, NotByAnEarlierHeadline) {
  EXPECT_TRUE(hardened({PressReport("a", "Mayor sold old lighthouse to baker").published("2031-03-02").build(),
                        PressReport("b").published("2031-03-04").tells(kHedged).build()})
                  .empty());
}

TEST(Hardened, ACaptionWhoseMatterIsSomebodyUnnamed) {
  constexpr std::string_view kRead =
      "A lip reader thinks that Greta Lund called Frieda Mohr a coward on Thursday.";
  const auto report = PressReport("a", "Chill in Brennick")
                          .names("Greta Lund")
                          .names("Frieda Mohr")
                          .names("a coward")
                          .tells(kRead)
                          .tells("Lund called Mohr a coward.", BlockKind::caption)
                          .build();
  EXPECT_EQ(hardened({report}), (Pairs{{"Lund called Mohr a coward.", std::string(kRead)}}));
}

TEST(Hardened, NotByAnIntent) {
  EXPECT_TRUE(hardened({PressReport("a", "Mayor wanted to sell old lighthouse to baker")
                            .tells("The mayor could sell the old lighthouse to a baker, neighbours believe.")
                            .build()})
                  .empty());
}

TEST(Hardened, WhatSomebodyIsSuspectedOf) {
  constexpr std::string_view kSuspected =
      "A guard is suspected of having helped the thieves of the lighthouse.";
  constexpr std::string_view kStated = "A guard helped the thieves of the lighthouse.";
  EXPECT_EQ(hardened({PressReport("a").published("2031-03-02").tells(kSuspected).build(),
                      PressReport("b").published("2031-03-04").tells(kStated).build()}),
            (Pairs{{std::string(kStated), std::string(kSuspected)}}));
}

}  // namespace
}  // namespace hearsay
