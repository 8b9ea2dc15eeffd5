#include "hearsay/story/words.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/text_fixture.h"

namespace hearsay {
namespace {

using testing::Text;
using Strings = std::vector<std::string>;

class Words : public ::testing::Test {
 protected:
  std::vector<Word> of(std::string_view words) {
    const Text text(words);
    return words_of(text.tokens, {0, text.tokens.size()}, vocabulary_);
  }

  Strings forms(std::string_view words) {
    Strings out;
    for (const Word& word : of(words)) out.emplace_back(vocabulary_.word(word.form));
    return out;
  }

  Word one(std::string_view word) {
    const std::vector<Word> words = of(word);
    EXPECT_EQ(words.size(), 1U) << word;
    return words.empty() ? Word{} : words.front();
  }

  Vocabulary vocabulary_;
};

TEST_F(Words, AreWithoutPunctuationCaseAndMarks) {
  EXPECT_EQ(forms("“The Boats, (all) of THEM – sank!”"),
            (Strings{"the", "boats", "all", "of", "them", "sank"}));
  EXPECT_TRUE(forms("— … “” ?!").empty());
  EXPECT_TRUE(forms("").empty());
}

TEST_F(Words, ContractionsAreTheirParts) {
  EXPECT_EQ(forms("We won't go"), (Strings{"we", "will", "not", "go"}));
  EXPECT_EQ(forms("They’ve said she'll stay"), (Strings{"they", "have", "said", "she", "will", "stay"}));
  EXPECT_EQ(forms("it doesn't"), (Strings{"it", "does", "not"}));
  EXPECT_EQ(forms("That's all"), (Strings{"that", "is", "all"}));
  EXPECT_EQ(forms("the mayor's boat"), (Strings{"the", "mayor", "boat"})) << "a possessive is no word";
  EXPECT_TRUE(of("won't").back().contracted);
  EXPECT_FALSE(of("will not").back().contracted);
}

TEST_F(Words, BritishAndAmericanSpellingAreOne) {
  for (const auto& [british, american] :
       std::vector<std::pair<std::string, std::string>>{{"harbour", "harbor"},
                                                        {"organisation", "organization"},
                                                        {"organised", "organized"},
                                                        {"travelled", "traveled"},
                                                        {"neighbours", "neighbors"},
                                                        {"colourful", "colorful"}})
    EXPECT_EQ(one(british).form, one(american).form) << british;
}

TEST_F(Words, WordsThatOnlyLookBritishKeepTheirForm) {
  for (const std::string word : {"hours", "four", "tour", "poured", "promise", "advised", "surprised", "devour",
                                 "rise", "exercise", "hour", "your", "course", "flour", "called", "killed"})
    EXPECT_EQ(forms(word), Strings{word});
}

TEST_F(Words, DiacriticsDoNotCount) { EXPECT_EQ(one("Café").form, one("CAFE").form); }

TEST_F(Words, HyphensPartWords) {
  EXPECT_EQ(forms("twenty-one"), (Strings{"twenty", "one"}));
  EXPECT_EQ(forms("well-paid crew"), (Strings{"well", "paid", "crew"}));
}

TEST_F(Words, ContentWordsHaveStemsAndGrammarHasNone) {
  EXPECT_NE(one("boats").form, one("boat").form);
  EXPECT_EQ(one("boats").stem, one("boat").stem);
  EXPECT_EQ(one("lost").notion, one("losing").notion);
  EXPECT_EQ(one("the").stem, 0U);
  EXPECT_EQ(one("of").notion, 0U);
  EXPECT_EQ(one("shut").notion, one("closed").notion);
  EXPECT_NE(one("boat").notion, one("bread").notion);
}

TEST_F(Words, NumberWordsAreTheirDigits) { EXPECT_EQ(one("twelve").notion, one("12").notion); }

TEST_F(Words, NegationsCount) {
  for (const char* const word : {"not", "never", "no", "nobody", "without"})
    EXPECT_TRUE(one(word).negation) << word;
  for (const char* const word : {"now", "know", "note", "neat"}) EXPECT_FALSE(one(word).negation) << word;
  EXPECT_TRUE(of("can't").back().negation);
  EXPECT_EQ(weight_of(one("not")), 1);
  EXPECT_LT(weight_of(one("the")), weight_of(one("boat")));
}

TEST_F(Words, KnowWhatWasPutInBrackets) {
  const std::vector<Word> words = of("he [the mayor] left");
  ASSERT_EQ(words.size(), 4U);
  EXPECT_FALSE(words[0].bracketed);
  EXPECT_TRUE(words[1].bracketed && words[2].bracketed);
  EXPECT_FALSE(words[3].bracketed);
}

TEST_F(Words, LieInTheirTokensInOrder) {
  const Text text("They won't co-operate, it's said, for $3,000 or 12.5%.");
  const std::vector<Word> words = words_of(text.tokens, {0, text.tokens.size()}, vocabulary_);
  TokenIndex last = 0;
  for (const Word& word : words) {
    EXPECT_GE(word.token, last);
    EXPECT_LT(word.token, text.tokens.size());
    last = word.token;
  }
}

TEST_F(Words, TakeOnlyTheRange) {
  const Text text("one boat, two boats");
  EXPECT_EQ(words_of(text.tokens, {0, 2}, vocabulary_).size(), 2U);
  EXPECT_TRUE(words_of(text.tokens, {1, 1}, vocabulary_).empty());
}

TEST_F(Words, OfHostileTextsAreWords) {
  for (const std::string& text :
       {std::string(100'000, '-'), testing::repeated("a-", 50'000), testing::repeated("'", 50'000),
        std::string(100'000, 'x'), testing::repeated("n't", 30'000), testing::repeated("[", 50'000)})
    for (const Word& word : of(text)) {
      ASSERT_NE(word.form, 0U);
      ASSERT_LE(word.form, vocabulary_.size());
    }
}

TEST(Vocabulary, NumbersWordsFromOneAndKeepsThem) {
  Vocabulary vocabulary;
  std::vector<WordId> ids;
  for (int i = 0; i < 5000; ++i) ids.push_back(vocabulary.id("w" + std::to_string(i)));
  EXPECT_EQ(ids.front(), 1U);
  EXPECT_EQ(vocabulary.size(), 5000U);
  for (int i = 0; i < 5000; ++i) {
    EXPECT_EQ(vocabulary.word(ids[i]), "w" + std::to_string(i));
    EXPECT_EQ(vocabulary.id("w" + std::to_string(i)), ids[i]);
  }
}

}  // namespace
}  // namespace hearsay
