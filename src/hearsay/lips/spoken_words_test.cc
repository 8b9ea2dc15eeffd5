#include "hearsay/lips/spoken_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace hearsay {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(SpokenWordsTest, MarksPartWordsAndApostrophesDoNot) {
  EXPECT_THAT(spoken_words("“We’ll get it – over/the line!”"),
              ElementsAre("we'll", "get", "it", "over", "the", "line"));
  EXPECT_THAT(spoken_words("well-known 'quoted' O'Brien's"),
              ElementsAre("well", "known", "quoted", "o'brien's"));
  EXPECT_THAT(spoken_words("U.S."), ElementsAre("u", "s"));
}

TEST(SpokenWordsTest, FiguresAreSaidAsTheyAreRead) {
  EXPECT_THAT(spoken_words("21"), ElementsAre("twenty", "one"));
  EXPECT_THAT(spoken_words("1,200"), ElementsAre("one", "thousand", "two", "hundred"));
  EXPECT_THAT(spoken_words("in 1984"), ElementsAre("in", "nineteen", "eighty", "four"));
  EXPECT_THAT(spoken_words("1990s"), ElementsAre("nineteen", "nineties"));
  EXPECT_THAT(spoken_words("3.5"), ElementsAre("three", "point", "five"));
  EXPECT_THAT(spoken_words("on 3rd and 21ST"), ElementsAre("on", "third", "and", "twenty", "first"));
  EXPECT_THAT(spoken_words("10:30"), ElementsAre("ten", "thirty"));
  EXPECT_THAT(spoken_words("4x4"), ElementsAre("four", "x", "four"));
  EXPECT_THAT(spoken_words("40% & more"), ElementsAre("forty", "percent", "and", "more"));
}

TEST(SpokenWordsTest, MoneyIsSaidBehindItsAmount) {
  EXPECT_THAT(spoken_words("$5 million more"), ElementsAre("five", "million", "dollars", "more"));
  EXPECT_THAT(spoken_words("£3 of it"), ElementsAre("three", "pounds", "of", "it"));
  EXPECT_THAT(spoken_words("€2.5"), ElementsAre("two", "point", "five", "euros"));
  EXPECT_THAT(spoken_words("£1.5bn lost"), ElementsAre("one", "point", "five", "billion", "pounds", "lost"));
  EXPECT_THAT(spoken_words("$3M and $40k"),
              ElementsAre("three", "million", "dollars", "and", "forty", "thousand", "dollars"));
  EXPECT_THAT(spoken_words("2tn"), ElementsAre("two", "trillion"));
  EXPECT_THAT(spoken_words("5m"), ElementsAre("five", "m"));  // metres, or millions
  EXPECT_THAT(spoken_words("$3bnx"), ElementsAre("three", "dollars", "bnx"));
  EXPECT_THAT(spoken_words("$5 million & £3"),
              ElementsAre("five", "million", "dollars", "and", "three", "pounds"));
  EXPECT_THAT(spoken_words("$5, 6"), ElementsAre("five", "dollars", "six"));
  EXPECT_THAT(spoken_words("$ and £"), ElementsAre("and"));
}

TEST(SpokenWordsTest, LongNumbersAreSaidDigitByDigit) {
  EXPECT_THAT(spoken_words("007"), ElementsAre("zero", "zero", "seven"));
  EXPECT_THAT(spoken_words("0"), ElementsAre("zero"));
  EXPECT_EQ(spoken_words("12345678901234567890").size(), 20U);
}

TEST(SpokenWordsTest, WhatHasNoLetterHasNoWord) {
  for (const std::string_view phrase : {"", "…", "?!", "   ", "\x01\x02", "\xff\xfe", "'", "$%&"})
    EXPECT_THAT(spoken_words(phrase), IsEmpty()) << phrase;
}

// A command line may hold so much.
TEST(SpokenWordsTest, ManyNumbersAreNoMoreWorkEach) {
  std::string numbers;
  for (int i = 0; i < 30000; ++i) numbers += "7 ";
  EXPECT_EQ(spoken_words(numbers).size(), 30000U);
}

TEST(SpokenWordsTest, WordsAreNeverEmptyWhateverTheBytes) {
  std::mt19937 random(5);
  constexpr std::string_view kBytes = "aZ9.,'$%&-s t\xc3\xa9\xe2\x80\x99\xff\n";
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    for (std::size_t i = 0; i < random() % 24; ++i) bytes += kBytes[random() % kBytes.size()];
    for (const std::string& word : spoken_words(bytes)) {
      EXPECT_FALSE(word.empty()) << bytes;
      EXPECT_FALSE(std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; })) << bytes;
      EXPECT_THAT(spoken_words(word), ElementsAre(word)) << bytes;  // a word is said as itself
    }
  }
}

TEST(PlainLettersTest, AccentsGoAndOtherScriptsGiveNothing) {
  EXPECT_EQ(plain_letters("zürich"), "zurich");
  EXPECT_EQ(plain_letters("łódź"), "lodz");
  EXPECT_EQ(plain_letters("o'clock"), "o'clock");
  EXPECT_THAT(plain_letters("привет"), IsEmpty());
  EXPECT_THAT(plain_letters("東京"), IsEmpty());
}

}  // namespace
}  // namespace hearsay
