#include "hearsay/story/differences.h"

#include <gtest/gtest.h>

#include <optional>
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
using Pair = std::pair<std::string, std::string>;

/// The words that differ, pair by pair.
using Pairs = std::vector<Pair>;

enum class Of { numbers, facts, names, slots };

Pairs differences(std::vector<Record> reports, Of of, DifferenceKind kind) {
  const Story story = one_event(std::move(reports));
  StoryText text(story);
  const StorySentences sentences(story, text, story.groups.front());
  const std::vector<Difference> found = of == Of::numbers
                                            ? find_number_differences(sentences, text.vocabulary())
                                        : of == Of::facts ? find_fact_differences(sentences)
                                        : of == Of::names ? find_name_differences(sentences)
                                                          : find_slot_differences(sentences);
  Pairs out;
  for (const Difference& difference : found) {
    EXPECT_EQ(difference.kind, kind);
    EXPECT_TRUE(difference.sentence_a.span.contains(difference.a.span));
    EXPECT_TRUE(difference.sentence_b.span.contains(difference.b.span));
    EXPECT_NE(difference.a.document, difference.b.document);
    out.emplace_back(words_at(story, difference.a), words_at(story, difference.b));
  }
  return out;
}

Pairs numbers(std::string_view one, std::string_view two) {
  return differences({PressReport("a").tells(one).build(), PressReport("b").tells(two).build()}, Of::numbers,
                     DifferenceKind::number);
}

TEST(NumberDifferences, TellsTwoFiguresOfOneThing) {
  EXPECT_EQ(numbers("The storm sank 12 boats in the old harbour of Brennick.",
                    "In Brennick the storm sank 15 boats in the old harbour."),
            (Pairs{{"12 boats", "15 boats"}}));
  EXPECT_EQ(numbers("The council will pay $4 million for the new lighthouse on the northern pier.",
                    "The new lighthouse on the northern pier will cost the council $6 million."),
            (Pairs{{"$4 million", "$6 million"}}));
  EXPECT_EQ(numbers("Some 40 percent of the crews voted for the strike in the harbour.",
                    "In the harbour 60 percent of the crews voted for the strike."),
            (Pairs{{"40 percent", "60 percent"}}));
}

TEST(NumberDifferences, TheOnlyFiguresOfTheirKindAreOfOneThing) {
  EXPECT_EQ(numbers("The yard has launched 17 trawlers this season.",
                    "Its tally of 19 trawlers this season is a record, a baker wrote."),
            (Pairs{{"17 trawlers", "19 trawlers"}}));
  EXPECT_EQ(
      numbers("Greta Lund came on a four-year contract.", "She has put her name to a three-year contract."),
      (Pairs{{"four-year", "three-year"}}));
  EXPECT_TRUE(numbers("The yard has launched 17 trawlers this season.",
                      "Its tally of 190 trawlers this season is a record, a baker wrote.")
                  .empty())
      << "of another size";
  EXPECT_TRUE(numbers("The yard has launched 17 trawlers this season. It mended 40 trawlers in spring.",
                      "Its tally of 19 trawlers this season is a record, a baker wrote.")
                  .empty())
      << "one report counts them twice";
  EXPECT_TRUE(numbers("The government offered Brennick 32 cubic metres of water in a letter.",
                      "Greta Lund said the government owed her forty cubic metres.")
                  .empty())
      << "a measure is of anything";
}

TEST(NumberDifferences, WhatWasDoneSoLongIsOneThing) {
  EXPECT_EQ(numbers("Greta Lund talked with the mayor of Brennick for two hours.",
                    "The two of them talked for four hours."),
            (Pairs{{"two hours", "four hours"}}));
}

TEST(NumberDifferences, WhatGrewWasRightInItsDay) {
  EXPECT_TRUE(numbers("Nine people have died of the fever in Brennick.",
                      "The number of people who have died of the fever in Brennick has risen to fourteen.")
                  .empty());
}

TEST(NumberDifferences, AMeasureIsExactInItsOwnUnit) {
  EXPECT_EQ(
      numbers("The tunnel under Brennick is 7.2 kilometres long.", "Brennick's 8.1-kilometre tunnel is open."),
      (Pairs{{"7.2 kilometres", "8.1-kilometre"}}));
}

TEST(NumberDifferences, WordsAndDigitsAreOneNumber) {
  EXPECT_TRUE(numbers("The storm sank twelve boats in the old harbour of Brennick.",
                      "In Brennick the storm sank 12 boats in the old harbour.")
                  .empty());
  EXPECT_TRUE(numbers("The new lighthouse on the northern pier will cost $4,000,000.",
                      "The council will pay $4 million for the new lighthouse on the northern pier.")
                  .empty());
}

TEST(NumberDifferences, ARoundFigureMayBeTheSame) {
  for (const auto& [one, two] :
       Pairs{{"about 40", "42"}, {"more than 40", "46"}, {"up to 50", "46"}, {"400", "403"}})
    EXPECT_TRUE(numbers("The storm sank " + one + " boats in the old harbour of Brennick.",
                        "In Brennick the storm sank " + two + " boats in the old harbour.")
                    .empty())
        << one << " / " << two;
  EXPECT_EQ(numbers("The storm sank more than 40 boats in the old harbour of Brennick.",
                    "In Brennick the storm sank 30 boats in the old harbour.")
                .size(),
            1U);
}

TEST(NumberDifferences, FiguresOfOneFrameNeedNoWordsInCommon) {
  EXPECT_EQ(numbers("About 200 people packed the hall.", "The meeting drew a crowd of 350 residents.").size(),
            1U);
  EXPECT_EQ(
      numbers("The wreck lies 40 metres deep.", "Divers found the wreck 60 metres below the waves.").size(),
      1U);
  EXPECT_TRUE(
      numbers("The wreck lies 40 metres deep.", "Divers found the wreck 131 feet below the waves.").empty());
}

TEST(NumberDifferences, AFrameOfTwoThingsIsNone) {
  EXPECT_TRUE(numbers("About 200 people packed the hall.", "The storm killed 350 residents.").empty());
  EXPECT_TRUE(numbers("The clock is worth $4,000.", "The ferry is worth $6 million.").empty());
  EXPECT_TRUE(numbers("About 200 people packed the hall. Outside, 350 protesters gathered.",
                      "The meeting drew a crowd of 350 residents.")
                  .empty());
}

TEST(NumberDifferences, FiguresOfTwoThingsAreNone) {
  EXPECT_TRUE(numbers("The storm sank 12 boats in the old harbour of Brennick.",
                      "The council bought 15 boats for the lake at Solvany last year.")
                  .empty());
  EXPECT_TRUE(numbers("The storm sank 12 boats in the old harbour of Brennick.",
                      "The storm tore 15 roofs from houses in Brennick.")
                  .empty());
}

TEST(NumberDifferences, AReportThatGivesBothTellsOfTwoThings) {
  EXPECT_TRUE(
      numbers("The storm sank 12 boats in the old harbour of Brennick. By night the storm had sunk 15 boats "
              "in the old harbour of Brennick.",
              "In Brennick the storm sank 15 boats in the old harbour.")
          .empty());
}

TEST(NumberDifferences, YearsOrdinalsAndNamesAreNoFigures) {
  EXPECT_TRUE(numbers("The old harbour of Brennick was built in 1931 by the council.",
                      "The old harbour of Brennick was built in 1957 by the council.")
                  .empty());
  EXPECT_TRUE(numbers("The 11th storm of the winter hit the old harbour of Brennick.",
                      "The 12th storm of the winter hit the old harbour of Brennick.")
                  .empty());
}

TEST(NumberDifferences, AnAgeIsSomebodys) {
  const auto of = [](std::string_view one, std::string_view two) {
    return differences({PressReport("a").names("Ana Ruiz").names("Olav Berg").tells(one).build(),
                        PressReport("b").names("Ana Ruiz").names("Olav Berg").tells(two).build()},
                       Of::numbers, DifferenceKind::number);
  };
  EXPECT_EQ(of("Ana Ruiz, 51, runs the ferry.", "Ana Ruiz, 53, has run it for years."), (Pairs{{"51", "53"}}));
  EXPECT_TRUE(of("Ana Ruiz, 51, runs the ferry.", "Olav Berg, 53, runs the ferry.").empty());
  EXPECT_TRUE(of("Ana Ruiz, 51, runs the ferry.", "The 51-year-old Ana Ruiz runs the ferry.").empty());
}

TEST(NumberDifferences, CopiesOfOneReportDifferInNothing) {
  const Record report =
      PressReport("a")
          .tells("The storm sank 12 boats in the harbour, and 15 boats at the pier of the harbour.")
          .build();
  EXPECT_TRUE(differences({report, report, report}, Of::numbers, DifferenceKind::number).empty());
}

Pairs times(std::vector<Record> reports) {
  return differences(std::move(reports), Of::facts, DifferenceKind::time);
}

TEST(TimeDifferences, TellsTwoDaysOfOneDeed) {
  EXPECT_EQ(times({PressReport("a")
                       .names("Greta Lund")
                       .tells("Mayor Greta Lund opened the new lighthouse on Sunday.")
                       .time("Sunday", "2031-03-02")
                       .build(),
                   PressReport("b")
                       .names("Greta Lund")
                       .tells("On Saturday Mayor Greta Lund opened the new lighthouse.")
                       .time("Saturday", "2031-03-01")
                       .build()}),
            (Pairs{{"Sunday", "Saturday"}}));
}

TEST(TimeDifferences, OneDayByTwoNamesIsNone) {
  EXPECT_TRUE(times({PressReport("a")
                         .names("Greta Lund")
                         .tells("Mayor Greta Lund opened the new lighthouse on Sunday.")
                         .time("Sunday", "2031-03-02")
                         .build(),
                     PressReport("b")
                         .names("Greta Lund")
                         .tells("On 2 March Mayor Greta Lund opened the new lighthouse.")
                         .time("2 March", "2031-03-02")
                         .build()})
                  .empty());
}

TEST(TimeDifferences, DaysOfTwoDeedsAreNone) {
  EXPECT_TRUE(times({PressReport("a")
                         .names("Greta Lund")
                         .tells("Mayor Greta Lund opened the new lighthouse on Sunday.")
                         .time("Sunday", "2031-03-02")
                         .build(),
                     PressReport("b")
                         .names("Greta Lund")
                         .tells("Mayor Greta Lund will sell the old bakery on Saturday.")
                         .time("Saturday", "2031-03-01")
                         .build()})
                  .empty());
}

Pairs polarity(std::string_view one, std::string_view two) {
  return differences({PressReport("a").names("Greta Lund").tells(one).build(),
                      PressReport("b").names("Greta Lund").tells(two).build()},
                     Of::facts, DifferenceKind::polarity);
}

TEST(PolarityDifferences, TellsWhetherItHappened) {
  EXPECT_EQ(polarity("Mayor Greta Lund opened the new lighthouse of Brennick.",
                     "Mayor Greta Lund never opened the new lighthouse of Brennick."),
            (Pairs{{"opened", "opened"}}));
  EXPECT_TRUE(polarity("Mayor Greta Lund opened the new lighthouse of Brennick.",
                       "Mayor Greta Lund opened the lighthouse of Brennick, the new one.")
                  .empty());
  EXPECT_TRUE(polarity("Mayor Greta Lund did not open the new lighthouse of Brennick.",
                       "Mayor Greta Lund never opened the new lighthouse of Brennick.")
                  .empty());
}

TEST(PolarityDifferences, AQuestionTellsNothing) {
  EXPECT_TRUE(polarity("Mayor Greta Lund opened the new lighthouse of Brennick.",
                       "Has Mayor Greta Lund not opened the new lighthouse of Brennick?")
                  .empty());
}

Pairs names(std::vector<Record> reports) {
  return differences(std::move(reports), Of::names, DifferenceKind::name);
}

TEST(NameDifferences, TellsTwoGivenNamesOfOnePerson) {
  EXPECT_EQ(names({PressReport("a")
                       .names("Laura Pike")
                       .tells("Chairwoman Laura Pike closed the hearing on the lighthouse.")
                       .build(),
                   PressReport("b")
                       .names("Lorna Pike")
                       .tells("Chairwoman Lorna Pike closed the hearing on the lighthouse.")
                       .build()}),
            (Pairs{{"Laura Pike", "Lorna Pike"}}));
}

TEST(NameDifferences, TwoOfOneSurnameAreTwoPeople) {
  EXPECT_TRUE(names({PressReport("a")
                         .names("Laura Pike")
                         .tells("Laura Pike closed the hearing on the lighthouse.")
                         .build(),
                     PressReport("b")
                         .names("Tomas Pike")
                         .tells("A fisherman, Tomas Pike, mended nets all morning.")
                         .build()})
                  .empty());
  EXPECT_TRUE(names({PressReport("a")
                         .names("Laura Pike")
                         .names("Lorna Pike")
                         .tells("Chairwoman Laura Pike and her sister Lorna Pike closed the hearing.")
                         .build(),
                     PressReport("b")
                         .names("Lorna Pike")
                         .tells("Chairwoman Lorna Pike closed the hearing on the lighthouse.")
                         .build()})
                  .empty());
}

TEST(DifferencesProperty, OneReportAloneDiffersFromNothing) {
  const Record report =
      PressReport("a")
          .names("Greta Lund")
          .tells(
              "Mayor Greta Lund opened the lighthouse on Sunday. Mayor Greta Lund never opened the "
              "lighthouse on Sunday. It cost 12 crowns. It cost 15 crowns.")
          .time("Sunday", "2031-03-02")
          .build();
  EXPECT_TRUE(differences({report}, Of::numbers, DifferenceKind::number).empty());
  EXPECT_TRUE(differences({report}, Of::facts, DifferenceKind::polarity).empty());
  EXPECT_TRUE(differences({report}, Of::names, DifferenceKind::name).empty());
  EXPECT_TRUE(differences({report, report}, Of::facts, DifferenceKind::polarity).empty());
}

TEST(FactDifferences, AClockAloneIsDatedByItsReport) {
  const auto report = [](const char* input, const char* published, const char* told, const char* clock,
                         const char* value) {
    return PressReport(input).published(published).tells(told).time(clock, value).build();
  };
  EXPECT_EQ(differences({report("a", "2031-01-13", "The old lighthouse fell into the sea at 10:15.", "10:15",
                                "2031-01-13T10:15"),
                         report("b", "2031-01-14", "The old lighthouse fell into the sea at 11:40.", "11:40",
                                "2031-01-14T11:40")},
                        Of::facts, DifferenceKind::time),
            (Pairs{{"10:15", "11:40"}}));
}

Pairs slots(std::string_view one, std::string_view two) {
  const auto report = [](const char* input, std::string_view told) {
    return PressReport(input).names("Greta Lund").names("Frieda Mohr").tells(told).build();
  };
  return differences({report("a", one), report("b", two)}, Of::slots, DifferenceKind::name);
}

TEST(SlotDifferences, TellWhoDidIt) {
  EXPECT_EQ(slots("The ribbon was cut by the minister, Greta Lund.", "Mayor Frieda Mohr cut the ribbon."),
            (Pairs{{"Greta Lund", "Frieda Mohr"}}));
  EXPECT_TRUE(
      slots("The ribbon was cut by the minister, Greta Lund.", "Mayor Frieda Mohr cut the bread.").empty());
  EXPECT_TRUE(slots("The ribbon was cut by the minister, Greta Lund.",
                    "Mayor Frieda Mohr cut the ribbon, and Greta Lund clapped.")
                  .empty())
      << "who names both tells of two";
}

TEST(SlotDifferences, TellWhere) {
  EXPECT_EQ(slots("The thief was arrested by officers in Oslo.", "Officers arrested the thief in Bergen."),
            (Pairs{{"Oslo", "Bergen"}}));
  EXPECT_TRUE(slots("The thief was arrested in Oslo.", "A thief may have been arrested in Bergen.").empty());
}

}  // namespace
}  // namespace hearsay
