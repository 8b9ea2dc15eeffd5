#include "hearsay/time/times.h"

#include <gtest/gtest.h>

#include <random>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "support/text_fixture.h"

namespace hearsay {
namespace {

using testing::repeated;
using testing::Text;
using Words = std::vector<std::string>;

constexpr std::string_view kFriday = "2024-03-15";  // a Friday

/// The words of each time and its value, "words = value", as read on the day of publication.
Words times_in(std::string_view text, std::string_view published = kFriday) {
  const Text read(text);
  Words out;
  for (const TimeExpression& time : find_times(read.tokens, published))
    out.push_back(std::string(time.span.of(read.article.text)) + " = " + time.value);
  return out;
}

TimeType type_in(std::string_view text) {
  const Text read(text);
  const std::vector<TimeExpression> times = find_times(read.tokens, kFriday);
  EXPECT_EQ(times.size(), 1U) << text;
  return times.empty() ? TimeType::set : times.front().type;
}

TEST(Times, OfTheCalendar) {
  EXPECT_EQ(times_in("It was on August 15, 2021 in Brennick."), Words{"August 15, 2021 = 2021-08-15"});
  EXPECT_EQ(times_in("It was on 15 August 2021."), Words{"15 August 2021 = 2021-08-15"});
  EXPECT_EQ(times_in("It was on Aug. 3rd, 2021."), Words{"Aug. 3rd, 2021 = 2021-08-03"});
  EXPECT_EQ(times_in("It was in August 2021."), Words{"August 2021 = 2021-08"});
  EXPECT_EQ(times_in("It was on 2021-08-15."), Words{"2021-08-15 = 2021-08-15"});
  EXPECT_EQ(times_in("It began in 1999."), Words{"1999 = 1999"});
  EXPECT_EQ(times_in("It began in the 1990s."), Words{"1990s = 199"});
}

TEST(Times, WithoutAYearLieNearThePublication) {
  EXPECT_EQ(times_in("It was on April 2."), Words{"April 2 = 2024-04-02"});
  EXPECT_EQ(times_in("It was on November 2."), Words{"November 2 = 2023-11-02"});
  EXPECT_EQ(times_in("It is on January 2.", "2024-12-20"), Words{"January 2 = 2025-01-02"});
  EXPECT_EQ(times_in("It was in November."), Words{"November = 2023-11"});
}

TEST(Times, LeaveOutWhatNothingTells) {
  EXPECT_EQ(times_in("It was on April 2.", ""), Words{"April 2 = XXXX-04-02"});
  EXPECT_EQ(times_in("It was on Tuesday.", ""), Words{"Tuesday = XXXX-WXX-2"});
  EXPECT_EQ(times_in("It was yesterday.", ""), Words{"yesterday = XXXX-XX-XX"});
  EXPECT_EQ(times_in("It was last week.", ""), Words{"last week = XXXX-WXX"});
  EXPECT_EQ(times_in("It was on Tuesday.", "soon"), Words{"Tuesday = XXXX-WXX-2"}) << "a date that is none";
  EXPECT_EQ(times_in("It was on Tuesday.", "2024-13-40"), Words{"Tuesday = XXXX-WXX-2"});
}

TEST(Times, OfTheWeekLieBeforeThePublicationUnlessTheSentenceLooksAhead) {
  EXPECT_EQ(times_in("Berg spoke on Tuesday."), Words{"Tuesday = 2024-03-12"});
  EXPECT_EQ(times_in("Berg spoke on Friday."), Words{"Friday = 2024-03-15"});
  EXPECT_EQ(times_in("Berg spoke on Saturday."), Words{"Saturday = 2024-03-09"});
  EXPECT_EQ(times_in("Berg will speak on Tuesday."), Words{"Tuesday = 2024-03-19"});
  EXPECT_EQ(times_in("Berg spoke last Friday."), Words{"last Friday = 2024-03-08"});
  EXPECT_EQ(times_in("Berg speaks next Friday."), Words{"next Friday = 2024-03-22"});
}

TEST(Times, CountFromThePublication) {
  EXPECT_EQ(times_in("It was yesterday."), Words{"yesterday = 2024-03-14"});
  EXPECT_EQ(times_in("It is today."), Words{"today = 2024-03-15"});
  EXPECT_EQ(times_in("It is tomorrow."), Words{"tomorrow = 2024-03-16"});
  EXPECT_EQ(times_in("It was two days ago."), Words{"two days ago = 2024-03-13"});
  EXPECT_EQ(times_in("It was a week ago."), Words{"a week ago = 2024-03-08"});
  EXPECT_EQ(times_in("It was last week."), Words{"last week = 2024-W10"});
  EXPECT_EQ(times_in("It is next month."), Words{"next month = 2024-04"});
  EXPECT_EQ(times_in("It was last month.", "2024-01-31"), Words{"last month = 2023-12"});
  EXPECT_EQ(times_in("It was last year."), Words{"last year = 2023"});
  EXPECT_EQ(times_in("It was this week.", "2024-12-30"), Words{"this week = 2025-W01"}) << "ISO weeks";
  EXPECT_EQ(times_in("It was yesterday.", "2024-03-01T08:00:00Z"), Words{"yesterday = 2024-02-29"});
}

TEST(Times, OfTheDay) {
  EXPECT_EQ(times_in("It was at 9 a.m. in Brennick."), Words{"9 a.m. = 2024-03-15T09:00"});
  EXPECT_EQ(times_in("It was at 12:30 am."), Words{"12:30 am = 2024-03-15T00:30"});
  EXPECT_EQ(times_in("It was at 7 pm."), Words{"7 pm = 2024-03-15T19:00"});
  EXPECT_EQ(times_in("It was at 14:30."), Words{"14:30 = 2024-03-15T14:30"});
  EXPECT_EQ(times_in("It was at noon."), Words{"noon = 2024-03-15T12:00"});
  EXPECT_EQ(times_in("It was last night."), Words{"last night = 2024-03-14TNI"});
  EXPECT_EQ(times_in("It was this morning."), Words{"this morning = 2024-03-15TMO"});
}

TEST(Times, ThatLastOrComeBack) {
  EXPECT_EQ(times_in("It lasted seven hours."), Words{"seven hours = PT7H"});
  EXPECT_EQ(times_in("It lasted 12 weeks."), Words{"12 weeks = P12W"});
  EXPECT_EQ(times_in("It met every Friday."), Words{"every Friday = XXXX-WXX-5"});
  EXPECT_EQ(times_in("It met every year."), Words{"every year = P1Y"});
}

TEST(Times, HaveTypes) {
  EXPECT_EQ(type_in("on Tuesday"), TimeType::date);
  EXPECT_EQ(type_in("at 9 a.m."), TimeType::time);
  EXPECT_EQ(type_in("for seven hours"), TimeType::duration);
  EXPECT_EQ(type_in("every Friday"), TimeType::set);
}

TEST(Times, AreNotOtherWords) {
  EXPECT_EQ(times_in("She may march with 2000 others."), Words{});
  EXPECT_EQ(times_in("A second gate is shut."), Words{});
  EXPECT_EQ(times_in("Room 1999 has 25:61 written on it."), Words{});
}

TEST(Times, HaveNoDayThatTheirMonthDoesNotHave) {
  EXPECT_EQ(times_in("It was on February 30, 2021."), Words{"February = 2024-02"});
  EXPECT_EQ(times_in("It was on 31 June 2021."), Words{"June 2021 = 2021-06"});
  EXPECT_EQ(times_in("It was on February 29, 2024."), Words{"February 29, 2024 = 2024-02-29"});
  EXPECT_EQ(times_in("It was on February 29.", ""), Words{"February 29 = XXXX-02-29"});
}

/// A value as TIMEX3 has it.
bool is_value(const std::string& value) {
  static const std::regex kValue(
      "(\\d{4}|XXXX)(-(\\d\\d|XX)(-(\\d\\d|XX))?|-W(\\d\\d|XX)(-[1-7])?)?(T(\\d\\d:\\d\\d|MO|AF|EV|NI))?|\\d{3}"
      "|"
      "P\\d+[DWMYE]|PT\\d+[HMS]");
  return std::regex_match(value, kValue);
}

void expect_sound(const Text& read, std::string_view published) {
  std::uint32_t end = 0;
  for (const TimeExpression& time : find_times(read.tokens, published)) {
    ASSERT_LE(end, time.span.begin);
    ASSERT_LT(time.span.begin, time.span.end);
    ASSERT_LE(time.span.end, read.article.text.size());
    ASSERT_TRUE(is_value(time.value)) << time.value << " for " << time.span.of(read.article.text);
    end = time.span.end;
  }
}

TEST(Times, OfTextsPutTogetherAtRandomAreSound) {
  const std::vector<std::string_view> words{
      "August",     "May",         "15",         "31",    "30",      "February", "29",      "2021",
      ",",          ",",           "last",       "next",  "this",    "week",     "month",   "year",
      "two",        "days",        "ago",        "later", "every",   "Friday",   "Tuesday", "at",
      "9",          "a.m.",        "12:30",      "pm",    "noon",    "1990s",    "in",      "of",
      "decades",    "99999999999", "2000000000", "0",     "morning", "night",    "tonight", "daily",
      "a",          "an",          "hours",      "weeks", "seconds", "will",     ".",       "9999-12-31",
      "0001-01-01", "2021-08-15"};
  std::mt19937 random(9);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t i = random() % 12; i > 0; --i) text += std::string(words[random() % words.size()]) + " ";
    for (const std::string_view published :
         {"", "2024-03-15", "0001-01-01", "9999-12-31", "2024-02-29T23:59:59+14:00"})
      expect_sound(Text(text), published);
    if (HasFatalFailure()) FAIL() << text;
  }
}

TEST(Times, OfCountsThatNoCalendarHolds) {
  for (const std::string_view count : {"2000000000", "999999999", "2147483647", "9999999999999"})
    for (const std::string_view unit : {"days", "weeks", "years"})
      for (const std::string_view way : {"ago", "later", "earlier", ""})
        expect_sound(
            Text("It was " + std::string(count) + " " + std::string(unit) + " " + std::string(way) + "."),
            kFriday);
}

TEST(TimesOfHostileText, AreSound) {
  for (const std::string_view part :
       {"August ", "Friday ", "last ", "two ", "15 ", "every ", "will ", "August 15, "})
    expect_sound(Text(repeated(part, 100'000)), kFriday);
}

}  // namespace
}  // namespace hearsay
