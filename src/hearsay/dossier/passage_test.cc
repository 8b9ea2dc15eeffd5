#include "hearsay/dossier/passage.h"

#include <gtest/gtest.h>

#include <array>

namespace hearsay::dossier {
namespace {

constexpr std::string_view kText =
    "The talks ended. “It is over,” she reportedly said. Nobody answered. “For now,” she added.\n“We shall "
    "see.";

Span find(std::string_view words, std::string_view text = kText) {
  const auto begin = static_cast<std::uint32_t>(text.find(words));
  return {begin, begin + static_cast<std::uint32_t>(words.size())};
}

const std::array kSentences = {find("The talks ended."), find("“It is over,” she reportedly said."),
                               find("Nobody answered."), find("“For now,” she added."), find("“We shall see.")};

Statement over() {
  Statement statement;
  statement.source = {find("she")};
  statement.cue = {find("said")};
  statement.content = {find("It is over")};
  statement.hedges = {find("reportedly")};
  return statement;
}

TEST(Passage, IsTheSentenceAsItStands) {
  EXPECT_EQ(passage_words(kText, kSentences, over()), "“It is over,” she reportedly said.");
}

TEST(Passage, TellsWhichPartEachWordPlays) {
  const std::vector<Stretch> passage = passage_of(kText, kSentences, over());
  ASSERT_EQ(passage.size(), 1U);
  std::string parts;
  for (const Piece& piece : passage.front().pieces) {
    parts += piece.content ? "C" : piece.source ? "S" : piece.cue ? "V" : piece.hedge ? "H" : "-";
    parts += '(';
    parts += piece.text;
    parts += ')';
  }
  EXPECT_EQ(parts, "-(“)C(It is over)-(,” )S(she)-( )H(reportedly)-( )V(said)-(.)");
}

TEST(Passage, LeavesOutWholeSentencesAndRunsOnOverParagraphs) {
  Statement statement = over();
  statement.content.push_back(find("For now"));
  statement.content.push_back(find("We shall see."));
  EXPECT_EQ(passage_words(kText, kSentences, statement),
            "“It is over,” she reportedly said. … “For now,” she added. “We shall see.");
  EXPECT_EQ(passage_of(kText, kSentences, statement).back().before, Gap::paragraph);
  EXPECT_EQ(content_words(kText, statement), "It is over … For now … We shall see.");
}

TEST(Passage, StandsAloneWithoutSentences) {
  EXPECT_EQ(passage_words(kText, {}, over()), "It is over … she reportedly said");
}

TEST(Passage, IgnoresSpansOutsideTheText) {
  Statement statement = over();
  statement.content = {{5, 5}, {90000, 90010}, find("It is over")};
  EXPECT_EQ(content_words(kText, statement), "It is over");
}

TEST(Passage, DoesNotWidenToASentenceWithoutEnd) {
  const std::string text(100000, 'x');
  Statement statement;
  statement.content = {{500, 510}};
  const std::array sentences = {Span{0, 100000}};
  EXPECT_EQ(passage_words(text, sentences, statement), "xxxxxxxxxx");
}

TEST(Merged, SortsAndJoins) {
  EXPECT_EQ(merged({{5, 9}, {0, 2}, {2, 4}, {6, 7}}, kText), (std::vector<Span>{{0, 4}, {5, 9}}));
}

TEST(QuotedList, NamesTheWords) {
  EXPECT_EQ(quoted_list(kText, {find("reportedly"), find("said")}), "“reportedly”, “said”");
  EXPECT_EQ(quoted_list(kText, {}), "");
}

}  // namespace
}  // namespace hearsay::dossier
