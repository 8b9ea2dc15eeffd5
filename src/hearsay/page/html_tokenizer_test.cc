#include "hearsay/page/html_tokenizer.h"

#include <gtest/gtest.h>

#include <string>

namespace hearsay {
namespace {

// The tokens in one line: texts in quotes, tags as "<name attributes...>" with each value that is kept.
std::string tokens_of(std::string_view html, bool foreign = false) {
  HtmlTokenizer tokenizer(html);
  tokenizer.set_foreign(foreign);
  std::string out;
  const auto add_text = [&](const HtmlToken& token) {
    out += '"' + std::string(token.source.of(html)) + (token.is_literal ? "\"! " : "\" ");
  };
  while (const HtmlToken* const token = tokenizer.next()) {
    if (token->kind == HtmlToken::Kind::text) {
      add_text(*token);
      continue;
    }
    out += (token->kind == HtmlToken::Kind::end_tag ? "</" : "<") + std::string(token->name);
    for (const HtmlToken::AttributeSource& attribute : token->attributes)
      out += " [" + std::string(attribute.value) + "]";
    out += token->is_self_closing ? "/> " : "> ";
    if (token->kind == HtmlToken::Kind::start_tag && (token->element.traits & (kRawText | kEscapableText)) != 0)
      if (const HtmlToken* const text = tokenizer.raw_text()) add_text(*text);
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string repeated(std::string_view piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}

TEST(HtmlTokenizer, PartsTextAndTags) {
  EXPECT_EQ(tokens_of("a<p>b</p>c"), R"("a" <p> "b" </p> "c")");
  EXPECT_EQ(tokens_of("<DIV></Div >"), "<DIV> </Div>");
  EXPECT_EQ(tokens_of("<br/><br /><br / >"), "<br/> <br/> <br>");
}

TEST(HtmlTokenizer, ReadsAttributes) {
  EXPECT_EQ(tokens_of("<a href=x id='y z' CLASS = \"a>b\" hidden>"), "<a [x] [y z] [a>b] []>");
  EXPECT_EQ(tokens_of("<a href=/x/>"), "<a [/x/]>");
  EXPECT_EQ(tokens_of("<a id=x/ >"), "<a [x/]>");
  EXPECT_EQ(tokens_of("<a/href='x'id=y>"), "<a [x] [y]>");
  EXPECT_EQ(tokens_of("<a href=>"), "<a []>");
  EXPECT_EQ(tokens_of("<a =id=x id=y>"), "<a [y]>");
  EXPECT_EQ(tokens_of("<a data-x='<b>' onclick=\"a > b\" id=1>"), "<a [1]>");
  EXPECT_EQ(tokens_of("</a id=x>"), "</a>");
}

TEST(HtmlTokenizer, WhatBeginsNoTagIsText) {
  EXPECT_EQ(tokens_of("1 < 2 <3 <"), R"("1 < 2 <3 <")");
  EXPECT_EQ(tokens_of("<<p>"), R"("<" <p>)");
  EXPECT_EQ(tokens_of("a</"), R"("a</")");
}

TEST(HtmlTokenizer, PassesOverComments) {
  EXPECT_EQ(tokens_of("a<!-- <p> -- > -->b"), R"("a" "b")");
  EXPECT_EQ(tokens_of("<!-->a<!--->b<!----!>c<!--x--!>d"), R"("a" "b" "c" "d")");
  EXPECT_EQ(tokens_of("<!--!>a-->b"), R"("b")");
  EXPECT_EQ(tokens_of("<!doctype html><!x>a<?php echo?>b</ p>c</>d<![CDATA[e]]>f"), R"("a" "b" "c" "d" "f")");
}

TEST(HtmlTokenizer, CdataIsTextInForeignContent) {
  EXPECT_EQ(tokens_of("<![CDATA[a<b>&amp;]]>c", true), R"("a<b>&amp;"! "c")");
  EXPECT_EQ(tokens_of("<![CDATA[]]>c", true), R"("c")");
  EXPECT_EQ(tokens_of("<![CDATA[a]]", true), R"("a]]"!)");
}

TEST(HtmlTokenizer, RawTextEndsAtItsOwnEndTag) {
  EXPECT_EQ(tokens_of("<style>a</b></styles></STYLE >c"), R"(<style> "a</b></styles>"! </STYLE> "c")");
  EXPECT_EQ(tokens_of("<title>a <b> &amp;</title>"), R"(<title> "a <b> &amp;" </title>)");
  EXPECT_EQ(tokens_of("<textarea></textarea>"), "<textarea> </textarea>");
  EXPECT_EQ(tokens_of("<title>never </titl"), R"(<title> "never </titl")");
}

TEST(HtmlTokenizer, ScriptsInCommentsOfScripts) {
  EXPECT_EQ(tokens_of("<script><!-- a </script>b"), R"(<script> "<!-- a "! </script> "b")");
  EXPECT_EQ(tokens_of("<script><!-- <script>a</script> --></script>b"),
            R"(<script> "<!-- <script>a</script> -->"! </script> "b")");
  EXPECT_EQ(tokens_of("<script><!--><script></script>b"), R"(<script> "<!--><script>"! </script> "b")");
  EXPECT_EQ(tokens_of("<script>'<script>'</script>b"), R"(<script> "'<script>'"! </script> "b")");
}

TEST(HtmlTokenizer, WhatIsNotTerminatedEndsWithThePage) {
  for (const std::string_view cut : {"<p", "<p ", "<p id", "<p id=", "<p id='", "<p id='x", "<p id=x", "<p /",
                                     "</p", "<!--", "<!-- -", "<!-- --", "<!", "<!doctype", "<?", "</ "})
    EXPECT_EQ(tokens_of("a" + std::string(cut)), "\"a\"") << cut;
}

TEST(HtmlTokenizer, TokensLieInOrderInThePage) {
  for (const std::string& html : {repeated("<p>a<!-- b -->c</p>d<br/>", 10),
                                  repeated("<script>x</script>", 3) + "<a", std::string("<<<<a<b")}) {
    HtmlTokenizer tokenizer(html);
    std::uint32_t last = 0;
    while (const HtmlToken* const token = tokenizer.next()) {
      EXPECT_GE(token->source.begin, last);
      EXPECT_LT(token->source.begin, token->source.end);
      last = token->source.end;
    }
    EXPECT_LE(last, html.size());
  }
}

}  // namespace
}  // namespace hearsay
