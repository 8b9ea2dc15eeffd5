#include "hearsay/speech/attribution_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/program.h"
#include "support/text_fixture.h"

namespace hearsay {
namespace {

using ::testing::HasSubstr;

const std::string kFile = HEARSAY_SOURCE_DIR "/models/attribution.weights";

constexpr std::string_view kReport =
    "“The quay stays open,” Mayor Ana Ruiz said on Friday. “Nobody has asked us to close it.”\n\n"
    "The harbour union believes that the council will sell the quay, according to two officials.\n\n"
    "Olav Berg told reporters that the repairs had cost more than planned. It rained all day, and the market "
    "was closed.";

std::vector<Attribution> read(const AttributionModel& model, const Tokens& tokens) {
  return model.read(tokens, std::vector<bool>(tokens.sentences.size(), true));
}

/// "SOURCE | CUE | CONTENT" of every attribution, the parts joined by " … ".
std::vector<std::string> words(const testing::Text& text, const std::vector<Attribution>& found) {
  std::vector<std::string> out;
  for (const Attribution& attribution : found) {
    std::string line;
    for (const std::vector<TokenRange>* const parts :
         {&attribution.source, &attribution.cue, &attribution.content}) {
      if (parts != &attribution.source) line += " | ";
      for (const TokenRange part : *parts) line += (part == parts->front() ? "" : " … ") + text.words(part);
    }
    out.push_back(line);
  }
  return out;
}

TEST(AttributionModel, ReadsSourceCueAndContent) {
  const Result<AttributionModel>& model = AttributionModel::shared();
  ASSERT_TRUE(model) << model.error().line();
  const testing::Text text(kReport);
  EXPECT_THAT(words(text, read(*model, text.tokens)),
              ::testing::IsSupersetOf(
                  {"Mayor Ana Ruiz | said | “The quay stays open,” … “Nobody has asked us to close it.”",
                   "Olav Berg | told | that the repairs had cost more than planned"}));
}

TEST(AttributionModel, GivesTheSameOnEveryKernel) {
  const testing::Text text(kReport);
  const Result<AttributionModel> plain = AttributionModel::load(kFile, plain_kernels());
  ASSERT_TRUE(plain) << plain.error().line();
  const std::vector<Attribution> wanted = read(*plain, text.tokens);
  for (const Kernels* const kernels : usable_kernels()) {
    const Result<AttributionModel> model = AttributionModel::load(kFile, *kernels);
    ASSERT_TRUE(model) << model.error().line();
    const std::vector<Attribution> found = read(*model, text.tokens);
    EXPECT_EQ(words(text, found), words(text, wanted)) << kernels->name;
    ASSERT_EQ(found.size(), wanted.size());
    for (std::size_t i = 0; i < found.size(); ++i) EXPECT_NEAR(found[i].confidence, wanted[i].confidence, 0.02);
  }
}

TEST(AttributionModel, PassesOverWhatIsNotWanted) {
  const Result<AttributionModel>& model = AttributionModel::shared();
  ASSERT_TRUE(model) << model.error().line();
  const testing::Text text(kReport);
  EXPECT_TRUE(model->read(text.tokens, std::vector<bool>(text.tokens.sentences.size(), false)).empty());
  EXPECT_TRUE(read(*model, testing::Text("").tokens).empty());
}

TEST(AttributionModel, ReadsLongTextsToTheirEnd) {
  // Long texts are read in windows; what a window's other blocks say may change a reading, but none is passed
  // over.
  const Result<AttributionModel>& model = AttributionModel::shared();
  ASSERT_TRUE(model) << model.error().line();
  std::string many;
  for (int i = 0; i < 20; ++i) many += std::string(kReport) + "\n\n";
  const testing::Text text(many);
  std::vector<std::size_t> tellings(20);
  for (const Attribution& found : read(*model, text.tokens)) {
    const TokenIndex at = found.content.empty() ? found.cue.front().first : found.content.front().first;
    ++tellings[static_cast<std::size_t>(at) * 20 / text.tokens.size()];
  }
  for (std::size_t i = 0; i < tellings.size(); ++i) EXPECT_GE(tellings[i], 2U) << i;
}

TEST(AttributionModel, KeepsItsPromisesWhateverTheText) {
  const Result<AttributionModel>& model = AttributionModel::shared();
  ASSERT_TRUE(model) << model.error().line();
  for (const std::string_view part :
       {"said ", "“a” ", "“", "he said, “no” ", "A: ", "x", "北京。", "\x01 ", "a\n", "Berg said that "}) {
    const testing::Text text(testing::repeated(part, 1500));
    for (const Attribution& found : read(*model, text.tokens)) {
      ASSERT_FALSE(found.content.empty() && found.cue.empty()) << part;
      ASSERT_GE(found.confidence, 0);
      ASSERT_LE(found.confidence, 1);
      for (const std::vector<TokenRange>* const parts : {&found.source, &found.cue, &found.content})
        for (const TokenRange range : *parts) {
          ASSERT_FALSE(range.empty()) << part;
          ASSERT_LE(range.last, text.tokens.size()) << part;
        }
    }
  }
}

TEST(AttributionModel, WeightsOfAnotherKindAreRefused) {
  const Result<AttributionModel> model = AttributionModel::load("/nowhere/attribution.weights");
  ASSERT_FALSE(model);
  EXPECT_THAT(model.error().line(), HasSubstr("/nowhere/attribution.weights"));
}

}  // namespace
}  // namespace hearsay
