// Times are found in hostile texts in time and memory in proportion to their size, counted in steps (cost.h).
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "cost.h"
#include "hearsay/time/times.h"
#include "support/text_fixture.h"

namespace hearsay::testing {
namespace {

constexpr std::size_t kSmall = std::size_t{64} << 10U;  // bytes
constexpr std::size_t kLarge = 2 * kSmall;
constexpr std::uint64_t kMostStepsForAByte = 2000;  // a step is about a nanosecond where the compiler optimises
constexpr std::size_t kMostBytesForAByte = 120;     // a character may be a piece, and may be an expression
constexpr double kMostGrowth = 2.3;                 // of the cost, where the text has twice the size

/// What a text repeats, in one sentence without an end.
class ATextOf : public ::testing::TestWithParam<std::string_view> {
 protected:
  [[nodiscard]] static Cost cost_of_finding(std::size_t bytes) {
    const Text text(repeated(GetParam(), bytes / GetParam().size()));
    return cost_of([&text] { static_cast<void>(find_times(text.tokens, "2024-03-15")); });
  }
};

TEST_P(ATextOf, IsSearchedInLinearTime) {
  static_cast<void>(cost_of_finding(1000));  // word lists are read with the first text
  const Cost small = cost_of_finding(kSmall);
  const Cost large = cost_of_finding(kLarge);
  EXPECT_LE(static_cast<double>(large.steps), kMostGrowth * static_cast<double>(small.steps));
  EXPECT_LE(large.steps, kMostStepsForAByte * kLarge);
  EXPECT_LE(large.peak_bytes, kMostBytesForAByte * kLarge);
  RecordProperty("steps_for_a_byte", static_cast<int>(large.steps / kLarge));
  RecordProperty("bytes_for_a_byte", static_cast<int>(large.peak_bytes / kLarge));
}

std::string test_name(const ::testing::TestParamInfo<std::string_view>& part) {
  std::string name = std::to_string(part.index) + "_" + std::string(part.param);
  std::ranges::replace_if(
      name,
      [](char c) { return !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z'); },
      '_');
  return name;
}

// Words that readers go on from, each of them a start again; single words without blanks; verbs looked for in
// vain.
INSTANTIATE_TEST_SUITE_P(
    All, ATextOf,
    ::testing::Values("said Berg, ", "August ", "August 15, ", "Friday ", "Friday, ", "last ", "the past ",
                      "the end of ", "the end of the early ", "early ", "around ", "the ", "a ", "the week of ",
                      "two ", "hundred ", "two or ", "twenty-", "1-", "1997-98-", "a", "1", "12:", "1,",
                      "a year and a half ", "a year or ", "about ", "no more than ", "every ", "every other ",
                      "twice a ", "the following year ", "a year earlier ", "the third quarter of ",
                      "New Year's ", "St. Patrick's ", "10 p.m. ", "5 p.m. EST, Nov. ", "noon ", "'", "'90s ",
                      "will ", "Tuesday will agree to ", "\xC2\xA0"),
    test_name);

}  // namespace
}  // namespace hearsay::testing
