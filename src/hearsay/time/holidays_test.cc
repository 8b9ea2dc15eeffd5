#include "hearsay/time/holidays.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "support/text_fixture.h"

namespace hearsay {
namespace {

using testing::Text;

/// The day in that year of the holiday that the text begins with, and the words behind its name; "none" if it
/// begins with none.
std::string holiday_at_head(std::string_view written, int year) {
  const Text read(written);
  TimeText text(read.tokens);
  text.set_sentence(read.tokens.sentences.front());
  const auto holiday = read_holiday(text, text.first());
  if (!holiday) return "none";
  const std::string day = value_of(period_of(Grain::day, holiday_in(holiday->value, year)));
  const bool whole = holiday->end == text.last();
  return whole ? day
               : day + ", then " + std::string(text.span(holiday->end, text.last()).of(read.article.text));
}

TEST(Holidays, OfADate) {
  EXPECT_EQ(holiday_at_head("Christmas Eve", 2024), "2024-12-24");
  EXPECT_EQ(holiday_at_head("New Year's Day", 2025), "2025-01-01");
  EXPECT_EQ(holiday_at_head("New Year’s Day", 2025), "2025-01-01") << "with a curly apostrophe";
  EXPECT_EQ(holiday_at_head("St. Patrick's Day", 2024), "2024-03-17");
  EXPECT_EQ(holiday_at_head("Bastille Day", 2024), "2024-07-14");
}

TEST(Holidays, OfAWeekday) {
  EXPECT_EQ(holiday_at_head("Thanksgiving", 2023), "2023-11-23");
  EXPECT_EQ(holiday_at_head("Labor Day", 2024), "2024-09-02");
  EXPECT_EQ(holiday_at_head("Memorial Day", 2024), "2024-05-27") << "the last Monday";
  EXPECT_EQ(holiday_at_head("Martin Luther King Day", 2024), "2024-01-15");
  EXPECT_EQ(holiday_at_head("Presidents' Day", 2024), "2024-02-19");
}

TEST(Holidays, ThatMoveWithEaster) {
  EXPECT_EQ(holiday_at_head("Ash Wednesday", 2024), "2024-02-14");
  EXPECT_EQ(holiday_at_head("Palm Sunday", 2024), "2024-03-24");
  EXPECT_EQ(holiday_at_head("Good Friday", 2024), "2024-03-29");
  EXPECT_EQ(holiday_at_head("Easter", 2024), "2024-03-31");
  EXPECT_EQ(holiday_at_head("Easter Monday", 2024), "2024-04-01");
}

TEST(Holidays, HaveTheLongestNameThatStandsThere) {
  EXPECT_EQ(holiday_at_head("Christmas Eve came", 2024), "2024-12-24, then came");
  EXPECT_EQ(holiday_at_head("Christmas came", 2024), "2024-12-25, then came");
  EXPECT_EQ(holiday_at_head("Thanksgiving Day parade", 2023), "2023-11-23, then parade");
}

TEST(Holidays, HaveCapitals) {
  EXPECT_EQ(holiday_at_head("easter", 2024), "none");
  EXPECT_EQ(holiday_at_head("new year's resolutions", 2024), "none");
  EXPECT_EQ(holiday_at_head("Good people", 2024), "none");
}

}  // namespace
}  // namespace hearsay
