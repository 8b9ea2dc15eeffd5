// hearsay export, as a user meets it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/program.h"

namespace hearsay::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class ExportCommand : public ::testing::Test {
 protected:
  void SetUp() override {
    const Outcome outcome = run({"add", "--db", database(), example_pages().front()});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  }

  [[nodiscard]] std::string database() const { return folder_.path("desk.db"); }

  [[nodiscard]] Outcome exported(std::vector<std::string> arguments, Reader reader = Reader::patient) const {
    arguments.insert(arguments.begin(), {"export", "--db", database()});
    return run(arguments, {}, reader);
  }

  TemporaryFolder folder_;
};

TEST_F(ExportCommand, HasWhatTheRecordHas) {
  const std::vector<nlohmann::json> read =
      records(run({"read", "--format", "ndjson", example_pages().front()}));
  const std::vector<nlohmann::json> lines = records(exported({}));
  ASSERT_EQ(lines.size(), read.front()["statements"].size());
  for (const nlohmann::json& line : lines) {
    EXPECT_EQ(line["format"], "hearsay-export/1");
    EXPECT_EQ(line["sha256"], read.front()["sha256"]);
    const std::size_t index = std::stoul(line["statement"].get<std::string>().substr(1)) - 1;
    const nlohmann::json& statement = read.front()["statements"][index];
    EXPECT_EQ(line["channel"], statement["channel"]);
    EXPECT_EQ(line["certainty"], statement["certainty"]);
    EXPECT_EQ(line["places"], statement["content"]);
    EXPECT_EQ(line["within"], statement["within"]);
  }
}

TEST_F(ExportCommand, WritesAFileWholeOrNotAtAll) {
  const std::string file = folder_.path("out.jsonld");
  const Outcome outcome = exported({"kind:direct", "--format", "json-ld", "-o", file});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.out, "");
  const nlohmann::json document = nlohmann::json::parse(read_file(file));
  EXPECT_EQ(document["@context"], "https://schema.org");
  EXPECT_GT(document["@graph"].size(), 1U);

  EXPECT_EQ(exported({"-o", folder_.path("none/out")}).exit_code, 1);
  EXPECT_EQ(exported({"who:", "-o", folder_.path("wrong")}).exit_code, 2);
  EXPECT_THAT(folder_.names(), ElementsAre("desk.db", "out.jsonld"));
}

TEST_F(ExportCommand, WritesCsv) { EXPECT_THAT(exported({"--format", "csv"}).out, StartsWith("speaker,")); }

TEST_F(ExportCommand, ExportsCorrections) {
  EXPECT_EQ(exported({"--corrections"}).exit_code, 0);
  EXPECT_EQ(exported({"--corrections"}).out, "");
  EXPECT_EQ(exported({"--corrections", "who:x"}).exit_code, 2);
  EXPECT_EQ(exported({"--corrections", "--format", "csv"}).exit_code, 2);
}

TEST_F(ExportCommand, StopsWhenItsReaderHasGone) {
  const Outcome outcome = exported({}, Reader::gone);
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.err, "");
}

TEST_F(ExportCommand, NothingFoundIsNoFailure) {
  const Outcome outcome = exported({"zzyzx"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.out, "");
}

}  // namespace
}  // namespace hearsay::testing
