#include "hearsay/dossier/view.h"

#include <gtest/gtest.h>

#include "hearsay/dossier/wording.h"
#include "support/story_fixture.h"

namespace hearsay::dossier {
namespace {

class ViewTest : public ::testing::Test {
 protected:
  [[nodiscard]] std::string speakers(Standing standing) const {
    std::string names;
    for (const SpeakerGroup& group : view_.sections()[static_cast<std::size_t>(standing)].speakers) {
      names +=
          std::string(speaker_name(view_, group.speaker)) + " " + std::to_string(group.statements.size()) + ";";
    }
    return names;
  }

  Story story_ = hearsay::testing::two_reports();
  View view_{story_};
};

TEST_F(ViewTest, OrdersReportsByPublication) {
  EXPECT_EQ(view_.reports()[0].outlet, "Upland Wire");
  EXPECT_EQ(view_.reports()[0].document, 1U);
  EXPECT_EQ(view_.report(0).number, 2U);
  EXPECT_EQ(title_of(view_), "Talks on the Ilva open in Brennick");
  EXPECT_EQ(extent_of(view_), "2 reports, 2 outlets, 9 statements, 17 October 2025 to 18 October 2025");
}

TEST_F(ViewTest, KeepsWhatWasSaidApart) {
  EXPECT_EQ(speakers(Standing::said),
            "Beatrix Lowenthal 2;Nadia Oyelaran 1;Emil Vasilevsky 1;speaker not named 1;");
  EXPECT_EQ(speakers(Standing::denied), "Emil Vasilevsky 1;");
  EXPECT_EQ(speakers(Standing::withheld), "Henrik Lauritsen 1;");
  EXPECT_EQ(speakers(Standing::expected), "Nadia Oyelaran 1;");
  EXPECT_EQ(speakers(Standing::thought), "Nadia Oyelaran 1;");
}

TEST_F(ViewTest, EveryStatementStandsOnce) {
  std::vector<StatementPlace> places;
  for (const Section& section : view_.sections()) {
    std::size_t count = 0;
    for (const SpeakerGroup& group : section.speakers) {
      count += group.statements.size();
      places.insert(places.end(), group.statements.begin(), group.statements.end());
    }
    EXPECT_EQ(count, section.statements);
  }
  std::ranges::sort(places);
  EXPECT_EQ(std::ranges::unique(places).begin(), places.end());
  EXPECT_EQ(places.size(), view_.totals().statements);
}

TEST_F(ViewTest, DrawsTheChainAsTheRecordHasIt) {
  ASSERT_TRUE(view_.longest_chain());
  EXPECT_EQ(chain_words(view_, *view_.longest_chain()), "The Lantern › Beatrix Lowenthal › Emil Vasilevsky");
  EXPECT_EQ(chain_words(view_, {1, 4}), kChainNotTold);
}

TEST_F(ViewTest, CountsAcrossReports) {
  const auto speakers = view_.speakers_by_weight();
  EXPECT_EQ(view_.name(speakers.front()), "Nadia Oyelaran");
  for (const EntityId id : speakers) {
    if (view_.name(id) == "Emil Vasilevsky") {
      EXPECT_EQ(view_.entities()[id].reports, (std::vector<std::size_t>{1, 2}));
    }
  }
  EXPECT_EQ(view_.totals().of(Channel::lip_reading), 1U);
  EXPECT_EQ(view_.nested({0, 0}), (std::vector<StatementId>{1}));
}

TEST(View, ThoughtStaysAThoughtHoweverSure) {
  Statement statement;
  statement.channel = Channel::thought;
  for (const Certainty certainty : kCertainties) {
    statement.certainty = certainty;
    EXPECT_EQ(standing_of(statement), Standing::thought);
  }
}

TEST(View, TakesTheTitleOfAReportThatHasOne) {
  hearsay::testing::ReportBuilder untitled("a.txt", "A", "");
  untitled.record().article.title.reset();
  hearsay::testing::ReportBuilder titled("b.txt", "B", "Talks open");
  const Story story = hearsay::testing::join_by_name({untitled.build(), titled.build()});
  EXPECT_EQ(title_of(View(story)), "Talks open");
  const Story alone = hearsay::testing::join_by_name({untitled.build()});
  EXPECT_EQ(title_of(View(alone)), "a.txt");
}

TEST(View, HoldsAnEmptyStory) {
  const Story story;
  const View view(story);
  EXPECT_EQ(extent_of(view), "0 reports, 0 outlets, 0 statements");
  EXPECT_FALSE(view.longest_chain());
}

TEST(View, IgnoresIdsThatLeadNowhere) {
  hearsay::testing::ReportBuilder report("a", "A", "Title");
  report.paragraph("He said yes.");
  Statement& made = report.statement("He", "said", "yes");
  made.speaker = 99;
  made.chain = {98, 99};
  made.within = 97;
  const Story story = hearsay::testing::join_by_name({report.build()});
  const View view(story);
  EXPECT_FALSE(view.speaker({0, 0}));
  EXPECT_TRUE(view.chain({0, 0}).empty());
}

}  // namespace
}  // namespace hearsay::dossier
