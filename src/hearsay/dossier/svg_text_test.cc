#include "hearsay/dossier/svg_text.h"

#include <gtest/gtest.h>

namespace hearsay::dossier {
namespace {

std::vector<std::string> plain(const std::vector<SvgLine>& lines) {
  std::vector<std::string> out;
  for (const SvgLine& line : lines) {
    std::string& words = out.emplace_back();
    for (const SvgRun& run : line) words += run.text;
  }
  return out;
}

TEST(SvgText, BreaksLinesAtSpaces) {
  const std::vector<SvgLine> lines =
      broken_into_lines({{"The sluice", false}, {" opened", true}, {" at noon", false}}, 9000, 4);
  ASSERT_EQ(plain(lines), (std::vector<std::string>{"The sluice", "opened at noon"}));
  ASSERT_EQ(lines[1].size(), 2U);
  EXPECT_TRUE(lines[1][0].bold);
  EXPECT_EQ(lines[1][0].text, "opened");
}

TEST(SvgText, CutsWhatDoesNotFit) {
  const auto lines = plain(broken_into_lines({{"one two three four five six seven eight", false}}, 6000, 2));
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_TRUE(lines[1].ends_with("…")) << lines[1];
  EXPECT_EQ(lines[0].find("…"), std::string::npos);
}

TEST(SvgText, NoLineIsWiderThanTheRoom) {
  for (const std::string& text :
       {std::string(5000, 'W'), std::string("水が門を越えて流れた。水が門を越えて流れた。"),
        std::string("a b c d e f g h i j k l m n o p q r s t u v w x y z"), std::string()}) {
    for (const bool bold : {false, true}) {
      const auto lines = broken_into_lines({{text, bold}}, 8000, 3);
      EXPECT_LE(lines.size(), 3U);
      for (const SvgLine& line : lines) {
        std::size_t width = 0;
        for (const SvgRun& run : line) width += estimated_width(run.text, run.bold);
        EXPECT_LE(width, 8000U) << text;
      }
    }
  }
}

TEST(SvgText, KnowsWideLettersFromNarrowAndFromNone) {
  EXPECT_LT(estimated_width("illi", false), estimated_width("mmmm", false));
  EXPECT_LT(estimated_width("abc", false), estimated_width("abc", true));
  EXPECT_EQ(estimated_width("e\u0301", false), estimated_width("e", false));
}

}  // namespace
}  // namespace hearsay::dossier
