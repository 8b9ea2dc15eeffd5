#include "hearsay/story/near_copies.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/story_fixture.h"

namespace hearsay {
namespace {

/// Reports added in turn; what the last one shares with those before.
class Press {
 public:
  const NearCopies::Found& print(std::string_view text, std::string site = "The Lantern") {
    testing::ReportBuilder builder("page.html", std::move(site), "");
    builder.paragraph(text);
    sketches_.push_back(sketch(builder.build()));
    found_ = copies_.add(sketches_);
    return found_;
  }

 private:
  NearCopies copies_;
  std::vector<ReportSketch> sketches_;
  NearCopies::Found found_;
};

// Ten words each.
const std::string kFirst = "The ferry Ossian ran aground off Tarnholm late on Tuesday. ";
const std::string kSecond = "Ninety passengers were taken ashore by lifeboats within two hours. ";
const std::string kThird = "Harbour master Ines Quayle said that the buoy was missing. ";
const std::string kFourth = "Divers will look at the hull as soon as possible. ";
const std::string kOther = "A baker in Ossianby won the county's prize for rye. ";
const std::string kAnother = "Her oven was built by her great aunt in Orrin. ";
const std::string kFooter = "Sign up here for the letter that we send each Friday to all who read us. ";
const std::string kFooterToo =
    "Stories that you may have missed are listed below this one every day of the week. ";

TEST(NearCopies, ASharesItsSentencesWithB) {
  Press press;
  EXPECT_TRUE(press.print(kFirst + kSecond + kThird + kFourth).shared.empty());
  const auto& found = press.print(kFirst + kSecond + kOther);
  ASSERT_EQ(found.shared.size(), 1U);
  EXPECT_EQ(found.shared[0].other, 0U);
  EXPECT_NEAR(found.shared[0].of_this, 2.0 / 3, 0.01);
  EXPECT_NEAR(found.shared[0].of_other, 0.5, 0.01);
  EXPECT_FALSE(found.is_double);
}

TEST(NearCopies, TheSameReportTwiceIsADouble) {
  Press press;
  press.print(kFirst + kSecond + kThird);
  const auto& found = press.print(kFirst + kSecond + kThird);
  ASSERT_EQ(found.shared.size(), 1U);
  EXPECT_EQ(found.shared[0], (SharedText{0, 1, 1, 1, 1}));
  EXPECT_TRUE(found.is_double);
}

TEST(NearCopies, AnotherReportIsNone) {
  Press press;
  press.print(kFirst + kSecond + kThird + kFourth);
  EXPECT_TRUE(press.print(kOther + kAnother).shared.empty());
}

TEST(NearCopies, AFewWordsAreNoCopy) {
  Press press;
  press.print("Page not found.");
  EXPECT_TRUE(press.print("Page not found.").shared.empty());
  press.print("");
  EXPECT_TRUE(press.print("").shared.empty());
}

/// A long report in which every sentence has a word of its own at its end.
std::string rewritten(const std::string& mark) {
  std::string text;
  for (int i = 0; i < 40; ++i)
    text += "In hall" + std::to_string(i) + " the keeper of lamp" + std::to_string(i) +
            " told the board how tide" + std::to_string(i) + " had reached the stair of gate" +
            std::to_string(i) + " before " + mark + std::to_string(i) + ". ";
  return text;
}

TEST(NearCopies, ARewriteSharesItsWording) {
  Press press;
  press.print(rewritten("dawn"));
  const auto& found = press.print(rewritten("noon"));
  ASSERT_EQ(found.shared.size(), 1U);
  EXPECT_EQ(found.shared[0].of_this, 0);
  EXPECT_GT(found.shared[0].wording_of_this, 0.5);
  EXPECT_LT(found.shared[0].wording_of_this, 1);
}

TEST(NearCopies, WhatStandsInVeryManyReportsDoesNotCount) {
  Press press;
  for (int i = 0; i < 40; ++i) {
    std::string text;
    for (int k = 0; k < 4; ++k) {
      const std::string n = std::to_string(i * 10 + k);
      text += "Keeper" + n + " of lamp" + n + " told board" + n + " that tide" + n + " came to gate" + n +
              " at hour" + n + ". ";
    }
    const auto& found = press.print(text + kFooter + kFooterToo);
    if (i > 20) {
      EXPECT_TRUE(found.shared.empty()) << i;
    }
  }
}

TEST(NearCopies, AnAgencysTextIsNoBoilerplateHoweverManyPrintIt) {
  Press press;
  for (int i = 0; i < 60; ++i) {
    std::string own;
    for (int k = 0; k < 2; ++k) {
      const std::string n = std::to_string(i * 10 + k);
      own += "Our reader" + n + " in street" + n + " of town" + n + " saw ship" + n + " from roof" + n + ". ";
    }
    const auto& found = press.print(own + kFirst + kSecond + kThird + kFourth, "Paper " + std::to_string(i));
    if (i == 0) continue;
    ASSERT_FALSE(found.shared.empty()) << i;
    EXPECT_NEAR(found.shared[0].of_this, 40.0 / 60, 0.05) << i;
    EXPECT_FALSE(found.is_double) << i;
  }
}

}  // namespace
}  // namespace hearsay
