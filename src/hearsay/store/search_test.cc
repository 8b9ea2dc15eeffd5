#include "hearsay/store/search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/store_fixture.h"
#include "support/story_fixture.h"

namespace hearsay::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class Search : public OverBothDatabases {
 protected:
  void SetUp() override {
    OverBothDatabases::SetUp();
    if (IsSkipped()) return;
    store_.emplace(open());
    add(clip_report());
    add(summit_report());
    add(undated_report());
  }

  void add(const Record& record) {
    const Page page{.name = record.article.input, .bytes = record.article.text};
    const Result<Added> added = store_->add(page, {}, record);
    ASSERT_TRUE(added) << added.error().line();
  }

  static Record clip_report() {
    ReportBuilder report("clip.html", "Irish Star", "What Trump mouthed at the summit");
    report.url("https://star.example/1").published("2025-08-16T10:00:00Z");
    report.paragraph(
        "Jeremy Freeman told the Irish Star that Donald Trump said to Vladimir Putin: “Get it over the line.”");
    const EntityId outlet = report.entity(EntityKind::organization, "Irish Star");
    const EntityId reader = report.entity(EntityKind::person, "Jeremy Freeman", {"lip reader"});
    const EntityId trump = report.entity(EntityKind::person, "Donald Trump", {"US President"}, {"Trump"});
    const EntityId putin = report.entity(EntityKind::person, "Vladimir Putin");
    Statement& read = report.statement("Donald Trump", "said", "Get it over the line");
    read.kind = StatementKind::direct;
    read.channel = Channel::lip_reading;
    read.certainty = Certainty::hedged;
    read.speaker = trump;
    read.addressees = {putin};
    read.chain = {outlet, reader, trump};
    return report.build();
  }

  static Record summit_report() {
    ReportBuilder report("summit.html", "The Argus", "No deal at the summit");
    report.url("https://argus.example/1").published("2025-07-30");
    const EntityId outlet = report.entity(EntityKind::organization, "The Argus");
    report.paragraph(
        "“There is no deal until there is a deal, and nobody is over the line yet,” Donald Trump said.");
    const EntityId trump = report.entity(EntityKind::person, "Donald Trump", {}, {"Trump"});
    Statement& said = report.statement(
        "Donald Trump", "said", "There is no deal until there is a deal, and nobody is over the line yet");
    said.kind = StatementKind::direct;
    said.channel = Channel::press_conference;
    said.speaker = trump;
    said.chain = {outlet, trump};
    report.paragraph("Eric Trump denied selling tickets to Zelenský.");
    const EntityId eric = report.entity(EntityKind::person, "Eric Trump");
    report.entity(EntityKind::person, "Zelenský");
    Statement& denied = report.statement("Eric Trump", "denied", "selling tickets to Zelenský");
    denied.certainty = Certainty::denied;
    denied.speaker = eric;
    denied.chain = {outlet, eric};
    return report.build();
  }

  static Record undated_report() {
    ReportBuilder report("note.txt", "Upland Wire", "A note");
    report.paragraph("A senior official said the line was long.");
    const EntityId official = report.entity(EntityKind::group, "A senior official");
    Statement& said = report.statement("A senior official", "said", "the line was long");
    said.speaker = official;
    return report.build();
  }

  SearchPage page(std::string_view text, const SearchOptions& options = {}) {
    const Result<SearchQuery> query = parse_search(text);
    EXPECT_TRUE(query) << text << ": " << query.error().line();
    Result<SearchPage> found = hearsay::search(*store_, *query, options);
    EXPECT_TRUE(found) << text << ": " << found.error().line();
    return *std::move(found);
  }

  std::vector<std::string> find(std::string_view text) {
    std::vector<std::string> out;
    for (const FoundStatement& found : page(text).found) out.push_back(found.content);
    return out;
  }

  std::vector<std::string> walk(std::string_view text) {
    std::vector<std::string> out;
    const Result<void> done = search_all(*store_, *parse_search(text), [&out](const FoundStatement& found) {
      out.push_back(found.content);
      return true;
    });
    EXPECT_TRUE(done) << done.error().line();
    return out;
  }

  std::optional<Store> store_;
};

constexpr const char* kMouthed = "Get it over the line";
constexpr const char* kDeal = "There is no deal until there is a deal, and nobody is over the line yet";
constexpr const char* kTickets = "selling tickets to Zelenský";
constexpr const char* kNote = "the line was long";

TEST_P(Search, AnswersTheQuestion) {
  const SearchPage found =
      page(R"(who:"Trump" channel:lip-reading via:"Irish Star" after:2025-08-01 "over the line")");
  ASSERT_EQ(found.found.size(), 1U);
  EXPECT_FALSE(found.has_more);
  const FoundStatement& one = found.found.front();
  EXPECT_EQ(one.content, kMouthed);
  EXPECT_EQ(one.who, "Donald Trump");
  EXPECT_EQ(one.kind, "direct");
  EXPECT_EQ(one.channel, "lip-reading");
  EXPECT_EQ(one.certainty, "hedged");
  EXPECT_THAT(one.chain, ElementsAre("Irish Star", "Jeremy Freeman", "Donald Trump"));
  EXPECT_EQ(one.site, "Irish Star");
  EXPECT_EQ(one.url, "https://star.example/1");
  EXPECT_EQ(one.title, "What Trump mouthed at the summit");
  EXPECT_EQ(one.published, "2025-08-16T10:00:00Z");
  EXPECT_EQ(one.statement, 0U);
  EXPECT_DOUBLE_EQ(one.confidence, 0.9);
  EXPECT_FALSE(one.is_corrected);
  EXPECT_TRUE(one.speaker && one.outlet);
  EXPECT_GT(one.score, 0);
}

TEST_P(Search, LooksInEachField) {
  EXPECT_THAT(find("to:putin"), ElementsAre(kMouthed));
  EXPECT_THAT(find("via:freeman"), ElementsAre(kMouthed));
  EXPECT_THAT(find("outlet:argus"), UnorderedElementsAre(kDeal, kTickets));
  EXPECT_THAT(find("about:zelensky outlet:argus"), UnorderedElementsAre(kTickets));
  EXPECT_THAT(find("about:mouthed"), ElementsAre(kMouthed));
  EXPECT_THAT(find("certainty:denied"), ElementsAre(kTickets));
  EXPECT_THAT(find("kind:direct"), UnorderedElementsAre(kMouthed, kDeal));
  EXPECT_THAT(find("channel:press"), ElementsAre(kDeal));
  EXPECT_THAT(find("who:\"senior official\""), ElementsAre(kNote));
  EXPECT_THAT(find("who:nobody"), IsEmpty());
  EXPECT_THAT(find("zelensky"), ElementsAre(kTickets));
  EXPECT_THAT(find("DEAL"), ElementsAre(kDeal));
}

TEST_P(Search, JoinsAndTurnsRound) {
  EXPECT_THAT(find("line -deal"), UnorderedElementsAre(kMouthed, kNote));
  EXPECT_THAT(find("deal or tickets"), UnorderedElementsAre(kDeal, kTickets));
  EXPECT_THAT(find("line (deal or long) -nothing"), UnorderedElementsAre(kDeal, kNote));
  EXPECT_THAT(find("-line"), ElementsAre(kTickets));
  EXPECT_THAT(find("-line or -deal"), UnorderedElementsAre(kTickets, kMouthed, kNote));
  EXPECT_THAT(find("-(line or tickets)"), IsEmpty());
  EXPECT_THAT(find("-line -deal"), ElementsAre(kTickets));
  EXPECT_THAT(find("ticket* or \"over the lin*\" -deal"), UnorderedElementsAre(kTickets, kMouthed));
  EXPECT_THAT(find("\"the over line\""), IsEmpty());
  EXPECT_THAT(find(""), UnorderedElementsAre(kMouthed, kDeal, kTickets, kNote));
}

TEST_P(Search, DatesHoldForWhatIsDated) {
  EXPECT_THAT(find("after:2025-08-16"), ElementsAre(kMouthed));
  EXPECT_THAT(find("after:2025-08-17"), IsEmpty());
  EXPECT_THAT(find("before:2025-08-17 line"), UnorderedElementsAre(kMouthed, kDeal));
  EXPECT_THAT(find("before:2025-08"), UnorderedElementsAre(kDeal, kTickets));
  EXPECT_THAT(find("-after:2025-08"), UnorderedElementsAre(kDeal, kTickets, kNote));
  EXPECT_THAT(find("-(before:2026 or after:2026)"), ElementsAre(kNote));
  EXPECT_THAT(find("after:2025-07 before:2025-08 deal"), ElementsAre(kDeal));
  EXPECT_THAT(find("(after:2025-08 line) or tickets"), UnorderedElementsAre(kMouthed, kTickets));
  EXPECT_THAT(find("(before:2025-08 or channel:lip) -tickets"), UnorderedElementsAre(kDeal, kMouthed));
  EXPECT_THAT(find("after:2026 before:2025"), IsEmpty());
}

TEST_P(Search, RanksWholeSayingsAndNamesFirst) {
  EXPECT_THAT(find("\"over the line\""), ElementsAre(kMouthed, kDeal));
  EXPECT_THAT(find("who:\"eric trump\" or deal"), ElementsAre(kTickets, kDeal));
}

TEST_P(Search, FindsOneSpeakersWordsAlone) {
  const FoundStatement mouthed = page("\"over the line\" channel:lip").found.front();
  const SearchOptions trump{.speaker = mouthed.speaker};
  EXPECT_EQ(page("line", trump).found.size(), 2U);
  EXPECT_EQ(page("", trump).found.size(), 2U);
  EXPECT_EQ(page("long", trump).found.size(), 0U);
  EXPECT_EQ(page("tickets", trump).found.size(), 0U);  // a namesake's
  EXPECT_EQ(page("line", {.speaker = 1'000'000}).found.size(), 0U);
}

TEST_P(Search, PagesNeitherOverlapNorLeaveOut) {
  ReportBuilder report("long.txt", "The Argus", "Long");
  report.published("2024-01-01");
  constexpr std::size_t kMany = 1300;
  for (std::size_t i = 0; i < kMany; ++i) {
    const std::string words = "many words" + std::string(i % 7 + 1, 'x') + " number " + std::to_string(i);
    report.paragraph(words);
    report.statement("", "", words);
  }
  add(report.build());
  std::vector<std::string> seen;
  for (std::size_t skip = 0; skip < kMany; skip += 90) {
    const SearchPage some = page("many", {.most = 90, .skip = skip});
    EXPECT_EQ(some.has_more, skip + 90 < kMany);
    EXPECT_EQ(some.found.size(), std::min<std::size_t>(90, kMany - skip));
    for (const FoundStatement& found : some.found) seen.push_back(found.content);
  }
  EXPECT_EQ(seen.size(), kMany);
  std::ranges::sort(seen);
  EXPECT_EQ(std::ranges::adjacent_find(seen), seen.end());

  EXPECT_EQ(walk("many").size(), kMany);
  EXPECT_EQ(walk("").size(), kMany + 4);
  EXPECT_EQ(page("many", {.most = 10'000}).found.size(), kMostResults);
  EXPECT_THAT(page("many", {.skip = kFurthestResult}).found, IsEmpty());
}

TEST_P(Search, WalksNewestFirstUntilToldToStop) {
  const std::vector<std::string> all = walk("");
  EXPECT_THAT(all, ElementsAre(kNote, kMouthed, kTickets, kDeal));
  int seen = 0;
  ASSERT_TRUE(search_all(*store_, *parse_search(""), [&seen](const FoundStatement&) { return ++seen < 2; }));
  EXPECT_EQ(seen, 2);
}

TEST_P(Search, HostileWordsAreWords) {
  for (const std::string_view text :
       {"x'; DROP TABLE statements", "who:\"a' OR '1'='1\"", "\"{content} NEAR(a b)\"", "\"line^2 + x\"",
        "\"a:* | b\"", "line AND \"NOT\"", "\"\\\\ % absent\""})
    EXPECT_THAT(find(text), IsEmpty()) << text;
  EXPECT_EQ(find("line").size(), 3U);
}

OVER_BOTH_DATABASES(Search);

}  // namespace
}  // namespace hearsay::testing
