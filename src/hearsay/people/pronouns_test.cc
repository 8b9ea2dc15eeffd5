#include "hearsay/people/pronouns.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>

#include "support/cast.h"

namespace hearsay {
namespace {

using testing::Cast;
using testing::repeated;

TEST(Salience, PutsSubjectsOverObjects) {
  const Cast cast("Olav Berg met Henrik Dahl at the gate. He was glad.");
  EXPECT_EQ(cast.name("He"), "Olav Berg");
}

TEST(Salience, PutsWhoeverAPrepositionGovernsLast) {
  const Cast cast(
      "Nora Holt gave evidence on Monday. Under questioning from Greta Lund KC, she said that she left.");
  EXPECT_EQ(cast.name("she"), "Nora Holt");
  EXPECT_EQ(cast.name("she", 1), "Nora Holt");
}

TEST(Salience, PutsAPossessorOverWhatHeOwns) {
  const Cast cast("Olav Berg left on Monday. His captain’s knee, he conceded, was bad.");
  EXPECT_EQ(cast.name("His"), "Olav Berg");
  EXPECT_EQ(cast.name("he"), "Olav Berg");
}

TEST(Salience, KeepsTheSpeakerOverSentencesThatNameNobody) {
  const Cast cast(
      "Olav Berg said on Monday that the gates were shut.\nThe water rose.\nNothing was done.\nIt rained.\n"
      "“It was late,” he said.");
  EXPECT_EQ(cast.name("he"), "Olav Berg");
}

TEST(Salience, LeavesTheSpeakerForWhoeverIsMadeSubject) {
  const Cast cast("Olav Berg said that it was late. Henrik Dahl left. He was tired.");
  EXPECT_EQ(cast.name("He"), "Henrik Dahl");
}

TEST(Salience, PassesOverWhomTheSpeakerSpeaksOf) {
  const Cast cast("Nora Holt told reporters that Greta Lund lied.\n“It was a lie,” she said.");
  EXPECT_NE(cast.name("she"), "Greta Lund");
}

TEST(Salience, PassesOverWhoIsNamedInTheSamePersonsQuotation) {
  const Cast cast("Olav Berg left.\n“My aide Henrik Dahl saw it,” he said.");
  EXPECT_EQ(cast.name("he"), "Olav Berg");
}

TEST(Salience, HasNoOneDoSomethingToHimselfWithoutSayingSo) {
  const Cast cast("Olav Berg met Henrik Dahl. Dahl praised him.");
  EXPECT_NE(cast.name("him"), "Henrik Dahl");
}

TEST(Salience, LooksAheadPastAnOpening) {
  const Cast cast("It rained.\nIn his first speech, Olav Berg spoke of water.");
  EXPECT_EQ(cast.name("his"), "Olav Berg");
  const Cast titled("It rained.\nIn her speech, Brennick’s mayor, Greta Lund, spoke of water.");
  EXPECT_NE(titled.name("her"), "Brennick");
}

TEST(Salience, DoesNotLookAheadToTheOtherGender) {
  EXPECT_EQ(Cast("In her first speech, Mr Olav Berg spoke of water.").name("her"), "nobody");
}

TEST(Salience, LeavesTwoEqualsOpen) {
  const Cast cast("Olav Berg and Henrik Dahl met. He left.");
  EXPECT_EQ(cast.name("He"), "nobody");
}

TEST(Salience, LearnsGenderFromTitlesAndPronouns) {
  const Cast titled("Sister Ebele Kane met Dame Ifeoma Obi. Mr Udo Eze came too. He left.");
  EXPECT_EQ(titled.name("He"), "Udo Eze");
  const Cast resolved("Xanthor Berg left because she was late. Yixian Dahl left because he was late. She ran.");
  EXPECT_EQ(resolved.name("She"), "Xanthor Berg");
}

TEST(Salience, NeedsAnAntecedent) {
  EXPECT_EQ(Cast("He left. She stayed.").name("He"), "nobody");
  EXPECT_EQ(Cast("It rained in Norway. “We lost,” he said.").name("he"), "nobody");
}

TEST(Salience, EndsAfterManySentencesThatNameOthers) {
  const Cast cast("Olav Berg left. " + repeated("Greta Lund met Nora Holt. ", 12) + "He came.");
  EXPECT_EQ(cast.name("He"), "nobody");
}

TEST(OwnedPeople, LeaveTheirOwnersAPlace) {
  const Cast cast("Olav Berg left. His aide stayed.");
  EXPECT_EQ(cast.name("His"), "Olav Berg");
  EXPECT_EQ(cast.name("aide"), "His aide");
}

TEST(Bodies, ThatSpeakAreMeantByIt) {
  const Cast one("The Upland Trade Council said prices rose. It said they would fall.");
  EXPECT_EQ(one.name("It"), "Upland Trade Council");
  const Cast two(
      "The Upland Trade Council said prices rose. The Harbour Council left. It said they would fall.");
  EXPECT_EQ(two.name("It"), "nobody");
  EXPECT_EQ(Cast("Olav Berg said prices rose. It said so.").name("It"), "nobody");
  EXPECT_EQ(Cast("The Upland Trade Council said prices rose. It rained.").name("It"), "nobody");
}

/// Seconds that reading the text takes.
double seconds(const std::string& text) {
  const auto begin = std::chrono::steady_clock::now();
  const Cast cast(text);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

TEST(PronounsOfHostileText, TakeTimeInProportion) {
  const auto text = [](std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i)
      out += "Olav " + testing::letters(i) + " Berg told Greta " + testing::letters(i) + " that he saw her. ";
    return out;
  };
  const double small = seconds(text(2'000)) + 0.02;
  EXPECT_LT(seconds(text(20'000)), 40 * small) << "ten times as much text";
}

TEST(PronounsOfHostileText, OfFiveHundredWithOneSurnameAreNeverGuessed) {
  std::string text;
  for (std::size_t i = 0; i < 500; ++i) text += "Xa" + testing::letters(i) + "o Berg left. ";
  const Cast cast(text + "Berg came back. Between Berg and Berg stood a gate.");
  const auto bare = cast.who("Berg", 500);
  ASSERT_TRUE(bare.has_value());
  for (int i = 0; i < 500; ++i) ASSERT_NE(cast.who("Berg", i), bare) << i;
}

TEST(PronounsOfHostileText, InOtherScriptsAreNobody) {
  const Cast cast("Владимир Путин приехал. 习近平 came. محمد left. Ωμέγα Άλφα left. He left.");
  EXPECT_TRUE(cast.name("He") == "nobody" || cast.name("He") == "Ωμέγα Άλφα") << cast.name("He");
}

}  // namespace
}  // namespace hearsay
