#include "hearsay/story/word_alignment.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/text_fixture.h"

namespace hearsay {
namespace {

using testing::Text;
using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

class WordAlignment : public ::testing::Test {
 protected:
  std::vector<Word> words(std::string_view text) {
    const Text read(text);
    return words_of(read.tokens, {0, read.tokens.size()}, vocabulary_);
  }

  Pairs aligned(std::string_view a, std::string_view b) {
    Pairs out;
    for (const AlignedWords& pair : align_words(words(a), words(b))) out.emplace_back(pair.a, pair.b);
    return out;
  }

  Vocabulary vocabulary_;
};

TEST_F(WordAlignment, FindsAPartWhereItStands) {
  EXPECT_EQ(aligned("mayors never close old harbours", "close old harbours"), (Pairs{{2, 0}, {3, 1}, {4, 2}}));
}

TEST_F(WordAlignment, GoesRoundWhatOnlyOneHas) {
  EXPECT_EQ(aligned("boats left old harbours", "boats quickly left harbours"), (Pairs{{0, 0}, {1, 2}, {3, 3}}));
  EXPECT_EQ(aligned("boats left Brennick early", "boats left Solvany early"), (Pairs{{0, 0}, {1, 1}, {3, 3}}));
}

TEST_F(WordAlignment, TellsInflectedFromSame) {
  const std::vector<AlignedWords> pairs = align_words(words("boats left"), words("boat left"));
  ASSERT_EQ(pairs.size(), 2U);
  EXPECT_FALSE(pairs[0].same_form);
  EXPECT_TRUE(pairs[1].same_form);
}

TEST_F(WordAlignment, IsEmptyWhereNothingIsShared) {
  EXPECT_TRUE(aligned("boats left", "bread rose").empty());
  EXPECT_TRUE(aligned("", "bread rose").empty());
  EXPECT_TRUE(aligned("bread rose", "").empty());
  EXPECT_TRUE(aligned("", "").empty());
}

TEST_F(WordAlignment, OfATextWithItselfIsAllOfIt) {
  const std::vector<Word> text =
      words("We will not, not ever, close the harbour, the old harbour of the harbours.");
  const std::vector<AlignedWords> pairs = align_words(text, text);
  ASSERT_EQ(pairs.size(), text.size());
  for (std::uint32_t i = 0; i < pairs.size(); ++i) {
    EXPECT_EQ(pairs[i].a, i);
    EXPECT_EQ(pairs[i].b, i);
    EXPECT_TRUE(pairs[i].same_form);
  }
}

TEST_F(WordAlignment, CountsNoMoreWordsThanTheMost) {
  const std::vector<Word> text = words(testing::repeated("boat ", kMostAligned + 500));
  EXPECT_EQ(align_words(text, text).size(), kMostAligned);
}

TEST_F(WordAlignment, PairsAreAlikeAndInOrderOfBoth) {
  std::mt19937 random(5);
  const auto text = [&] {
    static constexpr std::string_view kWords[] = {"boat",  "boats",  "not",     "the",
                                                  "close", "closed", "harbour", "of"};
    std::string out;
    for (std::size_t i = random() % 30; i > 0; --i) out += std::string(kWords[random() % 8]) + " ";
    return out;
  };
  for (int round = 0; round < 500; ++round) {
    const std::vector<Word> a = words(text());
    const std::vector<Word> b = words(text());
    const std::vector<AlignedWords> pairs = align_words(a, b);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      ASSERT_LT(pairs[i].a, a.size());
      ASSERT_LT(pairs[i].b, b.size());
      EXPECT_TRUE(alike(a[pairs[i].a], b[pairs[i].b]));
      EXPECT_EQ(pairs[i].same_form, a[pairs[i].a].form == b[pairs[i].b].form);
      if (i > 0) {
        EXPECT_TRUE(pairs[i - 1].a < pairs[i].a && pairs[i - 1].b < pairs[i].b);
      }
    }
  }
}

}  // namespace
}  // namespace hearsay
