#include "hearsay/language/tokens.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/base/utf8.h"
#include "support/text_fixture.h"

namespace hearsay {
namespace {

using testing::repeated;
using testing::Text;
using Words = std::vector<std::string>;

Words words_of(std::string_view text) {
  const Text read(text);
  Words out;
  for (TokenIndex i = 0; i < read.tokens.size(); ++i) out.emplace_back(read.tokens.word(i));
  return out;
}

Words sentences_of(std::string_view text) {
  const Text read(text);
  Words out;
  for (const Sentence& sentence : read.tokens.sentences) out.push_back(read.words(sentence.tokens));
  return out;
}

TokenShape shape_of(std::string_view word) {
  const Text read("x " + std::string(word));
  EXPECT_EQ(read.tokens.size(), 2U) << word;
  return read.tokens.tokens.back().shape;
}

TEST(Tokens, PartWordsFromPunctuation) {
  EXPECT_EQ(words_of("“No,” said Ilva (of Brennick)."),
            (Words{"“", "No", ",", "”", "said", "Ilva", "(", "of", "Brennick", ")", "."}));
  EXPECT_EQ(words_of("wait… what?!"), (Words{"wait", "…", "what", "?", "!"}));
  EXPECT_EQ(words_of("one--two - three..."), (Words{"one", "--", "two", "-", "three", "..."}));
}

TEST(Tokens, KeepTogetherWhatAReaderReadsAsOneWord) {
  EXPECT_EQ(words_of("a well-known 1,000 12.5 14:30 don't 11th R&D @berg_o #Ilva"),
            (Words{"a", "well-known", "1,000", "12.5", "14:30", "don't", "11th", "R&D", "@berg_o", "#Ilva"}));
  EXPECT_EQ(words_of("na\xC3\xAFve e\xCC\x81t\xC3\xA9"), (Words{"na\xC3\xAFve", "e\xCC\x81t\xC3\xA9"}));
}

TEST(Tokens, PartThePossessiveFromItsOwner) {
  EXPECT_EQ(words_of("Berg's and Berg’s and the Bergs’ boat"),
            (Words{"Berg", "'s", "and", "Berg", "’s", "and", "the", "Bergs", "’", "boat"}));
  const Text read("Berg’s boat");
  EXPECT_EQ(read.tokens.tokens[1].shape, TokenShape::apostrophe);
  EXPECT_EQ(read.tokens.lower[1], "'s");
}

TEST(Tokens, KeepTheFullStopOfAnAbbreviation) {
  EXPECT_EQ(words_of("Dr. J. Berg of the U.S. spoke."),
            (Words{"Dr.", "J.", "Berg", "of", "the", "U.S.", "spoke", "."}));
  EXPECT_EQ(words_of("at 9 a.m. today."), (Words{"at", "9", "a.m.", "today", "."}));
  EXPECT_EQ(words_of("It ended.Then"), (Words{"It", "ended", ".", "Then"}))
      << "a missing space parts sentences";
}

TEST(Tokens, HaveShapes) {
  EXPECT_EQ(shape_of("boat"), TokenShape::lower);
  EXPECT_EQ(shape_of("Boat"), TokenShape::capitalized);
  EXPECT_EQ(shape_of("McBoat"), TokenShape::capitalized);
  EXPECT_EQ(shape_of("A"), TokenShape::capitalized);
  EXPECT_EQ(shape_of("NAO"), TokenShape::upper);
  EXPECT_EQ(shape_of("Élan"), TokenShape::capitalized);
  EXPECT_EQ(shape_of("élan"), TokenShape::lower);
  EXPECT_EQ(shape_of("水"), TokenShape::lower);
  EXPECT_EQ(shape_of("2.5"), TokenShape::number);
  EXPECT_EQ(shape_of("11th"), TokenShape::number);
  EXPECT_EQ(shape_of("@berg"), TokenShape::lower);
  EXPECT_EQ(shape_of(";"), TokenShape::punctuation);
}

TEST(Tokens, KnowTheSpaceBeforeThem) {
  const Text read("No, said\xC2\xA0he.");
  std::vector<bool> space;
  for (const Token& token : read.tokens.tokens) space.push_back(token.space_before);
  EXPECT_EQ(space, (std::vector<bool>{true, false, true, true, false}));
}

TEST(Sentences, EndAtFullStopsThatEndThem) {
  EXPECT_EQ(sentences_of("It rained. The gates stayed shut! Why? Nobody knew."),
            (Words{"It rained.", "The gates stayed shut!", "Why?", "Nobody knew."}));
  EXPECT_EQ(sentences_of("Dr. Berg met J. Lund in St. Ilva at 9 a.m. on Friday. They spoke."),
            (Words{"Dr. Berg met J. Lund in St. Ilva at 9 a.m. on Friday.", "They spoke."}));
  EXPECT_EQ(sentences_of("They flew to the U.S. He stayed."), (Words{"They flew to the U.S.", "He stayed."}));
  EXPECT_EQ(sentences_of("She waited... and left."), (Words{"She waited... and left."}));
  EXPECT_EQ(sentences_of("It rose 2.5 percent. (It fell in May.) It rose again."),
            (Words{"It rose 2.5 percent.", "(It fell in May.)", "It rose again."}));
}

TEST(Sentences, KeepAQuotationWithWhatFramesIt) {
  EXPECT_EQ(sentences_of("“No. Never. Not once,” Berg said. He left."),
            (Words{"“No. Never. Not once,” Berg said.", "He left."}));
  EXPECT_EQ(sentences_of("Berg said: “No. Never.” He left."), (Words{"Berg said: “No. Never.”", "He left."}));
  EXPECT_EQ(sentences_of("“It is shut.” “It is not.”"), (Words{"“It is shut.”", "“It is not.”"}));
  EXPECT_EQ(sentences_of("“Why now?” asked Berg."), (Words{"“Why now?” asked Berg."}));
}

TEST(Sentences, AreNotCutBehindAQuotationInsideAnother) {
  EXPECT_EQ(sentences_of("“He told me: ‘No.’ Then he left,” Berg said. Lund agreed."),
            (Words{"“He told me: ‘No.’ Then he left,” Berg said.", "Lund agreed."}));
}

TEST(Sentences, DoNotReachOverBlocks) {
  EXPECT_EQ(sentences_of("A line without an end\nAnother. One more"),
            (Words{"A line without an end", "Another.", "One more"}));
}

/// What holds for the tokens of any text.
void expect_well_formed(const Text& read) {
  const Tokens& tokens = read.tokens;
  const std::string_view text = read.article.text;
  ASSERT_EQ(tokens.lower.size(), tokens.size());
  ASSERT_EQ(tokens.sentence_of.size(), tokens.size());
  std::uint32_t end = 0;
  for (TokenIndex i = 0; i < tokens.size(); ++i) {
    const Span span = tokens.tokens[i].span;
    ASSERT_LE(end, span.begin);
    ASSERT_LT(span.begin, span.end);
    ASSERT_LE(span.end, text.size());
    ASSERT_EQ(first_invalid_utf8(tokens.word(i)), span.size()) << "cut inside a code point";
    ASSERT_EQ(trim(text.substr(end, span.begin - end)), "") << "words that are in no token";
    ASSERT_EQ(tokens.tokens[i].space_before, end < span.begin || i == 0 ||
                                                 tokens.sentences[tokens.sentence_of[i]].block !=
                                                     tokens.sentences[tokens.sentence_of[i - 1]].block);
    end = span.end;
  }
  ASSERT_EQ(trim(text.substr(end)), "");
  TokenIndex next = 0;
  for (std::uint32_t s = 0; s < tokens.sentences.size(); ++s) {
    const Sentence& sentence = tokens.sentences[s];
    ASSERT_EQ(sentence.tokens.first, next) << "sentences part the tokens";
    ASSERT_FALSE(sentence.tokens.empty());
    ASSERT_LT(sentence.block, read.article.blocks.size());
    ASSERT_TRUE(read.article.blocks[sentence.block].span.contains(tokens.span(sentence.tokens)));
    for (TokenIndex i = sentence.tokens.first; i < sentence.tokens.last; ++i)
      ASSERT_EQ(tokens.sentence_of[i], s);
    next = sentence.tokens.last;
  }
  ASSERT_EQ(next, tokens.size());
  for (const Quotation& quotation : tokens.quotations) {
    ASSERT_LT(quotation.tokens.first, quotation.tokens.last);
    ASSERT_EQ(tokens.sentence_of[quotation.tokens.first], tokens.sentence_of[quotation.tokens.last - 1])
        << "a quotation is cut: " << read.words(quotation.tokens);
  }
}

TEST(Tokens, OfTextsPutTogetherAtRandomAreWellFormed) {
  const std::vector<std::string_view> pieces{"Berg",
                                             " ",
                                             " ",
                                             " ",
                                             "said",
                                             ". ",
                                             ".",
                                             ",",
                                             "“",
                                             "”",
                                             "‘",
                                             "’",
                                             "'",
                                             "\"",
                                             "«",
                                             "»",
                                             "„",
                                             "''",
                                             "``",
                                             "\n",
                                             "U.S.",
                                             "Dr.",
                                             "a.m.",
                                             "the",
                                             "He",
                                             "?",
                                             "!",
                                             "…",
                                             "...",
                                             "(",
                                             ")",
                                             "--",
                                             "'s",
                                             "’s",
                                             "12",
                                             "1,000",
                                             "@x",
                                             "é",
                                             "e\xCC\x81",
                                             "水",
                                             "\xF0\x9F\x98\x80",
                                             "\xC2\xA0",
                                             "\xE2\x80\x8B",
                                             "-",
                                             "&",
                                             ":",
                                             "#",
                                             "_",
                                             "\xC2\xAD",
                                             "\xCC\x81"};
  std::mt19937 random(5);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t i = random() % 40; i > 0; --i) text += pieces[random() % pieces.size()];
    expect_well_formed(Text(text));
    if (HasFatalFailure()) FAIL() << ::testing::PrintToString(text);
  }
}

TEST(Tokens, AreTheSameEachTime) {
  const std::string text = "“No,” said Berg’s aide. ‘Dr. Lund left.’ It rained.";
  const Text once(text);
  const Text again(text);
  EXPECT_EQ(once.tokens.lower, again.tokens.lower);
  EXPECT_EQ(once.tokens.sentence_of, again.tokens.sentence_of);
}

TEST(Tokens, OfAnEmptyArticleAreNone) {
  EXPECT_EQ(Text("").tokens.size(), 0U);
  EXPECT_TRUE(Text("\n \n").tokens.sentences.empty());
}

/// Texts made to hurt. Each would take hours if anything in the step took the square of their length.
TEST(TokensOfHostileText, AreWellFormed) {
  constexpr std::size_t kMany = 200'000;
  expect_well_formed(Text(std::string(2'000'000, 'a')));
  expect_well_formed(Text(repeated("word ", 400'000)));
  expect_well_formed(Text(repeated("a-", 1'000'000)));
  expect_well_formed(Text(repeated("A.", kMany)));
  expect_well_formed(Text(repeated(". ", kMany)));
  expect_well_formed(Text(repeated(")", kMany)));
  expect_well_formed(Text(repeated(".”", kMany)));
  expect_well_formed(Text(repeated("\xCC\x81", kMany)));
  expect_well_formed(Text(repeated("'", kMany)));
  expect_well_formed(Text(repeated("x\n", kMany)));
}

}  // namespace
}  // namespace hearsay
