#include "hearsay/model/weights.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "support/program.h"
#include "support/weights_fixture.h"

namespace hearsay {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string sample() {
  testing::WeightsWriter writer;
  writer.floats("a", {2, 2}, {1, 2, 3, 4});
  writer.bytes("b", {3}, {-1, 0, 127});
  writer.text("words", "one\ntwo");
  return writer.file();
}

std::string failure(std::string_view bytes) {
  const testing::TemporaryFolder folder;
  const std::string file = folder.write("a.weights", bytes);
  const Result<Weights> weights = Weights::open(file);
  if (weights) return "it opened";
  const std::string line = weights.error().line();
  EXPECT_THAT(line, HasSubstr(file));
  EXPECT_THAT(line, HasSubstr("git checkout -- models"));
  return line;
}

TEST(Weights, GivesTheArraysByName) {
  const testing::TemporaryFolder folder;
  const Result<Weights> weights = Weights::open(folder.write("a.weights", sample()));
  ASSERT_TRUE(weights) << weights.error().line();
  EXPECT_THAT(*weights->floats("a", 4), ElementsAre(1, 2, 3, 4));
  EXPECT_THAT(*weights->bytes("b", 3), ElementsAre(-1, 0, 127));
  EXPECT_EQ(*weights->text("words"), "one\ntwo");
  EXPECT_THAT(weights->shape("a"), ElementsAre(2, 2));
  EXPECT_TRUE(weights->shape("c").empty());
}

TEST(Weights, SaysWhichArrayDoesNotFit) {
  const testing::TemporaryFolder folder;
  const Result<Weights> weights = Weights::open(folder.write("a.weights", sample()));
  ASSERT_TRUE(weights) << weights.error().line();
  EXPECT_THAT(weights->floats("a", 5).error().line(), HasSubstr("no fitting array a"));
  EXPECT_THAT(weights->floats("b", 3).error().line(), HasSubstr("no fitting array b"));
  EXPECT_THAT(weights->text("c").error().line(), HasSubstr("no fitting array c"));
}

TEST(Weights, AMissingFileIsNamedWithTheWayToGetItBack) {
  const Result<Weights> weights = Weights::open("/nowhere/a.weights");
  ASSERT_FALSE(weights);
  EXPECT_EQ(weights.error().line(),
            "/nowhere/a.weights: cannot use the weights: No such file or directory; get the file back with "
            "`git checkout "
            "-- models`, or train it again with `make train`");
}

TEST(Weights, DamageIsNoticedWhereverItIs) {
  const std::string whole = sample();
  EXPECT_THAT(failure(""), HasSubstr("empty"));
  EXPECT_THAT(failure("PK\x03\x04"), HasSubstr("does not begin"));
  EXPECT_THAT(failure(whole.substr(0, 40)), HasSubstr("cut short"));
  EXPECT_THAT(failure(whole.substr(0, whole.size() - 1)), HasSubstr("damaged"));
  EXPECT_THAT(failure(whole + "x"), HasSubstr("damaged"));
  for (std::size_t at = 18; at < whole.size(); at += 41) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 4);
    EXPECT_THAT(failure(changed), HasSubstr("damaged")) << at;
  }
}

TEST(Weights, AFolderIsNoFile) {
  const Result<Weights> weights = Weights::open("/");
  ASSERT_FALSE(weights);
  EXPECT_THAT(weights.error().line(), HasSubstr("it is no file"));
}

TEST(Weights, AFolderCanBeNamedForThem) {
  ASSERT_EQ(setenv("HEARSAY_MODELS", "/some/where", 1), 0);
  EXPECT_EQ(weights_path("a.weights"), "/some/where/a.weights");
  ASSERT_EQ(unsetenv("HEARSAY_MODELS"), 0);
  EXPECT_EQ(weights_path("a.weights").filename(), "a.weights");
}

}  // namespace
}  // namespace hearsay
