#include "hearsay/dossier/event_time.h"

#include <gtest/gtest.h>

namespace hearsay::dossier {
namespace {

std::string words(std::string_view value) { return event_time_words(event_time(value)); }

TEST(EventTime, IsToldAsExactlyAsItIsKnown) {
  EXPECT_EQ(words("2025-10-18"), "Saturday 18 October 2025");
  EXPECT_EQ(words("2025-10-18T14:00"), "Saturday 18 October 2025, 14:00");
  EXPECT_EQ(words("2025-10-18T14:00:30Z"), "Saturday 18 October 2025, 14:00");
  EXPECT_EQ(words("2025-10-18T09"), "Saturday 18 October 2025, 09:00");
  EXPECT_EQ(words("2025-10-18TMO"), "Saturday 18 October 2025, morning");
  EXPECT_EQ(words("2025-10"), "October 2025");
  EXPECT_EQ(words("2025"), "2025");
  EXPECT_EQ(words("199"), "the 1990s");
  EXPECT_EQ(words("2025-SU"), "summer 2025");
  EXPECT_EQ(words("2025-Q3"), "third quarter of 2025");
  EXPECT_EQ(words("2025-W42"), "week of 13 October 2025");
  EXPECT_EQ(words("2025-W42-WE"), "weekend of the week of 13 October 2025");
  EXPECT_EQ(words("XXXX-10-18"), "18 October");
  EXPECT_EQ(words("XXXX-02-29"), "29 February");
  EXPECT_EQ(words("PAST_REF"), "in the past");
}

TEST(EventTime, StaysAsItIsWhereItIsNoCalendarDate) {
  for (const char* value : {"P3D", "2025-13", "2025-02-30", "2025-10-18T25:00", "2025-10-1", "T", "-", "2025-",
                            "-10-18", "2025-W99", "<b>", "2025-10-18T", "XXXX", "2025-W", "20251018"}) {
    EXPECT_EQ(words(value), value);
    EXPECT_FALSE(event_time(value).first_day) << value;
  }
  EXPECT_EQ(words(""), "date not told");
}

TEST(EventTime, IsLaterThanAPublicationOnlyWhereThatIsSure) {
  const PublishedTime at = *parse_published("2025-10-18T12:00:00Z");
  const PublishedTime day = *parse_published("2025-10-18");
  EXPECT_TRUE(is_later(event_time("2025-10-19"), at));
  EXPECT_TRUE(is_later(event_time("2025-10-18T14:00"), at));
  EXPECT_TRUE(is_later(event_time("2025-11"), at));
  EXPECT_FALSE(is_later(event_time("2025-10-18"), at));
  EXPECT_FALSE(is_later(event_time("2025-10-18T14:00"), day));
  EXPECT_FALSE(is_later(event_time("2025-10"), at));
  EXPECT_FALSE(is_later(event_time("XXXX-12-24"), at));
  EXPECT_FALSE(is_later(event_time("FUTURE_REF"), at));
}

}  // namespace
}  // namespace hearsay::dossier
