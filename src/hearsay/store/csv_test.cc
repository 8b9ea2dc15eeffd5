#include "hearsay/store/csv.h"

#include <gtest/gtest.h>

#include <array>

namespace hearsay {
namespace {

std::string cell(std::string text) {
  const std::array<std::string, 1> cells = {std::move(text)};
  return csv_line(cells);
}

TEST(Csv, QuotesWhatNeedsIt) {
  const std::array<std::string, 4> cells = {"plain", "a, b", "said \"no\"", "two\nlines"};
  EXPECT_EQ(csv_line(cells), "plain,\"a, b\",\"said \"\"no\"\"\",\"two\nlines\"\r\n");
  EXPECT_EQ(csv_line({}), "\r\n");
}

TEST(Csv, FormulasAreText) {
  EXPECT_EQ(cell("=1+1"), "'=1+1\r\n");
  EXPECT_EQ(cell("@SUM(A1)"), "'@SUM(A1)\r\n");
  EXPECT_EQ(cell("-2"), "'-2\r\n");
  EXPECT_EQ(cell("+1"), "'+1\r\n");
  EXPECT_EQ(cell(" =1"), "' =1\r\n");
  EXPECT_EQ(cell("\t=1"), "'\t=1\r\n");
  EXPECT_EQ(cell("＝1"), "'＝1\r\n");
  EXPECT_EQ(cell("=HYPERLINK(\"http://a\",\"b\")"), "\"'=HYPERLINK(\"\"http://a\"\",\"\"b\"\")\"\r\n");
  EXPECT_EQ(cell("1-2"), "1-2\r\n");
}

TEST(Csv, IsUtf8WithoutZeros) {
  EXPECT_EQ(cell("a\xFF"), "a\uFFFD\r\n");
  EXPECT_EQ(cell(std::string("a\0b", 3)), "a\uFFFDb\r\n");
}

}  // namespace
}  // namespace hearsay
