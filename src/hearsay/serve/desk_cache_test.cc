#include "hearsay/serve/desk_cache.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace hearsay::desk {
namespace {

std::function<Result<std::string>()> making(std::string body, int* times = nullptr) {
  return [body = std::move(body), times]() -> Result<std::string> {
    if (times != nullptr) ++*times;
    return body;
  };
}

TEST(PageCache, MakesAPageOnceForEachRevision) {
  PageCache cache(1000);
  int times = 0;
  for (int i = 0; i < 3; ++i) EXPECT_EQ(*cache.get("story 1", 7, making("seven", &times))->body, "seven");
  EXPECT_EQ(times, 1);
  EXPECT_EQ(*cache.get("story 1", 8, making("eight", &times))->body, "eight");
  EXPECT_EQ(times, 2);
  EXPECT_GT(cache.bytes(), 5U);
}

TEST(PageCache, MakesAPageOnceHoweverManyAskForItAtOnce) {
  PageCache cache(1000);
  std::atomic<int> times = 0;
  std::atomic<int> right = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 16; ++i)
    readers.emplace_back([&] {
      const auto page = cache.get("story 1", 1, [&]() -> Result<std::string> {
        ++times;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        return "page";
      });
      if (page && *page->body == "page") ++right;
    });
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(times, 1);
  EXPECT_EQ(right, 16);
}

TEST(PageCache, HoldsNoMoreThanItMayAndLetsGoWhatWasLongestNotAskedFor) {
  const std::size_t of_one = [] {
    PageCache one(1000);
    return one.get("a", 1, making("aaaa")) ? one.bytes() : 0;
  }();
  PageCache cache(of_one * 5 / 2);
  int again = 0;
  ASSERT_TRUE(cache.get("a", 1, making("aaaa")));
  ASSERT_TRUE(cache.get("b", 1, making("bbbb")));
  ASSERT_TRUE(cache.get("a", 1, making("aaaa", &again)));
  ASSERT_TRUE(cache.get("c", 1, making("cccc")));
  EXPECT_LE(cache.bytes(), of_one * 5 / 2);
  ASSERT_TRUE(cache.get("a", 1, making("aaaa", &again)));
  EXPECT_EQ(again, 0);
  ASSERT_TRUE(cache.get("b", 1, making("bbbb", &again)));
  EXPECT_EQ(again, 1);
  EXPECT_EQ(cache.get("large", 1, making(std::string(200, 'x')))->body->size(), 200U);
  EXPECT_LE(cache.bytes(), of_one * 5 / 2);
}

TEST(PageCache, KeepsNoFailure) {
  PageCache cache(1000);
  EXPECT_FALSE(cache.get("a", 1, []() -> Result<std::string> { return std::unexpected(Error{}); }));
  EXPECT_FALSE(cache.get("a", 1, []() -> Result<std::string> { throw std::bad_alloc(); }));
  EXPECT_TRUE(cache.get("a", 1, making("page")));
}

}  // namespace
}  // namespace hearsay::desk
