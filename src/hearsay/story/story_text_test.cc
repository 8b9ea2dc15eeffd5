#include "hearsay/story/story_text.h"

#include <gtest/gtest.h>

#include <string>

#include "support/press_report.h"

namespace hearsay {
namespace {

using testing::PressReport;

Story two_texts() {
  Story story;
  story.documents = {
      PressReport("a").tells("The café shut. Boats left at once.").tells("Nobody slept.").build(),
      PressReport("b").build()};
  return story;
}

TEST(StoryText, HasTheWordsOfEveryReport) {
  const Story story = two_texts();
  const StoryText text(story);
  ASSERT_EQ(text.size(), 2U);
  EXPECT_EQ(text.words(0).size(), 9U);
  EXPECT_TRUE(text.words(1).empty());
}

TEST(StoryText, FindsTokensByTheirBytes) {
  const Story story = two_texts();
  const StoryText text(story);
  const std::string& words = story.documents[0].article.text;
  const Tokens& tokens = text.tokens(0);
  for (TokenIndex i = 0; i < tokens.size(); ++i)
    for (std::uint32_t at = tokens.tokens[i].span.begin; at < tokens.tokens[i].span.end; ++at)
      EXPECT_EQ(text.token_at(0, at), i) << at;
  EXPECT_EQ(text.token_at(0, 3), 1U) << "a blank is before the next token";
  EXPECT_EQ(text.token_at(0, static_cast<std::uint32_t>(words.size())), tokens.size());
  EXPECT_EQ(text.token_at(0, 1U << 30U), tokens.size());
  const auto boats = static_cast<std::uint32_t>(words.find("Boats left"));
  const TokenRange range = text.tokens_in(0, {boats + 2, boats + 7});
  EXPECT_EQ(tokens.span(range).of(words), "Boats left")
      << "tokens that lie in the span in part are taken whole";
  EXPECT_TRUE(text.tokens_in(0, {boats, boats}).empty());
  EXPECT_EQ(text.words_in(0, range).size(), 2U);
  EXPECT_TRUE(text.words_in(0, {range.last, range.first}).empty());
}

TEST(StoryText, FindsTheSentenceOfAPlace) {
  const Story story = two_texts();
  const StoryText text(story);
  const std::string& words = story.documents[0].article.text;
  const auto index = text.sentence_at(0, static_cast<std::uint32_t>(words.find("left")));
  ASSERT_TRUE(index.has_value());
  EXPECT_EQ(text.sentence(0, *index).of(words), "Boats left at once.");
  EXPECT_EQ(text.sentence_at(0, static_cast<std::uint32_t>(words.size())), std::nullopt);
  EXPECT_EQ(text.sentence_at(1, 0), std::nullopt);
}

}  // namespace
}  // namespace hearsay
