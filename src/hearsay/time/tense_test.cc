#include "hearsay/time/tense.h"

#include <gtest/gtest.h>

#include <string_view>

#include "support/text_fixture.h"

namespace hearsay {
namespace {

using testing::repeated;
using testing::Text;

/// The tense around "Friday".
Tense tense_in(std::string_view written) {
  const Text read(written);
  TimeText text(read.tokens);
  text.set_sentence(read.tokens.sentences.front());
  PieceIndex friday = text.first();
  while (friday < text.last() && text.lower(friday) != "friday") ++friday;
  EXPECT_LT(friday, text.last()) << written;
  return tense_around(text, friday, friday + 1);
}

TEST(Tense, IsThatOfTheVerbBefore) {
  EXPECT_EQ(tense_in("Berg spoke on Friday."), Tense::past);
  EXPECT_EQ(tense_in("Berg was there on Friday."), Tense::past);
  EXPECT_EQ(tense_in("Berg will speak on Friday."), Tense::future);
  EXPECT_EQ(tense_in("Berg'll speak on Friday."), Tense::future);
  EXPECT_EQ(tense_in("Berg is expected on Friday."), Tense::future);
}

TEST(Tense, IsThatOfTheNearest) {
  EXPECT_EQ(tense_in("Berg said that she will speak on Friday."), Tense::future);
  EXPECT_EQ(tense_in("Berg will say what she saw on Friday."), Tense::past);
}

TEST(Tense, IsThatOfTheVerbBehindWhereNoneStandsBefore) {
  EXPECT_EQ(tense_in("On Friday Berg spoke."), Tense::past);
  EXPECT_EQ(tense_in("On Friday Berg will speak."), Tense::future);
}

TEST(Tense, OfAnInfinitiveHangsOnTheVerbBefore) {
  EXPECT_TRUE(looks_ahead(tense_in("Berg agreed to speak on Friday.")));
  EXPECT_TRUE(looks_ahead(tense_in("Berg is to speak on Friday.")));
  EXPECT_EQ(tense_in("Berg agreed on Friday."), Tense::past);
}

TEST(Tense, IsUnknownWithoutAVerb) {
  EXPECT_EQ(tense_in("Friday."), Tense::unknown);
  EXPECT_EQ(tense_in("The bridge, Friday."), Tense::unknown);
}

TEST(Tense, IsNotLookedForFarAway) {
  EXPECT_EQ(tense_in("Berg spoke " + repeated("of Brennick ", 100) + "Friday."), Tense::unknown);
}

}  // namespace
}  // namespace hearsay
