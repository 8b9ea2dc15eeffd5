#include "hearsay/story/flat_tables.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <random>
#include <vector>

namespace hearsay {
namespace {

using Values = std::vector<std::uint32_t>;

TEST(CountTable, CountsWhatAMapCounts) {
  CountTable table;
  std::map<std::uint32_t, std::uint32_t> expected;
  std::mt19937 random(1);
  EXPECT_EQ(table.count(7), 0U);
  for (int i = 0; i < 20'000; ++i) {
    const auto key = static_cast<std::uint32_t>(random() % 5000);  // 0 among them
    table.add(key);
    ++expected[key];
  }
  for (std::uint32_t key = 0; key < 6000; ++key) ASSERT_EQ(table.count(key), expected[key]) << key;
}

TEST(PostingTable, KeepsTheFirstValuesOfAKeyInTheirOrder) {
  PostingTable table(3);
  constexpr std::uint64_t kKey = 0xabcdef0123456789U;
  Values found;
  table.find(kKey, found);
  EXPECT_TRUE(found.empty());
  for (const std::uint32_t value : {5U, 0U, 9U, 2U}) table.add(kKey, value);
  table.find(kKey, found);
  EXPECT_EQ(found, (Values{5, 0, 9}));
  EXPECT_TRUE(table.is_full(kKey));
  EXPECT_FALSE(table.is_full(kKey ^ (std::uint64_t{1} << 63)));
}

TEST(PostingTable, FindsWhatAMapFindsAfterItHasGrown) {
  constexpr std::size_t kMost = 8;
  PostingTable table(kMost);
  std::map<std::uint64_t, Values> expected;
  std::mt19937_64 random(2);
  std::vector<std::uint64_t> keys;
  for (int i = 0; i < 4000; ++i) keys.push_back(random());
  for (std::uint32_t value = 0; value < 30'000; ++value) {
    const std::uint64_t key = keys[random() % keys.size()];
    table.add(key, value);
    Values& values = expected[key];
    if (values.size() < kMost) values.push_back(value);
  }
  for (const std::uint64_t key : keys) {
    Values found;
    table.find(key, found);
    ASSERT_EQ(found, expected[key]);
    ASSERT_EQ(table.is_full(key), expected[key].size() == kMost);
  }
}

}  // namespace
}  // namespace hearsay
