#include "hearsay/page/html_article.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "hearsay/page/metadata.h"

namespace hearsay {
namespace {

using Strings = std::vector<std::string>;

bool holds(std::string_view text, std::string_view words) { return text.find(words) != std::string_view::npos; }

constexpr const char* kProse =
    "<p>The dam above the town failed on Friday, and the river rose by two metres, officials said.</p>"
    "<p>“We had no warning,” said Ann Lee, who lives near the bridge. “None at all.”</p>"
    "<p>Engineers had asked for money in 2019, but the council said that it had none to give.</p>";

Article article_of(const std::string& body) {
  const HtmlTree tree = parse_html(body);
  const BlockHints hints(tree);
  const PageMetadata metadata = read_metadata(tree, hints);
  return read_html_blocks(tree, hints, metadata.title);
}

std::vector<std::string> words_of(const Article& article, BlockKind kind) {
  std::vector<std::string> out;
  for (const Block& block : article.blocks)
    if (block.kind == kind) out.emplace_back(block.span.of(article.text));
  return out;
}

std::string left_out(const Article& article, LeftOutKind kind) {
  std::string out;
  for (const LeftOut& entry : article.left_out)
    if (entry.kind == kind) out += entry.text + "\n";
  return out;
}

TEST(HtmlArticle, ReadsBlocksInOrder) {
  const Article article =
      article_of(std::string("<article><h1>Dam fails above town</h1>") + kProse +
                 "<h2>What next</h2><ul><li>Wait.</li><li>Boil water.</li></ul>"
                 "<blockquote>Nobody told us.</blockquote><p>The end came soon.</p></article>");
  ASSERT_EQ(article.blocks.size(), 9U);
  EXPECT_EQ(article.blocks[0].kind, BlockKind::title);
  EXPECT_EQ(words_of(article, BlockKind::heading), (Strings{"What next"}));
  EXPECT_EQ(words_of(article, BlockKind::list_item), (Strings{"Wait.", "Boil water."}));
  EXPECT_EQ(words_of(article, BlockKind::quote), (Strings{"Nobody told us."}));
}

TEST(HtmlArticle, LeavesOutWhatIsForeign) {
  const Article article =
      article_of(std::string("<nav><a href=/>Home</a> <a href=/w>World</a></nav><main>") + kProse +
                 "<div class='share-tools'>Share this story</div>"
                 "<div class=related-links><h3>Related</h3><a href=/x>Other dam fails</a></div>"
                 "<section id=comments><p>I always said that the dam was weak, and so it was.</p></section>"
                 "<div class='newsletter-box'>Sign up for our briefing.</div></main>"
                 "<footer>© The Argus</footer>");
  EXPECT_EQ(article.blocks.size(), 3U);
  EXPECT_TRUE(holds(left_out(article, LeftOutKind::navigation), "Home World"));
  EXPECT_TRUE(holds(left_out(article, LeftOutKind::share), "Share this story"));
  EXPECT_TRUE(holds(left_out(article, LeftOutKind::related), "Other dam fails"));
  EXPECT_TRUE(holds(left_out(article, LeftOutKind::comments), "I always said"));
  EXPECT_TRUE(holds(left_out(article, LeftOutKind::newsletter), "briefing"));
}

TEST(HtmlArticle, KeepsCreditsApartFromCaptions) {
  const Article article =
      article_of(std::string("<article>") + kProse +
                 "<figure><img alt='A dam'><figcaption>The dam on Friday. <span class=credit>Photograph: Bo "
                 "Dahl/Reuters</span></figcaption></figure>"
                 "<figure><img alt='A river'><figcaption>The river. Credit: AP</figcaption></figure>"
                 "<figure><img alt='No caption'></figure></article>");
  EXPECT_EQ(words_of(article, BlockKind::caption), (Strings{"The dam on Friday.", "The river."}));
  EXPECT_EQ(article.blocks[3].credit, "Bo Dahl/Reuters");
  EXPECT_EQ(article.blocks[4].credit, "AP");
  EXPECT_FALSE(holds(article.text, "No caption"));
}

TEST(HtmlArticle, AnEmbeddedPostIsOneBlock) {
  const Article article =
      article_of(std::string("<article>") + kProse +
                 "<blockquote class=twitter-tweet><p>The dam is safe.</p>&mdash; River Board (@riverboard) <a "
                 "href=#>August 14, 2025</a></blockquote></article>");
  EXPECT_EQ(words_of(article, BlockKind::post),
            (Strings{"The dam is safe. — River Board (@riverboard) August 14, 2025"}));
  EXPECT_EQ(article.blocks.back().author, "River Board");
}

TEST(HtmlArticle, TwoLineBreaksPartParagraphs) {
  const Article article = article_of(
      "<div>The dam above the town failed on Friday, officials said.<br><br>Nobody was hurt in the flood, they "
      "said.<br>Not one.</div>");
  EXPECT_EQ(words_of(article, BlockKind::paragraph),
            (Strings{"The dam above the town failed on Friday, officials said.",
                     "Nobody was hurt in the flood, they said. Not one."}));
}

TEST(HtmlArticle, HiddenWordsAreNotRead) {
  const Article article = article_of(std::string("<article>") + kProse +
                                     "<p hidden>one secret</p><p style='display: none'>two secret</p><p "
                                     "class=sr-only>three secret</p></article>");
  EXPECT_FALSE(holds(article.text, "secret"));
}

TEST(HtmlArticle, AStandfirstAboveTheBodyIsRead) {
  const Article article = article_of(
      std::string("<header><h1>Dam fails above town</h1><p>Hundreds had to leave their homes in the night, "
                  "and more rain is on its way.</p><p>By Ann Lee</p></header><div class=article-body>") +
      kProse + "</div>");
  ASSERT_EQ(article.blocks.size(), 5U);
  EXPECT_TRUE(holds(std::string(article.blocks[1].span.of(article.text)), "Hundreds had to leave"));
}

TEST(HtmlArticle, AShortAnswerIsAParagraph) {
  const Article article =
      article_of(std::string("<article>") + kProse + "<p>“No.”</p>" + kProse + "</article>");
  EXPECT_TRUE(holds(article.text, "\n\n“No.”\n\n"));
}

}  // namespace
}  // namespace hearsay
