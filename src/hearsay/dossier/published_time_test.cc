#include "hearsay/dossier/published_time.h"

#include <gtest/gtest.h>

namespace hearsay::dossier {
namespace {

std::string words(std::string_view iso) {
  const auto time = parse_published(iso);
  return time ? time_words(*time) : "nothing";
}

TEST(PublishedTime, SaysNoMoreThanThePageTells) {
  EXPECT_EQ(words("2025-10-18"), "18 October 2025");
  EXPECT_EQ(words("2025-10-18T19:42"), "18 October 2025, 19:42");
  EXPECT_EQ(words("2025-10-18T19:42:05.123Z"), "18 October 2025, 19:42 (UTC)");
  EXPECT_EQ(words("2025-10-18 19:42:00+01:00"), "18 October 2025, 19:42 (UTC+01:00)");
  EXPECT_EQ(words("2025-10-18T19:42:00-0330"), "18 October 2025, 19:42 (UTC−03:30)");
}

TEST(PublishedTime, RefusesWhatIsNoDate) {
  for (const char* text :
       {"", "yesterday", "2025", "2025-13-01", "2025-02-30", "2025-10-18Tnoon", "2025-10-18x"}) {
    EXPECT_FALSE(parse_published(text)) << text;
  }
}

TEST(PublishedTime, OrdersAcrossZones) {
  const auto order = [](std::string_view iso) { return order_of(*parse_published(iso)); };
  EXPECT_LT(order("2025-10-18T23:30:00+02:00"), order("2025-10-18T22:00:00Z"));
  EXPECT_EQ(order("2025-10-19T00:30:00+02:00"), order("2025-10-18T22:30:00Z"));
  EXPECT_LT(order("1969-12-31"), 0);
}

}  // namespace
}  // namespace hearsay::dossier
