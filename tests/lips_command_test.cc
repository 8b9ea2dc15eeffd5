// hearsay lips, as a user meets it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/program.h"

namespace hearsay::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class LipsCommand : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists("/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict"))
      GTEST_SKIP() << "pocketsphinx-en-us is not installed";
  }
};

TEST_F(LipsCommand, TellsWhatCouldLookAlikeAndNothingMore) {
  const Outcome outcome = run({"lips", "we will wait"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("Could look alike"));
  EXPECT_THAT(outcome.out, HasSubstr("we will wait"));
  EXPECT_THAT(outcome.out, HasSubstr("not of what was said"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("probab")));
  EXPECT_THAT(outcome.out, Not(HasSubstr("%")));
}

TEST_F(LipsCommand, WritesARecord) {
  const Outcome outcome =
      run({"lips", "It’s time", "--against", "it is dime", "--count", "8", "--format", "json"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const nlohmann::json record = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(record["format"], "hearsay-lips/1");
  EXPECT_EQ(record["phrase"], "It’s time");
  EXPECT_EQ(record["words"], nlohmann::json({"it's", "time"}));
  EXPECT_EQ(record["map"], "jeffers");
  EXPECT_LE(record["candidates"].size(), 8U);
  int own = 0;
  for (const nlohmann::json& candidate : record["candidates"]) own += candidate["own"].get<bool>() ? 1 : 0;
  EXPECT_EQ(own, 1);
  EXPECT_EQ(record["against"][0]["text"], "it is dime");
  EXPECT_EQ(record["against"][0]["look"], "alike");
}

TEST_F(LipsCommand, TakesWordsWithoutQuotationMarks) {
  EXPECT_EQ(run({"lips", "let", "her", "walk", "--count", "3"}).out,
            run({"lips", "let her walk", "--count", "3"}).out);
}

TEST_F(LipsCommand, ComparesHomophones) {
  EXPECT_THAT(run({"lips", "flour", "--against", "flower"}).out, HasSubstr("look the same"));
}

TEST(LipsWrongUse, SaysWhatToType) {
  for (const std::string phrase : {"", "?!", "…"}) {
    const Outcome outcome = run({"lips", phrase});
    EXPECT_EQ(outcome.exit_code, 2);
    EXPECT_THAT(outcome.err, HasSubstr("no word"));
  }
  EXPECT_EQ(run({"lips"}).exit_code, 2);
  EXPECT_EQ(run({"lips", "it is time", "--map", "mine"}).exit_code, 2);
  EXPECT_EQ(run({"lips", "it is time", "--count", "0"}).exit_code, 2);
}

}  // namespace
}  // namespace hearsay::testing
