#include "hearsay/time/numbers.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "support/text_fixture.h"

namespace hearsay {
namespace {

using testing::Text;

/// What one of the readers of numbers finds at the head of a text, and the words behind it.
template <class Reader, class Writer>
std::string read_at_head(std::string_view written, Reader reader, Writer write) {
  const Text read(written);
  TimeText text(read.tokens);
  text.set_sentence(read.tokens.sentences.front());
  const auto found = reader(text, text.first());
  if (!found) return "none";
  const bool whole = found->end == text.last();
  const std::string behind =
      whole ? "" : " " + std::string(text.span(found->end, text.last()).of(read.article.text));
  return write(found->value) + behind;
}

std::string quantity(std::string_view text) {
  return read_at_head(text, read_quantity, [](const Quantity& number) {
    return number.known ? std::to_string(number.whole) + (number.half ? ".5" : "") : std::string("some");
  });
}

std::string number(std::string_view text, std::optional<Read<int>> (*reader)(const TimeText&, PieceIndex)) {
  return read_at_head(text, reader, [](int value) { return std::to_string(value); });
}

TEST(Quantity, InDigits) {
  EXPECT_EQ(quantity("24 hours"), "24 hours");
  EXPECT_EQ(quantity("1,200 years"), "1200 years");
  EXPECT_EQ(quantity("2.5 years"), "2.5 years");
  EXPECT_EQ(quantity("5 1/2 years"), "5.5 years");
  EXPECT_EQ(quantity("0 days"), "0 days");
}

TEST(Quantity, InWords) {
  EXPECT_EQ(quantity("seven hours"), "7 hours");
  EXPECT_EQ(quantity("twenty four hours"), "24 hours");
  EXPECT_EQ(quantity("twenty-four hours"), "24 hours");
  EXPECT_EQ(quantity("a hundred days"), "100 days");
  EXPECT_EQ(quantity("two hundred thirty days"), "230 days");
  EXPECT_EQ(quantity("two thousand years"), "2000 years");
  EXPECT_EQ(quantity("a dozen years"), "12 years");
  EXPECT_EQ(quantity("two and a half years"), "2.5 years");
  EXPECT_EQ(quantity("a couple of years"), "2 years");
}

TEST(Quantity, IsNotKnownWhereItIsNotTold) {
  EXPECT_EQ(quantity("several days"), "some days");
  EXPECT_EQ(quantity("a few days"), "some days");
  EXPECT_EQ(quantity("two or three days"), "some days");
  EXPECT_EQ(quantity("10 to 12 days"), "some days");
  EXPECT_EQ(quantity("dozens of years"), "some years");
}

TEST(Quantity, IsNoOtherWord) {
  EXPECT_EQ(quantity("hours"), "none");
  EXPECT_EQ(quantity("a day"), "none") << "the article alone is no number";
  EXPECT_EQ(quantity("11th"), "none");
  EXPECT_EQ(quantity("9:30"), "none");
  EXPECT_EQ(quantity("9999999999999 years"), "none") << "more than is counted";
}

TEST(Quantity, IsNotCountedBeyondATrillion) {
  EXPECT_EQ(quantity("hundred billion years"), "100000000000 years");
  EXPECT_EQ(quantity(testing::repeated("hundred ", 12) + "years"), "none");
  EXPECT_EQ(quantity("two thousand " + testing::repeated("hundred ", 9) + "billion years"), "none");
}

TEST(Year, InDigitsOrWords) {
  EXPECT_EQ(number("1996", read_year), "1996");
  EXPECT_EQ(number("nineteen ninety-six", read_year), "1996");
  EXPECT_EQ(number("nineteen ninety six", read_year), "1996");
  EXPECT_EQ(number("two thousand twelve", read_year), "2012");
  EXPECT_EQ(number("twenty twelve", read_year), "2012");
  EXPECT_EQ(number("two thousand", read_year), "2000");
}

TEST(Year, IsNoOtherNumber) {
  for (const std::string_view none :
       {"96", "999", "0024", "2,024", "2101", "20240", "1990s", "twenty",
        "two thousand hundred hundred hundred hundred hundred hundred", "two hundred"})
    EXPECT_EQ(number(none, read_year), "none") << none;
}

TEST(DayOfMonth, IsOneOfThirtyOne) {
  EXPECT_EQ(number("3", read_day_of_month), "3");
  EXPECT_EQ(number("31st", read_day_of_month), "31");
  EXPECT_EQ(number("third", read_day_of_month), "3");
  for (const std::string_view none : {"0", "32", "032", "3pm", "3.5", "three"})
    EXPECT_EQ(number(none, read_day_of_month), "none") << none;
}

TEST(Ordinal, InDigitsOrWords) {
  EXPECT_EQ(number("third quarter", read_ordinal), "3 quarter");
  EXPECT_EQ(number("20th century", read_ordinal), "20 century");
  EXPECT_EQ(number("twenty-first century", read_ordinal), "21 century");
  EXPECT_EQ(number("20 centuries", read_ordinal), "none");
  EXPECT_EQ(number("three", read_ordinal), "none");
}

}  // namespace
}  // namespace hearsay
