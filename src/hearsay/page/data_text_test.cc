#include "hearsay/page/data_text.h"

#include <gtest/gtest.h>

#include <string>

#include "hearsay/page/page.h"

namespace hearsay {
namespace {

std::string paragraphs(int count, std::string_view between) {
  std::string out;
  for (int i = 0; i < count; ++i)
    out += std::string(i == 0 ? "" : between) +
           "The dam above the town failed on Friday, officials said on day " + std::to_string(i + 1) +
           " of the flood, and hundreds had to leave their homes.";
  return out;
}

Article read(const std::string& html) {
  PageOptions options;
  options.form = InputForm::html;
  return *read_page({"a.html", html}, options);
}

TEST(DataText, ReadsTheArticleBodyOfJsonLd) {
  const std::string page =
      "<title>Dam fails</title><body><div id=app></div><script type='application/ld+json'>{\"@type\": "
      "\"NewsArticle\", \"articleBody\": \"" +
      paragraphs(8, "\\n\\n") + " \\u201cNo\\u201d, said Ann Lee.\"}</script>";
  const Article article = read(page);
  ASSERT_EQ(article.blocks.size(), 9U);  // the title, eight paragraphs
  EXPECT_TRUE(article.text.ends_with("their homes. “No”, said Ann Lee.")) << article.text;
  EXPECT_EQ(article.blocks[1].place.of(page).substr(0, 13), "The dam above");
}

TEST(DataText, ReadsTheStateOfAPageThatScriptsDraw) {
  const Article article = read(
      "<body><div id=root>Loading</div><script>window.__STATE__ = {\"post\": {\"id\": 7, "
      "\"content\": \"<h2>Before<\\/h2><p>" +
      paragraphs(8, "<\\/p><p>") + "<\\/p>\"}};</script>");
  ASSERT_EQ(article.blocks.size(), 9U);
  EXPECT_EQ(article.blocks[0].kind, BlockKind::heading);
  EXPECT_EQ(article.blocks[0].span.of(article.text), "Before");
}

TEST(DataText, APageThatShowsItsTextIsReadAsItShows) {
  const Article article =
      read("<article><h1>Dam fails</h1><p>" + paragraphs(12, "</p><p>") +
           "</p></article><script>var s = {\"body\": \"" + paragraphs(40, " And then: ") + "\"};</script>");
  EXPECT_EQ(article.text.find("And then"), std::string::npos);
}

TEST(DataText, LabelsAndCodeAreNoText) {
  const HtmlTree tree =
      parse_html("<script>var t = {\"text\": \"" + std::string(900, 'x') +
                 "\", \"body\": \"Share this page\", \"other\": \"" + paragraphs(9, " ") + "\"};</script>");
  EXPECT_TRUE(find_data_text(tree).pieces.empty());
}

TEST(DataText, UnfinishedStringsAndEscapesAreRead) {
  for (const std::string end : {"\\", "\\u", "\\uD83D", "\\uD83D\\u", "\\uDE00", "\"", "\\\""})
    static_cast<void>(find_data_text(parse_html("<script>{\"articleBody\": \"" + paragraphs(9, " ") + end)));
  const DataText found = find_data_text(
      parse_html("<script>{\"articleBody\": \"" + paragraphs(9, " ") + " \\uD83D\\uDE00 \\uDE00.\"}</script>"));
  ASSERT_EQ(found.pieces.size(), 1U);
  EXPECT_TRUE(found.pieces[0].text.ends_with("homes. 😀 .")) << found.pieces[0].text;
}

}  // namespace
}  // namespace hearsay
