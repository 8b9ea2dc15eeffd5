#include "hearsay/story/utterances.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/press_report.h"

namespace hearsay {
namespace {

using testing::one_event;
using testing::PressReport;
using testing::words_at;

/// A report in which Greta Lund says just this, in quotation marks.
Record quoting(const std::string& input, const std::string& words, const std::string& published = {},
               std::string_view speaker = "Greta Lund") {
  PressReport report(input);
  if (!published.empty()) report.published(published);
  return report.quotes("“" + words + ",” " + std::string(speaker) + " said.", speaker).build();
}

/// A report in which she says it in the report's words.
Record telling(const std::string& input, const std::string& words) {
  return PressReport(input).reports("Greta Lund said " + words + ".", "Greta Lund", words).build();
}

UtteranceFindings find(const Story& story) { return find_utterances(story, StoryText(story)); }

std::vector<Utterance> utterances(std::vector<Record> reports) {
  return find(one_event(std::move(reports))).utterances;
}

/// How the two agree; nothing if they are two sayings.
std::optional<Agreement> agreement(const std::string& one, const std::string& two) {
  const std::vector<Utterance> found = utterances({quoting("a", one), quoting("b", two)});
  EXPECT_LE(found.size(), 1U);
  if (found.empty()) return std::nullopt;
  EXPECT_EQ(found[0].versions.size(), 2U);
  return found[0].agreement;
}

constexpr std::string_view kPromise = "We will not close the harbour before the last crew has been paid";

TEST(Utterances, TheSameWordsInTwoReportsAreOne) {
  const Story story = one_event({quoting("a", std::string(kPromise)), quoting("b", std::string(kPromise))});
  const UtteranceFindings found = find(story);
  ASSERT_EQ(found.utterances.size(), 1U);
  const Utterance& utterance = found.utterances[0];
  EXPECT_EQ(utterance.agreement, Agreement::verbatim);
  EXPECT_EQ(story.entities[utterance.speaker.value()].entity.name, "Greta Lund");
  ASSERT_EQ(utterance.versions.size(), 2U);
  EXPECT_EQ(utterance.versions[0].place, (StatementPlace{0, 0}));
  EXPECT_EQ(utterance.versions[1].place, (StatementPlace{1, 0}));
  EXPECT_TRUE(found.differences.empty());
}

TEST(Utterances, TypographyAndSpellingDoNotCount) {
  const std::string words = "We won't close the harbour: it's the town's, and we've no other";
  for (const char* const other : {"We won’t close the harbour – it’s the town’s, and we’ve no other",
                                  "WE WON'T CLOSE THE HARBOUR. IT'S THE TOWN'S, AND WE'VE NO OTHER",
                                  "We won't close the harbor; it's the town's and we've no other"})
    EXPECT_EQ(agreement(words, other), Agreement::verbatim) << other;
}

TEST(Utterances, ACutIsShortened) {
  EXPECT_EQ(agreement(std::string(kPromise), "We will not close the harbour"), Agreement::shortened);
  EXPECT_EQ(agreement("not close the harbour before the last crew has been paid", std::string(kPromise)),
            Agreement::shortened);
  EXPECT_EQ(agreement(std::string(kPromise) + ". The lighthouse is another matter", std::string(kPromise)),
            Agreement::shortened);
}

TEST(Utterances, OtherWordsAreAltered) {
  EXPECT_EQ(agreement(std::string(kPromise), "We will not shut the harbour before the last crew has been paid"),
            Agreement::altered);
  EXPECT_EQ(agreement(std::string(kPromise), "We will not close the harbour before the last crews are paid"),
            Agreement::altered);
}

TEST(Utterances, TheFullestIsTheLongestAndTheFirstIsTheEarliest) {
  const std::vector<Utterance> found =
      utterances({quoting("late", std::string(kPromise), "2031-03-05T10:00:00Z"),
                  quoting("undated", std::string(kPromise) + " in full"),
                  quoting("early", "We will not close the harbour", "2031-03-04T22:00:00-05:00")});
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].versions.size(), 3U);
  EXPECT_EQ(found[0].versions[0].place.document, 2U);
  EXPECT_EQ(found[0].versions[1].place.document, 0U);
  EXPECT_EQ(found[0].versions[2].place.document, 1U);
  EXPECT_EQ(found[0].fullest, 2U);
  EXPECT_EQ(found[0].agreement, Agreement::shortened);
}

TEST(Utterances, WhatOneQuotesAndAnotherTellsIsAParaphrase) {
  const std::vector<Utterance> found = utterances(
      {quoting("a", "We will dredge the northern channel before autumn and pay every crew"),
       telling("b", "that the council would dredge the northern channel before autumn and pay all crews")});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].agreement, Agreement::paraphrase);
  EXPECT_LT(found[0].confidence, 1);
}

TEST(Utterances, TheOppositeIsNotTheSame) {
  EXPECT_EQ(agreement("We will close the harbour before the last crew has been paid", std::string(kPromise)),
            std::nullopt);
  EXPECT_TRUE(utterances({quoting("a", "We will dredge the northern channel before autumn and pay every crew"),
                          telling("b",
                                  "that the council would not dredge the northern channel before autumn "
                                  "and pay all crews")})
                  .empty());
}

TEST(Utterances, TwoSayingsOfOneSpeakerStayApart) {
  for (const auto& [one, two] : std::vector<std::pair<std::string, std::string>>{
           {"It has been a great day", "It has been a long road to this vote"},
           {"Thank you all for coming", "Thank you, and good night"},
           {"I am proud of the crews who went out in the storm", "I am proud of the bakers who fed the town"},
           {"We need more money for the harbour", "We need more time for the schools"},
           {"Yes", "No"},
           {"I think so", "I do not think so"}})
    EXPECT_EQ(agreement(one, two), std::nullopt) << one << " / " << two;
}

TEST(Utterances, ATurnOfPhraseInOtherCompanyStaysApart) {
  EXPECT_TRUE(utterances({PressReport("a")
                              .reports("Greta Lund called the wedding of her niece “a great day”.",
                                       "Greta Lund", "the wedding of her niece “a great day”", "called")
                              .build(),
                          quoting("b", "It was a great day for every crew that came home")})
                  .empty());
}

TEST(Utterances, OneReportThatRepeatsItselfIsNoUtterance) {
  const std::string quoted = "“" + std::string(kPromise) + ",” Greta Lund said.";
  EXPECT_TRUE(utterances({PressReport("a").quotes(quoted, "Greta Lund").quotes(quoted, "Greta Lund").build(),
                          PressReport("b").tells("The square was empty.").build()})
                  .empty());
}

TEST(Utterances, TheSameWordsOfTwoSpeakersAreADifference) {
  const Story story =
      one_event({quoting("a", std::string(kPromise)), quoting("b", std::string(kPromise), {}, "Olav Berg")});
  const UtteranceFindings found = find(story);
  EXPECT_TRUE(found.utterances.empty());
  ASSERT_EQ(found.differences.size(), 1U);
  EXPECT_EQ(found.differences[0].kind, DifferenceKind::speaker);
  EXPECT_EQ(words_at(story, found.differences[0].a), "Greta Lund");
  EXPECT_EQ(words_at(story, found.differences[0].b), "Olav Berg");
}

TEST(Utterances, CommonPhrasesOfTwoSpeakersAreNoDifference) {
  for (const char* const words : {"Thank you very much", "We will see what happens", "No comment"})
    EXPECT_TRUE(
        find(one_event({quoting("a", words), quoting("b", words, {}, "Olav Berg")})).differences.empty())
        << words;
}

TEST(Utterances, AReportWithoutTheSpeakersNameMayHaveIt) {
  const Record unnamed =
      PressReport("b").quotes("“" + std::string(kPromise) + ",” it was said.", "", "").build();
  const std::vector<Utterance> found = utterances({quoting("a", std::string(kPromise)), unnamed});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].speaker.has_value());
}

TEST(Utterances, ReportsOfDifferentGroupsAreNotCompared) {
  Story story = one_event({quoting("a", std::string(kPromise)), quoting("b", std::string(kPromise))});
  story.groups = {{0}, {1}};
  EXPECT_TRUE(find(story).utterances.empty());
  story.groups = {};
  EXPECT_TRUE(find(story).utterances.empty());
}

/// Which statements are joined, each by its report's name and its place there.
std::set<std::set<std::string>> joined(const std::vector<Record>& reports) {
  const Story story = one_event(reports);
  std::set<std::set<std::string>> out;
  for (const Utterance& utterance : find(story).utterances) {
    std::set<std::string> places;
    for (const UtteranceVersion& version : utterance.versions)
      places.insert(story.documents[version.place.document].article.input + " " +
                    std::to_string(version.place.statement));
    out.insert(places);
  }
  return out;
}

TEST(UtterancesProperty, TheOrderOfReportsDoesNotMatter) {
  const auto report = [](const std::string& input, const std::vector<std::string>& quoted) {
    PressReport made(input);
    for (const std::string& words : quoted) made.quotes("“" + words + ",” Greta Lund said.", "Greta Lund");
    return made.build();
  };
  const std::string promise(kPromise);
  std::vector<Record> reports{
      report("a", {promise, "The lighthouse was sold for a song in a year nobody remembers"}),
      report("b", {"We will not close the harbour", "The lighthouse was sold for a song"}),
      report("c", {"The lighthouse was given away for a song in a year nobody remembers", promise}),
      report("d", {promise + ". The crews know it", "Bread is cheaper in Brennick than it was in spring"}),
      telling("e", "that the harbour would not close before the last crew had been paid")};
  const auto expected = joined(reports);
  EXPECT_EQ(expected.size(), 2U);
  std::mt19937 random(4);
  for (int round = 0; round < 60; ++round) {
    std::ranges::shuffle(reports, random);
    EXPECT_EQ(joined(reports), expected);
  }
}

TEST(UtterancesProperty, ASayingAgreesWithItselfVerbatim) {
  for (const std::string& words : std::vector<std::string>{
           std::string(kPromise), "Let her walk. She’ll be back before the thaw",
           "It's 3,000 crowns or 12 per cent of nothing", "Co-operate, or don't: I won't beg",
           "Le café reste ouvert à minuit, dit-on", "[They] are the ones … who paid for it"})
    EXPECT_EQ(agreement(words, words), Agreement::verbatim) << words;
}

TEST(UtterancesProperty, ThousandsOfDifferentSayingsAreDoneSoon) {
  // Counts rather than clocks: all share their words, and no more than a bounded number are compared.
  std::vector<Record> reports;
  for (int i = 0; i < 300; ++i) {
    PressReport report("r" + std::to_string(i));
    for (int k = 0; k < 10; ++k)
      report.quotes("“The harbour crews of pier " + std::to_string(i * 10 + k) + " were paid on day " +
                        std::to_string((i * 7919 + k) % 3001) + ",” Greta Lund said.",
                    "Greta Lund");
    reports.push_back(report.build());
  }
  const Story story = one_event(std::move(reports));
  for (const Utterance& utterance : find(story).utterances) EXPECT_GE(utterance.versions.size(), 2U);
}

TEST(Utterances, AFewWordsThatTheOtherHasWholeAreOneSaying) {
  EXPECT_EQ(agreement("I never took a penny that was not mine", "I never took a penny"), Agreement::shortened);
}

TEST(Utterances, IndirectSpeechKeepsTheWordsButPersonAndTense) {
  const auto joined = [](const std::string& told) {
    return utterances({quoting("a", "I paid for my own soup"), telling("b", told)}).size() == 1;
  };
  EXPECT_TRUE(joined("that she had paid for her own soup"));
  EXPECT_FALSE(joined("that she had not paid for her own soup"));
  EXPECT_FALSE(joined("that she had waited in her own house"));
}

}  // namespace
}  // namespace hearsay
