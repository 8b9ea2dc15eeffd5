// What a story's reports tell alike, otherwise or alone, in all forms of the dossier.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "hearsay/base/utf8.h"
#include "hearsay/dossier/dossier.h"
#include "hearsay/dossier/timeline_picture.h"
#include "hearsay/dossier/utterance_view.h"
#include "hearsay/record/record_json.h"
#include "support/story_fixture.h"

namespace hearsay {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::ReportBuilder;

/// The first place of the words in a report's text, which must have them.
DocumentSpan place(const Story& story, std::uint32_t document, std::string_view words) {
  const std::string& text = story.documents[document].article.text;
  const std::size_t at = text.find(words);
  EXPECT_NE(at, std::string::npos) << words;
  return {document, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())}};
}

Record report(std::string site, std::string day, std::string_view title, std::string_view said,
              std::initializer_list<std::string_view> paragraphs) {
  ReportBuilder builder(site + ".html", site, std::string(title));
  builder.url("https://" + site + ".example/1").published(std::move(day));
  const EntityId speaker = builder.entity(EntityKind::person, "Ines Calloway");
  builder.paragraph(fmt::format("“{}” Ines Calloway said.", said));
  Statement& made = builder.statement("Ines Calloway", "said", said);
  made.kind = StatementKind::direct;
  made.speaker = speaker;
  for (const std::string_view paragraph : paragraphs) builder.paragraph(paragraph);
  return builder.build();
}

TimelineEntry event(std::string time, EventStatus status, std::vector<DocumentSpan> words,
                    std::vector<DocumentSpan> places) {
  TimelineEntry entry;
  entry.time = std::move(time);
  entry.status = status;
  entry.words = std::move(words);
  entry.places = std::move(places);
  return entry;
}

Utterance utterance_of(std::vector<UtteranceVersion> versions) {
  Utterance utterance;
  utterance.versions = std::move(versions);
  return utterance;
}

/// Three reports of a lock on a canal, with something of everything.
Story lock_story() {
  Story story = testing::join_by_name(
      {report("Harbour Herald", "2025-05-01", "Lock to open on Friday",
              "We will not close the upper lock, and nobody asked us to.",
              {"The lock will open on 2 May, Calloway said.", "Some 140 barges wait."}),
       report("Quay Times", "2025-05-03", "Lock stays shut", "We will not close the upper lock,",
              {"The opening on 2 May was called off.", "About 180 barges wait.", "A swan sat on the gate."}),
       report("Mole Mail", "2025-05-04T10:00:00Z", "Calloway closed the lock",
              "We would never close the upper lock,",
              {"She may have closed the lock, an engineer believes.", "A new key is due on 9 May."})});
  const EntityId who = 0;
  story.groups = {{0, 1, 2}};
  story.near_copies = {{0, 1, 0.926, 0.31}};
  Utterance said = utterance_of(
      {{{0, 0}, Agreement::verbatim}, {{1, 0}, Agreement::shortened}, {{2, 0}, Agreement::altered}});
  said.speaker = who;
  said.agreement = Agreement::altered;
  said.confidence = 0.97;
  story.utterances = {said};
  const DocumentSpan plan = place(story, 0, "The lock will open on 2 May, Calloway said.");
  const DocumentSpan outcome = place(story, 1, "The opening on 2 May was called off.");
  const DocumentSpan key = place(story, 2, "A new key is due on 9 May.");
  story.outcomes = {{plan, outcome, OutcomeStatus::cancelled}, {key, std::nullopt, OutcomeStatus::unknown}};
  story.differences = {{DifferenceKind::number, place(story, 0, "140"), place(story, 1, "180"),
                        place(story, 0, "Some 140 barges wait."), place(story, 1, "About 180 barges wait.")}};
  story.hardened = {{place(story, 2, "Calloway closed the lock"),
                     place(story, 2, "She may have closed the lock, an engineer believes.")}};
  story.timeline = {event("2025-05-02", EventStatus::planned,
                          {place(story, 0, "open on"), place(story, 1, "opening")}, {plan, outcome}),
                    event("2025-05-09", EventStatus::planned, {place(story, 2, "due")}, {key})};
  story.timeline[0].entities = {who};
  story.headlines = {{{1, "Lock stays shut"}, {2, "Lock stays open, says Calloway"}}};
  story.only = {place(story, 1, "A swan sat on the gate.")};
  return story;
}

std::string part(const std::string& page, const std::string& id) {
  const std::size_t begin = page.find("<section id=\"" + id + "\"");
  return begin == std::string::npos ? "" : page.substr(begin, page.find("</section>", begin) - begin);
}

TEST(UtteranceView, HoldsEachVersionAgainstTheFullest) {
  const Story story = lock_story();
  const dossier::View view(story);
  const dossier::UtteranceView utterance = dossier::utterance_view(view, story.utterances[0]);
  ASSERT_EQ(utterance.versions.size(), 3U);
  EXPECT_TRUE(utterance.versions[0].is_fullest);
  ASSERT_EQ(utterance.versions[1].changes.size(), 1U);
  EXPECT_EQ(dossier::change_words(utterance.versions[1].changes[0]), "left out: “and nobody asked us to”");
  EXPECT_TRUE(utterance.versions[1].marks.empty());
  ASSERT_EQ(utterance.versions[2].changes.size(), 2U);
  EXPECT_EQ(dossier::change_words(utterance.versions[2].changes[0]), "“would never” for “will not”");
  ASSERT_EQ(utterance.versions[2].marks.size(), 1U);
  EXPECT_EQ(utterance.versions[2].marks[0].of(story.documents[2].article.text), "would never");
  ASSERT_EQ(utterance.versions[0].marks.size(), 2U);
  EXPECT_EQ(utterance.versions[0].marks[0].of(story.documents[0].article.text), "will not");
}

TEST(UtteranceView, GathersTheSameWordsAndPassesOverTypography) {
  Story story = testing::join_by_name({report("A", "2025-05-01", "t", "We won’t close it — ever.", {}),
                                       report("B", "2025-05-02", "t", "we WON'T close it, ever!", {}),
                                       report("C", "2025-05-03", "t", "We won’t close it", {})});
  story.utterances = {utterance_of(
      {{{0, 0}, Agreement::verbatim}, {{1, 0}, Agreement::verbatim}, {{2, 0}, Agreement::shortened}})};
  const dossier::View view(story);
  const dossier::UtteranceView utterance = dossier::utterance_view(view, story.utterances[0]);
  ASSERT_EQ(utterance.versions.size(), 2U);
  EXPECT_THAT(utterance.versions[0].places, ElementsAre(StatementPlace{0, 0}, StatementPlace{1, 0}));
  EXPECT_THAT(dossier_html(story), HasSubstr("Word for word also in "));
}

TEST(UtteranceView, ComparesOnlyWhatIsQuotedWhereTheRestIsTheReports) {
  Story story =
      testing::join_by_name({report("A", "2025-05-01", "t", "The gates are a hundred years old.", {})});
  ReportBuilder other("b.html", "B", "t");
  other.paragraph("Calloway said that the works, like the lock, were “a hundred years old”.");
  other.statement("Calloway", "said", "that the works, like the lock, were “a hundred years old”").kind =
      StatementKind::mixed;
  story = testing::join_by_name({story.documents[0], other.build()});
  story.utterances = {utterance_of({{{0, 0}, Agreement::verbatim}, {{1, 0}, Agreement::shortened}})};
  const dossier::View view(story);
  const dossier::UtteranceView utterance = dossier::utterance_view(view, story.utterances[0]);
  ASSERT_EQ(utterance.versions.size(), 2U);
  EXPECT_TRUE(utterance.versions[1].marks.empty());
  ASSERT_EQ(utterance.versions[1].changes.size(), 1U);
  EXPECT_EQ(dossier::change_words(utterance.versions[1].changes[0]), "left out: “The gates are”");
}

TEST(DossierStory, HasASectionForEachPart) {
  const std::string page = dossier_html(lock_story());
  for (const char* id :
       {"timeline", "utterances", "differences", "hardened", "headlines", "outcomes", "only"}) {
    EXPECT_FALSE(part(page, id).empty()) << id;
    EXPECT_THAT(page, HasSubstr(fmt::format("href=\"#{}\"", id)));
  }
  EXPECT_THAT(part(page, "utterances"), HasSubstr("<mark class=\"differs\">would never</mark>"));
  EXPECT_THAT(part(page, "utterances"), HasSubstr("“would never” for “will not”"));
  EXPECT_THAT(part(page, "utterances"), HasSubstr("our joining 97%"));
  EXPECT_THAT(part(page, "differences"), HasSubstr("Some <mark class=\"differs\">140</mark> barges wait."));
  EXPECT_THAT(part(page, "hardened"), HasSubstr("In the headline, as fact"));
  EXPECT_THAT(part(page, "headlines"),
              HasSubstr("Lock stays <mark class=\"differs\">open, says Calloway</mark>"));
  EXPECT_THAT(part(page, "outcomes"), HasSubstr("did not come about"));
  EXPECT_THAT(part(page, "outcomes"), HasSubstr("Announced, and not told what came of it, 1"));
  EXPECT_THAT(part(page, "only"), HasSubstr("A swan sat on the gate."));
  EXPECT_THAT(part(page, "only"), HasSubstr("#:~:text="));
  EXPECT_THAT(part(page, "reports"), HasSubstr("92% of its words, word for word, with "));
}

TEST(DossierStory, EveryLinkInsideThePageArrives) {
  const std::string page = dossier_html(lock_story());
  std::set<std::string> ids;
  for (std::size_t at = page.find(" id=\""); at != std::string::npos; at = page.find(" id=\"", at + 1)) {
    EXPECT_TRUE(ids.insert(page.substr(at + 5, page.find('"', at + 5) - at - 5)).second);
  }
  for (std::size_t at = page.find("href=\"#"); at != std::string::npos; at = page.find("href=\"#", at + 1)) {
    EXPECT_TRUE(ids.contains(page.substr(at + 7, page.find('"', at + 7) - at - 7))) << page.substr(at, 40);
  }
}

TEST(DossierStory, SaysSoWhereReportsHaveNothingInCommonAndIsSilentOtherwise) {
  const std::string two = dossier_html(testing::two_reports());
  EXPECT_THAT(two, HasSubstr("No saying was found in more than one of these reports."));
  EXPECT_THAT(two, HasSubstr("No two of these reports were found to tell a matter differently."));
  EXPECT_THAT(two, Not(HasSubstr("<svg")));
  for (const char* id : {"timeline", "hardened", "outcomes", "only"}) EXPECT_TRUE(part(two, id).empty()) << id;
  const std::string none = dossier_html({});
  EXPECT_TRUE(part(none, "utterances").empty());
}

TEST(DossierStory, SaysWhichReportsAreOfOneEvent) {
  Story story = lock_story();
  EXPECT_THAT(dossier_html(story), Not(HasSubstr("events. Only reports of the same event")));
  story.groups = {{2, 0}, {1}};
  EXPECT_THAT(dossier_html(story), HasSubstr("These reports are of 2 events."));
  EXPECT_THAT(dossier_html(story), HasSubstr("reports 1 and 3: "));
  EXPECT_THAT(dossier_markdown(story), HasSubstr("- reports 1 and 3: Calloway closed the lock\n- report 2: "));
}

TEST(DossierTimeline, DrawsLanesShapesAndWhatWasStillToCome) {
  const std::string timeline = part(dossier_html(lock_story()), "timeline");
  EXPECT_THAT(timeline, HasSubstr("role=\"img\""));
  EXPECT_THAT(timeline, HasSubstr("<circle class=\"planned\""));
  EXPECT_THAT(timeline, HasSubstr("<path class=\"together\""));
  EXPECT_THAT(timeline, HasSubstr("10:00 · Mole Mail appeared"));
  EXPECT_LT(timeline.find("Mole Mail appeared"), timeline.find("Still to come"));
  EXPECT_LT(timeline.find("Still to come"), timeline.find("Friday 9 May 2025"));
  EXPECT_LT(timeline.find("Friday 2 May 2025"), timeline.find("Still to come"));
  EXPECT_THAT(timeline, HasSubstr("<mark class=\"event\">opening</mark>"));
  EXPECT_THAT(timeline, Not(HasSubstr(" style=")));
}

TEST(DossierTimeline, HasNoFutureWhereNoReportIsDated) {
  Story story = lock_story();
  for (Record& record : story.documents) record.article.published.reset();
  const std::string timeline = part(dossier_html(story), "timeline");
  EXPECT_THAT(timeline, Not(HasSubstr("Still to come")));
  EXPECT_THAT(timeline, Not(HasSubstr("appeared</text>")));
}

TEST(DossierTimeline, DrawsWhatMostReportsTell) {
  Story story = lock_story();
  const TimelineEntry shared = story.timeline[0];
  story.timeline.assign(5000, story.timeline[1]);
  story.timeline.insert(story.timeline.begin() + 4000, shared);
  const dossier::View view(story);
  const std::vector<std::size_t> drawn = dossier::pictured_events(view);
  EXPECT_EQ(drawn.size(), dossier::kMostPictured);
  EXPECT_THAT(drawn, ::testing::Contains(4000U));
  EXPECT_TRUE(std::ranges::is_sorted(drawn));
  const std::string page = dossier_html(story);
  EXPECT_THAT(page, HasSubstr("Drawn are 40 of 5001 events"));
  EXPECT_THAT(page, HasSubstr("… and 4601 more, which the JSON has."));
  EXPECT_LT(page.size(), 1'000'000U);
}

TEST(DossierTimeline, SharesOneLaneWhereThereAreManyReports) {
  Story story = testing::large_story(30, 1);
  TimelineEntry entry = event("2025-10-01", EventStatus::happened, {}, {});
  for (std::uint32_t i = 0; i < 30; ++i) {
    entry.places.push_back({i, {0, 5}});
    entry.words.push_back({i, {0, 5}});
  }
  story.timeline = {entry};
  const std::string timeline = part(dossier_html(story), "timeline");
  EXPECT_THAT(timeline, Not(HasSubstr("class=\"lane-number\"")));
  EXPECT_THAT(timeline, HasSubstr("The last report appeared"));
  EXPECT_THAT(timeline, HasSubstr("… and 25 more, which the JSON has."));
}

TEST(DossierTimeline, ADayThatNoReportTellsIsInTheJsonAlone) {
  Story story = testing::large_story(1, 1);
  TimelineEntry entry = event("2025-10-01", EventStatus::happened, {}, {});
  entry.places.push_back({0, {0, 5}});
  entry.words.push_back({0, {0, 5}});
  story.timeline = {entry};
  EXPECT_THAT(part(dossier_html(story), "timeline"), HasSubstr("1 October 2025"));
  EXPECT_THAT(dossier_markdown(story), HasSubstr("1 October 2025"));
  story.timeline.front().estimated = true;
  EXPECT_THAT(dossier_html(story), Not(HasSubstr("1 October 2025")));
  EXPECT_THAT(dossier_markdown(story), Not(HasSubstr("1 October 2025")));
  EXPECT_THAT(dossier_json(story), HasSubstr("\"estimated\": true"));
}

/// One report that says `said`, `versions` times in other words, all joined.
Story many_versions(std::size_t versions, std::string_view said) {
  ReportBuilder builder("a.html", "A", "t");
  Utterance utterance;
  for (std::size_t i = 0; i < versions; ++i) {
    const std::string words = fmt::format("{} {}", said, i);
    builder.paragraph("“" + words + "” she said.");
    builder.statement("she", "said", words).kind = StatementKind::direct;
    utterance.versions.push_back({{0, builder.last_statement()}, Agreement::altered});
  }
  utterance.fullest = static_cast<std::uint32_t>(versions - 1);
  Story story = testing::join_by_name({builder.build()});
  story.utterances = {utterance};
  return story;
}

TEST(DossierStory, StaysBoundedWithTenThousandVersions) {
  const Story story = many_versions(10'000, "the lock is shut");
  const std::string section = part(dossier_html(story), "utterances");
  EXPECT_THAT(section, HasSubstr("… and 9992 more, which the JSON has."));
  EXPECT_THAT(section, HasSubstr("<span class=\"label fullest\">fullest</span>"));
  EXPECT_LT(section.size(), 30'000U);
  EXPECT_THAT(dossier_json(story), HasSubstr("\"statement\": \"s10000\""));
}

TEST(DossierStory, HoldsHostileText) {
  const std::string hostile =
      "</blockquote><script>x</script><svg onload=y>\u202E" + std::string(50'000, 'w') + "]]>";
  Story story = testing::join_by_name({report("</title><script>", "2025-05-01", hostile, hostile, {hostile}),
                                       report("B\"><img src=x>", "2025-05-02", hostile, hostile, {hostile})});
  const Span all{0, static_cast<std::uint32_t>(story.documents[0].article.text.size())};
  const DocumentSpan a{0, all};
  const DocumentSpan b{1, {0, all.end}};
  story.utterances = {utterance_of({{{0, 0}, Agreement::verbatim}, {{1, 0}, Agreement::paraphrase}})};
  story.groups = {{0}, {1}};
  story.near_copies = {{0, 1, 1, 1}};
  for (int i = 0; i < 300; ++i) {
    story.differences.push_back({DifferenceKind::polarity, a, b, a, b});
    story.hardened.push_back({a, b});
    story.outcomes.push_back({a, b, OutcomeStatus::done});
    story.only.push_back(a);
    story.timeline.push_back(event("<script>", EventStatus::denied, {a, b}, {a, b}));
  }
  const std::string page = dossier_html(story);
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("<svg onload")));
  EXPECT_THAT(page, Not(HasSubstr("<img")));
  EXPECT_THAT(page, Not(HasSubstr("\u202E")));
  EXPECT_LT(page.size(), 3'000'000U);
  const std::string markdown = dossier_markdown(story);
  for (std::size_t at = markdown.find("<script"); at != std::string::npos;
       at = markdown.find("<script", at + 1)) {
    ASSERT_GT(at, 0U);
    EXPECT_EQ(markdown[at - 1], '\\');
  }
  EXPECT_LT(markdown.size(), 3'000'000U);
}

TEST(DossierStory, MarkdownAndSummaryTellTheSame) {
  const Story story = lock_story();
  const std::string markdown = dossier_markdown(story);
  EXPECT_THAT(markdown,
              HasSubstr("- **Friday 2 May 2025**, planned: “open on”\n  - The lock will open on 2 May"));
  EXPECT_THAT(markdown, HasSubstr("  - words differ: We would never close the upper lock, (Mole"));
  EXPECT_THAT(markdown, HasSubstr("    - “would never” for “will not”\n"));
  EXPECT_THAT(markdown, HasSubstr("- **number**: “140” or “180”\n"));
  EXPECT_THAT(markdown, HasSubstr("- In the headline as fact, in the text hedged\n"));
  EXPECT_THAT(markdown, HasSubstr("- **did not come about**\n  - announced: The lock will open"));
  EXPECT_THAT(markdown, HasSubstr("- 92% of the words of report 1 stand, word for word, in report 2\n"));
  EXPECT_THAT(dossier_summary(story), HasSubstr("\nHeld against each other\n  1 pair of reports with sentences "
                                                "in common, 2 dated events,\n  1 saying"));
}

TEST(DossierStory, JsonHasAllOfIt) {
  const Json json = Json::parse(dossier_json(lock_story()));
  const auto words = [&](const Json& at) -> std::string {
    const std::string text = json["documents"][at["document"].get<std::size_t>()]["text"];
    const CodePointIndex index(text);
    return std::string(Span{index.byte_at(at["start"]), index.byte_at(at["end"])}.of(text));
  };
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  EXPECT_THAT(keys,
              ElementsAre("format", "documents", "entities", "groups", "near_copies", "utterances", "outcomes",
                          "differences", "hardened", "timeline", "headlines", "only", "lips"));
  EXPECT_EQ(json["groups"], Json::parse("[[0, 1, 2]]"));
  EXPECT_EQ(json["near_copies"][0],
            Json::parse(R"({"a": 0, "b": 1, "share_of_a": 0.926, "share_of_b": 0.31})"));
  const Json& utterance = json["utterances"][0];
  EXPECT_EQ(utterance["speaker"], "e1");
  EXPECT_EQ(utterance["agreement"], "altered");
  EXPECT_EQ(utterance["fullest"], 0);
  EXPECT_EQ(utterance["versions"][1],
            Json::parse(R"({"document": 1, "statement": "s1", "agreement": "shortened"})"));
  EXPECT_EQ(words(json["outcomes"][0]["happened"]), "The opening on 2 May was called off.");
  EXPECT_EQ(json["outcomes"][1]["happened"], nullptr);
  EXPECT_EQ(json["outcomes"][1]["status"], "unknown");
  EXPECT_EQ(json["differences"][0]["kind"], "number");
  EXPECT_EQ(words(json["differences"][0]["b"]), "180");
  EXPECT_EQ(words(json["differences"][0]["sentence_b"]), "About 180 barges wait.");
  EXPECT_EQ(words(json["hardened"][0]["hard"]), "Calloway closed the lock");
  const Json& entry = json["timeline"][0];
  EXPECT_EQ(entry["time"], "2025-05-02");
  EXPECT_EQ(entry["status"], "planned");
  EXPECT_EQ(entry["entities"], Json::parse(R"(["e1"])"));
  EXPECT_EQ(entry["where"], nullptr);
  EXPECT_EQ(words(entry["words"][1]), "opening");
  EXPECT_EQ(words(entry["places"][1]), "The opening on 2 May was called off.");
  EXPECT_EQ(words(json["only"][0]), "A swan sat on the gate.");
}

}  // namespace
}  // namespace hearsay
