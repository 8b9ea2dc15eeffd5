#include "hearsay/store/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "hearsay/base/sha256.h"
#include "hearsay/record/record_json.h"
#include "support/store_fixture.h"

namespace hearsay::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class StoreOver : public OverBothDatabases {};
OVER_BOTH_DATABASES(StoreOver);

constexpr const char* kQuay =
    "“The quay stays open,” Mayor Ana Ruiz said on Friday. She told the council that it was safe.\n";

std::string article(const std::string& quote, const std::string& title = "Quay stays open") {
  return web_page(
      "https://argus.example/quay", title,
      "<p>" + quote +
          " Mayor Ana Ruiz told the Argus on Friday, after a long night in the town hall.</p>"
          "<p>The quay was closed in March, and the ferries went from the other bank until now.</p>");
}

std::string speaker_of(const StoredReport& report, std::size_t statement) {
  const std::optional<EntityId> speaker = report.record.statements.at(statement).speaker;
  return speaker ? report.record.entities[*speaker].name : "";
}

StoredReport load(Store& store, ReportKey key) {
  Result<std::optional<StoredReport>> report = store.report(key);
  if (!report || !*report) throw std::runtime_error(report ? "no such report" : report.error().line());
  return std::move(**report);
}

/// The words that a search goes by, of every statement, as they lie in the database.
std::vector<std::string> rows(Store& store, std::string_view columns) {
  const Result<Rows> found = store.database().query(
      "SELECT " + std::string(columns) +
      " FROM statements s JOIN statement_words w ON w.rowid = s.id ORDER BY s.statement");
  std::vector<std::string> out;
  for (const Row& row : *found) out.push_back(row.front().text());
  return out;
}

TEST_P(StoreOver, GivesBackWhatWasRead) {
  Store store = open();
  const Page page{.name = "a.html", .bytes = article("“It stays open,”")};
  const Result<Record> record = read(page);
  ASSERT_TRUE(record);
  const Result<Added> added = store.add(page, {}, *record);
  ASSERT_TRUE(added) << added.error().line();
  EXPECT_EQ(added->addition, Addition::report);
  const StoredReport stored = load(store, added->report);
  EXPECT_EQ(stored.record, *record);
  EXPECT_EQ(stored.head.sha256, sha256_hex(page.bytes));
  EXPECT_EQ(stored.head.title, "Quay stays open");
  const auto kept = store.kept_page(added->report);
  ASSERT_TRUE(kept && *kept);
  EXPECT_EQ((*kept)->page.bytes, page.bytes);
}

TEST_P(StoreOver, KeepsTheOptionsThatAPageWasReadWith) {
  Store store = open();
  const Added added = add_text(store, "note", kQuay, "The Sentinel", "2025-08-16");
  const auto kept = store.kept_page(added.report);
  ASSERT_TRUE(kept && *kept);
  EXPECT_EQ((*kept)->options.page.form, InputForm::text);
  EXPECT_EQ((*kept)->options.page.site, "The Sentinel");
  const Result<Record> again = read((*kept)->page, (*kept)->options);
  ASSERT_TRUE(again);
  EXPECT_EQ(*again, load(store, added.report).record);
}

TEST_P(StoreOver, TheSamePageTwiceChangesNothing) {
  Store store = open();
  const Added first = add_text(store, "a", kQuay);
  const Added second = add_text(store, "b", kQuay);
  EXPECT_EQ(second.addition, Addition::unchanged);
  EXPECT_EQ(second.report, first.report);
  EXPECT_EQ(store.count_reports().value(), 1U);
}

TEST_P(StoreOver, AChangedPageIsANewVersion) {
  Store store = open();
  const Added first = add_page(store, "a.html", article("“It stays open,”"));
  const Added second = add_page(store, "a.html", article("“It will close,”"));
  EXPECT_EQ(second.addition, Addition::version);
  EXPECT_EQ(second.version, 2U);
  EXPECT_EQ(second.story, first.story);
  EXPECT_EQ(store.count_reports().value(), 1U);
  EXPECT_THAT(rows(store, "w.content"), ElementsAre("it will close"));
  const auto versions = store.versions("HTTPS://argus.example/quay#top");
  ASSERT_TRUE(versions);
  ASSERT_THAT(*versions, SizeIs(2));
  EXPECT_FALSE(versions->front().is_current);
}

TEST_P(StoreOver, APageThatIsTurnedBackIsAVersionToo) {
  Store store = open();
  add_page(store, "a.html", article("“It stays open,”"));
  add_page(store, "a.html", article("“It will close,”"));
  const Added third = add_page(store, "a.html", article("“It stays open,”"));
  EXPECT_EQ(third.addition, Addition::version);
  EXPECT_EQ(third.version, 3U);
}

TEST_P(StoreOver, HistoryTellsWhatWentCameAndChanged) {
  Store store = open();
  add_page(store, "a.html", article("“It stays open for every boat that wants to land here,”"));
  add_page(store, "a.html",
           article("“It stays closed for every boat that wants to land here,”", "Quay closed"));
  add_page(store, "a.html", article("“No comment on any of this from me today, thank you,”", "Quay closed"));
  const Result<std::vector<VersionChange>> history = store.history("https://argus.example/quay");
  ASSERT_TRUE(history) << history.error().line();
  ASSERT_THAT(*history, SizeIs(2));
  EXPECT_THAT(history->at(0).changed, SizeIs(1));
  EXPECT_TRUE(history->at(0).title_changed);
  EXPECT_THAT(history->at(1).gone, SizeIs(1));
  EXPECT_THAT(history->at(1).appeared, SizeIs(1));
  EXPECT_FALSE(history->at(1).title_changed);
}

TEST_P(StoreOver, ReportsOfOneEventAreOneStory) {
  Store store = open();
  const std::string text =
      "The harbour bridge at Tarnholm was closed on Friday after a barge struck its northern pier, engineers "
      "said.\n\n"
      "“We found three cracks in the northern pier,” harbour engineer Ingrid Solberg said on Friday.\n\n"
      "Ferries between Tarnholm and Vesterby were cancelled, and the barge was towed to the shipyard at "
      "Kvam.\n";
  const Added first = add_text(store, "a", text, "The Argus");
  const Added other =
      add_text(store, "c",
               "“Our lettuce is late this year,” farmer Piet Bakker said on Friday.\n\nRain had delayed sowing "
               "in the polder for weeks, and prices at the auction doubled.\n",
               "The Grower");
  const Added second = add_text(store, "b", text + "\nThe mayor thanked the crews.\n", "The Post");
  EXPECT_EQ(second.story, first.story);
  EXPECT_NE(other.story, first.story);
  const auto story = store.story(first.story);
  ASSERT_TRUE(story && *story);
  EXPECT_THAT((*story)->reports, SizeIs(2));
  EXPECT_THAT((*story)->head.outlets, ElementsAre("The Argus", "The Post"));
  const auto stories = store.stories(10);
  ASSERT_TRUE(stories);
  EXPECT_THAT(*stories, SizeIs(2));
}

TEST_P(StoreOver, OnePersonOverReportsByFullNameAlone) {
  Store store = open();
  const Added a = add_text(store, "a", "“No,” Ana Ruiz said. “Nothing,” a spokesman said.\n");
  const Added b = add_text(store, "b", "“Yes,” Ana Ruiz said in Lagos. “Never,” a spokesman said.\n",
                           "The Post", "2025-01-02");
  const auto party_of = [&](ReportKey report, const std::string& name) -> PartyKey {
    const StoredReport stored = load(store, report);
    const auto parties = store.parties_of(report);
    for (const auto& [entity, party] : *parties)
      if (stored.record.entities[entity].name.find(name) != std::string::npos) return party;
    return 0;
  };
  EXPECT_NE(party_of(a.report, "Ruiz"), 0);
  EXPECT_EQ(party_of(a.report, "Ruiz"), party_of(b.report, "Ruiz"));
  EXPECT_NE(party_of(a.report, "spokesman"), 0);
  EXPECT_NE(party_of(a.report, "spokesman"), party_of(b.report, "spokesman"));
}

TEST_P(StoreOver, StatementsAreInTheOrderOfTheirDays) {
  Store store = open();
  add_text(store, "late", "“Third,” Ana Ruiz said.\n", "A", "2025-03-01");
  add_text(store, "early", "“First,” Ana Ruiz said.\n", "B", "1969-03-01");
  add_text(store, "between", "“Second,” Ana Ruiz said.\n", "C", "2025-02-28T23:59:59+00:00");
  const Result<Rows> found = store.database().query("SELECT content FROM statements ORDER BY id");
  std::vector<std::string> contents;
  for (const Row& row : *found) contents.push_back(row[0].text());
  EXPECT_THAT(contents, ElementsAre("“First,”", "“Second,”", "“Third,”"));
}

// --- corrections

class Correcting : public OverBothDatabases {
 protected:
  void SetUp() override {
    OverBothDatabases::SetUp();
    if (IsSkipped()) return;
    store_.emplace(open());
    report_ = add_page(*store_, "a.html", article("“It stays open for good,”")).report;
  }
  [[nodiscard]] Correction correction(CorrectionKind kind, const std::string& value) {
    const StoredReport stored = load(*store_, report_);
    return {.kind = kind,
            .address = stored.address,
            .content = words_of(stored.record.statements.at(0), stored.record.article.text),
            .value = value,
            .by = "Lena",
            .why = "checked with the tape"};
  }
  CorrectionKey keep(const Correction& correction) {
    const Result<CorrectionKey> key = store_->correct(correction);
    EXPECT_TRUE(key) << key.error().line();
    return key.value_or(0);
  }

  std::optional<Store> store_;
  ReportKey report_ = 0;
};
OVER_BOTH_DATABASES(Correcting);

TEST_P(Correcting, AnotherSpeaker) {
  const CorrectionKey key = keep(correction(CorrectionKind::speaker, "Jon Berg"));
  const StoredReport stored = load(*store_, report_);
  EXPECT_EQ(speaker_of(stored, 0), "Jon Berg");
  EXPECT_THAT(stored.corrected.at(0), ElementsAre(key));
  EXPECT_EQ(stored.record.statements[0].chain.back(), *stored.record.statements[0].speaker);
  EXPECT_THAT(rows(*store_, "w.who"), ElementsAre("jon berg"));
  ASSERT_TRUE(store_->undo(key, "Lena"));
  EXPECT_EQ(speaker_of(load(*store_, report_), 0), "Ana Ruiz");
  EXPECT_FALSE(store_->undo(key, "Lena"));
  const auto kept = store_->corrections();
  ASSERT_TRUE(kept);
  ASSERT_THAT(*kept, SizeIs(1));
  EXPECT_EQ(kept->front().undone_by, "Lena");
}

TEST_P(Correcting, ChannelAndCertainty) {
  keep(correction(CorrectionKind::channel, "press-conference"));
  keep(correction(CorrectionKind::certainty, "hedged"));
  const Statement statement = load(*store_, report_).record.statements.at(0);
  EXPECT_EQ(statement.channel, Channel::press_conference);
  EXPECT_EQ(statement.certainty, Certainty::hedged);
  EXPECT_FALSE(store_->correct(correction(CorrectionKind::channel, "telepathy")));
}

TEST_P(Correcting, StruckAndAdded) {
  keep(correction(CorrectionKind::strike, ""));
  EXPECT_THAT(load(*store_, report_).record.statements, IsEmpty());
  EXPECT_THAT(rows(*store_, "w.content"), IsEmpty());
  Correction add{.kind = CorrectionKind::add,
                 .address = load(*store_, report_).address,
                 .content = "The quay was closed in March",
                 .value = "Ana Ruiz",
                 .by = "Lena",
                 .why = "missed"};
  keep(add);
  const StoredReport stored = load(*store_, report_);
  ASSERT_THAT(stored.record.statements, SizeIs(1));
  EXPECT_EQ(speaker_of(stored, 0), "Ana Ruiz");
  add.content = "The quay was never closed";
  EXPECT_FALSE(store_->correct(add)) << "words that do not stand in the report";
}

TEST_P(Correcting, TwoNamesAreOneAndPartedAgain) {
  const Added other = add_text(*store_, "b", "“No more,” Anna Ruiz-Lopez said.\n", "The Post", "2020-01-01");
  Correction merge{.kind = CorrectionKind::merge,
                   .party = "Anna Ruiz-Lopez",
                   .value = "Ana Ruiz",
                   .by = "Lena",
                   .why = "one person"};
  const CorrectionKey key = keep(merge);
  EXPECT_EQ(speaker_of(load(*store_, other.report), 0), "Ana Ruiz");
  const auto speakers = [&] {
    return store_->database().query("SELECT DISTINCT speaker FROM statements").value().size();
  };
  EXPECT_EQ(speakers(), 1U);
  ASSERT_TRUE(store_->undo(key, "Lena"));
  EXPECT_EQ(speakers(), 2U);
  Correction part = correction(CorrectionKind::part, "Ana Ruiz of Vigo");
  part.party = "Ana Ruiz";
  keep(part);
  EXPECT_EQ(speaker_of(load(*store_, report_), 0), "Ana Ruiz of Vigo");
  merge.party = "Ruiz";
  EXPECT_FALSE(store_->correct(merge)) << "a name of one word may be anybody's";
}

TEST_P(Correcting, SurvivesAnotherReading) {
  const CorrectionKey key = keep(correction(CorrectionKind::speaker, "Jon Berg"));
  const auto kept = store_->kept_page(report_);
  ASSERT_TRUE(kept && *kept);
  Result<Record> again = read((*kept)->page);
  ASSERT_TRUE(again);
  again->statements.at(0).channel = Channel::speech;  // a better reader's
  again->statements.at(0).content.at(0).end -= 4;     // cut otherwise
  EXPECT_TRUE(store_->replace_record(report_, *again).value());
  EXPECT_FALSE(store_->replace_record(report_, *again).value());
  const StoredReport stored = load(*store_, report_);
  EXPECT_EQ(stored.record.statements.at(0).channel, Channel::speech);
  EXPECT_EQ(speaker_of(stored, 0), "Jon Berg");
  EXPECT_THAT(stored.corrected.at(0), ElementsAre(key));
  EXPECT_THAT(stored.lost, IsEmpty());
}

TEST_P(Correcting, OfWordsThatAreGoneIsToldAsLost) {
  const CorrectionKey key = keep(correction(CorrectionKind::speaker, "Jon Berg"));
  add_page(*store_, "a.html", article("“Quite other words than before,”"));
  const auto versions = store_->versions("https://argus.example/quay");
  const StoredReport stored = load(*store_, versions->back().report);
  EXPECT_THAT(stored.lost, ElementsAre(key));
  EXPECT_EQ(speaker_of(stored, 0), "Ana Ruiz");
}

TEST_P(Correcting, NeedsWhoAndWhy) {
  Correction nameless = correction(CorrectionKind::strike, "");
  nameless.by.clear();
  EXPECT_FALSE(store_->correct(nameless));
  Correction groundless = correction(CorrectionKind::strike, "");
  groundless.why.clear();
  EXPECT_FALSE(store_->correct(groundless));
}

// --- two at once

TEST_P(StoreOver, TwoWritersAndAReaderWithoutLosses) {
  {
    Store made = open();
  }
  constexpr int kReports = 12;
  const auto write = [&](const std::string& name) {
    Store store = open();
    for (int i = 0; i < kReports; ++i)
      add_text(store, name, "“Word " + name + std::to_string(i) + ",” Ana Ruiz said.\n", name);
  };
  std::jthread one(write, "one");
  std::jthread two(write, "two");
  Store reader = open(StoreAccess::read);
  for (int i = 0; i < 50; ++i) {
    // Whoever looks sees whole reports: each has the statements that it says it has.
    const Result<Rows> half = reader.database().query(
        "SELECT count(*) FROM reports r WHERE r.is_current = 1 AND r.statements <> (SELECT count(*) FROM "
        "statements s "
        "WHERE s.report = r.id)");
    ASSERT_TRUE(half) << half.error().line();
    EXPECT_EQ(half->front().front().number(), 0);
  }
  one.join();
  two.join();
  EXPECT_EQ(reader.count_reports().value(), 2U * kReports);
}

TEST_P(StoreOver, AReaderChangesNothing) {
  {
    Store made = open();
  }
  Store reader = open(StoreAccess::read);
  const Page page{.name = "a", .bytes = kQuay};
  EXPECT_FALSE(reader.add(page, {}, read(page).value()));
  EXPECT_EQ(reader.count_reports().value(), 0U);
}

}  // namespace
}  // namespace hearsay::testing
