#include "hearsay/speech/trained_models.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "support/program.h"
#include "support/text_fixture.h"

namespace hearsay {
namespace {

using ::testing::HasSubstr;

const std::string kFile = HEARSAY_SOURCE_DIR "/models/english.weights";

constexpr std::string_view kReport =
    "“The quay stays open,” Mayor Ana Ruiz said on Friday. “Nobody has asked us to close it.”\n\n"
    "The harbour union believes that the council will sell the quay, according to two officials.\n\n"
    "Olav Berg told reporters that the repairs had cost more than planned. It rained all day, and the market "
    "was closed.";

std::vector<Attribution> read(const TrainedModels& models, const testing::Text& text) {
  return models.read(text.article, text.tokens).attributions;
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

TEST(TrainedModels, ReadsSourceCueAndContent) {
  const Result<TrainedModels>& models = TrainedModels::shared();
  ASSERT_TRUE(models) << models.error().line();
  const testing::Text text(kReport);
  EXPECT_THAT(words(text, read(*models, text)),
              ::testing::IsSupersetOf(
                  {"Mayor Ana Ruiz | said | “The quay stays open,” … “Nobody has asked us to close it.”",
                   "Olav Berg | told | that the repairs had cost more than planned"}));
}

TEST(TrainedModels, GivesTheSameOnEveryKernel) {
  const testing::Text text(kReport);
  const Result<TrainedModels> plain = TrainedModels::load(kFile, plain_kernels());
  ASSERT_TRUE(plain) << plain.error().line();
  const std::vector<Attribution> wanted = read(*plain, text);
  for (const Kernels* const kernels : usable_kernels()) {
    const Result<TrainedModels> models = TrainedModels::load(kFile, *kernels);
    ASSERT_TRUE(models) << models.error().line();
    const std::vector<Attribution> found = read(*models, text);
    EXPECT_EQ(words(text, found), words(text, wanted)) << kernels->name;
    ASSERT_EQ(found.size(), wanted.size());
    for (std::size_t i = 0; i < found.size(); ++i) EXPECT_NEAR(found[i].confidence, wanted[i].confidence, 0.02);
  }
}

/// "KIND: WORDS" of every mention.
std::vector<std::string> mentions(const testing::Text& text, const std::vector<TaggedMention>& found) {
  static constexpr std::array kKinds{"person", "organization", "place", "other", "somebody", "persons", "body"};
  std::vector<std::string> out;
  for (const TaggedMention& mention : found)
    out.push_back(kKinds.at(static_cast<std::size_t>(mention.kind)) + (": " + text.words(mention.tokens)));
  return out;
}

TEST(TrainedModels, TagNamesAndNouns) {
  const Result<TrainedModels>& models = TrainedModels::shared();
  ASSERT_TRUE(models) << models.error().line();
  const testing::Text text(
      "Mayor Ana Ruiz met officials of the Halden Bank in Oslo on Friday. The policeman said nothing.");
  const std::vector<TaggedMention> found = models->read(text.article, text.tokens).mentions;
  EXPECT_THAT(mentions(text, found),
              ::testing::IsSupersetOf({"person: Mayor Ana Ruiz", "persons: officials",
                                       "organization: Halden Bank", "place: Oslo", "somebody: policeman"}));
  TokenIndex before = 0;
  for (const TaggedMention& mention : found) {
    EXPECT_GE(mention.tokens.first, before);
    EXPECT_LT(mention.tokens.first, mention.tokens.last);
    EXPECT_GT(mention.probability, 0);
    EXPECT_LE(mention.probability, 1.0 + 1e-9);
    before = mention.tokens.last;
  }
}

TEST(TrainedModels, PassOverHeadlinesAndWhatLayoutTells) {
  const Result<TrainedModels>& models = TrainedModels::shared();
  ASSERT_TRUE(models) << models.error().line();
  const testing::Text text("“The mill must stay,” Ana Ruiz said.\n\nPENCE: Well, look, the mill must stay.");
  const TrainedReading reading = models->read(text.article, text.tokens);
  ASSERT_EQ(reading.read.size(), text.tokens.sentences.size());
  EXPECT_TRUE(reading.read.front());
  EXPECT_FALSE(reading.read.back());
  EXPECT_EQ(reading.attributions.size(), 1U);
  const testing::Text nothing("");
  EXPECT_TRUE(models->read(nothing.article, nothing.tokens).attributions.empty());
}

TEST(TrainedModels, ReadsLongTextsToTheirEnd) {
  // Long texts are read in windows; what a window's other blocks say may change a reading, but none is passed
  // over.
  const Result<TrainedModels>& models = TrainedModels::shared();
  ASSERT_TRUE(models) << models.error().line();
  std::string many;
  for (int i = 0; i < 20; ++i) many += std::string(kReport) + "\n\n";
  const testing::Text text(many);
  std::vector<std::size_t> tellings(20);
  for (const Attribution& found : read(*models, text)) {
    const TokenIndex at = found.content.empty() ? found.cue.front().first : found.content.front().first;
    ++tellings[static_cast<std::size_t>(at) * 20 / text.tokens.size()];
  }
  for (std::size_t i = 0; i < tellings.size(); ++i) EXPECT_GE(tellings[i], 2U) << i;
}

TEST(TrainedModels, KeepsItsPromisesWhateverTheText) {
  const Result<TrainedModels>& models = TrainedModels::shared();
  ASSERT_TRUE(models) << models.error().line();
  for (const std::string_view part :
       {"said ", "“a” ", "“", "he said, “no” ", "A: ", "x", "北京。", "\x01 ", "a\n", "Berg said that "}) {
    const testing::Text text(testing::repeated(part, 1500));
    for (const Attribution& found : read(*models, text)) {
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

TEST(TrainedModels, WeightsOfAnotherKindAreRefused) {
  const Result<TrainedModels> models = TrainedModels::load("/nowhere/english.weights");
  ASSERT_FALSE(models);
  EXPECT_THAT(models.error().line(), HasSubstr("/nowhere/english.weights"));
}

}  // namespace
}  // namespace hearsay
