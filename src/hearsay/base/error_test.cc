#include "hearsay/base/error.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace hearsay {
namespace {

TEST(Error, PutsEverythingOnOneLine) {
  const Error error{"a.html", "cannot read the page", "it is cut off", "fetch it again", 120};
  EXPECT_EQ(error.line(), "a.html: cannot read the page at byte 120: it is cut off; fetch it again");
}

TEST(Error, LeavesOutWhatItDoesNotKnow) {
  EXPECT_EQ((Error{"", "cannot write", "", "", {}}.line()), "cannot write");
  EXPECT_EQ((Error{"a.html", "cannot read the page", "the file is empty", "", {}}.line()),
            "a.html: cannot read the page: the file is empty");
  EXPECT_EQ((Error{"", "cannot write", "", "free some room", {}}.line()), "cannot write; free some room");
}

TEST(Error, TellsTheFirstByteToo) { EXPECT_EQ((Error{"a", "b", "", "", 0}.line()), "a: b at byte 0"); }

TEST(Error, IsOneLineWhateverTheFieldsHold) {
  std::string controls;
  for (char c = 0; c < 0x20; ++c) controls += c;
  controls += '\x7f';
  const std::string line = Error{"a\nb\x1b[31m.html", "what\r", controls, "do\tthis", {}}.line();
  EXPECT_TRUE(std::ranges::none_of(line, [](unsigned char c) { return c < 0x20 || c == 0x7f; })) << line;
  EXPECT_TRUE(line.starts_with("a?b?[31m.html: what?: ???")) << line;
}

TEST(Result, HoldsAValueOrAnError) {
  const Result<int> good = 7;
  const Result<int> bad = std::unexpected(Error{"a", "b", "c", "", {}});
  EXPECT_EQ(good.value_or(0), 7);
  ASSERT_FALSE(bad.has_value());
  EXPECT_EQ(bad.error().line(), "a: b: c");
}

}  // namespace
}  // namespace hearsay
