#include "hearsay/page/page_date.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(PageDate, KeepsPrecisionAndZone) {
  EXPECT_EQ(iso_date("2025-08-15T21:04:00Z"), "2025-08-15T21:04:00Z");
  EXPECT_EQ(iso_date("2025-08-15T21:04:00.123+0200"), "2025-08-15T21:04:00+02:00");
  EXPECT_EQ(iso_date("2025-08-15 21:04"), "2025-08-15T21:04");
  EXPECT_EQ(iso_date("2025-08-15"), "2025-08-15");
  EXPECT_EQ(iso_date("20250815"), "2025-08-15");
  EXPECT_EQ(iso_date("2025-08"), "2025-08");
}

TEST(PageDate, ReadsWrittenDates) {
  EXPECT_EQ(iso_date("Fri, 15 Aug 2025 21:04:00 GMT"), "2025-08-15T21:04:00Z");
  EXPECT_EQ(iso_date("August 15, 2025 9:04 PM"), "2025-08-15T21:04");
  EXPECT_EQ(iso_date("Published: 15th of August 2025"), "2025-08-15");
  EXPECT_EQ(iso_date("15. März 2024, 07:30 Uhr"), "2024-03-15T07:30");
  EXPECT_EQ(iso_date("3 de mayo de 2022"), "2022-05-03");
  EXPECT_EQ(iso_date("15.08.25"), "2025-08-15");
}

TEST(PageDate, NeverGuessesAnAmbiguousOrder) {
  EXPECT_EQ(iso_date("05/08/2025"), std::nullopt);
  EXPECT_EQ(iso_date("05/08/2025", DateOrder::day_first), "2025-08-05");
  EXPECT_EQ(iso_date("05/08/2025", DateOrder::month_first), "2025-05-08");
  EXPECT_EQ(iso_date("25/08/2025"), "2025-08-25");
  EXPECT_EQ(date_order("en-US"), DateOrder::month_first);
  EXPECT_EQ(date_order("en"), DateOrder::unknown);
  EXPECT_EQ(date_order("de-CH"), DateOrder::day_first);
}

TEST(PageDate, PassesOverWhatIsNoDate) {
  for (const char* const text : {"", "yesterday", "3.14", "2025-13-45", "call 555-0100", "15 minutes",
                                 "v2.10.2", "99999999999999999999"})
    EXPECT_EQ(iso_date(text), std::nullopt) << text;
}

TEST(PageDate, ReadsTheDayInAnAddress) {
  EXPECT_EQ(date_in_url("https://argus.example/2025/08/15/dam-fails"), "2025-08-15");
  EXPECT_EQ(date_in_url("https://argus.example/news/2025-08-15-dam"), "2025-08-15");
  EXPECT_EQ(date_in_url("https://argus.example/news/20250815"), std::nullopt);
}

}  // namespace
}  // namespace hearsay
