#include "hearsay/people/lexicon_features.h"

#include <gtest/gtest.h>

#include "support/text_fixture.h"

namespace hearsay {
namespace {

TEST(LexiconFeatures, MarkWhatTheListsKnow) {
  const testing::Text text("President Nicola Berg met two lawyers in New York on Friday.");
  const std::vector<std::uint16_t> bits = lexicon_features(text.tokens);
  ASSERT_EQ(bits.size(), text.tokens.size());
  const auto has = [&](std::string_view word, LexiconFeature feature) {
    return (bits[text.find(word)] & feature) != 0;
  };
  EXPECT_TRUE(has("President", kTitle));
  EXPECT_TRUE(has("Nicola", kFirstName));
  EXPECT_TRUE(has("lawyers", kPeopleRole));
  EXPECT_TRUE(has("New", kPlaceName));
  EXPECT_TRUE(has("York", kPlaceName));
  EXPECT_TRUE(has("Friday", kTimeWord));
  EXPECT_EQ(bits[text.find("met")], kWrittenSmall);
}

TEST(LexiconFeatures, KnowHowElseTheTextWritesAWord) {
  const testing::Text text("Hope is gone. They hope that Berg comes. Berg went.");
  const std::vector<std::uint16_t> bits = lexicon_features(text.tokens);
  EXPECT_NE(bits[text.find("Hope")] & kWrittenSmall, 0);
  EXPECT_EQ(bits[text.find("Hope")] & kWrittenCapital, 0);
  EXPECT_NE(bits[text.find("Berg")] & kWrittenCapital, 0);
}

TEST(LexiconFeatures, AreZeroOrSoundForHostileText) {
  for (const std::string_view part : {"A-B-", "\x01 ", "北京", "“", "New "}) {
    const testing::Text text(testing::repeated(part, 5000));
    EXPECT_EQ(lexicon_features(text.tokens).size(), text.tokens.size());
  }
}

}  // namespace
}  // namespace hearsay
