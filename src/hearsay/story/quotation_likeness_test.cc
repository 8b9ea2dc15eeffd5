#include "hearsay/story/quotation_likeness.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/text_fixture.h"

namespace hearsay {
namespace {

using testing::Text;
using Stretches = std::vector<std::string>;

class Likeness : public ::testing::Test {
 protected:
  QuotedWords quoted(const Stretches& stretches) {
    QuotedWords out;
    for (const std::string& stretch : stretches) {
      const Text text(stretch);
      out.add(words_of(text.tokens, {0, text.tokens.size()}, vocabulary_), text.tokens);
    }
    return out;
  }

  QuotationLikeness of(const Stretches& a, const Stretches& b) {
    return compare_quotations(quoted(a), quoted(b));
  }

  Vocabulary vocabulary_;
};

const Stretches kWhole{"We will not close the harbour. The boats stay where they are."};

TEST_F(Likeness, OfTheSameWordsIsWhole) {
  const QuotationLikeness same = of(kWhole, {"we will not close the harbor – the boats stay where they are"});
  EXPECT_EQ(same.agreement, Agreement::verbatim);
  EXPECT_EQ(same.similarity, 1);
  EXPECT_EQ(same.words, 12U);
  EXPECT_TRUE(same.whole && same.same_extent);
  EXPECT_FALSE(same.opposite);
}

TEST_F(Likeness, OfACutIsShortened) {
  const QuotationLikeness cut = of(kWhole, {"close the harbour"});
  EXPECT_EQ(cut.agreement, Agreement::shortened);
  EXPECT_EQ(cut.similarity, 1) << "nothing speaks against it";
  EXPECT_TRUE(cut.whole);
  EXPECT_FALSE(cut.same_extent);
  EXPECT_EQ(of(kWhole, {"The boats stay where they are"}).agreement, Agreement::shortened);
}

TEST_F(Likeness, OfOtherWordsIsAltered) {
  const QuotationLikeness other = of(kWhole, {"We will not sell the harbour. The boats stay where they are."});
  EXPECT_EQ(other.agreement, Agreement::altered);
  EXPECT_LT(other.similarity, 1);
  EXPECT_GT(other.similarity, 0.5);
}

TEST_F(Likeness, OfADroppedNegationIsOpposite) {
  EXPECT_TRUE(of(kWhole, {"We will close the harbour. The boats stay where they are."}).opposite);
  EXPECT_TRUE(
      of({"I never said that the boats would leave"}, {"I said that the boats would leave"}).agreement !=
      Agreement::verbatim);
  EXPECT_FALSE(of(kWhole, {"close the harbour"}).opposite) << "a cut says nothing about what is cut";
}

TEST_F(Likeness, OfNothingSharedIsNone) {
  const QuotationLikeness none = of(kWhole, {"Bread rose quickly"});
  EXPECT_EQ(none.similarity, 0);
  EXPECT_EQ(none.words, 0U);
  EXPECT_EQ(of(kWhole, {}).words, 0U);
  EXPECT_EQ(of({}, {}).words, 0U);
}

TEST_F(Likeness, OfStretchesThatOneReportLeavesOut) {
  const QuotationLikeness pieces = of(kWhole, {"We will not close", "stay where they are"});
  EXPECT_EQ(pieces.agreement, Agreement::shortened);
  EXPECT_FALSE(pieces.opposite);
}

TEST_F(Likeness, BracketsStandForWhatTheOtherHas) {
  EXPECT_EQ(
      of({"We will not close [the quay] for winter crews"}, {"We will not close the harbour for winter crews"})
          .similarity,
      1);
}

TEST_F(Likeness, IsBetweenNoneAndAllWhicheverIsFirst) {
  const std::vector<Stretches> all{kWhole,
                                   {"close the harbour"},
                                   {"We will close the harbour now"},
                                   {"The boats", "the harbour"},
                                   {"Not now, not ever, not here"},
                                   {"[The mayor] will not close it"}};
  for (const Stretches& a : all)
    for (const Stretches& b : all) {
      const QuotationLikeness likeness = of(a, b);
      EXPECT_TRUE(likeness.similarity >= 0 && likeness.similarity <= 1);
      EXPECT_LE(likeness.content, likeness.words);
      EXPECT_NE(likeness.agreement, Agreement::paraphrase);
      EXPECT_EQ(likeness.opposite, of(b, a).opposite);
      if (a == b) {
        EXPECT_EQ(likeness.agreement, Agreement::verbatim);
      }
    }
}

TEST(QuotedWordsTest, KnowWhereStretchesAndSentencesOpen) {
  const Text text("Boats left. Boats stayed.");
  Vocabulary vocabulary;
  QuotedWords quoted;
  const std::vector<Word> words = words_of(text.tokens, {0, text.tokens.size()}, vocabulary);
  quoted.add(words, text.tokens);
  quoted.add(words, text.tokens);
  EXPECT_EQ(quoted.stretch, (std::vector<std::uint32_t>{0, 0, 0, 0, 1, 1, 1, 1}));
  EXPECT_EQ(quoted.opens, (std::vector<bool>{true, false, true, false, true, false, true, false}));
}

}  // namespace
}  // namespace hearsay
