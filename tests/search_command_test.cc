// hearsay search, as a user meets it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "support/program.h"

namespace hearsay::testing {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class SearchCommand : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder();
    std::vector<std::string> add = {"add", "--db", database()};
    for (const std::string& page : example_pages()) add.push_back(page);
    const Outcome outcome = run(add);
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  }
  static void TearDownTestSuite() {
    delete folder_;
    folder_ = nullptr;
  }

  static std::string database() { return folder_->path("desk.db"); }

  static Outcome search(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"search", "--db", database()});
    return run(arguments);
  }

 private:
  inline static TemporaryFolder* folder_ = nullptr;
};

TEST_F(SearchCommand, TellsPeopleWhoHowAndThroughWhom) {
  const Outcome outcome = search({"who:Vasilevsky channel:lip-reading \"let her walk\"", "--format", "table"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("Emil Vasilevsky"), HasSubstr("lip-reading"), HasSubstr("hedged"),
                                 HasSubstr("Let her walk"), HasSubstr("The Lantern › Beatrix Lowenthal"),
                                 HasSubstr("2025-10-18")));
  EXPECT_THAT(outcome.out, Not(HasSubstr("\x1b")));
}

TEST_F(SearchCommand, UnderstandsWhatAShellLeavesOfQuotationMarks) {
  const Outcome outcome =
      search({"--format", "json", "who:Vasilevsky", "via:The Lantern", "let her walk", "after:2025-10"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const nlohmann::json found = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(found["format"], "hearsay-search/1");
  EXPECT_EQ(found["query"], R"(who:Vasilevsky via:"The Lantern" "let her walk" after:2025-10)");
  ASSERT_EQ(found["found"].size(), 1U);
  EXPECT_EQ(found["found"][0]["certainty"], "hedged");
  EXPECT_EQ(found["found"][0]["who"], "Emil Vasilevsky");
}

TEST_F(SearchCommand, WritesALineEachToAPipe) {
  const std::vector<nlohmann::json> all = records(search({"--limit", "500"}));
  EXPECT_GT(all.size(), 30U);
  const std::vector<nlohmann::json> few = records(search({"--limit", "3"}));
  ASSERT_EQ(few.size(), 3U);
  EXPECT_EQ(few[2], records(search({"--limit", "1", "--skip", "2"})).front());
  EXPECT_THAT(search({"--limit", "3", "--format", "table"}).out,
              EndsWith("There is more: --skip 3 goes on.\n"));
}

TEST_F(SearchCommand, WritesCsv) {
  const Outcome outcome = search({"certainty:denied", "--format", "csv"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, StartsWith("speaker,channel,certainty,kind,content,chain,"));
  EXPECT_THAT(outcome.out, AllOf(HasSubstr(",denied,"), EndsWith("\r\n")));
}

TEST_F(SearchCommand, NothingFoundIsThree) {
  for (const std::string format : {"table", "ndjson"}) {
    const Outcome outcome = search({"zzyzx", "--format", format});
    EXPECT_EQ(outcome.exit_code, 3);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err, "");
  }
}

TEST_F(SearchCommand, PointsAtWhatIsWrongInAQuery) {
  Outcome outcome = search({"bridge whom:Vasilevsky"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.err, AllOf(HasSubstr("there is no field 'whom'; did you mean who:?"),
                                 EndsWith("\nbridge whom:Vasilevsky\n       ^\n")));
  outcome = search({"“日本” (a or"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.err, EndsWith("\n“日本” (a or\n            ^\n"));  // wide characters take two columns
  outcome = search({"a\x1b[31m\nb channel:x"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.err, Not(HasSubstr("\x1b")));
  EXPECT_THAT(search({std::string(3000, 'a') + " kind:x"}).err, EndsWith("^\n"));
}

TEST_F(SearchCommand, WrongUse) {
  EXPECT_EQ(search({"x", "--limit", "0"}).exit_code, 2);
  EXPECT_EQ(search({"x", "--format", "xml"}).exit_code, 2);
  const Outcome outcome = run({"search", "x", "--db", database() + ".none"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("hearsay add"));
}

TEST_F(SearchCommand, TakesTheStoreThatTheEnvironmentNames) {
  ::setenv("HEARSAY_DB", database().c_str(), 1);
  const Outcome outcome = run({"search", "kind:direct"});
  ::unsetenv("HEARSAY_DB");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
}

}  // namespace
}  // namespace hearsay::testing
