#include "hearsay/model/wordpiece.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hearsay {
namespace {

using ::testing::ElementsAre;

// Ids:                          0      1      2      3   4    5     6    7    8  9  10
constexpr std::string_view kLines = "[UNK]\n[CLS]\n[SEP]\nlip\n##s\nread\n##ing\nrea\n.\n'\nu";

std::vector<PieceId> split(std::string_view word) {
  const WordPiece vocabulary(kLines);
  std::vector<PieceId> pieces;
  vocabulary.split(word, pieces);
  return pieces;
}

TEST(WordPiece, KnowsItsMarks) {
  const WordPiece vocabulary(kLines);
  EXPECT_TRUE(vocabulary.complete());
  EXPECT_EQ(vocabulary.size(), 11U);
  EXPECT_EQ(vocabulary.begin(), 1U);
  EXPECT_EQ(vocabulary.separator(), 2U);
  EXPECT_FALSE(WordPiece("a\nb").complete());
  EXPECT_FALSE(WordPiece("").complete());
}

TEST(WordPiece, TakesTheLongestPieceFirst) {
  EXPECT_THAT(split("lips"), ElementsAre(3, 4));
  EXPECT_THAT(split("reading"), ElementsAre(5, 6));
  EXPECT_THAT(split("reas"), ElementsAre(7, 4));
}

TEST(WordPiece, PunctuationStandsAlone) {
  EXPECT_THAT(split("u.s."), ElementsAre(10, 8, 0, 8));
  EXPECT_THAT(split("’"), ElementsAre(9));
  EXPECT_THAT(split("lip's"), ElementsAre(3, 9, 0));
}

TEST(WordPiece, DiacriticsAreNoDifference) { EXPECT_THAT(split("líps"), ElementsAre(3, 4)); }

TEST(WordPiece, AWordWithoutPiecesIsUnknownAsAWhole) {
  EXPECT_THAT(split("lipq"), ElementsAre(0));
  EXPECT_THAT(split("北京"), ElementsAre(0));
  EXPECT_THAT(split("\xCC\x81"), ElementsAre(0));
  EXPECT_THAT(split(std::string(101, 's')), ElementsAre(0));
  EXPECT_THAT(split("lip" + std::string(97, 's')), ::testing::SizeIs(98));
}

}  // namespace
}  // namespace hearsay
