#include "hearsay/store/export.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>

#include "support/store_fixture.h"
#include "support/story_fixture.h"

namespace hearsay::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Node = nlohmann::json;

constexpr const char* kAddress = "https://star.example/1";

class Export : public OverBothDatabases {
 protected:
  void SetUp() override {
    OverBothDatabases::SetUp();
    if (IsSkipped()) return;
    store_.emplace(open());
    ReportBuilder report("clip.html", "Irish Star", "What Trump mouthed");
    report.url(kAddress).published("2025-08-16T10:00:00Z");
    report.paragraph(
        "It rained. Jeremy Freeman believes Donald Trump told Vladimir Putin “Let’s go.” It was late.");
    report.record().article.authors = {"Niamh Byrne"};
    const EntityId outlet = report.entity(EntityKind::organization, "Irish Star");
    const EntityId reader = report.entity(EntityKind::person, "Jeremy Freeman");
    const EntityId trump = report.entity(EntityKind::person, "Donald Trump");
    const EntityId putin = report.entity(EntityKind::person, "Vladimir Putin");
    Statement& read = report.statement("Donald Trump", "told", "“Let’s go.”");
    read.kind = StatementKind::direct;
    read.channel = Channel::lip_reading;
    read.certainty = Certainty::hedged;
    read.hedges = {report.last("believes")};
    read.speaker = trump;
    read.addressees = {putin};
    read.chain = {outlet, reader, trump};
    report.paragraph("Vladimir Putin denied that it was so. Aides said it rained.");
    Statement& denied = report.statement("Vladimir Putin", "denied", "that it was so");
    denied.certainty = Certainty::denied;
    denied.speaker = putin;
    denied.chain = {outlet, putin};
    Statement& told = report.statement("Aides", "said", "it rained");
    told.speaker = report.entity(EntityKind::group, "Aides");
    const Record record = report.build();
    const Result<Added> added = store_->add({.name = "clip.html", .bytes = record.article.text}, {}, record);
    ASSERT_TRUE(added) << added.error().line();
  }

  std::string exported(ExportFormat format, std::string_view query = "") {
    std::string out;
    const Result<void> done =
        export_statements(*store_, *parse_search(query), format, [&out](std::string_view piece) {
          out += piece;
          return true;
        });
    EXPECT_TRUE(done) << done.error().line();
    return out;
  }

  std::vector<Node> corrections() {
    std::string out;
    const Result<void> done = export_corrections(*store_, [&out](std::string_view piece) {
      out += piece;
      return true;
    });
    EXPECT_TRUE(done) << done.error().line();
    std::vector<Node> nodes;
    for (const std::string& line : lines(out)) nodes.push_back(Node::parse(line));
    return nodes;
  }

  CorrectionKey correct(CorrectionKind kind, std::string content, std::string value) {
    const Result<CorrectionKey> key = store_->correct({.kind = kind,
                                                       .address = kAddress,
                                                       .content = std::move(content),
                                                       .party = {},
                                                       .value = std::move(value),
                                                       .by = "desk",
                                                       .why = "heard the tape"});
    EXPECT_TRUE(key) << key.error().line();
    return key.value_or(0);
  }

  std::optional<Store> store_;
};

TEST_P(Export, StatementsALine) {
  const std::vector<std::string> all = lines(exported(ExportFormat::ndjson));
  ASSERT_EQ(all.size(), 3U);
  const std::vector<std::string> some = lines(exported(ExportFormat::ndjson, "channel:lip"));
  ASSERT_EQ(some.size(), 1U);
  const Node node = Node::parse(some.front());
  EXPECT_EQ(node["format"], "hearsay-export/1");
  EXPECT_EQ(node["content"], "“Let’s go.”");
  EXPECT_EQ(node["who"], "Donald Trump");
  EXPECT_EQ(node["addressees"], Node({"Vladimir Putin"}));
  EXPECT_EQ(node["hedges"], Node({"believes"}));
  EXPECT_EQ(node["chain"], Node({"Irish Star", "Jeremy Freeman", "Donald Trump"}));
  EXPECT_EQ(node["authors"], Node({"Niamh Byrne"}));
  EXPECT_EQ(node["places"].size(), 1U);
  EXPECT_EQ(node["site"], "Irish Star");
  EXPECT_EQ(node["within"], nullptr);
  EXPECT_FALSE(node.contains("score"));
}

TEST_P(Export, Csv) {
  const std::vector<std::string> all = lines(exported(ExportFormat::csv));
  ASSERT_EQ(all.size(), 4U);
  EXPECT_THAT(all[0], HasSubstr("speaker,channel,certainty"));
}

TEST_P(Export, SchemaOrgTellsWhatWasSaidFromWhatWasNot) {
  const Node document = Node::parse(exported(ExportFormat::json_ld));
  EXPECT_EQ(document["@context"], "https://schema.org");
  std::map<std::string, Node> by_text;
  Node article;
  for (const Node& node : document["@graph"]) {
    if (node["@type"] == "NewsArticle") article = node;
    if (node.contains("text")) by_text[node["text"]] = node;
  }
  EXPECT_EQ(article["@id"], kAddress);
  EXPECT_EQ(article["headline"], "What Trump mouthed");
  EXPECT_EQ(article["publisher"]["name"], "Irish Star");
  EXPECT_EQ(article["author"][0]["name"], "Niamh Byrne");

  const Node& quoted = by_text["“Let’s go.”"];
  EXPECT_EQ(quoted["@type"], "Quotation");
  EXPECT_EQ(quoted["spokenByCharacter"]["name"], "Donald Trump");
  EXPECT_EQ(quoted["creativeWorkStatus"], "hedged");
  EXPECT_EQ(quoted["keywords"], "channel:lip-reading");
  EXPECT_EQ(quoted["isPartOf"]["@id"], kAddress);
  EXPECT_EQ(quoted["contributor"][0]["name"], "Jeremy Freeman");

  const Node& denied = by_text["that it was so"];
  EXPECT_EQ(denied["@type"], "Claim");
  EXPECT_FALSE(denied.contains("author"));
  EXPECT_EQ(denied["mentions"]["name"], "Vladimir Putin");
  EXPECT_EQ(denied["appearance"]["@id"], kAddress);
  EXPECT_EQ(by_text["it rained"]["author"]["@type"], "Organization");
}

TEST_P(Export, NothingFoundIsADocumentStill) {
  EXPECT_EQ(exported(ExportFormat::ndjson, "nothing"), "");
  EXPECT_THAT(Node::parse(exported(ExportFormat::json_ld, "nothing"))["@graph"], IsEmpty());
}

TEST_P(Export, StopsWhenNoMoreIsWanted) {
  int pieces = 0;
  ASSERT_TRUE(export_statements(*store_, {}, ExportFormat::ndjson,
                                [&pieces](std::string_view) { return ++pieces < 2; }));
  EXPECT_EQ(pieces, 2);
}

TEST_P(Export, CorrectionsTellBeforeAndAfter) {
  const CorrectionKey channel = correct(CorrectionKind::channel, "“Let’s go.”", "conversation");
  correct(CorrectionKind::strike, "it rained", "");
  correct(CorrectionKind::add, "It was late", "Jeremy Freeman");
  std::vector<Node> all = corrections();
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0]["format"], "hearsay-corrections/1");
  EXPECT_EQ(all[0]["kind"], "channel");
  EXPECT_EQ(all[0]["by"], "desk");
  EXPECT_EQ(all[0]["why"], "heard the tape");
  EXPECT_EQ(all[0]["before"]["channel"], "lip-reading");
  EXPECT_EQ(all[0]["after"]["channel"], "conversation");
  EXPECT_EQ(all[0]["after"]["content"], "“Let’s go.”");
  EXPECT_THAT(all[0]["sentences"].get<std::string>(), HasSubstr("Jeremy Freeman believes Donald Trump told"));
  EXPECT_EQ(all[1]["before"]["content"], "it rained");
  EXPECT_EQ(all[1]["after"], nullptr);
  EXPECT_EQ(all[2]["before"], nullptr);
  EXPECT_EQ(all[2]["after"]["speaker"], "Jeremy Freeman");
  EXPECT_EQ(all[2]["sentences"], "It was late.");

  ASSERT_TRUE(store_->undo(channel, "desk"));
  all = corrections();
  EXPECT_EQ(all[0]["undone_by"], "desk");
  EXPECT_EQ(all[0]["after"], nullptr);
  const Node exported_now = Node::parse(lines(exported(ExportFormat::ndjson, "late")).front());
  EXPECT_EQ(exported_now["corrected"], true);
}

OVER_BOTH_DATABASES(Export);

}  // namespace
}  // namespace hearsay::testing
