#include "hearsay/story/quantity.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/text_fixture.h"

namespace hearsay {
namespace {

using testing::Text;

struct Found {
  std::string words;
  Quantity quantity;
};

std::vector<Found> all_in(std::string_view words, Vocabulary& vocabulary) {
  const Text text(words);
  std::vector<Found> out;
  for (const Quantity& quantity : find_quantities(text.clause(), {0, text.tokens.size()}, vocabulary))
    out.push_back({text.words(quantity.tokens), quantity});
  return out;
}

/// The only quantity of the text.
Quantity one(std::string_view words) {
  Vocabulary vocabulary;
  const std::vector<Found> found = all_in(words, vocabulary);
  EXPECT_EQ(found.size(), 1U) << words;
  return found.empty() ? Quantity{} : found.front().quantity;
}

bool none(std::string_view words) {
  Vocabulary vocabulary;
  return all_in(words, vocabulary).empty();
}

TEST(Quantities, AreNumbersInDigitsAndInWords) {
  for (const auto& [words, value] :
       std::vector<std::pair<std::string, double>>{{"It sank 12 boats.", 12},
                                                   {"It sank twelve boats.", 12},
                                                   {"It sank twenty-one boats.", 21},
                                                   {"It sank 1,200 boats.", 1200},
                                                   {"It drew 2.5 million visitors.", 2.5e6},
                                                   {"It drew half a million visitors.", 5e5},
                                                   {"It drew a thousand visitors.", 1000},
                                                   {"It drew three hundred visitors.", 300},
                                                   {"It drew five hundred thousand visitors.", 5e5}})
    EXPECT_DOUBLE_EQ(one(words).value, value) << words;
}

TEST(Quantities, HaveTheWordsAndTheUnit) {
  Vocabulary vocabulary;
  const std::vector<Found> found = all_in("The storm sank 12 old boats and tore 15 roofs.", vocabulary);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].words, "12 old boats");
  EXPECT_EQ(found[1].words, "15 roofs");
  EXPECT_NE(found[0].quantity.unit, found[1].quantity.unit);
  EXPECT_EQ(found[0].quantity.unit, all_in("One boat sank.", vocabulary).at(0).quantity.unit) << "boat, boats";
}

TEST(Quantities, OfMoneyKnowTheCurrency) {
  const Quantity dollars = one("It cost $3.2 million to build.");
  EXPECT_EQ(dollars.measure, Measure::money);
  EXPECT_DOUBLE_EQ(dollars.value, 3.2e6);
  EXPECT_EQ(one("It cost £3bn to build.").measure, Measure::money);
  EXPECT_DOUBLE_EQ(one("It cost £3bn to build.").value, 3e9);
  Vocabulary vocabulary;
  const WordId sign = all_in("It cost €5 in all.", vocabulary).at(0).quantity.unit;
  EXPECT_EQ(all_in("It cost 5 euros in all.", vocabulary).at(0).quantity.unit, sign);
  EXPECT_NE(all_in("It cost $5 in all.", vocabulary).at(0).quantity.unit, sign);
}

TEST(Quantities, OfPartsArePercent) {
  for (const std::string_view words :
       {"Prices rose 50% in May.", "Prices rose 50 percent in May.", "Prices rose by 50 per cent in May.",
        "Prices rose by fifty percent in May.", "Half of the crews left."}) {
    EXPECT_EQ(one(words).measure, Measure::percent) << words;
    EXPECT_DOUBLE_EQ(one(words).value, 50) << words;
  }
  EXPECT_NEAR(one("Two thirds of the crews left.").value, 66.7, 0.1);
  EXPECT_NEAR(one("A quarter of the crews left.").value, 25, 0.1);
}

TEST(Quantities, OfPeopleAreAges) {
  for (const std::string_view words : {"Ana Ruiz, 51, runs the ferry.", "The 51-year-old runs the ferry.",
                                       "A woman aged 51 runs the ferry."}) {
    EXPECT_EQ(one(words).measure, Measure::age) << words;
    EXPECT_EQ(one(words).value, 51) << words;
  }
}

TEST(Quantities, OfGamesAreScores) {
  EXPECT_EQ(one("Brennick won 3-1 at home.").measure, Measure::score);
  EXPECT_FALSE(compatible(one("Brennick won 3-1 at home."), one("Brennick won 3-2 at home.")));
  EXPECT_TRUE(compatible(one("Brennick won 3-1 at home."), one("Brennick beat them 3-1.")));
}

TEST(Quantities, AreNoYearsOrdinalsOrNames) {
  for (const std::string_view words :
       {"The pier was built in 1931.", "It was the 11th storm.", "The third pier sank.",
        "They flew with Apollo 11.", "No number here.", "", "…"})
    EXPECT_TRUE(none(words)) << words;
}

TEST(Quantities, KnowHowExactTheyAre) {
  EXPECT_EQ(one("It sank 12 boats.").precision, Precision::exact);
  EXPECT_EQ(one("It sank about 12 boats.").precision, Precision::about);
  EXPECT_EQ(one("It sank 12 or so boats.").precision, Precision::about);
  EXPECT_EQ(one("It sank more than 12 boats.").precision, Precision::at_least);
  EXPECT_EQ(one("It sank at least 12 boats.").precision, Precision::at_least);
  EXPECT_EQ(one("It sank up to 12 boats.").precision, Precision::at_most);
  EXPECT_EQ(one("It sank fewer than 12 boats.").precision, Precision::at_most);
}

TEST(Quantities, KnowRates) {
  EXPECT_TRUE(one("It moors 12 boats a day.").rate);
  EXPECT_TRUE(one("It moors 12 boats per week.").rate);
  EXPECT_FALSE(one("It moors 12 boats.").rate);
}

TEST(Quantities, WhatSomethingRoseToIsOneWithoutANoun) {
  EXPECT_EQ(one("The toll has risen to fourteen.").value, 14);
  EXPECT_TRUE(none("It came to four."));
}

TEST(Quantities, TwiceIsTwoTimes) {
  EXPECT_EQ(one("They met twice in May.").value, 2);
  EXPECT_TRUE(none("It is twice as long."));
}

TEST(Compatible, RoundAndVagueFiguresMayBeTheSame) {
  const auto boats = [](std::string_view number) { return one("It sank " + std::string(number) + " boats."); };
  for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{{"12", "twelve"},
                                                                             {"about 40", "42"},
                                                                             {"more than 40", "46"},
                                                                             {"up to 50", "46"},
                                                                             {"400", "403"},
                                                                             {"2 million", "1,990,000"}}) {
    EXPECT_TRUE(compatible(boats(a), boats(b))) << a << " / " << b;
    EXPECT_TRUE(compatible(boats(b), boats(a))) << b << " / " << a;
  }
  for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{
           {"12", "13"}, {"about 40", "60"}, {"more than 40", "36"}, {"up to 50", "66"}, {"401", "499"}}) {
    EXPECT_FALSE(compatible(boats(a), boats(b))) << a << " / " << b;
    EXPECT_FALSE(compatible(boats(b), boats(a))) << b << " / " << a;
  }
}

TEST(QuantitiesProperty, LieInTheRangeInOrder) {
  Vocabulary vocabulary;
  for (const std::string& words :
       {std::string("12 of 15 boats, $3 million or 40% of 2,000, and twenty-one more."),
        testing::repeated("1 million ", 2000), testing::repeated("9", 5000),
        testing::repeated("million ", 5000), testing::repeated("$", 5000), testing::repeated("1-", 5000),
        testing::repeated("1,", 5000), testing::repeated("half a ", 3000),
        std::string("999999999999999999999999 boats, 1e400 boats, -5 boats, 1.2.3.4 boats, ٣ boats, 12"),
        std::string("12-"), std::string("-year-old"), std::string("$"), std::string("5 per")}) {
    const Text text(words);
    TokenIndex last = 0;
    for (const Quantity& quantity : find_quantities(text.clause(), {0, text.tokens.size()}, vocabulary)) {
      ASSERT_LT(quantity.tokens.first, quantity.tokens.last);
      ASSERT_LE(quantity.tokens.last, text.tokens.size());
      EXPECT_GE(quantity.tokens.first, last);
      EXPECT_TRUE(compatible(quantity, quantity)) << quantity.value;
      last = quantity.tokens.last;
    }
  }
}

}  // namespace
}  // namespace hearsay
