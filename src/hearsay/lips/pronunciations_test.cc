#include "hearsay/lips/pronunciations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "support/program.h"

namespace hearsay {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string names(const Phones& phones) {
  std::string out;
  for (const Phone phone : phones) out += (out.empty() ? "" : " ") + std::string(phone_names()[phone]);
  return out;
}

/// A dictionary of its own: it must have a thousand words to be taken for one.
class PronunciationsTest : public ::testing::Test {
 protected:
  void write(std::string_view lines) {
    std::ofstream file(folder_.path("cmudict-en-us.dict"));
    for (int i = 0; i < 1000; ++i) file << "filler" << i << " F IH L ER\n";
    file << lines;
  }
  [[nodiscard]] Result<Pronunciations> open() const { return Pronunciations::open(folder_.path()); }

  testing::TemporaryFolder folder_;
};

TEST_F(PronunciationsTest, GivesAllThatTheDictionaryHasInItsOrder) {
  write("lead L EH D\nlead(2) L IY D\nlead(3) L EH D\nzurich Z UH R IH K\n");
  const auto pronunciations = open();
  ASSERT_TRUE(pronunciations);
  const std::vector<Phones> lead = pronunciations->of("lead");
  ASSERT_THAT(lead, SizeIs(2));
  EXPECT_EQ(names(lead[0]), "L EH D");
  EXPECT_EQ(names(lead[1]), "L IY D");
}

TEST_F(PronunciationsTest, FindsWordsWithoutTheirAccents) {
  write("zurich Z UH R IH K\n");
  const auto pronunciations = open();
  ASSERT_TRUE(pronunciations);
  EXPECT_FALSE(pronunciations->has("zürich"));
  ASSERT_THAT(pronunciations->of("zürich"), SizeIs(1));
  EXPECT_EQ(names(pronunciations->of("zürich").front()), "Z UH R IH K");
}

TEST_F(PronunciationsTest, FormsThePossessive) {
  write("kiev K IY EH V\n");
  const auto pronunciations = open();
  ASSERT_TRUE(pronunciations);
  EXPECT_EQ(names(pronunciations->of("kiev's").front()), "K IY EH V Z");
}

TEST_F(PronunciationsTest, SaysAnUnknownWordByRule) {
  write("");
  const auto pronunciations = open();
  ASSERT_TRUE(pronunciations);
  ASSERT_THAT(pronunciations->of("covfefe"), SizeIs(1));
  EXPECT_EQ(names(pronunciations->of("covfefe").front()).front(), 'K');
}

// Their names in English ("Chinese letter") are not how they are said.
TEST_F(PronunciationsTest, GivesNothingForAnotherScript) {
  write("");
  const auto pronunciations = open();
  ASSERT_TRUE(pronunciations);
  EXPECT_THAT(pronunciations->of("привет"), IsEmpty());
  EXPECT_THAT(pronunciations->of("東京"), IsEmpty());
}

TEST_F(PronunciationsTest, LeavesOutBrokenLines) {
  write("nophones\nwrong QQ XX\n B AE D\n( B AE D\ngood G UH D\r\nfine F AY N\n");
  const auto pronunciations = open();
  ASSERT_TRUE(pronunciations);
  EXPECT_TRUE(pronunciations->has("fine"));
  EXPECT_FALSE(pronunciations->has("wrong"));
  EXPECT_FALSE(pronunciations->has("nophones"));
  EXPECT_FALSE(pronunciations->has(""));
}

TEST_F(PronunciationsTest, NamesThePackageWhereTheDictionaryIsMissing) {
  const auto missing = open();
  ASSERT_FALSE(missing);
  EXPECT_THAT(missing.error().line(), HasSubstr("cmudict-en-us.dict"));
  EXPECT_THAT(missing.error().line(), HasSubstr("install pocketsphinx-en-us"));
  std::ofstream(folder_.path("cmudict-en-us.dict")) << "not one\n";
  const auto none = open();
  ASSERT_FALSE(none);
  EXPECT_THAT(none.error().line(), HasSubstr("is no dictionary"));
}

TEST(PhonesTest, HaveTheirNames) {
  for (std::size_t i = 0; i < phone_names().size(); ++i) EXPECT_EQ(phone_named(phone_names()[i]), i);
  for (const std::string_view name : {"", "A", "AAA", "aa", "ZZ", "A ", "1", "É"})
    EXPECT_EQ(phone_named(name), std::nullopt) << name;
}

}  // namespace
}  // namespace hearsay
