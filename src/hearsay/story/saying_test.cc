#include "hearsay/story/saying.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "support/press_report.h"

namespace hearsay {
namespace {

using testing::one_event;
using testing::PressReport;
using Words = std::vector<std::string>;

struct Sayings {
  explicit Sayings(Record report)
      : story(one_event({std::move(report)})), text(story), all(sayings_of(story, text, 0)) {}

  /// The words as they stand in the report.
  [[nodiscard]] Words words(const std::vector<Word>& list) const {
    Words out;
    for (const Word& word : list) out.emplace_back(text.tokens(0).word(word.token));
    return out;
  }

  const Story story;
  const StoryText text;
  const std::vector<Saying> all;
};

TEST(Sayings, HaveWhatStandsInQuotationMarks) {
  const Sayings direct(
      PressReport("a").quotes("“The boats stay,” Greta Lund said. “All of them.”", "Greta Lund").build());
  ASSERT_EQ(direct.all.size(), 1U);
  EXPECT_EQ(direct.words(direct.all[0].quoted.words), (Words{"The", "boats", "stay", "All", "of", "them"}));
  EXPECT_EQ(direct.all[0].quoted.stretch.back(), 1U);
  EXPECT_EQ(direct.story.entities[direct.all[0].speaker.value()].entity.name, "Greta Lund");
}

TEST(Sayings, OfTheReportsOwnWordsHaveNothingQuoted) {
  const Sayings told(PressReport("a")
                         .reports("Lund said that the boats would stay.", "Greta Lund", "the boats would stay")
                         .build());
  ASSERT_EQ(told.all.size(), 1U);
  EXPECT_TRUE(told.all[0].quoted.empty());
  EXPECT_EQ(told.words(told.all[0].content), (Words{"the", "boats", "would", "stay"}));
}

TEST(Sayings, AQuotationIsTheInnermostStatements) {
  PressReport report("a");
  const std::string words = "Olav Berg said that Greta Lund had shouted “The boats stay” at him.";
  report.reports(words, "Olav Berg", "Greta Lund had shouted “The boats stay” at him");
  Record record = report.build();
  Statement inner = record.statements[0];
  const auto at = static_cast<std::uint32_t>(record.article.text.find("The boats stay"));
  inner.content = {{at, at + 14}};
  inner.within = 0;
  record.statements.push_back(inner);
  const Sayings sayings(record);
  ASSERT_EQ(sayings.all.size(), 2U);
  EXPECT_TRUE(sayings.all[0].quoted.empty());
  EXPECT_EQ(sayings.words(sayings.all[1].quoted.words), (Words{"The", "boats", "stay"}));
}

TEST(Sayings, WithoutWordsAreNone) {
  Record record = PressReport("a").quotes("“…,” Greta Lund said.", "Greta Lund").build();
  record.statements.emplace_back();  // no content at all
  EXPECT_TRUE(Sayings(record).all.empty());
  EXPECT_TRUE(Sayings(Record{}).all.empty());
}

TEST(Sayings, OfNobodyHaveNoSpeaker) {
  const Sayings sayings(PressReport("a").quotes("“The boats stay,” it was said.", "", "").build());
  ASSERT_EQ(sayings.all.size(), 1U);
  EXPECT_EQ(sayings.all[0].speaker, std::nullopt);
}

}  // namespace
}  // namespace hearsay
