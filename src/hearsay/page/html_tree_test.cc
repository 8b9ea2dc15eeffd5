#include "hearsay/page/html_tree.h"

#include <gtest/gtest.h>

#include <chrono>

namespace hearsay {
namespace {

std::string text_of(const std::string& html) { return parse_html(html).inner_text(HtmlTree::root()); }

NodeIndex first(const HtmlTree& tree, Tag tag) {
  for (NodeIndex node = 0; node < tree.size(); ++node)
    if (tree.tag(node) == tag) return node;
  return kNoNode;
}

std::string repeated(std::string_view piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}

TEST(HtmlTree, ReadsElementsAttributesAndText) {
  const std::string html = "<div class='a b' id=x><p>One <b>two</b></p></div>";
  const HtmlTree tree = parse_html(html);
  const NodeIndex div = first(tree, Tag::div);
  ASSERT_NE(div, kNoNode);
  EXPECT_EQ(tree.attribute(div, Attribute::class_), "a b");
  EXPECT_EQ(tree.attribute(div, Attribute::id), "x");
  EXPECT_FALSE(tree.has_attribute(div, Attribute::href));
  EXPECT_EQ(tree.inner_text(div), "One two");
  EXPECT_EQ(tree[div].source.of(html), html);
}

TEST(HtmlTree, NumbersNodesInReadingOrder) {
  const HtmlTree tree = parse_html(std::string("<div><p>a<p>b<section>c</section>d</div><p>e"));
  for (NodeIndex node = 1; node < tree.size(); ++node) {
    EXPECT_LT(tree[node].parent, node);
    EXPECT_LE(tree.end_of(node), tree.end_of(tree[node].parent));
  }
  EXPECT_EQ(text_of("<div><p>a<p>b<section>c</section>d</div><p>e"), "a b c d e");
}

TEST(HtmlTree, DecodesReferences) {
  EXPECT_EQ(text_of("<p>&amp; &lt;b&gt; &eacute; &#8217; &#x2014; &quot;"), "& <b> é ’ — \"");
  EXPECT_EQ(text_of("<p>it&apos;s &hyphen; &Lstrok; &check;!"), "it's ‐ Ł ✓!");
  EXPECT_EQ(text_of("<p>&amp;hellip; &nosuch; AT&T R&D"), "&hellip; &nosuch; AT&T R&D");
}

TEST(HtmlTree, ReadsC1ReferencesAsWindows1252) {
  EXPECT_EQ(text_of("<p>&#147;yes&#148; it&#146;s &#133;"), "“yes” it’s …");
}

TEST(HtmlTree, KeepsCharactersThatHtmlWouldNotFold) {
  EXPECT_EQ(text_of("<p>a\u00A0 b\u00ADc  d"), "a\u00A0 b\u00ADc d");
}

TEST(HtmlTree, ScriptsAndStylesAreNoText) {
  EXPECT_EQ(text_of("<p>a<script>if (a < b) document.write('</div><p>x');</script><style>p{}</style>b"), "ab");
}

TEST(HtmlTree, TextKnowsItsBytes) {
  const std::string html = "<p>one &amp; two<br>three <i>four</i> five";
  const HtmlTree tree = parse_html(html);
  for (NodeIndex node = 0; node < tree.size(); ++node) {
    if (tree.tag(node) != Tag::text) continue;
    const std::string_view source = tree[node].source.of(html);
    EXPECT_EQ(text_of(std::string(source)), text_of(std::string("<p>") + std::string(source)));
    EXPECT_EQ(source.find('<'), std::string_view::npos) << source;
  }
}

TEST(HtmlTree, LongTextKnowsItsBytes) {
  const std::string words = repeated("schöner – ", 1000) + "end.";
  const std::string html = "<p>" + words + "</p>";
  const HtmlTree tree = parse_html(html);
  std::string found;
  for (NodeIndex node = 0; node < tree.size(); ++node)
    if (tree.tag(node) == Tag::text) found += tree[node].source.of(html);
  EXPECT_EQ(found, words);
}

TEST(HtmlTree, NewerElementsEndAParagraph) {
  const HtmlTree tree = parse_html(std::string("<p>one<figure>two</figure>three"));
  const NodeIndex figure = first(tree, Tag::figure);
  ASSERT_NE(figure, kNoNode);
  EXPECT_NE(tree.tag(tree[figure].parent), Tag::p);
}

TEST(HtmlTree, ReadsWhatIsCut) {
  EXPECT_EQ(text_of("<div><p>One two"), "One two");
  EXPECT_EQ(text_of("<div><p>One <a href=\"http"), "One");
  EXPECT_EQ(text_of("<p>One <!-- never closed"), "One");
  EXPECT_EQ(text_of(""), "");
}

TEST(HtmlTree, DeepNestingIsLinearAndKeepsTheText) {
  const std::string deep = repeated("<div>", 100000) + "bottom" + repeated("</div>", 100000) + "<p>after";
  EXPECT_EQ(text_of(deep), "bottom after");
  EXPECT_EQ(text_of(repeated("<b><i>", 50000) + "x"), "x");
}

TEST(HtmlTree, HostileShapesTakeLinearTime) {
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& page :
       {repeated("<b>", 200000) + repeated("</i>", 200000), repeated("<a b='", 200000), repeated("<", 400000),
        repeated("&", 400000), repeated("<!--", 200000), repeated("<table><li>", 100000),
        repeated("</p>", 200000)}) {
    EXPECT_GT(parse_html(page).size(), 0U);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(60));  // quadratic would take hours
}

TEST(HtmlTree, ReadsHtmlInMetadata) { EXPECT_EQ(text_of_html("Q&amp;A <b>today</b>"), "Q&A today"); }

}  // namespace
}  // namespace hearsay
