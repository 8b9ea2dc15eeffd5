#include "hearsay/story/lookup.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hearsay/story/entity_joiner.h"
#include "support/press_report.h"
#include "support/story_fixture.h"
#include "support/text_fixture.h"

namespace hearsay {
namespace {

using testing::PressReport;
using testing::words_at;

/// What the mayor of a harbour said, in quotation marks and not, and what somebody nobody names said.
Record harbour_report() {
  return PressReport("harbour.html", "Mayor on the harbour")
      .published("2031-03-04")
      .quotes(
          "“We will not close the harbour this winter. The boats stay where they are,” Greta Lund said on "
          "Monday.",
          "Greta Lund")
      .reports("Lund promised that the council would dredge the northern channel before autumn.", "Greta Lund",
               "the council would dredge the northern channel before autumn", "promised")
      .quotes("“Every crew that asked for money has been paid in full,” Olav Berg said.", "Olav Berg")
      .tells("On the quay hung a banner: “Hands off our old lighthouse.”")
      .build();
}

Story harbour() { return join_entities({harbour_report()}); }

/// All but a few slips are words of the language.
bool is_word(std::string_view word) {
  return word != "harbuor" && word != "wintre" && word != "evry" && word != "moeny";
}

std::vector<Finding> all_of(const Story& story, std::string_view words,
                            std::optional<std::string> by = std::nullopt) {
  return look_up(story, {.words = std::string(words), .by = std::move(by), .is_word = is_word});
}

/// The verdict on the surest place; nothing if it is not found.
std::optional<Verdict> verdict(const Story& story, std::string_view words) {
  const std::vector<Finding> found = all_of(story, words);
  return found.empty() ? std::nullopt : std::optional(found.front().verdict);
}

TEST(LookUp, FindsSentencesWordForWord) {
  const Story story = harbour();
  const std::vector<Finding> found = all_of(story, "We will not close the harbour this winter.");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].verdict, Verdict::verbatim);
  EXPECT_EQ(words_at(story, found[0].words), "We will not close the harbour this winter");
  EXPECT_EQ(story.entities[found[0].speaker.value()].entity.name, "Greta Lund");
  EXPECT_EQ(found[0].statement, (StatementPlace{0, 0}));
  EXPECT_EQ(found[0].confidence, 1);
  EXPECT_FALSE(found[0].misspelt);
  EXPECT_EQ(verdict(story, "We will not close the harbour this winter. The boats stay where they are."),
            Verdict::verbatim);
}

TEST(LookUp, DoesNotMindMarksCaseAndTypography) {
  const Story story = harbour();
  for (const std::string_view words :
       {"we will not close the harbour this winter", "WE WILL NOT CLOSE THE HARBOUR THIS WINTER!",
        "\"We will not close the harbour this winter.\"", "“We will not close the harbour this winter”",
        "‘We will not close the harbour this winter,’", "„We will not close the harbour this winter“",
        "«We will not close the harbour this winter»", "'We will not close the harbour this winter'",
        "  We  will\tnot close\r\nthe harbour this\u00A0winter ", "We will not close the harbor this winter",
        "We will not – close the harbour – this winter", "We will not close, the harbour, this winter"})
    EXPECT_EQ(verdict(story, words), Verdict::verbatim) << words;
}

TEST(LookUp, PartOfASentenceIsPartialWithTheWhole) {
  const Story story = harbour();
  for (const std::string_view words :
       {"close the harbour this winter", "We will not close the harbour", "not close the harbour"}) {
    const std::vector<Finding> found = all_of(story, words);
    ASSERT_EQ(found.size(), 1U) << words;
    EXPECT_EQ(found[0].verdict, Verdict::partial) << words;
    EXPECT_EQ(words_at(story, found[0].words), words);
    EXPECT_EQ(words_at(story, found[0].whole), "We will not close the harbour this winter");
  }
}

TEST(LookUp, TheWholeIsAllSentencesThatAreTouched) {
  const Story story = harbour();
  const std::vector<Finding> found = all_of(story, "the harbour this winter. The boats stay");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].verdict, Verdict::partial);
  EXPECT_EQ(words_at(story, found[0].whole),
            "We will not close the harbour this winter. The boats stay where they are");
}

TEST(LookUp, ADroppedOrAddedNegationIsAltered) {
  const Story story = harbour();
  for (const std::string_view words :
       {"We will close the harbour this winter", "We will never close the harbour this winter",
        "The boats do not stay where they are", "Every crew that asked for money has not been paid in full",
        "No crew that asked for money has been paid in full"}) {
    const std::vector<Finding> found = all_of(story, words);
    ASSERT_FALSE(found.empty()) << words;
    EXPECT_EQ(found[0].verdict, Verdict::altered) << words;
    EXPECT_LT(found[0].confidence, 1) << words;
  }
}

TEST(LookUp, ANegationIsTheSentencesWholePoint) {
  const Story story = join_entities({PressReport("short.html")
                                         .quotes("“It is not over. I think so,” Greta Lund said.", "Greta Lund")
                                         .quotes("“They won't do it to us,” Lund said.", "Greta Lund")
                                         .build()});
  for (const std::string_view words :
       {"It is over", "it's over", "I don't think so", "I do not think so.", "They will do it to us"})
    EXPECT_EQ(verdict(story, words), Verdict::altered) << words;
  for (const std::string_view words : {"It was there", "I know", "Not I", "No", "Over"})
    EXPECT_NE(verdict(story, words), Verdict::altered) << words;
}

TEST(LookUp, OtherWordsAreAltered) {
  const Story story = harbour();
  for (const std::string_view words :
       {"We will not close the airport this winter", "We will not close the harbour this summer",
        "We will not close this winter", "We will not close the whole harbour this winter",
        "We won't close the harbour this winter", "We would not close the harbour this winter",
        "The harbour will not close this winter", "Every crew that asked for cash has been paid in full",
        "Every crew that asks for money has been paid in full"})
    EXPECT_EQ(verdict(story, words), Verdict::altered) << words;
}

TEST(LookUp, LeftOutWordsMustBeOnRecordOneBehindTheOther) {
  const Story story = harbour();
  for (const std::string_view words :
       {"We will not … this winter", "We will not ... this winter", "We will not [...] this winter",
        "We will not […] this winter", "… close the harbour this winter …",
        "Every crew … has been paid in full"})
    EXPECT_EQ(verdict(story, words), Verdict::partial) << words;
  EXPECT_NE(verdict(story, "this winter … We will not close"), Verdict::partial) << "turned round";
  EXPECT_NE(verdict(story, "We will not … has been paid in full"), Verdict::partial) << "of two speakers";
}

TEST(LookUp, BracketsAreTheReportersOwn) {
  const Story story = harbour();
  for (const std::string_view words :
       {"[The council] will not close the harbour this winter", "We will not close [it] this winter",
        "Every crew that asked for [help] has been paid in full"}) {
    const std::optional<Verdict> found = verdict(story, words);
    EXPECT_TRUE(found == Verdict::verbatim || found == Verdict::partial) << words;
  }
}

TEST(LookUp, ANegationInBracketsIsNoTypography) {
  const Story story = harbour();
  EXPECT_EQ(verdict(story, "Every crew that asked for money has [not] been paid in full"), Verdict::altered);
  EXPECT_EQ(verdict(story, "We will [gladly] close the harbour this winter"), Verdict::altered);
}

TEST(LookUp, ANegationLeftOutOfASentenceIsAltered) {
  const Story story = harbour();
  const std::vector<Finding> found = all_of(story, "We will … close the harbour this winter");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].verdict, Verdict::altered);
  EXPECT_LT(found[0].confidence, 1);
  EXPECT_EQ(verdict(story, "this winter … The boats stay"), Verdict::partial);
}

TEST(LookUp, MendsMisspeltWordsAndSaysSo) {
  const Story story = harbour();
  for (const std::string_view words :
       {"We will not close the harbuor this winter", "We will not close the harbuor this wintre",
        "Evry crew that asked for moeny has been paid in full"}) {
    const std::vector<Finding> found = all_of(story, words);
    ASSERT_FALSE(found.empty()) << words;
    EXPECT_EQ(found[0].verdict, Verdict::verbatim) << words;
    EXPECT_TRUE(found[0].misspelt) << words;
  }
}

TEST(LookUp, AWordOfTheLanguageIsNoMisspelling) {
  const Story story = harbour();
  EXPECT_EQ(verdict(story, "We will not clone the harbour this winter"), Verdict::altered) << "not \"close\"";
  for (const Finding& finding : all_of(story, "The goats stay where they are"))
    EXPECT_EQ(finding.verdict, Verdict::altered) << "not \"boats\"";
}

TEST(LookUp, WhatAReportTellsInItsOwnWordsIsAParaphrase) {
  const Story story = harbour();
  const std::vector<Finding> found = all_of(story, "We shall dredge the northern channel before the autumn");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].verdict, Verdict::paraphrase);
  EXPECT_TRUE(found[0].confidence > 0 && found[0].confidence < 1) << found[0].confidence;
  EXPECT_EQ(words_at(story, found[0].words), "the council would dredge the northern channel before autumn");
}

TEST(LookUp, TheOppositeIsNoParaphrase) {
  EXPECT_EQ(verdict(harbour(), "We will never dredge the northern channel before autumn"), std::nullopt);
}

TEST(LookUp, WhatIsNotOnRecordIsNotFound) {
  const Story story = harbour();
  for (const std::string_view words :
       {"The bakery opens at dawn", "It is what it is", "I have nothing to say about that",
        "We will raise taxes on every house in the county", "Hello", "They said it was there and that it is"})
    EXPECT_EQ(verdict(story, words), std::nullopt) << words;
}

TEST(LookUp, NothingIsFoundWithoutAWordOrWithoutReports) {
  const Story story = harbour();
  for (const std::string_view words : {"", " ", "…", "“”", "?!.,;—", "[]", "[…]", "... ... ...", "\xff\xfe"})
    EXPECT_TRUE(all_of(story, words).empty()) << words;
  EXPECT_TRUE(all_of(Story{}, "We will not close the harbour").empty());
  EXPECT_TRUE(all_of(join_entities({Record{}}), "We will not close the harbour").empty());
}

TEST(LookUp, AQuotationThatIsNobodysIsFoundWithoutASpeaker) {
  const Story story = harbour();
  const std::vector<Finding> found = all_of(story, "Hands off our old lighthouse");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].verdict, Verdict::verbatim);
  EXPECT_EQ(found[0].statement, std::nullopt);
  EXPECT_EQ(found[0].speaker, std::nullopt);
  EXPECT_TRUE(all_of(story, "Hands off our old lighthouse", "Greta Lund").front().by_other);
}

TEST(LookUp, AsksWhoSaidIt) {
  const Story story = harbour();
  for (const char* const name : {"Greta Lund", "Lund", "lund", "GRETA LUND", "G. Lund", " Greta  Lund "}) {
    const std::vector<Finding> found = all_of(story, "The boats stay where they are", name);
    ASSERT_EQ(found.size(), 1U) << name;
    EXPECT_FALSE(found[0].by_other) << name;
  }
  for (const char* const name : {"Olav Berg", "Berg", "Greta", "Olga Lund", "Nobody", "Lundgren"}) {
    const std::vector<Finding> found = all_of(story, "The boats stay where they are", name);
    ASSERT_EQ(found.size(), 1U) << name;
    EXPECT_TRUE(found[0].by_other) << name;
  }
}

TEST(LookUp, WhoIsAskedForComesFirst) {
  const Record first = PressReport("a.html")
                           .published("2031-03-01")
                           .quotes("“The boats stay where they are,” Olav Berg said.", "Olav Berg")
                           .build();
  const Story story = join_entities({first, harbour_report()});
  const std::vector<Finding> found = all_of(story, "The boats stay where they are", "Lund");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].words.document, 1U);
  EXPECT_FALSE(found[0].by_other);
  EXPECT_TRUE(found[1].by_other);
}

TEST(LookUp, TheSurestComesFirstThenWhoHadItFirst) {
  const auto report = [](const char* input, const char* published, const std::string& words) {
    return PressReport(input)
        .published(published)
        .quotes("“" + words + ",” Greta Lund said.", "Greta Lund")
        .build();
  };
  const Story story = join_entities({report("altered", "2031-03-01", "The boats will stay where they are"),
                                     report("late", "2031-03-09", "The boats stay where they are"),
                                     report("early", "2031-03-02", "The boats stay where they are")});
  const std::vector<Finding> found = all_of(story, "The boats stay where they are");
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].words.document, 2U);
  EXPECT_EQ(found[1].words.document, 1U);
  EXPECT_EQ(found[2].words.document, 0U);
  EXPECT_EQ(found[2].verdict, Verdict::altered);
}

TEST(LookUp, OneReportThatHasItTwiceGivesBothPlaces) {
  const Story story =
      join_entities({PressReport("twice.html")
                         .quotes("“The boats stay where they are,” Greta Lund said.", "Greta Lund")
                         .tells("The square was empty by then.")
                         .quotes("“The boats stay where they are,” Lund said again.", "Greta Lund")
                         .build()});
  EXPECT_EQ(all_of(story, "The boats stay where they are").size(), 2U);
}

TEST(LookUp, FindsAQuotationThatRunsOnOverParagraphs) {
  const Story story = testing::two_reports();
  EXPECT_EQ(verdict(story, "My grandmother washed wool in the Ilva."), Verdict::verbatim);
  EXPECT_EQ(
      verdict(story, "I am not here to ask a favour of a neighbour. My grandmother washed wool in the Ilva."),
      Verdict::verbatim);
}

TEST(LookUp, ReadsAccentsAndOtherScripts) {
  const Story story =
      join_entities({PressReport("paris.html")
                         .quotes("“Le café reste ouvert à minuit,” Zoë Brontë said.", "Zoë Brontë")
                         .build(),
                     PressReport("kyiv.html")
                         .quotes("“Наш порт працює щодня без перерви,” Olav Berg said.", "Olav Berg")
                         .build()});
  EXPECT_EQ(verdict(story, "Le cafe reste ouvert a minuit"), Verdict::verbatim);
  EXPECT_EQ(verdict(story, "наш порт працює щодня без перерви"), Verdict::verbatim);
  EXPECT_FALSE(all_of(story, "Le café reste ouvert", "Zoe Bronte").front().by_other);
}

TEST(LookUp, GivesNoMoreThanTheMost) {
  std::vector<Record> reports(kMostFindings + 50, harbour_report());
  EXPECT_EQ(all_of(join_entities(std::move(reports)), "The boats stay where they are").size(), kMostFindings);
}

TEST(LookUp, TakesAVeryLongQuotation) {
  const Story story = harbour();
  const std::string sentence = "We will not close the harbour this winter. The boats stay where they are. ";
  const std::size_t times = (1U << 20U) / sentence.size();
  for (const std::string& words :
       {testing::repeated(sentence, times), testing::repeated("boats … ", 1U << 17U),
        testing::repeated("[", 1U << 20U) + "boats", std::string(1U << 20U, 'x'),
        testing::repeated("“", 1U << 18U) + "boats", testing::repeated("boats-", 1U << 17U)})
    EXPECT_LE(all_of(story, words).size(), 2U);
}

TEST(LookUp, ALetterInBracketsIsOnlyAnotherCase) {
  const Story story = harbour();
  EXPECT_EQ(verdict(story, "[t]he boats stay where they are"), Verdict::verbatim);
  EXPECT_EQ(verdict(story, "[E]very crew that asked for money"), Verdict::partial);
  EXPECT_EQ(without_letter_brackets("[T]he [É]té, a [b] read[s], [ab]c, [x"),
            "The Été, a [b] read[s], [ab]c, [x");
  for (const std::string_view words : {"", "[", "[]", "[a", "[a]", "[a]]", "[[a]b"})
    EXPECT_EQ(without_letter_brackets(words), words == "[[a]b" ? "[ab" : words);
}

TEST(LookUp, ADenialHiddenByAnEllipsisIsAltered) {
  const Story story = harbour();
  for (const std::string_view words : {"We will … close the harbour", "We … this winter",
                                       "We will ... this winter", "We will . . . this winter"}) {
    const std::vector<Finding> found = all_of(story, words);
    ASSERT_FALSE(found.empty()) << words;
    EXPECT_EQ(found[0].verdict, Verdict::altered) << words;
  }
  EXPECT_EQ(verdict(story, "Every crew … has been paid in full"), Verdict::partial);
  EXPECT_EQ(verdict(story, "Every crew . . . has been paid in full. . . ."), Verdict::partial);
}

TEST(LookUp, AContractionIsAnotherWordingOfTheWhole) {
  const Story story = join_entities(
      {PressReport("r.html").quotes("“A boat does not read maps,” Greta Lund said.", "Greta Lund").build()});
  EXPECT_EQ(verdict(story, "A boat doesn't read maps"), Verdict::altered);
  EXPECT_EQ(verdict(story, "A boat does not read maps, and nor do I"), Verdict::partial);
}

TEST(LookUp, AWordOfGrammarIsNoPartOfASaying) {
  const Story story = join_entities(
      {PressReport("r.html").quotes("“Back before the thaw,” Greta Lund said.", "Greta Lund").build()});
  EXPECT_EQ(verdict(story, "the"), std::nullopt);
  EXPECT_EQ(verdict(story, "thaw"), Verdict::partial);
}

TEST(LookUp, WhoIsNamedComesBeforeNobody) {
  const Story story = join_entities({PressReport("r.html", "“The boats stay for good”")
                                         .quotes("“The boats stay for good,” Greta Lund said.", "Greta Lund")
                                         .build()});
  const std::vector<Finding> found = all_of(story, "The boats stay for good");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_TRUE(found[0].speaker.has_value());
  EXPECT_FALSE(found[1].speaker.has_value());
}

TEST(LookUp, AsksWhoSaidItByRole) {
  Record report = harbour_report();
  for (Entity& entity : report.entities)
    if (entity.name == "Greta Lund") entity.roles = {"Prime Minister"};
  const Story story = join_entities({report});
  for (const char* const name :
       {"the prime minister", "Prime Minister", "Prime Minister Greta Lund", "Ms Lund"})
    EXPECT_FALSE(all_of(story, "The boats stay where they are", name).front().by_other) << name;
  for (const char* const name : {"the minister", "the", "Prime Minister Berg", "president"})
    EXPECT_TRUE(all_of(story, "The boats stay where they are", name).front().by_other) << name;
}

/// A word of nine letters that is none.
std::string letters(std::mt19937& random) {
  std::string word;
  for (int k = 0; k < 9; ++k) word += static_cast<char>('a' + random() % 26);
  return word;
}

TEST(LookUp, TakesManyWordsThatAreNone) {
  std::mt19937 random(3);
  PressReport report("many words");
  for (int i = 0; i < 60; ++i) {
    std::string words;
    for (int k = 0; k < 100; ++k) words += letters(random) + ' ';
    report.quotes("“The words were " + words + "too,” Greta Lund said.", "Greta Lund");
  }
  const Story story = join_entities({report.build()});
  std::string quote;
  for (int i = 0; i < 100'000; ++i) quote += letters(random) + ' ';
  std::size_t asked = 0;
  EXPECT_TRUE(look_up(story, {.words = quote,
                              .by = {},
                              .is_word =
                                  [&asked](std::string_view) {
                                    ++asked;
                                    return false;
                                  }})
                  .empty());
  EXPECT_LT(asked, 1000U) << "a text of words that are none is not one with slips";
}

/// Sentences put together from a few words, so that many are alike.
std::string random_sentence(std::mt19937& random) {
  static constexpr std::string_view kWords[] = {
      "the",  "harbour", "crews", "never",   "paid", "not",    "we", "close", "boats", "won't",
      "it’s", "3,000",   "north", "channel", "café", "winter", "on", "will",  "they",  "co-operate"};
  std::string sentence = "People";
  const std::size_t length = 3 + random() % 9;
  for (std::size_t i = 0; i < length; ++i) sentence += ' ' + std::string(kWords[random() % std::size(kWords)]);
  return sentence;
}

TEST(LookUpProperty, EveryQuotedSentenceIsVerbatimWhereItStands) {
  std::mt19937 random(20);
  for (int round = 0; round < 40; ++round) {
    std::vector<Record> reports;
    std::vector<std::string> sentences;
    for (int i = 0; i < 4; ++i) {
      PressReport report("r" + std::to_string(i));
      for (int k = 0; k < 4; ++k) {
        sentences.push_back(random_sentence(random));
        report.quotes("“" + sentences.back() + ",” Greta Lund said.", "Greta Lund");
      }
      reports.push_back(report.build());
    }
    const Story story = join_entities(std::move(reports));
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      const std::vector<Finding> found = all_of(story, sentences[i]);
      ASSERT_FALSE(found.empty()) << sentences[i];
      EXPECT_EQ(found[0].verdict, Verdict::verbatim) << sentences[i];
      const auto here = [&](const Finding& finding) {
        return finding.words.document == i / 4 && words_at(story, finding.words) == sentences[i] &&
               finding.verdict == Verdict::verbatim;
      };
      EXPECT_TRUE(std::ranges::any_of(found, here)) << sentences[i];
    }
  }
}

TEST(LookUpProperty, PlacesLieInTheTextAndTheWholeHoldsTheWords) {
  const Story story = harbour();
  const std::string& text = story.documents[0].article.text;
  std::mt19937 random(21);
  const auto is_boundary = [&](std::uint32_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
  };
  std::size_t places = 0;
  for (int round = 0; round < 2000; ++round) {
    const std::size_t begin = random() % text.size();  // in the midst of a character too
    for (const Finding& finding : all_of(story, std::string_view(text).substr(begin, 5 + random() % 90))) {
      ++places;
      const Span words = finding.words.span;
      ASSERT_LT(words.begin, words.end);
      ASSERT_LE(words.end, text.size());
      EXPECT_TRUE(finding.whole.span.contains(words));
      EXPECT_TRUE(is_boundary(words.begin) && is_boundary(words.end));
      EXPECT_TRUE(finding.confidence > 0 && finding.confidence <= 1) << finding.confidence;
      if (finding.verdict <= Verdict::partial) {
        EXPECT_EQ(finding.confidence, 1);
      }
    }
  }
  EXPECT_GT(places, 100U);
}

TEST(IsNamed, TakesNamesAsPeopleTypeThem) {
  const Entity lund{EntityKind::person, "Greta Lund", {"the Mayor", "Ms Lund"}, {}, {}};
  for (const std::string_view name : {"Greta Lund", "greta lund", "Lund", "LUND", "Ms Lund", "the mayor"})
    EXPECT_TRUE(is_named(lund, name)) << name;
  for (const std::string_view name : {"", " ", "Greta Berg", "Berg", "Lundy", "Greta Lund Berg-Olsen", "a"})
    EXPECT_FALSE(is_named(lund, name)) << name;
  for (const std::string_view name : {"Mayor Greta Lund", "Mr. Lund", "Mayor Dr. Lund", " Mayor  Greta Lund "})
    EXPECT_TRUE(is_named(lund, name)) << name;
  for (const std::string_view name : {"Mayor Berg", "Dean Lund", "Mayor Mayor Mayor Berg"})
    EXPECT_FALSE(is_named(lund, name)) << name;
  const Entity council{EntityKind::organization, "Brennick Council", {}, {}, {}};
  EXPECT_TRUE(is_named(council, "brennick council"));
  EXPECT_TRUE(is_named(council, "the Brennick Council"));
  EXPECT_FALSE(is_named(council, "Ilva Council"));
}

}  // namespace
}  // namespace hearsay
