#include "hearsay/speech/attribution_rules.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "hearsay/people/people.h"
#include "support/text_fixture.h"

namespace hearsay {
namespace {

/// Source, cue and content as words, the parts of each joined by " … ".
struct Words {
  std::string source;
  std::string cue;
  std::string content;

  friend bool operator==(const Words&, const Words&) = default;
  friend void PrintTo(const Words& words, std::ostream* out) {
    *out << "{" << words.source << " | " << words.cue << " | " << words.content << "}";
  }
};

/// The attributions of a text, with the text.
struct Reading {
  explicit Reading(std::string_view words) : text(words) {
    const Clause clause = text.clause();
    found = RuleReader().read(text.article, clause, find_people(text.article, clause));
  }

  [[nodiscard]] std::string words(const std::vector<TokenRange>& parts) const {
    std::string out;
    for (const TokenRange part : parts) {
      if (!out.empty()) out += " … ";
      out += text.words(part);
    }
    return out;
  }

  [[nodiscard]] std::vector<Words> all() const {
    std::vector<Words> out;
    for (const Attribution& attribution : found)
      out.push_back({words(attribution.source), words(attribution.cue), words(attribution.content)});
    return out;
  }

  testing::Text text;
  std::vector<Attribution> found;
};

struct Case {
  const char* name;
  const char* text;
  std::vector<Words> expected;
};

class RuleReaderCases : public ::testing::TestWithParam<Case> {};

TEST_P(RuleReaderCases, FindsSourceCueAndContent) {
  EXPECT_EQ(Reading(GetParam().text).all(), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Direct, RuleReaderCases,
    ::testing::Values(
        Case{"Trailing",
             "“The well is dry,” Mayor Ines Okafor said on Monday.",
             {{"Mayor Ines Okafor", "said", "“The well is dry,”"}}},
        Case{"Inverted",
             "“The well is dry,” said Ines Okafor, who runs the town.",
             {{"Ines Okafor, who runs the town", "said", "“The well is dry,”"}}},
        Case{
            "Leading", "Ines Okafor said: “The well is dry.”", {{"Ines Okafor", "said", "“The well is dry.”"}}},
        Case{"BothSides",
             "“The well,” Ines Okafor said, “is dry.”",
             {{"Ines Okafor", "said", "“The well,” … “is dry.”"}}},
        Case{"GoesOnInTheNextSentence",
             "“The well is dry,” Ines Okafor said. “It has been since May.”",
             {{"Ines Okafor", "said", "“The well is dry,” … “It has been since May.”"}}},
        Case{"GoesOnInTheNextParagraph",
             "“The well is dry,” Ines Okafor said. “It has been since May.\n\n“Nobody came.”",
             {{"Ines Okafor", "said", "“The well is dry,” … “It has been since May. … “Nobody came.”"}}},
        Case{"QuestionThenSentence",
             "“Will it rain?” the reporter asked.",
             {{"the reporter", "asked", "“Will it rain?”"}}},
        Case{"QuestionThenCapital",
             "“Will it rain?” Ines Okafor asked.",
             {{"Ines Okafor", "asked", "“Will it rain?”"}}},
        Case{"StraightMarks",
             "\"The well is dry,\" Ines Okafor said.",
             {{"Ines Okafor", "said", "\"The well is dry,\""}}},
        Case{"DoubledApostrophes",
             "''The well is dry,'' Ines Okafor said.",
             {{"Ines Okafor", "said", "''The well is dry,''"}}},
        Case{"ColonWithoutVerbOfSaying",
             "Sykes disagrees: “It is.”\n\nHelen Sykes left.",
             {{"Sykes", "disagrees", "“It is.”"}}},
        Case{"NounOfSaying",
             "Okafor’s answer was short: “No.”\n\nInes Okafor left.",
             {{"Okafor", "answer", "“No.”"}}},
        Case{"Apposition",
             "“Go on,” the climber, Hana Ito, said.",
             {{"the climber, Hana Ito", "said", "“Go on,”"}}}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    IndirectAndMixed, RuleReaderCases,
    ::testing::Values(
        Case{"That",
             "The ministry said in a statement that the border would reopen.",
             {{"The ministry", "said", "that the border would reopen"}}},
        Case{"Bare", "Ines Okafor said the well was dry.", {{"Ines Okafor", "said", "the well was dry"}}},
        Case{"Mixed",
             "Ines Okafor said the well was “dry as a bone”.",
             {{"Ines Okafor", "said", "the well was “dry as a bone”"}}},
        Case{"Trailing", "The well is dry, the ministry said.", {{"the ministry", "said", "The well is dry"}}},
        Case{"Inserted",
             "The well, engineers had warned in 2019, was never deep enough.",
             {{"engineers", "had warned", "The well … was never deep enough"}}},
        Case{"EndsAtBut",
             "The ministry said the well was dry, but rain fell on Friday.",
             {{"The ministry", "said", "the well was dry"}}},
        Case{"EndsAtSemicolon",
             "The ministry said the well was dry; rain fell on Friday.",
             {{"The ministry", "said", "the well was dry"}}},
        Case{"ToldSomebody",
             "Ines Okafor told residents the well was dry.",
             {{"Ines Okafor", "told", "the well was dry"}}},
        Case{"Asked",
             "Reporters asked Ines Okafor whether the well was dry.",
             {{"Reporters", "asked", "whether the well was dry"}}},
        Case{"According",
             "According to the ministry, the well is dry, but rain fell.",
             {{"the ministry", "According to", "the well is dry"}}},
        Case{"AccordingBehind",
             "The well is dry, according to the ministry.",
             {{"the ministry", "according to", "The well is dry"}}},
        Case{"Refused",
             "The company declined to comment on whether jobs would be lost.",
             {{"The company", "declined to comment", "whether jobs would be lost"}}},
        Case{"Denied",
             "General Osman denied saying that the army would march.",
             {{"General Osman", "denied saying", "that the army would march"}}},
        Case{"AsSaying",
             "Reuters quoted an aide as saying the vote was lost.",
             {{"an aide", "as saying", "the vote was lost"}}},
        Case{"BeliefInsideTelling",
             "Dana Whit told the Morning Ledger she believes the king had left.",
             {{"Dana Whit", "told", "the king had left"}}},
        Case{"ObjectWithQuotation",
             "Greg Stahl called the inquiry “a disgrace”.",
             {{"Greg Stahl", "called", "the inquiry “a disgrace”"}}},
        Case{"Thought",
             "Analysts at Bright Capital expect the bank to cut rates.",
             {{"Analysts at Bright Capital", "expect", "the bank to cut rates"}}},
        Case{"Relative",
             "Three people who were in the room told the council that he had shouted.",
             {{"Three people who were in the room", "told", "that he had shouted"}}}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Nothing, RuleReaderCases,
    ::testing::Values(Case{"ScareQuotes", "The so-called “smart” meters have been recalled.", {}},
                      Case{"Title", "The band’s second album, “Northern Line”, is out on Friday.", {}},
                      Case{"NounNotVerb", "The report was long and the claims were many.", {}},
                      Case{"NoContent", "The ministry said nothing.", {}}, Case{"Empty", "", {}}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(RuleReaderTest, NestsWhatLiesInAnothersContent) {
  const Reading reading("The widow, Rosa Lind, said her husband had told her the brakes were failing.");
  ASSERT_EQ(reading.found.size(), 2U);
  EXPECT_FALSE(reading.found[0].within);
  EXPECT_EQ(reading.found[1].within, 0U);
  EXPECT_EQ(reading.words(reading.found[1].source), "her husband");
}

TEST(RuleReaderTest, ReadsInsideQuotations) {
  const Reading reading("“He told me, ‘Don’t call again,’” nurse Amy Cho testified.");
  ASSERT_EQ(reading.found.size(), 2U);
  EXPECT_EQ(reading.words(reading.found[1].content), "‘Don’t call again,’");
  EXPECT_EQ(reading.found[1].within, 0U);
}

TEST(RuleReaderTest, WhatIsToldOfAnotherStaysInTheTelling) {
  const Reading reading(
      "Dana Whit told the court that the guard turned to Karl Maas and said: “Run.”\n\nThe guard left.");
  ASSERT_EQ(reading.found.size(), 2U);
  EXPECT_EQ(reading.words(reading.found[0].source), "Dana Whit");
  EXPECT_EQ(reading.words(reading.found[1].source), "the guard");
  EXPECT_EQ(reading.found[1].within, 0U);
}

TEST(RuleReaderTest, EveryAttributionKeepsTheSeamsPromises) {
  const Reading reading(
      "“A,” Ines Okafor said. “B.” He added that it “was C”, but D.\n\nAccording to reports, E said F; “G?” "
      "asked Bo Lee. "
      "“H told me ‘I said J’ and K said L,” M said, “and N.”\n\n“O.\n\n“P.”");
  ASSERT_FALSE(reading.found.empty());
  for (std::uint32_t i = 0; i < reading.found.size(); ++i) {
    EXPECT_FALSE(reading.found[i].content.empty());
    for (const TokenRange part : reading.found[i].content) EXPECT_FALSE(part.empty());
    if (reading.found[i].within) {
      EXPECT_LT(*reading.found[i].within, i);
    }
    EXPECT_GE(reading.found[i].confidence, 0.0);
    EXPECT_LE(reading.found[i].confidence, 1.0);
  }
}

TEST(RuleReaderTest, HostileTextsAreReadToTheEnd) {
  for (const char* const words : {"said ", "“a” ", "“", "\"", "“‘", "he said, ", "according to ",
                                  "A: ", "who was who ", "The mayor said that "})
    for (const Attribution& attribution : Reading(testing::repeated(words, 20000)).found)
      ASSERT_FALSE(attribution.content.empty()) << words;
}

}  // namespace
}  // namespace hearsay
