// What a text's own dateline, figures that are compared, and nouns beside a weekday make of expressions of
// time.
#include <gtest/gtest.h>

#include "support/time_rows.h"

namespace hearsay {
namespace {

using namespace testing;

constexpr std::string_view kWednesday = "2012-11-14";

TIMES(OfFiguresCompared,  //
      {"On Tuesday the euro rose to 3 crowns from 2 the day before. Tin fell to 7 from 8 the previous day.",
       "Tuesday = DATE 2012-11-13 | the day before = DATE 2012-11-12 | the previous day = DATE 2012-11-12",
       kWednesday},
      {"Net fell to 2m crowns, from 3m a year ago. Sales were 9m, against 8m a year earlier.",
       "a year ago = DATE 2011 | a year earlier = DATE 2011", kWednesday},
      {"It lost 1m in the third quarter. For nine months it lost 2m, against 3m in the year-earlier period.",
       "the third quarter = DATE 2012-Q3 | nine months = DURATION P9M | the year-earlier period = DATE 2011",
       kWednesday},
      {"It lost 1m in the third quarter, against 2m a year earlier.",
       "the third quarter = DATE 2012-Q3 | a year earlier = DATE 2011-Q3", kWednesday},
      {"Sales fell in October, compared with the same month last year.",
       "October = DATE 2012-10 | the same month last year = DATE 2011-10", kWednesday},
      {"It lost 4m crowns in the quarter ended Oct. 1, 2011.",
       "the quarter = DATE 2011-Q3 | Oct. 1, 2011 = DATE 2011-10-01", kWednesday},
      {"It lost 4m crowns in the quarter ended January 31, 2011.",
       "the quarter = DATE 2010-Q4 | January 31, 2011 = DATE 2011-01-31", kWednesday});

TIMES(AreNotFractionsOrNames,  //
      {"Support is as high as three-quarters in Brennick.", "", kWednesday},
      {"Sales fell for three quarters.", "three quarters = DURATION P3Q", kWednesday},
      {"The Daily Courier and Brennick Weekly were closed.", "", kWednesday},
      {"Daily Courier readers wept.", "", kWednesday},
      {"Daily flights resume.", "Daily = SET P1D", kWednesday});

TIMES(OfWeekdays,  //
      {"The film star died on Thursday, her agent said.", "Thursday = DATE 2012-11-15", kWednesday},
      {"Tuesday's ruling will change that.", "Tuesday = DATE 2012-11-13", kWednesday},
      {"Friday's vote will change that.", "Friday = DATE 2012-11-16", kWednesday},
      {"They will have to win before Tuesday's vote.", "Tuesday = DATE 2012-11-20", kWednesday},
      {"The two found themselves level ahead of the vote on Saturday.", "Saturday = DATE 2012-11-17",
       kWednesday},
      {"Shares fell ahead of Tuesday's vote.", "Tuesday = DATE 2012-11-13", kWednesday},
      {"Brennick, which holds its vote on Saturday, is poor.", "Saturday = DATE 2012-11-17", kWednesday},
      {"Ten states vote on Super Tuesday.", "", kWednesday});

TIMES(FromADateline,  //
      {"KARLSUND, Nov. 3, 2012 (NPA) — The mayor resigned on Friday.",
       "Nov. 3, 2012 = DATE 2012-11-03 | Friday = DATE 2012-11-02", kUnknown},
      {"NEW BRENNICK, Vt., 3 November 2012 – The mayor resigned yesterday.",
       "3 November 2012 = DATE 2012-11-03 | yesterday = DATE 2012-11-02", kUnknown},
      {"Mayor resigns\nSaturday, 3 November 2012\nThe mayor resigned on Friday.",
       "Saturday, 3 November 2012 = DATE 2012-11-03 | Friday = DATE 2012-11-02", kUnknown},
      {"KARLSUND, Nov. 3 (NPA) — The mayor resigned on Friday.",
       "Nov. 3 = DATE XXXX-11-03 | Friday = DATE XXXX-WXX-5", kUnknown},
      {"The mayor, born in Karlsund, 3 May 1950, resigned on Friday.",
       "3 May 1950 = DATE 1950-05-03 | Friday = DATE XXXX-WXX-5", kUnknown});

}  // namespace
}  // namespace hearsay
