// Hostile pages cost time and memory in proportion to their size, counted in steps (cost.h).
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "cost.h"
#include "hostile_pages.h"
#include "support/article_properties.h"

namespace hearsay::testing {
namespace {

constexpr std::size_t kSmall = std::size_t{64} << 10U;  // bytes
constexpr std::size_t kLarge = 2 * kSmall;
// A step is about a nanosecond where the compiler optimises: two seconds a MB.
constexpr std::uint64_t kMostStepsForAByte = 2000;
constexpr std::size_t kMostBytesForAByte =
    120;  // a tag of four bytes is a node of the tree and may begin a block
constexpr std::size_t kBytesForAnyPage = std::size_t{1} << 20U;
constexpr double kMostGrowth = 2.3;  // of the cost, where the page has twice the size

std::string test_name(const ::testing::TestParamInfo<HostilePage>& page) {
  std::string name = std::string(page.param.form == InputForm::html ? "html" : "text") + "_" + page.param.name;
  std::ranges::replace_if(name, [](char c) { return !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'z'); }, '_');
  return name;
}

Result<Article> read_hostile(const Page& page, InputForm form) {
  PageOptions options;
  options.form = form;
  return read_page(page, options);
}

class AHostilePage : public ::testing::TestWithParam<HostilePage> {
 protected:
  [[nodiscard]] static Cost cost_of_reading(std::size_t bytes) {
    const Page page{.name = "hostile", .bytes = GetParam().bytes(bytes)};
    return cost_of([&page] { static_cast<void>(read_hostile(page, GetParam().form)); });
  }
};

TEST_P(AHostilePage, IsReadInLinearTime) {
  static_cast<void>(cost_of_reading(1000));  // word lists are read with the first page
  const Cost small = cost_of_reading(kSmall);
  const Cost large = cost_of_reading(kLarge);
  EXPECT_LE(static_cast<double>(large.steps), kMostGrowth * static_cast<double>(small.steps));
  EXPECT_LE(large.steps, kMostStepsForAByte * kLarge);
  EXPECT_LE(large.peak_bytes, kMostBytesForAByte * kLarge + kBytesForAnyPage);
  RecordProperty("steps_for_a_byte", static_cast<int>(large.steps / kLarge));
  RecordProperty("bytes_for_a_byte", static_cast<int>(large.peak_bytes / kLarge));
}

TEST_P(AHostilePage, KeepsThePromises) {
  const Page page{.name = "hostile", .bytes = GetParam().bytes(5000)};
  const Result<Article> article = read_hostile(page, GetParam().form);
  if (article) {
    EXPECT_EQ(broken_promise(*article, page, GetParam().form), std::nullopt);
  }
}

INSTANTIATE_TEST_SUITE_P(All, AHostilePage, ::testing::ValuesIn(hostile_pages()), test_name);

}  // namespace
}  // namespace hearsay::testing
