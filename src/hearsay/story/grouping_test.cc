#include "hearsay/story/grouping.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "hearsay/story/entity_joiner.h"
#include "support/press_report.h"

namespace hearsay {
namespace {

using testing::PressReport;
using Groups = std::vector<std::vector<std::uint32_t>>;

Story grouped(std::vector<Record> reports) {
  Story story = join_entities(std::move(reports));
  group_story(story);
  return story;
}

Record lighthouse(const std::string& input, const std::string& published = {}) {
  PressReport report(input);
  if (!published.empty()) report.published(published);
  return report
      .tells("Greta Lund opened the new lighthouse of Brennick while the crews of the harbour watched.")
      .names("Greta Lund")
      .names("Brennick", EntityKind::place)
      .build();
}

Record crews(const std::string& input, const std::string& published = {}) {
  PressReport report(input);
  if (!published.empty()) report.published(published);
  return report
      .tells("Pay for fishermen was on everybody's lips in Brennick, and Greta Lund promised them more of it.")
      .names("Greta Lund")
      .names("Brennick", EntityKind::place)
      .build();
}

Record bakery(const std::string& input) {
  return PressReport(input)
      .tells("Rye bread from Solvany has won a prize, and its baker, Tomas Pike, cannot believe it.")
      .names("Tomas Pike")
      .names("Solvany", EntityKind::place)
      .build();
}

TEST(Grouping, AHandfulOfTheSamePeopleAndPlacesIsOneStory) {
  EXPECT_EQ(grouped({lighthouse("a"), crews("b")}).groups, (Groups{{0, 1}}));
  EXPECT_EQ(grouped({lighthouse("a", "2031-03-02"), crews("b", "2031-03-20")}).groups, (Groups{{0, 1}}));
}

TEST(Grouping, OfFewReportsOneMayTellMonthsLaterWhatCameOfIt) {
  EXPECT_EQ(grouped({lighthouse("a", "2031-03-02"), crews("b", "2031-06-20")}).groups, (Groups{{0, 1}}));
}

TEST(Grouping, FewReportsOfTheSameWordsAreOneStoryWithoutAName) {
  const auto tells = [](const std::string& input, const std::string& words) {
    return PressReport(input).published("2031-03-02").tells(words).build();
  };
  EXPECT_EQ(
      grouped(
          {tells("a", "Smoke alarms in the new road tunnel failed on the first morning, a driver complained."),
           tells("b", "The tunnel will be shut until its smoke alarms have been mended, engineers promised."),
           bakery("c")})
          .groups,
      (Groups{{0, 1}, {2}}));
}

TEST(Grouping, OtherPeopleAndOtherDaysAreOtherStories) {
  EXPECT_EQ(grouped({lighthouse("a"), bakery("b"), crews("c")}).groups, (Groups{{0, 2}, {1}}));
  EXPECT_EQ(grouped({lighthouse("a", "2031-03-02"), crews("b", "2032-03-02")}).groups, (Groups{{0}, {1}}));
}

TEST(Grouping, OfNothingIsNothing) {
  EXPECT_TRUE(grouped({}).groups.empty());
  EXPECT_EQ(grouped({Record{}, Record{}}).groups.size(), 2U) << "what tells nothing is like nothing";
}

TEST(GroupingProperty, EveryReportIsInOneGroupWhateverTheirOrder) {
  std::vector<Record> reports{lighthouse("lund 1"), crews("lund 2"), bakery("pike 1"), lighthouse("lund 3"),
                              bakery("pike 2")};
  std::ranges::sort(reports, {}, [](const Record& record) { return record.article.input; });
  do {
    const Story story = grouped(reports);
    ASSERT_EQ(story.groups.size(), 2U);
    std::size_t in_groups = 0;
    for (const std::vector<std::uint32_t>& group : story.groups) {
      in_groups += group.size();
      EXPECT_TRUE(std::ranges::is_sorted(group));
      for (const std::uint32_t document : group)
        EXPECT_EQ(story.documents[document].article.input.substr(0, 4),
                  story.documents[group.front()].article.input.substr(0, 4));
    }
    EXPECT_EQ(in_groups, reports.size());
  } while (std::ranges::next_permutation(reports, {}, [](const Record& record) {
             return record.article.input;
           }).found);
}

}  // namespace
}  // namespace hearsay
