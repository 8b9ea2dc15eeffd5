// What holds for the expressions of time of any text, whatever is in it (support/time_properties.h).
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/time/times.h"
#include "support/text_fixture.h"
#include "support/time_properties.h"

namespace hearsay {
namespace {

using testing::broken_time_promise;
using testing::is_timex_value;
using testing::repeated;
using testing::Text;

constexpr std::array<std::string_view, 8> kPublished{"",           "2024-03-15", "2024-02-29T23:59:59+14:00",
                                                     "2023-12-31", "0001-01-01", "1001-06-01",
                                                     "9000-06-01", "9999-12-31"};

/// Words that expressions of time are made of, and some that they are not.
constexpr std::string_view kWords =
    "August|May|March|Sept.|Jan|February|15|30|31|29|0|00|2021|1066|2100|,|,|.|-|/"
    "|:|'|’|\"|last|next|this|that|same|"
    "past|coming|previous|following|current|latest|recent|second|minute|day|week|fortnight|weekend|month|"
    "quarter|half|"
    "semester|year|decade|century|millennium|seconds|hours|days|weeks|weekends|months|quarters|years|decades|"
    "centuries|"
    "millennia|two|twelve|ninety|hundred|thousand|billion|several|a few|a couple of|two or "
    "three|1/2|2.5|½|99999999999|"
    "2000000000|1,200|ago|later|earlier|from now|or so|old|every|each|other|once|twice|times "
    "a|daily|Friday|Tuesday|"
    "Mondays|Sat.|at|9|9:30|23:59:59|24:00|25:61|0735|a.m.|p.m.|pm|o'clock|noon|midnight|GMT|EST|local "
    "time|morning|"
    "night|nights|tonight|yesterday|tomorrow|1990s|'90s|nineties|1914-18|mid-1996|third-quarter|year-ago|year-"
    "end|"
    "two-year|11th-hour|10-day-old|in|of|on|from|to|by|until|and|or|a|an|the|its|these|early|late|mid|end of|"
    "the beginning of|spring|summer|fall|winter|fiscal|first|third|3rd|45th|twenty-first|New Year's Day|Easter|"
    "Thanksgiving|Christmas|Good Friday|now|recently|the future|about|nearly|up to|more than|at least|no fewer "
    "than|"
    "will|would|was|is to|said|Berg|9999-12-31|0001-01-01|2021-02-30|13/13/2013|1/1/0000|$|%|été|İ|😀";

/// What dates and hours are written with, glued in any way.
constexpr std::string_view kScraps =
    "0|1|2|5|9|12|31|2024|19|-|-|/|:|.|,|'|’|–|s|st|nd|rd|th|T|Z|am|p.m.| | |\xC2\xA0|\xFF|\n";

std::vector<std::string_view> parts_of(std::string_view list) {
  std::vector<std::string_view> parts;
  while (!list.empty()) {
    parts.push_back(list.substr(0, list.find('|')));
    list.remove_prefix(std::min(list.size(), parts.back().size() + 1));
  }
  return parts;
}

/// Up to `most` of the parts in any order; one in eight is glued to the next, or all of them.
std::string mixture(std::mt19937& random, const std::vector<std::string_view>& parts, std::size_t most,
                    bool glued) {
  constexpr std::size_t kGluedOneIn = 8;
  std::string out;
  for (std::size_t left = random() % most; left > 0; --left) {
    out += parts[random() % parts.size()];
    if (!glued && random() % kGluedOneIn != 0) out += ' ';
  }
  return out;
}

void expect_promises_kept(std::string_view written) {
  const Text text(written);
  for (const std::string_view published : kPublished)
    ASSERT_EQ(broken_time_promise(text.tokens, published), std::nullopt)
        << '"' << written << "\" published \"" << published << '"';
}

TEST(TimesOfAnyText, KeepTheirPromises) {
  constexpr int kTexts = 10'000;
  const std::vector<std::string_view> words = parts_of(kWords);
  std::mt19937 random(9);  // the same texts on any machine
  for (int text = 0; text < kTexts && !HasFatalFailure(); ++text)
    expect_promises_kept(mixture(random, words, 16, false));
}

TEST(TimesOfAnyText, KeepTheirPromisesWhereNoWordIsOne) {
  constexpr int kTexts = 10'000;
  const std::vector<std::string_view> scraps = parts_of(kScraps);
  std::mt19937 random(11);
  for (int text = 0; text < kTexts && !HasFatalFailure(); ++text)
    expect_promises_kept(mixture(random, scraps, 40, true));
}

TEST(TimesOfAnyText, CountNoFurtherThanTheCalendar) {
  for (const std::string_view count :
       {"2000000000", "999999999", "2147483647", "9999999999999", "12000", "1e9"})
    for (const std::string_view unit :
         {"days", "weeks", "months", "quarters", "years", "decades", "centuries", "millennia"})
      for (const std::string_view way : {"ago", "later", "earlier", "from now", ""})
        expect_promises_kept("It was " + std::string(count) + " " + std::string(unit) + " " + std::string(way) +
                             ".");
}

TEST(TimesOfAnyText, StepFromTheFirstAndTheLastDayThereIs) {
  for (const std::string_view day : {"0001-01-01", "9999-12-31", "1/1/0001", "12/31/9999"})
    for (const std::string_view step :
         {"the previous day", "the next day", "the following week", "the previous week", "that weekend",
          "the following month", "the previous year", "the following year", "a year earlier",
          "June of the following year", "the third quarter of the following year", "a century earlier",
          "the following Friday", "the previous Friday", "the following night"})
      expect_promises_kept("It was on " + std::string(day) + ", not " + std::string(step) + ".");
}

TEST(TimesOfAnyText, KeepTheirPromisesInOneSentenceWithoutEnd) {
  constexpr std::size_t kTimes = 10'000;
  for (const std::string_view part : {"August ", "Friday ", "last ", "two ", "hundred ", "15 ", "every ",
                                      "will ", "August 15, ", "the end of ", "early ", "1-", "12:", "1997-98 ",
                                      "New Year's ", "a year earlier ", "the following year "})
    expect_promises_kept(repeated(part, kTimes));
}

// --- The check itself: a property that lets everything pass would show nothing ---

void expect_values(TimeType type, std::initializer_list<std::string_view> values, bool right) {
  for (const std::string_view value : values) EXPECT_EQ(is_timex_value(type, value), right) << value;
}

TEST(TimexValue, HasTheFormOfItsType) {
  expect_values(TimeType::date,
                {"2024", "2024-03-15", "2024-02-29", "XXXX-03-15", "2024-W53", "2024-W11-WE", "XXXX-WXX-5",
                 "2024-SU", "2024-Q4", "XXXX-H2", "199", "19", "XXX", "PAST_REF"},
                true);
  expect_values(TimeType::date,
                {"", "2", "2024-13", "2024-02-30", "2023-02-29", "2024-W54", "2024-Q5", "2024-XX-05",
                 "0000-01-01", "-001", "20240", "PT7H", "PAST", "2024-03-15T09:00"},
                false);
  expect_values(TimeType::time,
                {"2024-03-15T09:00", "XXXX-XX-XXT24:00", "2024-03-15TNI", "XXXX-WXX-6T23:59:59"}, true);
  expect_values(TimeType::time,
                {"T09:00", "2024T09:00", "2024-03-15T24:01", "2024-03-15T09:60", "2024-03-15T9:00",
                 "2024-03-15TXX", "2024-03-15"},
                false);
  expect_values(TimeType::duration, {"PT7H", "P2Y6M", "PXD", "P1DE", "P2.5W", "PT1H30M", "PXX"}, true);
  expect_values(TimeType::duration, {"P", "PT", "P7H", "PT7D", "P-7D", "P7", "7D", "P1D2", "PX", "2024"},
                false);
  expect_values(TimeType::set, {"P1W", "XXXX-WXX-5", "XXXX-XX-XXTMO", "XXXX-SU"}, true);
  expect_values(TimeType::set, {"weekly", "every", ""}, false);
}

}  // namespace
}  // namespace hearsay
