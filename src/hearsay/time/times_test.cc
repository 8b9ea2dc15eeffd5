// Which expressions of time each text holds: their words, types and values, as TimeML's guidelines 1.2.1 have
// them.
#include <gtest/gtest.h>

#include "support/time_rows.h"

namespace hearsay {
namespace {

using namespace testing;

TEST_P(Times, AreReadAsTimeMlHasThem) { EXPECT_EQ(times_in(GetParam()), GetParam().times); }

TIMES(OfTheCalendar,  //
      {"The bridge opened on August 15, 2021.", "August 15, 2021 = DATE 2021-08-15"},
      {"The bridge opened on Sunday, August 15, 2021.", "Sunday, August 15, 2021 = DATE 2021-08-15"},
      {"The bridge opened on 15 August 2021.", "15 August 2021 = DATE 2021-08-15"},
      {"The bridge opened on Aug. 3rd, 2021.", "Aug. 3rd, 2021 = DATE 2021-08-03"},
      {"The bridge opened on the 15th of August.", "the 15th of August = DATE 2023-08-15"},
      {"The bridge opened on August the third.", "August the third = DATE 2023-08-03"},
      {"The bridge opened on August the 3rd, 2021.", "August the 3rd, 2021 = DATE 2021-08-03"},
      {"It rained in August the first week.", "August = DATE 2023-08"},
      {"The bridge opened on 2021-08-15.", "2021-08-15 = DATE 2021-08-15"},
      {"The bridge opened on 08/15/2021.", "08/15/2021 = DATE 2021-08-15"},
      {"The bridge opened on 15/08/2021.", "15/08/2021 = DATE 2021-08-15"},
      {"The bridge opened on 8/15/21.", "8/15/21 = DATE 2021-08-15"},
      {"The bridge opened in August 2021.", "August 2021 = DATE 2021-08"},
      {"The bridge opened in August of 2021.", "August of 2021 = DATE 2021-08"},
      {"The bridge opened in mid-August 2021.", "mid-August 2021 = DATE 2021-08"},
      {"The bridge opened in 1999.", "1999 = DATE 1999"},
      {"The bridge opened in late 1999.", "late 1999 = DATE 1999"},
      {"The bridge opened at the end of 1999.", "the end of 1999 = DATE 1999"},
      {"The bridge opened in the year 2000.", "the year 2000 = DATE 2000"},
      {"The bridge opened in nineteen ninety-six.", "nineteen ninety-six = DATE 1996"},
      {"The bridge opened in the 1990s.", "the 1990s = DATE 199"},
      {"The bridge opened in the '90s.", "the '90s = DATE 199"},
      {"The bridge opened in the late 1970s.", "the late 1970s = DATE 197"},
      {"The bridge opened in the 20th century.", "the 20th century = DATE 19"},
      {"The bridge opened in the eighteenth century.", "the eighteenth century = DATE 17"});

TIMES(WithoutAYear,  //
      {"The bridge opened on June 2.", "June 2 = DATE 2023-06-02"},
      {"The bridge will open on April 2.", "April 2 = DATE 2024-04-02"},
      {"The bridge opened on November 2.", "November 2 = DATE 2023-11-02"},
      {"The bridge opened in November.", "November = DATE 2023-11"},
      {"The bridge opened in March.", "March = DATE 2024-03"},
      {"The bridge will open in May.", "May = DATE 2024-05"},
      {"The bridge opened last May.", "last May = DATE 2023-05"},
      {"The bridge will open next May.", "next May = DATE 2024-05"},
      {"The bridge opened in June last year.", "June last year = DATE 2023-06"});

TIMES(AtTheEdgesOfTheCalendar,  //
      {"The bridge opened on February 29, 2024.", "February 29, 2024 = DATE 2024-02-29"},
      {"The bridge opened on February 29.", "February 29 = DATE 2024-02-29"},
      {"The bridge opened on February 29.", "February 29 = DATE XXXX-02-29", "2023-03-15"},
      {"The bridge opened yesterday.", "yesterday = DATE 2024-02-29", "2024-03-01T08:00:00Z"},
      {"The bridge opened yesterday.", "yesterday = DATE 2023-02-28", "2023-03-01"},
      {"The bridge opened yesterday.", "yesterday = DATE 2023-12-31", "2024-01-01"},
      {"The bridge opens tomorrow.", "tomorrow = DATE 2024-01-01", "2023-12-31"},
      {"The bridge opened on December 30.", "December 30 = DATE 2023-12-30", "2024-01-02"},
      {"The bridge will open on January 2.", "January 2 = DATE 2025-01-02", "2024-12-20"},
      {"The bridge opened last month.", "last month = DATE 2023-12", "2024-01-31"},
      {"The bridge will open next month.", "next month = DATE 2024-02", "2024-01-31"},
      {"The bridge opens this week.", "this week = DATE 2025-W01", "2024-12-30"},
      {"The bridge opens this week.", "this week = DATE 2020-W53", "2021-01-01"},
      {"The bridge opens next week.", "next week = DATE 2027-W01", "2026-12-30"},
      {"The bridge opened last quarter.", "last quarter = DATE 2023-Q4", "2024-02-01"},
      {"The bridge opened on July 4, 1776.", "July 4, 1776 = DATE 1776-07-04"},
      {"The keep was built in 1066.", "1066 = DATE 1066"},
      {"The keep was built in the 12th century.", "the 12th century = DATE 11"},
      {"The keep was built 100 years ago.", "100 years ago = DATE 1924"},
      {"The keep was built 2,000 years ago.", "2,000 years ago = DATE 0024"},
      {"The keep will be gone by 2087.", "2087 = DATE 2087"});

TIMES(OfTheWeek,  //
      {"Berg spoke on Tuesday.", "Tuesday = DATE 2024-03-12"},
      {"Berg spoke on Friday.", "Friday = DATE 2024-03-15"},
      {"Berg spoke on Sunday.", "Sunday = DATE 2024-03-10"},
      // Where the report was written, or by when it was last changed, it was the next day.
      {"Berg spoke on Saturday.", "Saturday = DATE 2024-03-16"},
      {"Berg will speak on Tuesday.", "Tuesday = DATE 2024-03-19"},
      {"She'll speak on Tuesday.", "Tuesday = DATE 2024-03-19"},
      {"Berg will speak on Saturday.", "Saturday = DATE 2024-03-16"},
      {"Berg is to speak on Monday.", "Monday = DATE 2024-03-18"},
      {"Berg is scheduled to speak on Monday.", "Monday = DATE 2024-03-18"},
      {"Berg agreed to speak on Monday.", "Monday = DATE 2024-03-18"},
      {"Berg spoke last Friday.", "last Friday = DATE 2024-03-08"},
      {"Berg speaks next Friday.", "next Friday = DATE 2024-03-22"},
      {"Berg speaks this Friday.", "this Friday = DATE 2024-03-15"},
      {"Berg spoke late Thursday.", "late Thursday = DATE 2024-03-14"},
      {"Berg spoke on Tuesday night.", "Tuesday night = TIME 2024-03-12TNI"},
      {"Berg spoke early Wednesday morning.", "early Wednesday morning = TIME 2024-03-13TMO"},
      {"Berg spoke at the weekend, last weekend.",
       "the weekend = DATE 2024-W10-WE | last weekend = DATE 2024-W10-WE"});

TIMES(FromTheDayOfPublication,  //
      {"The bridge opens today.", "today = DATE 2024-03-15"},
      {"The bridge opened yesterday.", "yesterday = DATE 2024-03-14"},
      {"The bridge opens tomorrow.", "tomorrow = DATE 2024-03-16"},
      {"The bridge opened two days ago.", "two days ago = DATE 2024-03-13"},
      {"The bridge opened three months ago.", "three months ago = DATE 2023-12"},
      {"The bridge opened two years ago.", "two years ago = DATE 2022"},
      {"The bridge opened last week.", "last week = DATE 2024-W10"},
      {"The bridge opened last month.", "last month = DATE 2024-02"},
      {"The bridge opened late last month.", "late last month = DATE 2024-02"},
      {"The bridge opened earlier this year.", "earlier this year = DATE 2024"},
      {"The bridge will open next month.", "next month = DATE 2024-04"},
      {"The bridge will open a month from now.", "a month from now = DATE 2024-04"},
      {"The bridge opened last year.", "last year = DATE 2023"},
      {"The bridge will open next year.", "next year = DATE 2025"});

TIMES(FromTheTimeTheTextSpeaksOf,  //
      {"It opened on August 15, 2021. Two days earlier it had been shut.",
       "August 15, 2021 = DATE 2021-08-15 | Two days earlier = DATE 2021-08-13"},
      {"It opened on August 15, 2021. The next day it was shut.",
       "August 15, 2021 = DATE 2021-08-15 | The next day = DATE 2021-08-16"},
      {"It opened on August 15, 2021. A year earlier nobody wanted it.",
       "August 15, 2021 = DATE 2021-08-15 | A year earlier = DATE 2020"},
      {"It opened in 1999 and was shut the following year.",
       "1999 = DATE 1999 | the following year = DATE 2000"},
      {"It opened in 1999 and was shut in that same year.", "1999 = DATE 1999 | that same year = DATE 1999"},
      {"It opened in April 1999 and was shut the following month.",
       "April 1999 = DATE 1999-04 | the following month = DATE 1999-05"},
      {"It opened on Tuesday. At 9 a.m. the gates were up.",
       "Tuesday = DATE 2024-03-12 | 9 a.m. = TIME 2024-03-12T09:00"});

TIMES(OfTheDay,  //
      {"It began at 9 a.m. in Brennick.", "9 a.m. = TIME 2024-03-15T09:00"},
      {"It began at 12:30 am.", "12:30 am = TIME 2024-03-15T00:30"},
      {"It began at 12 p.m. sharp.", "12 p.m. = TIME 2024-03-15T12:00"},
      {"It began at 7pm.", "7pm = TIME 2024-03-15T19:00"},
      {"It began at 14:30.", "14:30 = TIME 2024-03-15T14:30"},
      {"It began at 14:30 GMT.", "14:30 GMT = TIME 2024-03-15T14:30"},
      {"It began at 10:35:20 GMT.", "10:35:20 GMT = TIME 2024-03-15T10:35:20"},
      {"It began at 0735 GMT.", "0735 GMT = TIME 2024-03-15T07:35"},
      {"It began at 5 p.m. EST in Brennick.", "5 p.m. EST = TIME 2024-03-15T17:00"},
      {"It began at 5 p.m. Eastern time.", "5 p.m. Eastern time = TIME 2024-03-15T17:00"},
      {"It began at 10 p.m. Wednesday.", "10 p.m. Wednesday = TIME 2024-03-13T22:00"},
      {"It began at noon.", "noon = TIME 2024-03-15T12:00"},
      {"It began at noon Thursday.", "noon Thursday = TIME 2024-03-14T12:00"},
      {"It began at midnight.", "midnight = TIME 2024-03-15T24:00"},
      {"It began at 8 o'clock in the morning.", "8 o'clock in the morning = TIME 2024-03-15T08:00"},
      {"It began at 4 in the afternoon.", "4 in the afternoon = TIME 2024-03-15T16:00"},
      {"It began this morning.", "this morning = TIME 2024-03-15TMO"},
      {"It began last night.", "last night = TIME 2024-03-14TNI"},
      {"It begins tonight.", "tonight = TIME 2024-03-15TNI"},
      {"It began yesterday afternoon.", "yesterday afternoon = TIME 2024-03-14TAF"},
      {"It begins tomorrow evening.", "tomorrow evening = TIME 2024-03-16TEV"});

TIMES(ThatLast,  //
      {"It took seven hours.", "seven hours = DURATION PT7H"},
      {"It took up to seven hours.", "up to seven hours = DURATION PT7H"},
      {"It took about 20 minutes.", "about 20 minutes = DURATION PT20M"},
      {"It took at least 15 seconds.", "at least 15 seconds = DURATION PT15S"},
      {"It took less than 24 hours.", "less than 24 hours = DURATION PT24H"},
      {"It took half an hour.", "half an hour = DURATION PT30M"},
      {"It took an hour and a half.", "an hour and a half = DURATION PT1H30M"},
      {"It took twenty-one days.", "twenty-one days = DURATION P21D"},
      {"It took several days.", "several days = DURATION PXD"},
      {"It took 12 weeks.", "12 weeks = DURATION P12W"},
      {"It took a couple of months.", "a couple of months = DURATION P2M"},
      {"It took more than a year.", "more than a year = DURATION P1Y"},
      {"It has been shut for years.", "years = DURATION PXY"},
      {"It took two decades.", "two decades = DURATION P2DE"},
      {"It was shut for the past three years.", "the past three years = DURATION P3Y"},
      {"It will be shut for the next few days.", "the next few days = DURATION PXD"},
      {"It was a 10-day trip.", "10-day = DURATION P10D"},
      {"They signed a two-year contract.", "two-year = DURATION P2Y"},
      {"It was a weeklong trip.", "weeklong = DURATION P1W"});

TIMES(ThatComeBack,  //
      {"They met every Friday.", "every Friday = SET XXXX-WXX-5"},
      {"They met every Saturday night.", "every Saturday night = SET XXXX-WXX-6TNI"},
      {"They met on Mondays.", "Mondays = SET XXXX-WXX-1"},
      {"They met on Sunday mornings.", "Sunday mornings = SET XXXX-WXX-7TMO"},
      {"They met every morning.", "every morning = SET XXXX-XX-XXTMO"},
      {"They met every January.", "every January = SET XXXX-01"},
      {"They met every summer.", "every summer = SET XXXX-SU"},
      {"They met every year.", "every year = SET P1Y"}, {"They met each week.", "each week = SET P1W"},
      {"They met every two weeks.", "every two weeks = SET P2W"},
      {"They met every other day.", "every other day = SET P2D"},
      {"They met twice a week.", "twice a week = SET P1W"},
      {"They met three times a year.", "three times a year = SET P1Y"}, {"They met daily.", "daily = SET P1D"},
      {"They met for a monthly talk.", "monthly = SET P1M"});

TIMES(OfRanges,  //
      {"It was open from Monday to Wednesday.", "Monday = DATE 2024-03-11 | Wednesday = DATE 2024-03-13"},
      {"It was open from January 2021 to March 2022.",
       "January 2021 = DATE 2021-01 | March 2022 = DATE 2022-03"},
      {"It was open from 2019 to 2021.", "2019 = DATE 2019 | 2021 = DATE 2021"},
      {"It was open between 1990 and 1995.", "1990 = DATE 1990 | 1995 = DATE 1995"},
      {"It was shut in the war of 1914-18.", "1914 = DATE 1914 | 18 = DATE 1918"},
      {"It was open from 9 a.m. to 5 p.m.", "9 a.m. = TIME 2024-03-15T09:00 | 5 p.m. = TIME 2024-03-15T17:00"});

TIMES(OfHolidays,  //
      {"It was shut on Christmas.", "Christmas = DATE 2023-12-25"},
      {"It will be shut on Christmas Day.", "Christmas Day = DATE 2024-12-25"},
      {"It was shut on Christmas Eve.", "Christmas Eve = DATE 2023-12-24"},
      {"It was shut last Christmas.", "last Christmas = DATE 2023-12-25"},
      {"It was shut at Christmas 2019.", "Christmas 2019 = DATE 2019-12-25"},
      {"It was shut on New Year's Day.", "New Year's Day = DATE 2024-01-01"},
      {"It was shut on Thanksgiving.", "Thanksgiving = DATE 2023-11-23"},
      {"It was shut on Labor Day.", "Labor Day = DATE 2023-09-04"},
      {"It was shut on Memorial Day.", "Memorial Day = DATE 2023-05-29"},
      {"It will be shut on Good Friday.", "Good Friday = DATE 2024-03-29"},
      {"It will be shut on Easter Monday.", "Easter Monday = DATE 2024-04-01"});

TIMES(OfSeasonsAndQuarters,  //
      {"It opened last summer.", "last summer = DATE 2023-SU"},
      {"It opens this summer.", "this summer = DATE 2024-SU"},
      {"It opened last fall.", "last fall = DATE 2023-FA"},
      {"It opened in the summer of 1964.", "the summer of 1964 = DATE 1964-SU"},
      {"It lost money in the third quarter.", "the third quarter = DATE 2023-Q3"},
      {"The third-quarter loss was large.", "third-quarter = DATE 2023-Q3"},
      {"It lost money in the first quarter of 1990.", "the first quarter of 1990 = DATE 1990-Q1"},
      {"It lost money in the fourth quarter of last year.", "the fourth quarter of last year = DATE 2023-Q4"},
      {"It lost money last quarter.", "last quarter = DATE 2023-Q4"},
      {"It lost money in the second half of 1989.", "the second half of 1989 = DATE 1989-H2"},
      {"It lost money in fiscal 1989.", "fiscal 1989 = DATE 1989"});

TIMES(OfNoDayOfTheirOwn,  //
      {"It is open now.", "now = DATE PRESENT_REF"}, {"It is currently shut.", "currently = DATE PRESENT_REF"},
      {"It is shut right now.", "right now = DATE PRESENT_REF"},
      {"It is shut these days.", "these days = DATE PRESENT_REF"},
      {"It was shut recently.", "recently = DATE PAST_REF"},
      {"It was shut in the past.", "the past = DATE PAST_REF"},
      {"It was shut years ago.", "years ago = DATE PAST_REF"},
      {"It will be shut in the future.", "the future = DATE FUTURE_REF"},
      {"It will be shut in the near future.", "the near future = DATE FUTURE_REF"});

TIMES(OfTextsWithoutADate,  //
      {"Berg spoke on Tuesday.", "Tuesday = DATE XXXX-WXX-2", kUnknown},
      {"Berg spoke on Tuesday.", "Tuesday = DATE XXXX-WXX-2", "soon"},
      {"Berg spoke on Tuesday.", "Tuesday = DATE XXXX-WXX-2", "2024-13-40"},
      {"Berg spoke on April 2.", "April 2 = DATE XXXX-04-02", kUnknown},
      {"Berg spoke on April 2, 2021.", "April 2, 2021 = DATE 2021-04-02", kUnknown},
      {"Berg spoke yesterday.", "yesterday = DATE XXXX-XX-XX", kUnknown},
      {"Berg spoke last week.", "last week = DATE XXXX-WXX", kUnknown},
      {"Berg spoke last month.", "last month = DATE XXXX-XX", kUnknown},
      {"Berg spoke last year.", "last year = DATE XXXX", kUnknown},
      {"Berg spoke two years ago.", "two years ago = DATE XXXX", kUnknown},
      {"Berg spoke last summer.", "last summer = DATE XXXX-SU", kUnknown},
      {"Berg spoke in the third quarter.", "the third quarter = DATE XXXX-Q3", kUnknown},
      {"Berg spoke at 9 a.m. sharp.", "9 a.m. = TIME XXXX-XX-XXT09:00", kUnknown},
      {"Berg spoke this morning.", "this morning = TIME XXXX-XX-XXTMO", kUnknown},
      {"Berg spoke on Christmas Eve.", "Christmas Eve = DATE XXXX-12-24", kUnknown},
      {"Berg spoke for seven hours.", "seven hours = DURATION PT7H", kUnknown},
      {"Berg spoke every Friday.", "every Friday = SET XXXX-WXX-5", kUnknown},
      {"Berg spoke on August 15, 2021, and two days earlier.",
       "August 15, 2021 = DATE 2021-08-15 | two days earlier = DATE 2021-08-13", kUnknown});

TIMES(AreNotOtherWords,                                 //
      {"May said that she may march.", ""},             //
      {"Teresa May said no.", ""},                      //
      {"It was an 11th-hour deal.", ""},                //
      {"A 44-year-old man was held.", ""},              //
      {"Berg is 44 years old.", ""},                    //
      {"She may march with 2000 others.", ""},          //
      {"A second gate is shut.", ""},                   //
      {"They joined the march on Brennick.", ""},       //
      {"Room 1999 has 25:61 written on it.", ""},       //
      {"The prize is $2000 and a clock.", ""},          //
      {"They lived to see the fall of the keep.", ""},  //
      {"The clerks won 14-11 in the last game.", ""},   //
      {"The bridge opened on the 45th of August 2021.", "August 2021 = DATE 2021-08"},
      {"The bridge opened on 31 June 2021.", "June 2021 = DATE 2021-06"});

}  // namespace
}  // namespace hearsay
