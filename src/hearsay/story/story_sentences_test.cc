#include "hearsay/story/story_sentences.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "support/press_report.h"

namespace hearsay {
namespace {

using testing::one_event;
using testing::PressReport;

/// The sentences of reports that are of one group.
struct Sentences {
  explicit Sentences(std::vector<Record> reports)
      : story(one_event(std::move(reports))), text(story), sentences(story, text, story.groups.front()) {}

  [[nodiscard]] std::string_view words(std::uint32_t i) const {
    const StorySentence& sentence = sentences.all()[i];
    return sentence.span.of(story.documents[sentence.document].article.text);
  }
  /// The first sentence that begins so.
  [[nodiscard]] std::uint32_t find(std::string_view beginning) const {
    std::uint32_t i = 0;
    while (i < sentences.all().size() && !words(i).starts_with(beginning)) ++i;
    return i;
  }

  const Story story;
  const StoryText text;
  const StorySentences sentences;
};

TEST(StorySentences, TheSameSentenceOfSeveralReportsIsOne) {
  const Record copy = PressReport("b").tells("THE STORM SANK BOATS!").tells("Bread rose.").build();
  const Sentences all(
      {PressReport("a").tells("The storm sank boats.").tells("Crews slept.").build(), copy, copy});
  ASSERT_EQ(all.sentences.all().size(), 3U);
  EXPECT_EQ(all.sentences.all()[0].documents, (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_EQ(all.sentences.all()[1].documents, (std::vector<std::uint32_t>{0}));
  EXPECT_EQ(all.sentences.all()[2].documents, (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(all.sentences.documents(), 3U);
}

TEST(StorySentences, WithoutWordsAreNone) {
  const Sentences all({PressReport("a").tells("…").tells("* * *").tells("Crews slept.").build(), Record{}});
  ASSERT_EQ(all.sentences.all().size(), 1U);
  EXPECT_EQ(all.words(0), "Crews slept.");
}

TEST(StorySentences, KnowWhoIsMentioned) {
  Record record = PressReport("a", "Lund opens lighthouse")
                      .names("Greta Lund")
                      .tells("Greta Lund opened the lighthouse.")
                      .tells("She left at noon.")
                      .build();
  const auto she = static_cast<std::uint32_t>(record.article.text.find("She"));
  record.entities[0].mentions.push_back({she, she + 3});
  const Sentences all({record});
  for (const std::string_view sentence : {"Lund opens", "Greta Lund", "She left"}) {
    const std::vector<PlacedEntity>& entities = all.sentences.all()[all.find(sentence)].entities;
    ASSERT_FALSE(entities.empty()) << sentence;
    EXPECT_EQ(entities[0].entity, 0U);
  }
  const StorySentence& named = all.sentences.all()[all.find("Greta Lund")];
  const StorySentence& meant = all.sentences.all()[all.find("She left")];
  EXPECT_GT(all.sentences.shared(named, meant), 0) << "whom a pronoun means is matter";
}

TEST(StorySentences, LikeOnesAreThoseThatShareWhatIsRare) {
  const Sentences all({PressReport("a")
                           .tells("The storm sank boats in Brennick.")
                           .tells("The mayor met crews in Brennick.")
                           .tells("A baker sold bread in Brennick.")
                           .build(),
                       PressReport("b").tells("In Brennick a storm has sunk boats.").build()});
  const std::uint32_t storm = all.find("The storm");
  const std::vector<std::uint32_t> like = all.sentences.like(storm);
  ASSERT_FALSE(like.empty());
  EXPECT_EQ(like.front(), all.find("In Brennick a storm"));
  EXPECT_EQ(std::ranges::count(like, storm), 0) << "none is like itself";
  EXPECT_LE(like.size(), kMostLike);
}

TEST(StorySentencesProperty, WeightsAndSharesAreBetweenNoneAndAll) {
  const Sentences all(
      {PressReport("a").tells("The storm sank boats. Boats sank. It was so. Boats!").build(),
       PressReport("b").tells("The storm never sank any boats, crews of Brennick said.").build()});
  for (const StorySentence& a : all.sentences.all()) {
    EXPECT_TRUE(std::ranges::is_sorted(a.notions));
    for (const WordId notion : a.notions) {
      EXPECT_GT(all.sentences.weight(notion), 0);
      EXPECT_LE(all.sentences.weight(notion), 1);
    }
    for (const StorySentence& b : all.sentences.all()) {
      EXPECT_DOUBLE_EQ(all.sentences.shared(a, b), all.sentences.shared(b, a));
      EXPECT_TRUE(all.sentences.coverage(a, b) >= 0 && all.sentences.coverage(a, b) <= 1);
    }
    if (!a.notions.empty()) {
      EXPECT_DOUBLE_EQ(all.sentences.coverage(a, a), 1);
    }
  }
}

}  // namespace
}  // namespace hearsay
