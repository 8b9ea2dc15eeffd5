// The kinds of pages that are met in the press, each as a small page.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "hearsay/page/page.h"

namespace hearsay {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

Article read(const std::string& html) {
  PageOptions options;
  options.form = InputForm::html;
  return *read_page({"a.html", html}, options);
}

std::vector<std::string> words_of(const Article& article, BlockKind kind) {
  std::vector<std::string> out;
  for (const Block& block : article.blocks)
    if (block.kind == kind) out.emplace_back(block.span.of(article.text));
  return out;
}

std::string left_out(const Article& article) {
  std::string out;
  for (const LeftOut& part : article.left_out) out += part.text + "\n";
  return out;
}

const std::string kFirst =
    "The dam above the town of Millbrook failed early on Friday, officials said, after three days of rain.";
const std::string kSecond =
    "“Nobody could have stopped it,” said Ann Lee, who has run the water board for eleven years.";
const std::string kThird =
    "Hundreds of people had to leave their homes in the night, and two bridges were closed to traffic.";
const std::string kBody = "<p>" + kFirst + "</p><p>" + kSecond + "</p><p>" + kThird + "</p>";
const std::string kMenu =
    "<nav><ul><li><a href=/>Home</a><li><a href=/world>World</a><li><a href=/sport>Sport</a></ul></nav>";
const std::string kFooter = "<footer><p>© 2025 The Argus. All rights reserved.</p></footer>";

TEST(PageKinds, APaywallsStubIsReadAndItsOfferIsNot) {
  const Article article = read(
      "<title>Dam fails</title>" + kMenu + "<article><h1>Dam fails</h1><p>" + kFirst + "</p><p>" + kSecond +
      "</p><div class=paywall><h3>To continue reading, subscribe</h3><p>Get unlimited access for $1 a week. "
      "<a href=/subscribe>Subscribe now</a></p></div></article>" +
      kFooter);
  EXPECT_THAT(words_of(article, BlockKind::paragraph), ElementsAre(kFirst, kSecond));
  EXPECT_THAT(left_out(article), HasSubstr("Subscribe now"));
}

TEST(PageKinds, AnAmpPage) {
  const Article article = read(
      "<!doctype html><html amp lang=en><head><title>Dam fails - The Argus</title></head><body>"
      "<amp-sidebar id=side layout=nodisplay><ul><li><a href=/>Home</a></ul></amp-sidebar>"
      "<main><article><h1>Dam fails</h1><amp-img src=a.jpg></amp-img><div class=article-body>" +
      kBody + "<amp-ad type=x>Advertisement</amp-ad></div></article></main>" + kFooter);
  EXPECT_THAT(words_of(article, BlockKind::paragraph), ElementsAre(kFirst, kSecond, kThird));
  EXPECT_THAT(article.text, Not(HasSubstr("Advertisement")));
}

TEST(PageKinds, ALiveBlogsEntriesHaveTheirTimes) {
  std::string page = "<title>Flood: live</title>" + kMenu + "<main><h1>Flood: live</h1><div class=live-blog>";
  for (const std::string hour : {"12", "11", "10"})
    page += "<div class=entry><time datetime=2025-08-15T" + hour + ":30:00Z>" + hour + ":30</time><p>At " +
            hour +
            " o’clock the water stood a hand below the bridge, said the river board’s engineer.</p></div>";
  const Article article = read(page + "</div></main>" + kFooter);
  std::vector<std::string> times;
  for (const Block& block : article.blocks)
    if (block.kind == BlockKind::paragraph && block.time) times.push_back(*block.time);
  EXPECT_THAT(times, ElementsAre("2025-08-15T12:30:00Z", "2025-08-15T11:30:00Z", "2025-08-15T10:30:00Z"));
}

TEST(PageKinds, ATableOfEntries) {
  const Article article = read("<title>Flood: as it came</title>" + kMenu +
                               "<h1>Flood: as it came</h1><table><tr><td>12:30</td><td>" + kFirst +
                               "</td></tr><tr><td>11:30</td><td>" + kSecond +
                               "</td></tr><tr><td>10:30</td><td>" + kThird + "</td></tr></table>" + kFooter);
  EXPECT_THAT(article.text, HasSubstr(kFirst));
  EXPECT_LT(article.text.find(kFirst), article.text.find(kSecond));
  EXPECT_LT(article.text.find(kSecond), article.text.find(kThird));
}

TEST(PageKinds, AGallerysCaptionsKeepTheirOrderAndCredits) {
  const Article article = read(
      "<title>The flood in pictures</title>" + kMenu + "<article><h1>The flood in pictures</h1><p>" + kFirst +
      "</p><figure><img src=1.jpg alt=one><figcaption>Men carry sandbags. <span class=credit>Bo "
      "Dahl/Reuters</span></figcaption></figure><figure><img src=2.jpg><figcaption>The bridge at noon. "
      "Photograph: Kim "
      "Roe/AP</figcaption></figure><p>" +
      kSecond + "</p></article>" + kFooter);
  std::vector<std::string> credits;
  for (const Block& block : article.blocks)
    if (block.kind == BlockKind::caption) credits.push_back(block.credit.value_or(""));
  EXPECT_THAT(words_of(article, BlockKind::caption), ElementsAre("Men carry sandbags.", "The bridge at noon."));
  EXPECT_THAT(credits, ElementsAre("Bo Dahl/Reuters", "Kim Roe/AP"));
}

TEST(PageKinds, APrintViewWithoutAnyElementsOfItsOwn) {
  const Article article = read("<html><body><b>Dam fails</b><br>By Ann Ray<br><br>" + kFirst + "<br><br>" +
                               kSecond + "<br><br>" + kThird + "<br><br></body></html>");
  EXPECT_THAT(article.text, HasSubstr(kFirst + "\n\n" + kSecond + "\n\n" + kThird));
}

TEST(PageKinds, RightToLeftText) {
  const std::string first =
      "قال مسؤولون يوم الجمعة إن السد الواقع فوق البلدة انهار بعد ثلاثة أيام من الأمطار الغزيرة.";
  const std::string second =
      "واضطر مئات الأشخاص إلى مغادرة منازلهم ليلا، وأغلق جسران أمام حركة المرور في المدينة.";
  const Article article =
      read("<html lang=ar dir=rtl><title>انهيار السد</title><body>" + kMenu +
           "<article><h1>انهيار السد</h1><p>" + first + "</p><p>" + second + "</p></article>" + kFooter);
  EXPECT_THAT(words_of(article, BlockKind::paragraph), ElementsAre(first, second));
  EXPECT_EQ(article.language, "ar");
}

TEST(PageKinds, APageHiddenUntilItsScriptsRun) {
  const Article article = read("<title>Dam fails</title><body style='visibility: hidden'>" + kMenu +
                               "<article><h1>Dam fails</h1>" + kBody + kBody + kBody + "</article>" + kFooter);
  EXPECT_THAT(article.text, HasSubstr(kFirst));
}

TEST(PageKinds, CommentsAndTeasersBesideAnArticle) {
  const Article article =
      read("<title>Dam fails</title>" + kMenu + "<article><h1>Dam fails</h1>" + kBody +
           "</article><aside class=related><h3>Read more</h3><ul><li><a href=1>Rain to go on until Monday, say "
           "forecasters</a><li><a href=2>The dams that were never checked</a></ul></aside><section "
           "id=comments><h3>2 "
           "comments</h3><div class=comment><b>river_fan</b><p>I have lived below that dam for thirty years, "
           "and nobody ever "
           "came to look at it.</p></div><div class=comment><b>k77</b><p>The board should resign, all of it, "
           "this very day. "
           "Shame on them.</p></div></section>" +
           kFooter);
  EXPECT_THAT(words_of(article, BlockKind::paragraph), ElementsAre(kFirst, kSecond, kThird));
  EXPECT_TRUE(std::ranges::any_of(article.left_out, [](const LeftOut& part) {
    return part.kind == LeftOutKind::comments && part.text.find("thirty years") != std::string::npos;
  }));
  EXPECT_TRUE(std::ranges::any_of(article.left_out, [](const LeftOut& part) {
    return part.kind == LeftOutKind::related && part.text.find("Rain to go on") != std::string::npos;
  }));
}

TEST(PageKinds, AnEmbeddedPostHasItsPosterHandleAndDay) {
  const Article article = read("<title>Dam fails</title><article><h1>Dam fails</h1>" + kBody +
                               "<blockquote class=twitter-tweet><p>The dam is safe, and it always "
                               "was.</p>&mdash; River Board (@riverboard) <a "
                               "href=x>August 14, 2025</a></blockquote>" +
                               kBody + "</article>");
  const auto post = std::ranges::find(article.blocks, BlockKind::post, &Block::kind);
  ASSERT_NE(post, article.blocks.end());
  EXPECT_EQ(post->author, "River Board");
  EXPECT_EQ(post->handle, "@riverboard");
  EXPECT_EQ(post->time, "2025-08-14");
}

}  // namespace
}  // namespace hearsay
