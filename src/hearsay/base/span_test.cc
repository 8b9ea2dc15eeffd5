#include "hearsay/base/span.h"

#include <gtest/gtest.h>

#include <vector>

namespace hearsay {
namespace {

TEST(Span, IsHalfOpen) {
  constexpr Span span{2, 5};
  EXPECT_EQ(span.size(), 3U);
  EXPECT_FALSE(span.contains(1));
  EXPECT_TRUE(span.contains(2));
  EXPECT_TRUE(span.contains(4));
  EXPECT_FALSE(span.contains(5));
  EXPECT_EQ(span.of("abcdefg"), "cde");
}

TEST(Span, IsEmptyWhereNothingLiesBetweenItsEnds) {
  EXPECT_TRUE(Span{}.empty());
  EXPECT_TRUE((Span{3, 3}.empty()));
  EXPECT_FALSE((Span{3, 4}.empty()));
  EXPECT_EQ((Span{3, 3}.of("abc")), "");
}

/// All spans in five bytes, empty ones too, against a count byte by byte.
TEST(Span, AgreesWithCountingBytes) {
  constexpr std::uint32_t kBytes = 5;
  const auto bytes_of = [](Span span) {
    unsigned bits = 0;
    for (std::uint32_t i = span.begin; i < span.end; ++i) bits |= 1U << i;
    return bits;
  };
  std::vector<Span> all;
  for (std::uint32_t begin = 0; begin <= kBytes; ++begin)
    for (std::uint32_t end = begin; end <= kBytes; ++end) all.push_back({begin, end});
  for (const Span a : all)
    for (const Span b : all) {
      EXPECT_EQ(a.overlaps(b), b.overlaps(a));
      EXPECT_TRUE(join(a, b).contains(a));
      EXPECT_EQ(join(a, b), join(b, a));
      if (a.empty() || b.empty()) continue;
      EXPECT_EQ(a.overlaps(b), (bytes_of(a) & bytes_of(b)) != 0);
      EXPECT_EQ(a.contains(b), (bytes_of(a) & bytes_of(b)) == bytes_of(b));
    }
}

TEST(Span, OrdersByBeginThenEnd) {
  EXPECT_LT((Span{1, 9}), (Span{2, 3}));
  EXPECT_LT((Span{1, 2}), (Span{1, 3}));
  EXPECT_EQ((Span{1, 2}), (Span{1, 2}));
}

}  // namespace
}  // namespace hearsay
