#include "hearsay/language/quotations.h"

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
using Words = std::vector<std::string>;

/// What stands inside each quotation, in the order in which they open.
Words quoted(std::string_view text) {
  const Text read(text);
  Words out;
  for (const Quotation& quotation : read.tokens.quotations) out.push_back(read.words(quotation.inside));
  return out;
}

TEST(Quotations, AreFoundInAnyMarks) {
  EXPECT_EQ(quoted("Berg said: “It is shut.”"), Words{"It is shut."});
  EXPECT_EQ(quoted("Berg said: \"It is shut.\" Lund said: \"No.\""), (Words{"It is shut.", "No."}));
  EXPECT_EQ(quoted("Berg said: ‘It is shut.’"), Words{"It is shut."});
  EXPECT_EQ(quoted("Berg said: 'It is shut,' and left."), Words{"It is shut,"});
  EXPECT_EQ(quoted("Berg said: «It is shut.»"), Words{"It is shut."});
  EXPECT_EQ(quoted("Berg said: „It is shut.“ He left."), Words{"It is shut."});
  EXPECT_EQ(quoted("Berg said: ``It is shut.''"), Words{"It is shut."});
}

TEST(Quotations, LieInsideOthers) {
  const Text read("“He told me: ‘No.’ Then he left,” Berg said.");
  ASSERT_EQ(read.tokens.quotations.size(), 2U);
  const Quotation& outer = read.tokens.quotations[0];
  const Quotation& inner = read.tokens.quotations[1];
  EXPECT_EQ(read.words(outer.inside), "He told me: ‘No.’ Then he left,");
  EXPECT_EQ(read.words(inner.inside), "No.");
  EXPECT_EQ(outer.within, std::nullopt);
  EXPECT_EQ(inner.within, 0U);
}

TEST(Quotations, AreNotMadeByApostrophes) {
  EXPECT_EQ(quoted("Berg doesn't own Lund’s boat, nor the Bergs’ house of the '90s."), Words{});
  EXPECT_EQ(quoted("It was the ’90s, said Berg."), Words{});
  EXPECT_EQ(quoted("“Don’t,” said the Bergs’ aide."), Words{"Don’t,"});
}

TEST(Quotations, TellStraightMarksByWhatStandsBesideThem) {
  EXPECT_EQ(quoted("The \"new\" gate (\"the third\") is shut."), (Words{"new", "the third"}));
  EXPECT_EQ(quoted("\"No,\" Berg said. \"Never.\""), (Words{"No,", "Never."}));
}

TEST(Quotations, RunOnOverParagraphs) {
  const Text read("“It is shut.\n“It stays shut.\n“Go home,” Berg said.\n“No,” said Lund.");
  const std::vector<Quotation>& all = read.tokens.quotations;
  ASSERT_EQ(all.size(), 4U);
  EXPECT_FALSE(all[0].closed);
  EXPECT_FALSE(all[1].closed);
  EXPECT_TRUE(all[2].closed);
  EXPECT_EQ(all[0].continues, std::nullopt);
  EXPECT_EQ(all[1].continues, 0U);
  EXPECT_EQ(all[2].continues, 1U);
  EXPECT_EQ(all[3].continues, std::nullopt) << "the one before it closed";
  EXPECT_EQ(read.words(all[0].inside), "It is shut.");
}

TEST(Quotations, DoNotRunOnIntoAParagraphThatDoesNotOpenWithOne) {
  const Text read("“It is shut.\nBerg said “no” and left.");
  ASSERT_EQ(read.tokens.quotations.size(), 2U);
  EXPECT_EQ(read.tokens.quotations[1].continues, std::nullopt);
}

TEST(Quotations, GiveTheirMarksShapes) {
  const Text read("“No,” said Berg, and: “");
  EXPECT_EQ(read.tokens.tokens[0].shape, TokenShape::open_quote);
  EXPECT_EQ(read.tokens.tokens[3].shape, TokenShape::close_quote);
}

/// Marks lie at the ends, quotations lie inside each other or apart, and `within` says which.
void expect_well_nested(const Text& read) {
  const Tokens& tokens = read.tokens;
  std::vector<std::uint32_t> around;  // those open at the one looked at, outermost first
  std::vector<bool> is_mark(tokens.size());
  for (std::uint32_t i = 0; i < tokens.quotations.size(); ++i) {
    const Quotation& quotation = tokens.quotations[i];
    ASSERT_LT(quotation.tokens.first, quotation.tokens.last);
    ASSERT_LE(quotation.tokens.last, tokens.size());
    ASSERT_EQ(tokens.tokens[quotation.tokens.first].shape, TokenShape::open_quote);
    is_mark[quotation.tokens.first] = true;
    ASSERT_EQ(quotation.inside.first, quotation.tokens.first + 1);
    ASSERT_EQ(quotation.inside.last, quotation.tokens.last - (quotation.closed ? 1 : 0));
    if (quotation.closed) {
      ASSERT_EQ(tokens.tokens[quotation.inside.last].shape, TokenShape::close_quote);
      is_mark[quotation.inside.last] = true;
    }
    ASSERT_LT(quotation.block, read.article.blocks.size());
    ASSERT_TRUE(read.article.blocks[quotation.block].span.contains(tokens.span(quotation.tokens)));
    while (!around.empty() && tokens.quotations[around.back()].tokens.last <= quotation.tokens.first)
      around.pop_back();
    if (around.empty()) {
      ASSERT_EQ(quotation.within, std::nullopt);
    } else {
      ASSERT_EQ(quotation.within, around.back());
      ASSERT_TRUE(tokens.quotations[around.back()].inside.contains(quotation.tokens));
    }
    if (i > 0) {
      ASSERT_LT(tokens.quotations[i - 1].tokens.first, quotation.tokens.first) << "in order";
    }
    if (quotation.continues) {
      ASSERT_LT(*quotation.continues, i);
      const Quotation& before = tokens.quotations[*quotation.continues];
      ASSERT_FALSE(before.closed);
      ASSERT_EQ(before.block + 1, quotation.block);
      ASSERT_EQ(quotation.within, std::nullopt);
    }
    around.push_back(i);
  }
  for (TokenIndex i = 0; i < tokens.size(); ++i) {
    const TokenShape shape = tokens.tokens[i].shape;
    ASSERT_EQ(shape == TokenShape::open_quote || shape == TokenShape::close_quote, is_mark[i])
        << "a mark's shape without its quotation";
  }
}

TEST(Quotations, OfTextsPutTogetherAtRandomAreWellNested) {
  const std::vector<std::string_view> pieces{"“",  "”",  "‘",  "’",  "‚", "'", "\"", "«",
                                             "»",  "„",  "''", "``", " ", " ", " ",  "\n",
                                             "No", "it", ".",  ",",  "(", "—", "'s", "don't"};
  std::mt19937 random(6);
  for (int round = 0; round < 10'000; ++round) {
    std::string text;
    for (std::size_t i = random() % 25; i > 0; --i) text += pieces[random() % pieces.size()];
    expect_well_nested(Text(text));
    if (HasFatalFailure()) FAIL() << ::testing::PrintToString(text);
  }
}

/// 200,000 marks in every disorder. Each would take hours if anything in the step took the square of their
/// number.
TEST(QuotationsOfHostileText, AreWellNested) {
  constexpr std::size_t kMany = 200'000;
  for (const std::string_view part :
       {"“", "”", "\"", "' ", " '", "‘", "“ ", "„ ", "« ", "“«", "„‘“", "„“", "“a” ", "‘a’ "})
    expect_well_nested(Text(repeated(part, kMany)));
  for (const auto& [open, close] : std::vector<std::pair<std::string, std::string>>{
           {"“", "”"}, {"„", "“"}, {"« ", "» "}, {"‘", "’"}, {"“‘", "’”"}, {"„«", "»“"}, {"“ ‘ ", "” "}})
    expect_well_nested(Text(repeated(open, kMany / 2) + "no." + repeated(close, kMany / 2)));
  expect_well_nested(Text(repeated("“No.\n", kMany)));
}

}  // namespace
}  // namespace hearsay
