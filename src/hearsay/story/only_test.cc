#include "hearsay/story/only.h"

#include <gtest/gtest.h>

#include <algorithm>
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
using Words = std::vector<std::string>;

Words only(std::vector<Record> reports) {
  const Story story = one_event(std::move(reports));
  const StoryText text(story);
  Words out;
  for (const DocumentSpan& place : find_only(StorySentences(story, text, story.groups.front())))
    out.push_back(words_at(story, place));
  return out;
}

constexpr std::string_view kStorm = "The storm sank twelve boats in the old harbour of Brennick on Sunday.";
constexpr std::string_view kBaker = "A baker on the quay handed out warm bread to the rescued crews all night.";

TEST(Only, TellsWhatOneReportAloneHas) {
  EXPECT_EQ(only({PressReport("a").tells(kStorm).tells(kBaker).build(),
                  PressReport("b")
                      .tells("Twelve boats sank in the storm in Brennick's old harbour on Sunday.")
                      .build()}),
            Words{std::string(kBaker)});
}

TEST(Only, GoesReportByReportInTheOrderOfTheText) {
  const std::string second = "Divers found an anchor of the eighteenth century under the northern pier.";
  const std::string third = "The council meets on Thursday to vote about new moorings and lamps.";
  EXPECT_EQ(only({PressReport("a").tells(kBaker).tells(kStorm).tells(second).build(),
                  PressReport("b").tells(third).tells(kStorm).build()}),
            (Words{std::string(kBaker), second, third}));
}

TEST(Only, HeadlinesCaptionsAndShortSentencesAreNobodysAlone) {
  EXPECT_TRUE(only({PressReport("a", "A baker on the quay handed out warm bread")
                        .tells(kStorm)
                        .tells("Warm bread handed out by a baker on the quay at night", BlockKind::caption)
                        .tells("Nobody slept.")
                        .build(),
                    PressReport("b").tells(kStorm).build()})
                  .empty());
}

TEST(Only, AReportAloneOrTwiceHasNothingAlone) {
  const Record report = PressReport("a").tells(kStorm).tells(kBaker).build();
  EXPECT_TRUE(only({report}).empty());
  EXPECT_TRUE(only({report, report}).empty());
  EXPECT_TRUE(only({Record{}, Record{}}).empty());
}

TEST(OnlyProperty, NoOtherReportHasTheSentence) {
  const std::vector<Record> reports{PressReport("a").tells(kStorm).tells(kBaker).build(),
                                    PressReport("b").tells(kBaker).build(),
                                    PressReport("c").tells(kStorm).build()};
  EXPECT_TRUE(only(reports).empty());
}

}  // namespace
}  // namespace hearsay
