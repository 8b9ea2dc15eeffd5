#include "hostile_pages.h"

#include <utility>

namespace hearsay::testing {
namespace {

const std::string kSentence = "The ferry left the quay at noon, the harbour office said on Friday. ";
const std::string kLine = kSentence + "\n";
const std::string kArticle =
    "<article><h1>Storm takes ferry off the coast</h1><p>The ferry left the quay at noon, the harbour office "
    "said, "
    "and forty people were on board when the storm came over the coast.</p></article>";
const std::string kFigure = "<article><figure><figcaption>";
const std::string kJson = "<script type='application/ld+json'>";

void append_numbered(std::string& out, const std::string& part, std::size_t number) {
  for (const char c : part) {
    if (c == '#')
      out += std::to_string(number);
    else
      out += c;
  }
}

HostilePage html(std::string name, std::string begin, std::string part, std::string end = {}) {
  return {std::move(name), InputForm::html, std::move(begin), std::move(part), {}, std::move(end)};
}

HostilePage text(std::string name, std::string begin, std::string part, std::string end = {}) {
  return {std::move(name), InputForm::page_text, std::move(begin), std::move(part), {}, std::move(end)};
}

std::vector<HostilePage> html_of_much_text() {
  return {
      html("one text node without blanks", "<p>", "a"),
      html("one text node of sentences", "<article><p>", kSentence),
      html("one text node of blanks", "<p>a", " ", "b</p>"),
      html("one text node of no-break spaces", "<p>a", "&nbsp;", "b</p>"),
      html("references to references", "<p>", "&amp;amp;"),
      html("numeric references", "<p>", "&#8220;"),
      html("bare ampersands", "<p>", "&"),
      html("a reference without end", "<p>&", "amp"),
      html("line breaks", "<div>", "<br>"),
      html("words and line breaks", "<div>", "A word.<br>"),
      html("short paragraphs", "", "<p>A word.</p>"),
      html("headings", kArticle, "<h2>A word</h2>"),
      html("headlines that are nearly the title", "<title>Storm takes the old ferry off the coast</title>",
           "<h1>Storm takes the #</h1>"),
      html("list items", "<article><ul>", "<li>One of them #."),
      html("table cells", "<table>", "<tr><td>a<td>b #"),
      html("clutter lines", "", "<p>Read more: a # b</p><p>Comments</p>"),
      html("a caption of credit marks", kFigure + "A pier. ", "Photo: Lee "),
      {"credit marks and brackets", InputForm::html, kFigure, "Photo: Lee ", ")", "</figcaption>"},
      html("open brackets", kFigure, "(a [b ", ")</figcaption>"),
      html("captions", "<article>", "<figure><figcaption>A # b. Credit: AP</figcaption></figure>"),
      html("dashes in a post", "<article><blockquote class=twitter-tweet>", "a — b ", "(@c)</blockquote>"),
  };
}

std::vector<HostilePage> html_of_tags() {
  return {
      html("nested divisions", "", "<div>"),
      html("nested divisions with words", "", "<div>A word #. "),
      html("nested inline elements", "", "<b><i>a"),
      html("unclosed paragraphs", "", "<p>A word"),
      html("inline elements that paragraphs cut", "", "<b><p>A word"),
      html("links in links", "", "<a href=x>a"),
      html("closed across each other", "", "<b><i></b></i>a"),
      html("stray end tags", kArticle, "</div></p></b>"),
      {"deep, then stray end tags", InputForm::html, "", "<div>", "</span>", ""},
      html("nested tables", "", "<table><tr><td>"),
      html("words outside the cells of a table", "<table>", "a<tr>"),
      html("nested lists", "", "<ul><li>a"),
      html("nested figures", "", "<figure>a"),
      html("nested quotations", "", "<blockquote class=tweet>A word that is long enough"),
      html("nested foreign boxes", kArticle, "<div class=related>a"),
      html("nested bylines and times", "", "<span class=author><time>a"),
      html("nested headlines", "", "<h1><span itemprop=headline>a"),
      html("options", "", "<select><option>a"),
      html("forms in forms", "", "<form><input>"),
      html("left angles", "", "<"),
      html("start tags without end", "", "<a "),
      html("end tags without end", "", "</"),
      html("comments without end", "", "<!--a"),
      html("a comment of dashes", "<!--", "-", ">"),
      html("declarations", "", "<!DOCTYPE a>"),
      html("sections of data", "", "<![CDATA[a"),
      html("scripts without end", "", "<script>a"),
      html("scripts in comments in scripts", "<script>", "<!--<script>", "</script>"),
      html("titles", "", "<title>a #</title>"),
      html("pictures and formulas", "", "<svg><math>"),
      html("templates", "", "<template>"),
  };
}

std::vector<HostilePage> html_of_attributes_and_data() {
  return {
      html("a long attribute", "<p class='", "a", "'>A word.</p>"),
      html("a long address", "<p><a href='", "&amp;", "'>A word.</a></p>"),
      html("an attribute without end", "<p class='", "a b <p>"),
      html("an attribute of class names", "<div class='", "share-# ", "'>A word.</div>"),
      html("attributes", "<p ", "a#=b ", ">A word.</p>"),
      html("the same attribute", "<p ", "class=b ", ">A word.</p>"),
      html("metas", "", "<meta name=a# content=b>"),
      {"authors and lines", InputForm::html, "<h1>A headline of words</h1>",
       "<meta property=article:author content='Ann B#'>", "<p>A line #</p>", ""},
      html("a byline of names", "<h1>A headline</h1><p class=byline>By ", "Ann Lee, ", "</p>"),
      html("times", kArticle, "<time datetime='2025-08-15T21:04:00Z'>a</time>"),
      html("blocks of JSON-LD", "", kJson + R"({"@type":"NewsArticle","author":{"name":"Ann #"}}</script>)"),
      html("JSON-LD of authors", kJson + R"({"@type":"Article","author":[)", R"({"name":"Ann B#"},)",
           R"(""]}</script>)"),
      html("JSON-LD of a graph", kJson + R"({"@graph":[)", R"({"@type":"Article","headline":"A #"},)",
           "{}]}</script>"),
      html("deep JSON-LD", kJson, "[", "</script>"),
      html("JSON-LD of HTML", kJson + R"({"@type":"Article","headline":")", "<b>&amp;lt;", R"("}</script>)"),
  };
}

std::vector<HostilePage> page_texts() {
  return {
      text("one line without blanks", "", "a"),
      text("one line of sentences", "", kSentence),
      text("one line of no-break spaces", "a", "\u00A0", "b"),
      text("one line of bars", "", "a | b > c "),
      text("one line of closing marks", "A word.", "”) "),
      text("one line of open brackets", "a", " (b", ")"),
      text("one line of dots", "", "..."),
      text("lines of one letter", "", "a\n"),
      text("empty lines", "a", "\n", "b"),
      text("lines of a word and a full stop", "", "Word.\n"),
      text("lines of prose", "", kLine),
      text("heads of lists", "", "Related\nA line #\n"),
      text("heads of comments", kLine, kLine + "Comments\n"),
      {"heads of comments before prose", InputForm::page_text, kLine + kLine + kLine + kLine, "Comments\n",
       kLine, ""},
      text("lists and a paragraph", "", "Related\nA line\n" + kLine),
      text("captions", "", "A pier #. Photo: Ann Lee\n"),
      text("credits", "", "Photo: Ann Lee\n"),
      text("long lines of credit marks", "",
           "Photo: a photo: b photo by c photos: d. Photo: e, photo: f or photo: g\n"),
      text("bylines", "", "By Ann Lee and Bo #\n", kSentence),
      text("dates", "", "15 August 2025\n", kSentence),
      text("headlines above one sentence", "", "A headline of words #\n", kSentence),
      text("headlines below one sentence", kLine, "A headline of words #\n"),
      text("bullets", "", "• a #\n"),
      text("share lines with addresses", "", "Share this a.b.c@d.e www.f.g #\n"),
      text("beginnings of clutter lines", "", "Read morel: the # of it all and what came of it then\n"),
  };
}

}  // namespace

std::string HostilePage::bytes(std::size_t size) const {
  std::string out = begin;
  for (std::size_t number = 0; out.size() < (other_part.empty() ? size : size / 2); ++number)
    append_numbered(out, part, number);
  for (std::size_t number = 0; out.size() < size; ++number) append_numbered(out, other_part, number);
  return out + end;
}

const std::vector<HostilePage>& hostile_pages() {
  static const std::vector<HostilePage> kPages = [] {
    std::vector<HostilePage> all;
    for (auto* const make : {html_of_much_text, html_of_tags, html_of_attributes_and_data, page_texts})
      for (const HostilePage& page : make()) all.push_back(page);
    return all;
  }();
  return kPages;
}

}  // namespace hearsay::testing
