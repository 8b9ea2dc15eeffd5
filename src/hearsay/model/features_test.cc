#include "hearsay/model/features.h"

#include <gtest/gtest.h>

#include "support/text_fixture.h"

namespace hearsay {
namespace {

TEST(TokenFeatures, TellShapeQuotationAndStart) {
  const testing::Text text("He said “no ‘maybe’ now”. Then\nNATO “left 12");
  const std::vector<TokenFeatures> features = token_features(text.tokens);
  ASSERT_EQ(features.size(), text.tokens.size());
  const auto of = [&](std::string_view word) { return features[text.find(word)]; };
  EXPECT_EQ(of("He").start, 2);
  EXPECT_EQ(of("Then").start, 1);
  EXPECT_EQ(of("NATO").start, 2);
  EXPECT_EQ(of("said").start, 0);
  EXPECT_EQ(of("said").quotation, 0);
  EXPECT_EQ(of("“").quotation, 1);
  EXPECT_EQ(of("no").quotation, 1);
  EXPECT_EQ(of("maybe").quotation, 3);
  EXPECT_EQ(of("now").quotation, 1);
  EXPECT_EQ(of("left").quotation, 2);
  EXPECT_EQ(of("NATO").shape, static_cast<int>(TokenShape::upper));
  EXPECT_EQ(of("12").shape, static_cast<int>(TokenShape::number));
}

TEST(TokenFeatures, StayInTheirTablesWhateverTheText) {
  for (const std::string_view part : {"“", "‘“", "a", "\"", "“a” ‘b’ ", "\n“"}) {
    const testing::Text text(testing::repeated(part, 3000));
    for (const TokenFeatures& features : token_features(text.tokens)) {
      ASSERT_LT(features.shape, TokenFeatures::kShapes);
      ASSERT_LT(features.quotation, TokenFeatures::kQuotations);
      ASSERT_LT(features.start, TokenFeatures::kStarts);
    }
  }
}

}  // namespace
}  // namespace hearsay
