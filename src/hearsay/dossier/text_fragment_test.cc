#include "hearsay/dossier/text_fragment.h"

#include <gtest/gtest.h>

#include <array>

namespace hearsay::dossier {
namespace {

constexpr std::string_view kUrl = "https://a.example/b";

Span find(std::string_view text, std::string_view words) {
  const auto begin = static_cast<std::uint32_t>(text.find(words));
  return {begin, begin + static_cast<std::uint32_t>(words.size())};
}

std::string link(std::string_view text, std::string_view words, std::string_view url = kUrl) {
  return text_fragment_url(url, text, std::array{find(text, words)});
}

TEST(SafeUrl, TakesHttpAlone) {
  EXPECT_EQ(safe_url("https://a.example/b?c=d&e#f"), "https://a.example/b?c=d&e#f");
  EXPECT_EQ(safe_url("HTTP://a.example/"), "HTTP://a.example/");
  for (const char* url :
       {"javascript:alert(1)", "data:text/html,x", " https://a.example", "//a.example", "", "httpx://a"}) {
    EXPECT_FALSE(safe_url(url)) << url;
  }
}

TEST(SafeUrl, EncodesWhatMayNotStandInOne) {
  EXPECT_EQ(safe_url("https://a.example/\"><b> é'"), "https://a.example/%22%3E%3Cb%3E%20%C3%A9%27");
}

TEST(TextFragment, GivesAShortPartWholeWithTheWordsBeforeIt) {
  EXPECT_EQ(link("The mayor told us it is over now.", "it is over"),
            "https://a.example/b#:~:text=mayor%20told%20us-,it%20is%20over");
}

TEST(TextFragment, TakesTheWordsBehindAtTheStartOfABlock) {
  EXPECT_EQ(link("A headline\n“It is over,” he said.", "It is over,"),
            "https://a.example/b#:~:text=It%20is%20over%2C,-%E2%80%9D%20he%20said.");
}

TEST(TextFragment, GivesALongPartByItsEnds) {
  EXPECT_EQ(link("He said one two three four five six seven eight nine ten eleven.",
                 "one two three four five six seven eight nine ten eleven"),
            "https://a.example/"
            "b#:~:text=He%20said-,one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven");
}

TEST(TextFragment, NeverRunsATermOverALineBreak) {
  EXPECT_EQ(link("one two\nthree four", "one two\nthree four"),
            "https://a.example/b#:~:text=one%20two,three%20four");
}

TEST(TextFragment, EncodesTheDirectivesOwnMarks) {
  EXPECT_EQ(link("a-b, c & d #1 50%", "a-b, c & d #1 50%"),
            "https://a.example/b#:~:text=a%2Db%2C%20c%20%26%20d%20%231%2050%25");
}

TEST(TextFragment, GoesBehindAnotherFragmentAndReplacesAnotherDirective) {
  EXPECT_EQ(link("x", "x", "https://a.example/#top"), "https://a.example/#top:~:text=x");
  EXPECT_EQ(link("x", "x", "https://a.example/#:~:text=y"), "https://a.example/#:~:text=x");
}

TEST(TextFragment, MarksSeveralParts) {
  const std::string_view text = "“One,” he said. “Two.”";
  EXPECT_EQ(text_fragment_url(kUrl, text, std::array{find(text, "One"), find(text, "Two")}),
            "https://a.example/b#:~:text=One,-%2C%E2%80%9D%20he%20said.&text=he%20said.%20%E2%80%9C-,Two");
  EXPECT_EQ(text_fragment_url(kUrl, text, {}), kUrl);
}

TEST(TextFragment, CutsWordsWithoutSpacesBetweenCodePoints) {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "水";
  const std::string url = link(text, text);
  EXPECT_LT(url.size(), 700U);
  EXPECT_EQ(url.substr(url.size() - 9), "%E6%B0%B4");
}

}  // namespace
}  // namespace hearsay::dossier
