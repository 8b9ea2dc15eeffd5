#include "hearsay/dossier/dossier.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "hearsay/base/utf8.h"
#include "hearsay/dossier/html_sections.h"
#include "hearsay/dossier/html_writer.h"
#include "hearsay/dossier/plain_text.h"
#include "hearsay/record/record_json.h"
#include "support/story_fixture.h"

namespace hearsay {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::ReportBuilder;

/// The page without the words that readers may not see: tags.
std::string text_of(std::string_view html) {
  std::string text;
  bool in_tag = false;
  for (const char c : html) {
    if (c == '<') in_tag = true;
    if (!in_tag) text += c;
    if (c == '>') in_tag = false;
  }
  return text;
}

/// What stands between an element's start and the next element of the same level, by their ids.
std::string_view between(std::string_view page, std::string_view from, std::string_view to) {
  const std::size_t begin = page.find(from);
  return page.substr(begin, page.find(to, begin) - begin);
}

std::set<std::string> attribute_values(std::string_view html, std::string_view attribute) {
  std::set<std::string> values;
  const std::string key = std::string(" ") + std::string(attribute) + "=\"";
  for (std::size_t at = html.find(key); at != std::string_view::npos; at = html.find(key, at + 1)) {
    const std::size_t begin = at + key.size();
    values.emplace(html.substr(begin, html.find('"', begin) - begin));
  }
  return values;
}

Story hostile_story() {
  const std::string name = "<script>alert('x')</script>\"onload=\"y";
  ReportBuilder report("<img src=x onerror=y>.html", "\u202Eelpmaxe.rotut", "</title><script>z</script>");
  report.url("javascript:alert(1)").published("2025-10-18\"><script>");
  report.paragraph("[a](javascript:b) <b>said</b> “</style><iframe>”.\x01");
  const EntityId id = report.entity(EntityKind::person, name, {"</table>"}, {"--><script>"});
  Statement& made = report.statement("[a](javascript:b)", "said", "</style><iframe>");
  made.speaker = id;
  made.chain = {id};
  made.basis = Basis{"<video>", std::nullopt};
  made.language = "\"><script>";
  report.left_out(LeftOutKind::comments, "<script src=//evil.example></script>");
  report.record().article.authors = {"<object>"};
  report.record().article.language = "en\" onclick=\"x";
  return testing::join_by_name({report.build()});
}

TEST(DossierHtml, IsOneSelfContainedPage) {
  for (const Story& story : {testing::two_reports(), hostile_story()}) {
    const std::string page = dossier_html(story);
    const std::string_view style = between(page, "<style>", "</style>");
    EXPECT_THAT(std::string(style), Not(HasSubstr("url(")));
    EXPECT_THAT(std::string(style), Not(HasSubstr("@import")));
    for (const char* element :
         {"<script", "<link", "<iframe", "<img", "<object", "<video", "<base", "<form", "<svg"}) {
      EXPECT_THAT(page, Not(HasSubstr(element)));
    }
    for (const char* attribute :
         {"src", "srcset", "style", "onload", "onclick", "onerror", "action", "background"}) {
      EXPECT_THAT(attribute_values(page, attribute), ::testing::IsEmpty()) << attribute;
    }
    for (const std::string& target : attribute_values(page, "href")) {
      EXPECT_TRUE(target.starts_with("#") || target.starts_with("https://")) << target;
    }
    EXPECT_THAT(page, HasSubstr("default-src &#39;none&#39;; style-src &#39;sha256-"));
  }
}

TEST(DossierHtml, EveryLinkInsideThePageArrives) {
  const std::string page = dossier_html(testing::two_reports());
  const std::set<std::string> ids = attribute_values(page, "id");
  for (const std::string& target : attribute_values(page, "href")) {
    if (target.starts_with("#")) {
      EXPECT_TRUE(ids.contains(target.substr(1))) << target;
    }
  }
}

TEST(DossierHtml, LeadsToOwnPagesWhereItIsPartOfASite) {
  const Story story = testing::two_reports();
  dossier::OwnPages own{.entities = {}, .reports = {"/report/7", "/report/8"}};
  own.entities.resize(story.entities.size());
  const auto speaker = dossier::View(story).speakers_by_weight().front();
  own.entities[speaker] = "/person/5";
  dossier::HtmlWriter html;
  dossier::write_dossier(html, dossier::View(story, nullptr, &own));
  const std::string page = html.take();
  const std::set<std::string> targets = attribute_values(page, "href");
  EXPECT_TRUE(targets.contains("/person/5"));
  EXPECT_TRUE(targets.contains("/report/7#s1"));
  EXPECT_THAT(page, Not(HasSubstr("full-text")));
  const std::set<std::string> ids = attribute_values(page, "id");
  for (const std::string& target : targets)
    if (target.starts_with("#")) {
      EXPECT_TRUE(ids.contains(target.substr(1))) << target;
    }
}

TEST(DossierHtml, TellsAFewOfASpeakersStatementsWhereOthersHavePagesOfTheirOwn) {
  const Story story = testing::large_story(2, 12);
  dossier::OwnPages own{.entities = {}, .reports = {"/report/7", "/report/8"}, .entities_have_entries = false};
  const auto written = [&] {
    dossier::HtmlWriter html;
    dossier::write_dossier(html, dossier::View(story, nullptr, &own));
    return html.take();
  };
  const std::string all = written();
  own.most_statements = 1;
  const std::string few = written();
  EXPECT_LT(few.size(), all.size());
  EXPECT_THAT(all, Not(HasSubstr("class=\"more\"")));
  EXPECT_THAT(few, HasSubstr("class=\"more\""));
  EXPECT_THAT(few, HasSubstr("/report/8#s12")) << "a line of each leads to its place";
}

TEST(DossierHtml, HasEveryStatementVerbatim) {
  const Story story = testing::two_reports();
  const std::string text = text_of(dossier_html(story));
  for (const Record& record : story.documents) {
    for (const Statement& statement : record.statements) {
      for (const Span part : statement.content) {
        EXPECT_THAT(text, HasSubstr(dossier::escape_html(part.of(record.article.text))));
      }
    }
    for (const LeftOut& left_out : record.article.left_out) {
      EXPECT_THAT(text, HasSubstr(dossier::escape_html(left_out.text)));
    }
  }
}

TEST(DossierHtml, KeepsWhatWasSaidApartFromWhatWasNot) {
  const std::string page = dossier_html(testing::two_reports());
  const std::string said(between(page, "<section id=\"said\"", "<section id=\"denied\""));
  EXPECT_THAT(said, HasSubstr("Let her walk."));
  EXPECT_THAT(said, HasSubstr("read from lips, not heard"));
  EXPECT_THAT(said, Not(HasSubstr("the talks will end by Sunday")));
  EXPECT_THAT(said, Not(HasSubstr("what was said on the terrace")));
  EXPECT_THAT(said, Not(HasSubstr("threatening to close the gates")));
  EXPECT_THAT(std::string(between(page, "<section id=\"withheld\"", "<section id=\"expected\"")),
              HasSubstr("what was said on the terrace"));
  EXPECT_THAT(std::string(between(page, "<section id=\"thought\"", "</main>")),
              HasSubstr("the talks will end by Sunday"));
}

TEST(DossierHtml, TellsWhatIsUnknown) {
  const std::string page = dossier_html(testing::two_reports());
  EXPECT_THAT(page, HasSubstr("Speaker not named"));
  EXPECT_THAT(page, HasSubstr("channel not told"));
  EXPECT_THAT(page, HasSubstr("Chain not told"));
}

TEST(DossierHtml, DrawsTheChainWithWordsOnItsLines) {
  const std::string page = dossier_html(testing::two_reports());
  const std::string_view statement = between(page, "<li id=\"r2-s2\"", "class=\"circumstances\"");
  const std::string_view chain = between(statement, "<ol class=\"chain\"", "</ol>");
  const std::string drawn(chain);
  EXPECT_THAT(drawn, HasSubstr("<li class=\"link\"><a "));
  EXPECT_THAT(drawn, HasSubstr("<li class=\"link is-asserted\"><span class=\"line\"><span>interview</span>"));
  EXPECT_THAT(drawn, HasSubstr("<li class=\"link last is-hedged is-lip-reading\"><span class=\"line\">"
                               "<span>read from lips</span>"));
  const std::string listed = text_of(chain);
  EXPECT_LT(listed.find("The Lantern"), listed.find("interview: Beatrix Lowenthal"));
  EXPECT_LT(listed.find("interview: Beatrix Lowenthal"), listed.find("read from lips: Emil Vasilevsky"));
}

TEST(DossierHtml, MarksTheWordsOfDoubtInTheSentence) {
  const std::string page = dossier_html(testing::two_reports());
  const std::string statement(between(page, "<li id=\"r2-s2\"", "</blockquote>"));
  EXPECT_THAT(statement, HasSubstr("that she <mark class=\"hedge\">believes</mark> "));
}

TEST(Dossier, TellsTheProvenanceOfEachStatement) {
  const std::string read =
      "Read from silent footage (Lakeside TV) by Beatrix Lowenthal, who told The Lantern; not heard by anyone "
      "on "
      "record.";
  const Story story = testing::two_reports();
  EXPECT_THAT(text_of(dossier_html(story)), HasSubstr(read));
  EXPECT_THAT(dossier_markdown(story), HasSubstr(dossier::escape_markdown(read)));
}

TEST(DossierHtml, TellsOfEachSpeakerInWhatChannelAndThroughWhom) {
  const std::string page = dossier_html(testing::two_reports());
  const std::string_view speakers = between(page, "<section id=\"speakers\"", "<section id=\"said\"");
  const std::string president = text_of(between(speakers, ">Emil Vasilevsky<", "<h3"));
  EXPECT_THAT(president, HasSubstr("read from lips, not heard, through The Lantern › Beatrix Lowenthal"));
  EXPECT_THAT(president, HasSubstr("hedged Let her walk."));
  EXPECT_THAT(president, HasSubstr("channel not told, through Upland Wire"));
  EXPECT_THAT(president, HasSubstr("denied threatening to close the gates"));
  EXPECT_THAT(std::string(speakers), HasSubstr("href=\"#r2-s2\""));
  EXPECT_THAT(page, HasSubstr("id=\"r2-s2\""));
}

TEST(DossierHtml, FiltersByTheCertaintiesAndChannelsThatOccur) {
  const std::string page = dossier_html(testing::two_reports());
  const std::string_view filter = between(page, "<div id=\"filter\"", "<section id=\"speakers\"");
  EXPECT_EQ(
      attribute_values(filter, "id"),
      (std::set<std::string>{"filter", "certainty-asserted", "certainty-hedged", "certainty-denied",
                             "certainty-withheld", "certainty-expected", "channel-interview", "channel-speech",
                             "channel-lip-reading", "channel-thought", "channel-unknown"}));
  EXPECT_THAT(text_of(filter), HasSubstr(" told to an outlet 2"));
  EXPECT_THAT(page, HasSubstr("#certainty-hedged:checked"));
  EXPECT_THAT(page,
              HasSubstr(".sifted:is(.hedged-lip-reading, :has(.hedged-lip-reading)) { display: revert; }"));
  EXPECT_THAT(page, HasSubstr("class=\"statement hedged sifted hedged-lip-reading\""));
  EXPECT_THAT(page, Not(HasSubstr("asserted-lip-reading")));
  EXPECT_THAT(dossier_html({}), Not(HasSubstr("checkbox")));
}

TEST(DossierHtml, HasARuleForEachKindOfStatementInIt) {
  const std::string page = dossier_html(testing::two_reports());
  const std::string style(between(page, "<style>", "</style>"));
  for (const std::string& classes : attribute_values(page, "class")) {
    if (!classes.starts_with("sifted ")) continue;
    EXPECT_THAT(style, HasSubstr(":has(." + classes.substr(classes.find(' ') + 1) + "))"));
  }
}

TEST(DossierHtml, LinksToThePlaceOnThePageOrInItsText) {
  const std::string page = dossier_html(testing::two_reports());
  EXPECT_THAT(
      page,
      HasSubstr("https://www.thelantern.example/news/48211#:~:text=and%20said%3A%20%E2%80%9C-,Let%20her"));
  EXPECT_THAT(page, HasSubstr("href=\"#t1-s1\""));
  EXPECT_THAT(page, HasSubstr("id=\"t1-s1\""));
}

TEST(DossierHtml, EscapesWhatIsHostile) {
  const std::string page = dossier_html(hostile_story());
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;onload=&quot;y"));
  EXPECT_THAT(page, Not(HasSubstr("\u202E")));
  EXPECT_THAT(page, Not(HasSubstr("href=\"javascript")));
  EXPECT_THAT(page, Not(HasSubstr("\x01")));
}

TEST(DossierHtml, IsTheSameEachTime) {
  const Story story = testing::two_reports();
  EXPECT_EQ(dossier_html(story), dossier_html(story));
}

TEST(DossierHtml, HoldsAnEmptyStory) { EXPECT_THAT(dossier_html({}), HasSubstr("No reports")); }

TEST(DossierHtml, GrowsInStepWithTheStory) {
  const auto size = [](std::size_t reports) { return dossier_html(testing::large_story(reports, 100)).size(); };
  EXPECT_LT(size(40), 5 * size(10));
}

TEST(DossierMarkdown, SaysTheSameAndHoldsNoMarkupFromOutside) {
  const std::string markdown = dossier_markdown(testing::two_reports());
  EXPECT_THAT(markdown, HasSubstr("said: “Let her walk. She’ll be back before the thaw.”"));
  EXPECT_THAT(markdown, HasSubstr("The Lantern › Beatrix Lowenthal › Emil Vasilevsky"));
  EXPECT_THAT(markdown, HasSubstr("## What was withheld"));
  EXPECT_THAT(markdown,
              HasSubstr("### Emil Vasilevsky\n\n- **read from lips, not heard**, through The Lantern › "
                        "Beatrix Lowenthal\n  - 2.s2: hedged: Let her walk."));
  const std::string hostile = dossier_markdown(hostile_story());
  EXPECT_THAT(hostile, HasSubstr("\\[a\\]\\(javascript:b\\)"));
  EXPECT_THAT(hostile, Not(HasSubstr("](")));
  EXPECT_THAT(hostile, Not(HasSubstr("<javascript")));
}

TEST(DossierSummary, FitsAScreenAndNeverReachesTheTerminal) {
  for (const Story& story : {testing::two_reports(), hostile_story(), testing::large_story(50, 10), Story{}}) {
    const std::string summary = dossier_summary(story);
    EXPECT_LE(std::ranges::count(summary, '\n'), 32);
    for (const unsigned char c : summary) EXPECT_TRUE(c >= 0x20 || c == '\n');
    std::size_t begin = 0;
    while (begin < summary.size()) {
      const std::size_t end = summary.find('\n', begin);
      EXPECT_LE(CodePointIndex(std::string_view(summary).substr(begin, end - begin)).size(), 80U);
      begin = end + 1;
    }
  }
}

TEST(DossierJson, HasTheShapeOfTheFormat) {
  const Story story = testing::two_reports();
  const std::string text = dossier_json(story);
  ASSERT_EQ(text.back(), '\n');
  const Json json = Json::parse(text);
  EXPECT_EQ(json["format"], "hearsay-dossier/1");
  ASSERT_EQ(json["documents"].size(), 2U);
  EXPECT_FALSE(json["documents"][0].contains("entities"));
  EXPECT_EQ(json["entities"].size(), story.entities.size());
  for (const Json& entity : json["entities"]) {
    for (const Json& mention : entity["mentions"]) {
      const std::string& of = story.documents[mention["document"]].article.text;
      const CodePointIndex index(of);
      const Span span{index.byte_at(mention["start"]), index.byte_at(mention["end"])};
      EXPECT_EQ(span.of(of), entity["name"].get<std::string>());
    }
  }
}

TEST(DossierJson, SpeaksOfTheStorysEntities) {
  const Json json = Json::parse(dossier_json(testing::two_reports()));
  const std::string speaker = json["documents"][1]["statements"][1]["speaker"];
  EXPECT_EQ(speaker, json["documents"][0]["statements"][1]["speaker"]);
  const auto named =
      std::ranges::find_if(json["entities"], [&](const Json& entity) { return entity["id"] == speaker; });
  ASSERT_NE(named, json["entities"].end());
  EXPECT_EQ((*named)["name"], "Emil Vasilevsky");
}

}  // namespace
}  // namespace hearsay
