#include "hearsay/page/html_tree.h"

#include <gtest/gtest.h>

#include <chrono>
#include <map>

#include "hearsay/base/utf8.h"

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

// The tree as nested brackets, texts folded: "p(One b(two))"; elements of no interest are "*".
std::string shape(const std::string& html) {
  const HtmlTree tree = parse_html(html);
  static const std::map<Tag, std::string> kNames{{Tag::html, "html"},
                                                 {Tag::head, "head"},
                                                 {Tag::body, "body"},
                                                 {Tag::p, "p"},
                                                 {Tag::div, "div"},
                                                 {Tag::ul, "ul"},
                                                 {Tag::li, "li"},
                                                 {Tag::dl, "dl"},
                                                 {Tag::dt, "dt"},
                                                 {Tag::dd, "dd"},
                                                 {Tag::h1, "h1"},
                                                 {Tag::h2, "h2"},
                                                 {Tag::table, "table"},
                                                 {Tag::tbody, "tbody"},
                                                 {Tag::tr, "tr"},
                                                 {Tag::td, "td"},
                                                 {Tag::a, "a"},
                                                 {Tag::b, "b"},
                                                 {Tag::i, "i"},
                                                 {Tag::br, "br"},
                                                 {Tag::select, "select"},
                                                 {Tag::option, "option"},
                                                 {Tag::svg, "svg"},
                                                 {Tag::title, "title"},
                                                 {Tag::button, "button"},
                                                 {Tag::span, "span"},
                                                 {Tag::form, "form"},
                                                 {Tag::meta, "meta"},
                                                 {Tag::img, "img"},
                                                 {Tag::script, "script"},
                                                 {Tag::noscript, "noscript"},
                                                 {Tag::pre, "pre"}};
  std::string out;
  std::vector<NodeIndex> open;
  for (NodeIndex node = 1; node <= tree.size(); ++node) {
    for (; !open.empty() && open.back() <= node; open.pop_back()) out += ')';
    if (node == tree.size()) break;
    if (!out.empty() && !out.ends_with('(')) out += ' ';
    if (tree.tag(node) == Tag::text) {
      out += fold_ascii_space(tree.text(node));
      continue;
    }
    const auto name = kNames.find(tree.tag(node));
    out += name == kNames.end() ? "*" : name->second;
    if (tree.end_of(node) > node + 1) {
      out += '(';
      open.push_back(tree.end_of(node));
    }
  }
  return out;
}

// What stands in the body.
std::string body(const std::string& html) {
  const std::string whole = shape("<!doctype html><html><head></head><body>" + html);
  constexpr std::string_view kBefore = "html(head body(";
  return whole.size() < kBefore.size() + 2 ? ""
                                           : whole.substr(kBefore.size(), whole.size() - kBefore.size() - 2);
}

TEST(HtmlTree, HeadAndBodyAreImplied) {
  EXPECT_EQ(shape("One"), "html(body(One))");
  EXPECT_EQ(shape(" <!-- x --> <title>T</title> <meta name=x> <p>One"),
            "html(head(title(T) meta) body(p(One)))");
  EXPECT_EQ(shape("<head><title>T</title></head> <body>One</body> </html> two"),
            "html(head(title(T)) body(One two))");
  EXPECT_EQ(shape("<html><p>One<body class=x><html><head>two"), "html(body(p(Onetwo)))");
  EXPECT_EQ(shape("<head><script>a</script><noscript><img></noscript><meta></head>One"),
            "html(head(script(a) noscript(<img>) meta) body(One))");
  EXPECT_EQ(shape("</p></div></head></body></html>"), "");
}

TEST(HtmlTree, BlocksEndParagraphs) {
  EXPECT_EQ(body("<p>a<p>b<div>c</div>d"), "p(a) p(b) div(c) d");
  EXPECT_EQ(body("<p>a<span>b<ul><li>c</ul>d"), "p(a span(b)) ul(li(c)) d");
  EXPECT_EQ(body("<p>a<button><p>b</button>c"), "p(a button(p(b)) c)");
  EXPECT_EQ(body("<p>a<table><tr><td><p>b<p>c</table>d"), "p(a) table(tr(td(p(b) p(c)))) d");
  EXPECT_EQ(body("a</p>b"), "a p b");
  EXPECT_EQ(body("<h1>a<h2>b</h1>c"), "h1(a) h2(b) c");
}

TEST(HtmlTree, ItemsEndItems) {
  EXPECT_EQ(body("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>e"), "ul(li(a) li(b ul(li(c))) li(d)) e");
  EXPECT_EQ(body("<ul><li><div>a<li>b"), "ul(li(div(a)) li(b))");
  EXPECT_EQ(body("<dl><dt>a<dd>b<p>c<dt>d"), "dl(dt(a) dd(b p(c)) dt(d))");
  EXPECT_EQ(body("<select><option>a<option>b</select>c"), "select(option(a) option(b)) c");
  EXPECT_EQ(body("<select><option>a<select>b<input>"), "select(option(a)) b *");
}

TEST(HtmlTree, TablePartsEndTableParts) {
  EXPECT_EQ(body("<table><tr><td>a<td>b<tr><td>c<tbody><td>d</table>e"),
            "table(tr(td(a) td(b)) tr(td(c)) tbody(td(d))) e");
  EXPECT_EQ(body("<table><tr><td><table><tr><td>a</table>b<td>c"), "table(tr(td(table(tr(td(a))) b) td(c)))");
  EXPECT_EQ(body("<table><tr><td><div>a</tr></div>b</table>c"), "table(tr(td(div(a))) b) c");
  EXPECT_EQ(body("<div><td>a</div>b"), "div(a) b");
  EXPECT_EQ(body("<div><table><tr><td>a</div>b"), "div(table(tr(td(ab))))");
}

TEST(HtmlTree, StrayEndTagsAreIgnored) {
  EXPECT_EQ(body("<div>a</span>b</h1>c</li>d</ul>e</table>f</b>g"), "div(abcdefg)");
  EXPECT_EQ(body("<x-one>a<x-two>b</X-ONE>c"), "*(a *(b)) c");
  EXPECT_EQ(body("<span><div>a</span>b</div>c"), "span(div(ab) c)");
}

TEST(HtmlTree, FormattingEndsWithItsBlock) {
  EXPECT_EQ(body("<p><b>a<p>b"), "p(b(a)) p(b)");
  EXPECT_EQ(body("<b>a<i>b</b>c</i>d"), "b(a i(b)) cd");
  EXPECT_EQ(body("<a>x<a>y</a>z"), "a(x) a(y) z");
  EXPECT_EQ(body("<a>x<div>y</a>z</div>w"), "a(x div(yz)) w");  // the link's end waits for the block
  EXPECT_EQ(body("<form><div>a</form>b</div>c"), "form(div(ab)) c");
}

TEST(HtmlTree, VoidElementsHoldNothing) {
  EXPECT_EQ(body("<p>a<br>b<img>c</br>d<hr>e</img>"), "p(a br b img c br d) * e");
}

TEST(HtmlTree, ForeignContentIsKeptApart) {
  EXPECT_EQ(body("<svg><title>a</title><style><p></style></svg>b").substr(0, 4), "svg(");
  EXPECT_EQ(body("<svg><title>a</title><path/><g>b</g></svg>c"), "svg(*(a) * *(b)) c");
  EXPECT_EQ(body("<svg><g><p>a"), "svg(*) p(a)");
  EXPECT_EQ(body("<svg><foreignObject><p>a</p></foreignObject></svg>b"), "svg(*(p(a))) b");
  EXPECT_EQ(body("<svg><![CDATA[a<b]]></svg><![CDATA[c]]>"), "svg(a<b)");
  EXPECT_EQ(body("<div><svg><g></div>a"), "div(svg(*)) a");
  EXPECT_EQ(body("<svg/>a"), "svg a");
}

TEST(HtmlTree, PreDropsItsFirstLineBreak) {
  const HtmlTree tree = parse_html(std::string("<pre>\r\n\r\n a</pre>"));
  EXPECT_EQ(tree.text(first(tree, Tag::text)), "\n a");
}

TEST(HtmlTree, LongValuesAreDropped) {
  const HtmlTree tree = parse_html("<p id=a style='" + std::string(1U << 20U, 'x') + "' class=b>One");
  const NodeIndex p = first(tree, Tag::p);
  EXPECT_EQ(tree.attribute(p, Attribute::id), "a");
  EXPECT_EQ(tree.attribute(p, Attribute::class_), "b");
  EXPECT_FALSE(tree.has_attribute(p, Attribute::style));
}

TEST(HtmlTree, ElementsEndBehindTheirEndTag) {
  const std::string html = "<div><ul><li>a<li>b</ul><a>c<p>d</a></p></div>e";
  const HtmlTree tree = parse_html(html);
  EXPECT_EQ(tree[first(tree, Tag::ul)].source.of(html), "<ul><li>a<li>b</ul>");
  EXPECT_EQ(tree[first(tree, Tag::li)].source.of(html), "<li>a");
  EXPECT_EQ(tree[first(tree, Tag::a)].source.of(html), "<a>c<p>d</a></p>");
  for (NodeIndex node = 1; node < tree.size(); ++node)
    EXPECT_TRUE(tree[tree[node].parent].source.contains(tree[node].source)) << node;
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
  const int many = 1000000;
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& page :
       {repeated("<", many),
        repeated("<b>", many),
        repeated("</p>", many),
        repeated("&", many),
        repeated("&amp", many) + "\r",
        repeated("\r", many),
        repeated("<!--", many),
        repeated("<!-", many),
        repeated("<a b='", many),
        repeated("<a b=", many),
        repeated("<script><!--", many),
        repeated("<svg><![CDATA[", many),
        repeated("<title>", many),
        repeated("</", many),
        repeated("<?", many),
        repeated("<b>", many) + repeated("</i>", many),
        repeated("<table><li>", many),
        repeated("<a><div>", many),
        repeated("<p><button>", many) + repeated("<span>", 500) + repeated("</p>", many),
        repeated("<span>", 500) + repeated("</x>", many),
        repeated("<table><tr><td>", 200) + repeated("<td>", many),
        repeated("<svg>", many) + repeated("</g>", many),
        "<p " + repeated("id=a ", many) + ">"}) {
    EXPECT_GT(parse_html(page).size(), 0U);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(120));  // quadratic would take hours
}

TEST(HtmlTree, ReadsHtmlInMetadata) { EXPECT_EQ(text_of_html("Q&amp;A <b>today</b>"), "Q&A today"); }

}  // namespace
}  // namespace hearsay
