#include "hearsay/time/calendar.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace hearsay {
namespace {

const Day kFriday = day_of(2024, 3, 15);

std::string stepped(Grain grain, Day day, std::int64_t steps) {
  const auto found = shifted(period_of(grain, day), steps);
  return found ? value_of(*found) : "none";
}

TEST(ParseDay, ReadsTheHeadOfADateOrTime) {
  EXPECT_EQ(parse_day("2024-03-15"), kFriday);
  EXPECT_EQ(parse_day("2024-03-15T23:59:59+14:00"), kFriday);
  EXPECT_EQ(parse_day("2024-02-29"), day_of(2024, 2, 29));
  EXPECT_EQ(parse_day("0001-01-01"), day_of(1, 1, 1));
}

TEST(ParseDay, TakesNothingElse) {
  for (const char* const none :
       {"", "soon", "2024", "2024-03", "2024-3-15", "2024/03/15", "2023-02-29", "2024-13-01", "2024-00-10",
        "2024-03-00", "0000-01-01", "-024-03-15", "+024-03-15", "20x4-03-15"})
    EXPECT_EQ(parse_day(none), std::nullopt) << none;
}

TEST(HasDay, KnowsLeapYears) {
  EXPECT_TRUE(has_day(2024, 2, 29));
  EXPECT_TRUE(has_day(2000, 2, 29));
  EXPECT_FALSE(has_day(1900, 2, 29));
  EXPECT_FALSE(has_day(2023, 2, 29));
  EXPECT_TRUE(has_day(std::nullopt, 2, 29)) << "in some year";
  EXPECT_FALSE(has_day(std::nullopt, 2, 30));
  EXPECT_FALSE(has_day(2024, 4, 31));
  EXPECT_FALSE(has_day(2024, 13, 1));
  EXPECT_FALSE(has_day(2024, 1, 0));
}

TEST(Period, IsWrittenAsTimex3HasIt) {
  EXPECT_EQ(value_of(period_of(Grain::day, kFriday)), "2024-03-15");
  EXPECT_EQ(value_of(period_of(Grain::week, kFriday)), "2024-W11");
  EXPECT_EQ(value_of(period_of(Grain::weekend, kFriday)), "2024-W11-WE");
  EXPECT_EQ(value_of(period_of(Grain::month, kFriday)), "2024-03");
  EXPECT_EQ(value_of(period_of(Grain::season, kFriday)), "2024-SP");
  EXPECT_EQ(value_of(period_of(Grain::quarter, kFriday)), "2024-Q1");
  EXPECT_EQ(value_of(period_of(Grain::half, kFriday)), "2024-H1");
  EXPECT_EQ(value_of(period_of(Grain::year, kFriday)), "2024");
  EXPECT_EQ(value_of(period_of(Grain::decade, kFriday)), "202");
  EXPECT_EQ(value_of(period_of(Grain::century, kFriday)), "20");
  EXPECT_EQ(value_of(period_of(Grain::day, day_of(24, 1, 2))), "0024-01-02");
}

TEST(Period, OfAWeekHasTheYearOfItsThursday) {
  EXPECT_EQ(value_of(period_of(Grain::week, day_of(2024, 12, 30))), "2025-W01");
  EXPECT_EQ(value_of(period_of(Grain::week, day_of(2021, 1, 1))), "2020-W53");
  EXPECT_EQ(value_of(period_of(Grain::weekend, day_of(2021, 1, 3))), "2020-W53-WE");
}

TEST(Period, OfWinterHasTheYearOfItsDecember) {
  EXPECT_EQ(value_of(period_of(Grain::season, day_of(2024, 12, 1))), "2024-WI");
  EXPECT_EQ(value_of(period_of(Grain::season, day_of(2024, 2, 29))), "2023-WI");
  EXPECT_EQ(value_of(period_of(Grain::season, day_of(2024, 11, 30))), "2024-FA");
  EXPECT_EQ(value_of(season_of(2024, "WI")), "2024-WI");
  EXPECT_EQ(value_of(season_of(2024, "SU")), "2024-SU");
}

TEST(Shifted, StepsByItsOwnLength) {
  EXPECT_EQ(stepped(Grain::day, kFriday, -15), "2024-02-29");
  EXPECT_EQ(stepped(Grain::week, day_of(2024, 12, 27), 1), "2025-W01");
  EXPECT_EQ(stepped(Grain::month, day_of(2024, 1, 31), 1), "2024-02") << "which has no 31st";
  EXPECT_EQ(stepped(Grain::month, kFriday, -15), "2022-12");
  EXPECT_EQ(stepped(Grain::season, kFriday, -1), "2023-WI");
  EXPECT_EQ(stepped(Grain::quarter, kFriday, -1), "2023-Q4");
  EXPECT_EQ(stepped(Grain::half, kFriday, 1), "2024-H2");
  EXPECT_EQ(stepped(Grain::year, day_of(2024, 2, 29), 1), "2025");
  EXPECT_EQ(stepped(Grain::decade, kFriday, -3), "199");
  EXPECT_EQ(stepped(Grain::century, kFriday, -1), "19");
}

TEST(Shifted, KeepsToTheYearsOfFourDigits) {
  EXPECT_EQ(stepped(Grain::year, kFriday, 9999 - 2024), "9999");
  EXPECT_EQ(stepped(Grain::year, kFriday, 10'000 - 2024), "none");
  EXPECT_EQ(stepped(Grain::year, kFriday, -2023), "0001");
  EXPECT_EQ(stepped(Grain::year, kFriday, -2024), "none");
  for (const std::int64_t steps :
       {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()})
    for (const Grain grain : {Grain::day, Grain::week, Grain::weekend, Grain::month, Grain::season,
                              Grain::quarter, Grain::half, Grain::year, Grain::decade, Grain::century})
      EXPECT_EQ(stepped(grain, kFriday, steps), "none");
}

TEST(Shifted, ThereAndBackIsWhereItBegan) {
  for (const Grain grain : {Grain::day, Grain::week, Grain::weekend, Grain::month, Grain::season,
                            Grain::quarter, Grain::half, Grain::year, Grain::decade, Grain::century})
    for (std::int64_t steps = -12; steps <= 12; ++steps) {
      const Period here = period_of(grain, kFriday);
      const auto there = shifted(here, steps);
      ASSERT_TRUE(there);
      EXPECT_EQ(shifted(*there, -steps), here) << value_of(here) << " by " << steps;
    }
}

TEST(NthWeekday, CountsFromEitherEndOfTheMonth) {
  EXPECT_EQ(nth_weekday(2023, 11, 4, 4), day_of(2023, 11, 23)) << "Thanksgiving";
  EXPECT_EQ(nth_weekday(2024, 5, 1, 5), day_of(2024, 5, 27)) << "the last of four Mondays";
  EXPECT_EQ(nth_weekday(2023, 5, 3, 5), day_of(2023, 5, 31)) << "the last of five Wednesdays";
  EXPECT_EQ(nth_weekday(2024, 3, 5, 1), day_of(2024, 3, 1)) << "the month begins with it";
}

// From the tables of the US Naval Observatory and, for the extremes, the Book of Common Prayer.
TEST(Easter, FallsAsTheTablesHaveIt) {
  EXPECT_EQ(easter(2024), day_of(2024, 3, 31));
  EXPECT_EQ(easter(2023), day_of(2023, 4, 9));
  EXPECT_EQ(easter(2019), day_of(2019, 4, 21));
  EXPECT_EQ(easter(2000), day_of(2000, 4, 23));
  EXPECT_EQ(easter(1943), day_of(1943, 4, 25)) << "the latest there is";
  EXPECT_EQ(easter(1818), day_of(1818, 3, 22)) << "the earliest";
}

TEST(Easter, IsASundayFromMarch22ToApril25) {
  for (int year = 1583; year < 4000; ++year) {
    EXPECT_EQ(weekday_of(easter(year)), 7) << year;
    EXPECT_GE(easter(year), day_of(year, 3, 22)) << year;
    EXPECT_LE(easter(year), day_of(year, 4, 25)) << year;
  }
}

}  // namespace
}  // namespace hearsay
