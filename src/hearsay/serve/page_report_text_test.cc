#include "hearsay/serve/page_report_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "hearsay/serve/citation.h"
#include "support/story_fixture.h"

namespace hearsay::desk {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::ReportBuilder;
using ::testing::StartsWith;

std::string written(const Story& story) {
  const dossier::OwnPages own{.entities = {}, .reports = {}, .entities_have_entries = false};
  const dossier::View view(story, nullptr, &own);
  HtmlWriter html;
  write_report_text(html, view);
  return html.take();
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

/// What a reader reads: without tags, and without the notes and cards that stand beside.
std::string read_text(std::string html) {
  for (const std::string open : {"<span class=\"card\"", "<a class=\"note\""}) {
    for (std::size_t at = html.find(open); at != std::string::npos; at = html.find(open, at)) {
      std::size_t end = at;
      int depth = 0;
      do {
        const std::size_t tag = html.find('<', end);
        depth += html[tag + 1] == '/' ? -1 : 1;
        end = html.find('>', tag) + 1;
      } while (depth > 0);
      html.erase(at, end - at);
    }
  }
  std::string text;
  bool in_tag = false;
  for (const char c : html) {
    if (c == '<') in_tag = true;
    if (!in_tag) text += c;
    if (c == '>') in_tag = false;
  }
  return text;
}

TEST(ReportText, MarksStatementsWithinOthers) {
  ReportBuilder report("a.html", "The Argus", "A title");
  report.paragraph("Ruiz said that Byrne believes the ferry sank.");
  report.statement("Ruiz", "said", "Byrne believes the ferry sank");
  report.statement("Byrne", "believes", "the ferry sank").within = 0;
  const std::string html = written(testing::join_by_name({report.build()}));
  const std::size_t outer = html.find("id=\"s1\"");
  const std::size_t inner = html.find("id=\"s2\"");
  ASSERT_NE(outer, std::string::npos);
  ASSERT_NE(inner, std::string::npos);
  EXPECT_LT(outer, inner);
  EXPECT_THAT(html, HasSubstr("the ferry sank</span></span>."));
  EXPECT_THAT(read_text(html), HasSubstr("Ruiz said that Byrne believes the ferry sank."));
}

TEST(ReportText, MarksStatementsThatCross) {
  ReportBuilder report("a.html", "The Argus", "A title");
  report.paragraph("one two three four five");
  report.statement("", "", "one two three");
  report.statement("", "", "two three four");
  const std::string html = written(testing::join_by_name({report.build()}));
  EXPECT_THAT(read_text(html), HasSubstr("one two three four five"));
  EXPECT_EQ(count(html, "<span"), count(html, "</span>"));
  EXPECT_EQ(count(html, "id=\"s1\""), 1U);
  EXPECT_EQ(count(html, "id=\"s2\""), 1U);
  EXPECT_EQ(count(html, "class=\"said "), 3U);  // the second goes on behind the end of the first
}

TEST(ReportText, GoesOnOverBlocks) {
  ReportBuilder report("a.html", "The Argus", "A title");
  report.paragraph("“It began").paragraph("and it ended,” Ruiz said.");
  Statement& made = report.statement("Ruiz", "said", "and it ended");
  made.content = {{report.record().article.blocks[report.record().article.blocks.size() - 2].span.begin,
                   made.content.front().end}};
  const std::string html = written(testing::join_by_name({report.build()}));
  EXPECT_EQ(count(html, "class=\"said "), 2U);
  EXPECT_EQ(count(html, "id=\"s1\""), 1U);
  EXPECT_THAT(html, HasSubstr("It began</span></p>"));
}

TEST(ReportText, IsBoundedHoweverDeepStatementsLie) {
  ReportBuilder report("a.html", "The Argus", "A title");
  report.paragraph(std::string(400, 'x'));
  for (StatementId id = 0; id < 200; ++id) {
    Statement& made = report.statement("", "", std::string(400 - id, 'x'));
    if (id > 0) made.within = id - 1;
  }
  const std::string html = written(testing::join_by_name({report.build()}));
  EXPECT_EQ(count(html, "class=\"said "), kMostDeep);
  for (int id = 1; id <= 200; ++id) EXPECT_EQ(count(html, "id=\"s" + std::to_string(id) + "\""), 1U) << id;
}

TEST(ReportText, StaysText) {
  ReportBuilder report("a.html", "The Argus", "A title");
  report.paragraph("Tom <script>alert(1)</script> said \u202Eno\u202C.");
  report.statement("Tom", "said", "\u202Eno");
  const std::string html = written(testing::join_by_name({report.build()}));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("\u202E")));
}

TEST(Citation, TellsWordsSpeakerChainOutletDayAndPlace) {
  ReportBuilder report("a.html", "The Argus", "The quay");
  report.url("https://argus.example/quay").published("2025-08-15");
  report.paragraph("“The quay stays open,” Mayor Ana Ruiz said.");
  Statement& made = report.statement("Mayor Ana Ruiz", "said", "“The quay stays open,”");
  const EntityId argus = report.entity(EntityKind::organization, "The Argus");
  const EntityId ruiz = report.entity(EntityKind::person, "Ana Ruiz");
  Statement& statement = report.record().statements.front();
  static_cast<void>(made);
  statement.kind = StatementKind::direct;
  statement.speaker = ruiz;
  statement.chain = {argus, ruiz};
  const Story story = testing::join_by_name({report.build()});
  const std::string citation = citation_of(dossier::View(story), {0, 0});
  EXPECT_THAT(citation, StartsWith("“The quay stays open,” — Ana Ruiz, "));
  EXPECT_THAT(citation, HasSubstr("(chain: The Argus › Ana Ruiz). “The quay”, The Argus, 15 August 2025. "
                                  "https://argus.example/quay#:~:text="));
}

TEST(Citation, HasNoLinkWhereThePageHasNoAddress) {
  ReportBuilder report("a.html", "The Argus", "The quay");
  report.url("javascript:alert(1)");
  report.paragraph("Ruiz said it was late.");
  report.statement("Ruiz", "said", "it was late");
  const Story story = testing::join_by_name({report.build()});
  const std::string citation = citation_of(dossier::View(story), {0, 0});
  EXPECT_THAT(citation, StartsWith("it was late — speaker not named"));
  EXPECT_THAT(citation, Not(HasSubstr("javascript")));
}

}  // namespace
}  // namespace hearsay::desk
