// Reports as they should not be, joined all the same: without dates or words, from the future, many times over.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hearsay/story/lookup.h"
#include "hearsay/story/story.h"
#include "support/press_report.h"

namespace hearsay {
namespace {

using testing::expect_sound;
using testing::PressReport;
using testing::words_at;

constexpr std::string_view kPromise =
    "“We will not close the harbour before the last crew has been paid,” Greta Lund said.";

/// A report of a storm, as one paper has it.
PressReport storm(const std::string& input) {
  PressReport report(input, "Storm sinks boats in Brennick");
  report.tells("The storm sank 12 boats in the old harbour of Brennick on Sunday.")
      .time("Sunday", "2031-03-02")
      .quotes(kPromise, "Greta Lund")
      .tells("The mayor will meet the crews on Thursday at the lighthouse.")
      .time("Thursday", "2031-03-06")
      .tells("A baker, Olav Berg, may have saved three children from the water, neighbours believe.")
      .names("Olav Berg")
      .names("Brennick", EntityKind::place);
  return report;
}

/// The same storm in another paper, which has another number.
PressReport other_storm(const std::string& input) {
  PressReport report(input, "Crews promised pay after storm in Brennick");
  report.tells("On Sunday the storm sank 15 boats in Brennick's old harbour.")
      .time("Sunday", "2031-03-02")
      .quotes("“We will not close the harbour,” Lund said.", "Greta Lund")
      .tells("A baker, Olav Berg, gave the crews warm bread.")
      .names("Olav Berg")
      .names("Brennick", EntityKind::place);
  return report;
}

Story join(std::vector<Record> reports) {
  Story story = join_reports(std::move(reports));
  expect_sound(story);
  return story;
}

TEST(BadReports, NoneAtAll) {
  const Story story = join({});
  EXPECT_TRUE(story.documents.empty() && story.groups.empty() && story.utterances.empty());
  EXPECT_TRUE(look_up(story, {.words = "It is time", .by = {}, .is_word = {}}).empty());
}

TEST(BadReports, OneAloneHasNothingInCommon) {
  const Story story = join({storm("a").published("2031-03-02").build()});
  EXPECT_TRUE(story.utterances.empty());
  EXPECT_TRUE(story.differences.empty());
  EXPECT_TRUE(story.only.empty());
  EXPECT_TRUE(story.near_copies.empty());
}

TEST(BadReports, WithoutTextOrEntities) {
  Record empty;
  Record untold = storm("a").build();
  untold.statements.clear();
  untold.entities.clear();
  untold.times.clear();
  const Story story =
      join({empty, storm("b").build(), untold, empty, PressReport("title only", "Storm").build()});
  EXPECT_EQ(story.documents.size(), 5U);
}

TEST(BadReports, WithoutDatesAreJoinedAllTheSame) {
  const Story story = join({storm("a").build(), other_storm("b").build()});
  ASSERT_EQ(story.groups.size(), 1U);
  ASSERT_EQ(story.utterances.size(), 1U);
  EXPECT_EQ(story.utterances[0].agreement, Agreement::shortened);
  ASSERT_EQ(story.differences.size(), 1U);
  EXPECT_EQ(words_at(story, story.differences[0].a), "12 boats");
  EXPECT_EQ(words_at(story, story.differences[0].b), "15 boats");
}

TEST(BadReports, WithDatesThatAreNoneCountAsWithout) {
  for (const char* const published :
       {"", "yesterday", "2031-02-30", "2031-03-02T99:99", "0000-00-00", "2031"}) {
    const Story story =
        join({storm("a").published(published).build(), other_storm("b").published("2031-03-02").build()});
    ASSERT_EQ(story.utterances.size(), 1U) << published;
    EXPECT_EQ(story.utterances[0].versions.front().place.document, 1U) << "whoever tells when comes first";
  }
}

TEST(BadReports, FromTheFutureAreInTheirOrder) {
  const Story story = join({storm("a").published("9999-12-31T23:59:59+14:00").build(),
                            other_storm("b").published("9999-12-30").build()});
  ASSERT_EQ(story.utterances.size(), 1U);
  EXPECT_EQ(story.utterances[0].versions.front().place.document, 1U);
}

TEST(BadReports, TheSameFileTwiceIsACopy) {
  const Record report = storm("a").published("2031-03-02").build();
  const Story story = join({report, report});
  ASSERT_EQ(story.near_copies.size(), 1U);
  EXPECT_EQ(story.near_copies[0].share_of_a, 1);
  EXPECT_EQ(story.near_copies[0].share_of_b, 1);
  EXPECT_TRUE(story.differences.empty());
  EXPECT_TRUE(story.only.empty());
  ASSERT_EQ(story.utterances.size(), 1U);
  EXPECT_EQ(story.utterances[0].agreement, Agreement::verbatim);
}

TEST(BadReports, InAnotherLanguageIsNotMistaken) {
  Record german =
      PressReport("c", "Sturm versenkt Boote in Brennick")
          .published("2031-03-03")
          .tells("Am Sonntag hat der Sturm im alten Hafen von Brennick 15 Boote versenkt.")
          .quotes(
              "„Wir werden den Hafen nicht schließen, bevor die letzte Mannschaft bezahlt ist“, sagte "
              "Greta Lund.",
              "Greta Lund", "sagte")
          .names("Brennick", EntityKind::place)
          .build();
  german.article.language = "de";
  const Story story = join({storm("a").published("2031-03-02").build(), german});
  EXPECT_EQ(story.documents.size(), 2U);
  for (const Utterance& utterance : story.utterances) EXPECT_EQ(utterance.agreement, Agreement::paraphrase);
  EXPECT_TRUE(story.hardened.empty());
}

/// Nothing grows with the copies but what counts them: each sentence and saying is compared once.
TEST(BadReports, ThousandsOfCopiesAreOne) {
  constexpr std::size_t kCopies = 10'000;
  std::vector<Record> reports(kCopies, storm("a").published("2031-03-02").build());
  reports.push_back(other_storm("b").published("2031-03-03").build());
  const Story story = join(std::move(reports));
  ASSERT_EQ(story.utterances.size(), 1U);
  EXPECT_EQ(story.utterances[0].versions.size(), kCopies + 1);
  EXPECT_LE(story.near_copies.size(), kCopies);
  EXPECT_EQ(story.differences.size(), 1U);
  EXPECT_LE(story.only.size(), 1U);
  EXPECT_LE(story.outcomes.size(), 1U);
  EXPECT_EQ(look_up(story, {.words = "We will not close the harbour", .by = "Lund", .is_word = {}}).size(),
            kMostFindings);
}

/// Reports that are like each other and no copies: every number and name is another.
TEST(BadReports, ThousandsThatAreAllAlikeEndSoon) {
  std::vector<Record> reports;
  for (int i = 0; i < 3000; ++i) {
    const std::string number = std::to_string(1000 + i * 7);
    PressReport report("r" + number, "Storm sinks " + number + " boats in Brennick");
    report.tells("The storm sank " + number + " boats in the old harbour of Brennick on Sunday.")
        .time("Sunday", "2031-03-02")
        .quotes("“We paid crew number " + number + " in the harbour before the storm came,” Greta Lund said.",
                "Greta Lund")
        .tells("The mayor will meet crew " + number + " on Thursday at the lighthouse.")
        .time("Thursday", "2031-03-06");
    reports.push_back(report.build());
  }
  EXPECT_EQ(join(std::move(reports)).documents.size(), 3000U);
}

}  // namespace
}  // namespace hearsay
