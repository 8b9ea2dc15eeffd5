#include "hearsay/language/noun_phrase.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/text_fixture.h"

namespace hearsay {
namespace {

using testing::repeated;
using testing::Text;

/// The phrase that ends before `word`, within the text.
std::string before(std::string_view text, std::string_view word) {
  const Text read(text);
  const NounPhrase phrase = noun_phrase_before(read.clause(), read.find(word), 0);
  return read.words(phrase.tokens);
}

/// Its core alone.
std::string core_before(std::string_view text, std::string_view word) {
  const Text read(text);
  return read.words(noun_phrase_before(read.clause(), read.find(word), 0).core);
}

/// The phrase that begins at `word`.
std::string at(std::string_view text, std::string_view word) {
  const Text read(text);
  return read.words(noun_phrase_at(read.clause(), read.find(word), read.tokens.size()).tokens);
}

TEST(NounPhraseBefore, ReachesBackOverWhatHangsOnTheNoun) {
  EXPECT_EQ(before("In Brennick the head of the union said so.", "said"), "the head of the union");
  EXPECT_EQ(core_before("In Brennick the head of the union said so.", "said"), "the head");
  EXPECT_EQ(before("Later an analyst at a small bank said so.", "said"), "an analyst at a small bank");
  EXPECT_EQ(before("In Brennick, Olav Berg said so.", "said"), "Olav Berg");
  EXPECT_EQ(before("But he said so.", "said"), "he");
  EXPECT_EQ(before("But one of the aides said so.", "said"), "one of the aides");
}

TEST(NounPhraseBefore, PassesOverAReducedRelative) {
  EXPECT_EQ(before("But a report published on Friday said so.", "said"), "a report published on Friday");
  EXPECT_EQ(core_before("But a report published on Friday said so.", "said"), "a report");
}

TEST(NounPhraseBefore, LeavesOutATimeBeforeAName) {
  EXPECT_EQ(before("Last Friday Olav Berg said so.", "said"), "Olav Berg");
  EXPECT_EQ(before("Last night Olav Berg said so.", "said"), "Olav Berg");
  EXPECT_EQ(before("On Friday Olav Berg said so.", "said"), "Olav Berg");
  EXPECT_EQ(before("But the Sunday Post said so.", "said"), "the Sunday Post");
}

TEST(NounPhraseBefore, IsEmptyWhereNoNounEnds) {
  EXPECT_EQ(before("He left and said so.", "said"), "");
  EXPECT_EQ(before("It rained, said he.", "said"), "");
  const Text read("Berg said so.");
  EXPECT_TRUE(noun_phrase_before(read.clause(), 0, 0).empty());
}

TEST(NounPhraseAt, ReachesForwardOverWhatHangsOnTheNoun) {
  EXPECT_EQ(at("It is shut, said the head of the union on Friday.", "the"), "the head of the union");
  EXPECT_EQ(at("He told Olav Berg that it was shut.", "Olav"), "Olav Berg");
  EXPECT_EQ(at("He told her that it was shut.", "her"), "her");
  EXPECT_EQ(at("He told her aide that it was shut.", "her"), "her aide");
  EXPECT_EQ(at("So said the minister for trade and industry today.", "the"),
            "the minister for trade and industry");
}

TEST(NounPhraseAt, LeavesADayToTheVerb) {
  EXPECT_EQ(at("He told Reuters Monday that it was shut.", "Reuters"), "Reuters");
  EXPECT_EQ(at("He told the Sunday Post that it was shut.", "the"), "the Sunday Post");
  EXPECT_EQ(at("He left Friday.", "Friday"), "");
}

TEST(NounPhraseAt, IsEmptyWhereNoneBegins) {
  EXPECT_EQ(at("He left, and said so.", ","), "");
  const Text read("Berg");
  EXPECT_TRUE(noun_phrase_at(read.clause(), 1, 1).empty());
}

TEST(IsTimeWord, KnowsDaysAndTimes) {
  EXPECT_TRUE(is_time_word("friday"));
  EXPECT_TRUE(is_time_word("night"));
  EXPECT_FALSE(is_time_word("gate"));
}

/// At every place of any text: a phrase touches that place, stays inside what it may look at, and holds its
/// core.
void expect_sound(const Text& read) {
  const Clause clause = read.clause();
  for (const Sentence& sentence : read.tokens.sentences) {
    for (TokenIndex i = sentence.tokens.first; i <= sentence.tokens.last; ++i) {
      const NounPhrase ending = noun_phrase_before(clause, i, sentence.tokens.first);
      if (!ending.empty()) {
        ASSERT_EQ(ending.tokens.last, i);
        ASSERT_GE(ending.tokens.first, sentence.tokens.first);
        ASSERT_FALSE(ending.core.empty());
        ASSERT_TRUE(ending.tokens.contains(ending.core));
      }
      const TokenRange core = noun_core_before(clause, i, sentence.tokens.first);
      ASSERT_EQ(core.last, i);
      ASSERT_TRUE(core.first <= i && core.first >= sentence.tokens.first);
      const NounPhrase beginning = noun_phrase_at(clause, i, sentence.tokens.last);
      if (!beginning.empty()) {
        ASSERT_EQ(beginning.tokens.first, i);
        ASSERT_LE(beginning.tokens.last, sentence.tokens.last);
        ASSERT_EQ(beginning.core.first, i);
        ASSERT_FALSE(beginning.core.empty());
        ASSERT_TRUE(beginning.tokens.contains(beginning.core));
      }
    }
  }
}

TEST(NounPhrases, OfTextsPutTogetherAtRandomAreSound) {
  const std::vector<std::string_view> words{
      "the",  "a",     "head", "of",     "union",   "Berg", "’s",  "and",       "said", "on",
      "last", "night", "12",   "Friday", "her",     "he",   "old", "published", ",",    "one",
      "for",  "at",    "to",   "NAO",    "quickly", "“",    "”",   ".",         "all",  "most"};
  std::mt19937 random(7);
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (std::size_t i = random() % 20; i > 0; --i) text += std::string(words[random() % words.size()]) + " ";
    expect_sound(Text(text));
    if (HasFatalFailure()) FAIL() << text;
  }
}

TEST(NounPhrases, OfHostileTextAreSound) {
  for (const std::string_view part :
       {"head of the ", "the ", "Berg ", "Berg and ", "last ", "of ", "head published ", "old "})
    expect_sound(Text(repeated(part, 50'000)));
}

}  // namespace
}  // namespace hearsay
