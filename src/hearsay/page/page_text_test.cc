#include "hearsay/page/page_text.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace hearsay {
namespace {

using Strings = std::vector<std::string>;

bool holds(std::string_view text, std::string_view words) { return text.find(words) != std::string_view::npos; }

constexpr const char* kPage = R"(Home | News | Sport

Crowds leaving a stadium at night.
Share this @argus.example

Crowds leaving a stadium at night.
Fans left early on SaturdayCredit: Reuters

The match was abandoned after an hour, the league said, because of the storm over the coast.

“No.”

Ana Ruiz, the captain, asked whether anyone had been warned: “Nobody told us a thing before the game.”

Read more: Storm hits coast

The league would not say when the match is to be played again, or who will pay for it.
Share this @argus.example
You May Also Like
Ferry lost in storm off the coast

Storm Takes Ferry

A ferry with forty people on board was…
Coach leaves after nine years

Nine Years And Out: Coach Leaves)";

std::vector<std::string> words_of(const Article& article, BlockKind kind) {
  std::vector<std::string> out;
  for (const Block& block : article.blocks)
    if (block.kind == kind) out.emplace_back(block.span.of(article.text));
  return out;
}

TEST(PageText, TakesTheClutterOut) {
  const Article article = read_page_text(kPage);
  EXPECT_EQ(words_of(article, BlockKind::paragraph).size(), 4U);
  EXPECT_EQ(words_of(article, BlockKind::caption), (Strings{"Fans left early on Saturday"}));
  EXPECT_EQ(article.site, "argus.example");
  EXPECT_FALSE(article.title);
  for (const char* const foreign :
       {"Share this", "Ferry", "Coach", "Home", "Read more", "Crowds leaving", "Credit"})
    EXPECT_FALSE(holds(article.text, foreign));
  EXPECT_TRUE(holds(article.text, "“No.”"));
}

TEST(PageText, ReadsTitleBylineAndDate) {
  const Article article = read_page_text(
      "Storm ends match after an hour\nBy Ann Lee\nPublished 15 August 2025\n\nThe match was abandoned after "
      "an hour, the league said.\n\nComments");
  EXPECT_EQ(article.title, "Storm ends match after an hour");
  EXPECT_EQ(article.authors, (Strings{"Ann Lee"}));
  EXPECT_EQ(article.published, "2025-08-15");
  EXPECT_EQ(article.blocks.front().kind, BlockKind::title);
  EXPECT_EQ(article.blocks.size(), 2U);
  EXPECT_EQ(article.left_out.back().kind, LeftOutKind::comments);
}

TEST(PageText, TheHeadlineIsTheLongestOfTheLinesAbove) {
  const Article article = read_page_text(
      "The Argus\nAll that is fit\nNews Sport Win!\nWhy did nobody call the match off before the storm came?\n"
      "Ann Lee\n\nThe match was abandoned after an hour, the league said, and nobody was hurt.");
  EXPECT_EQ(article.title, "Why did nobody call the match off before the storm came?");
  EXPECT_FALSE(holds(article.text, "Argus"));
}

TEST(PageText, CommentsAreTheRestOfThePage) {
  const Article article = read_page_text(
      "The match was abandoned after an hour, the league said, because of the storm over the coast.\n"
      "The league would not say when the match is to be played again, or who will pay for it all.\n"
      "Fans were sent home by the police, who closed the road to the stadium until the morning.\n"
      "12 Comments\nbob99\nThey should never have started this match at all, if you ask me, and you should.");
  EXPECT_EQ(article.blocks.size(), 3U);
  EXPECT_FALSE(holds(article.text, "bob99"));
}

TEST(PageText, ProseResumesBehindAListInTheMiddle) {
  const Article article = read_page_text(
      "The match was abandoned after an hour, the league said, because of the storm.\n\nRelated\nFerry lost in "
      "storm\nCoach leaves club\n\n"
      "The league would not say when the match is to be played again, or who will pay.\n"
      "Fans were sent home by the police, who closed the road to the stadium.");
  EXPECT_EQ(article.blocks.size(), 3U);
  EXPECT_FALSE(holds(article.text, "Ferry"));
}

TEST(PageText, WithoutAnySentenceKeepsWhatIsNoClutter) {
  EXPECT_EQ(read_page_text("Home | News | Sport\nFerry to sail at noon\nForty on board").text,
            "Ferry to sail at noon\n\nForty on board");
}

TEST(PageText, PlacesAreTheLinesOwn) {
  const std::string_view page = kPage;
  for (const Block& block : read_page_text(page).blocks)
    EXPECT_FALSE(holds(std::string(block.place.of(page)), "\n"));
}

TEST(CleanText, IsKeptByteForByte) {
  const std::string text = "\xEF\xBB\xBFOne line.\r\n\r\n  Two\u00A0lines. \nShare this\n\n";
  const Article article = read_clean_text(text);
  EXPECT_EQ(article.text, text);
  EXPECT_TRUE(article.left_out.empty());
  EXPECT_EQ(words_of(article, BlockKind::paragraph), (Strings{"One line.", "Two\u00A0lines.", "Share this"}));
}

}  // namespace
}  // namespace hearsay
