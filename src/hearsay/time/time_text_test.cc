#include "hearsay/time/time_text.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/text_fixture.h"

namespace hearsay {
namespace {

using testing::Text;
using Words = std::vector<std::string>;

/// The pieces of the first sentence.
Words pieces_of(std::string_view written) {
  const Text read(written);
  TimeText text(read.tokens);
  text.set_sentence(read.tokens.sentences.front());
  Words out;
  for (PieceIndex i = text.first(); i < text.last(); ++i)
    out.emplace_back(text.at(i).span.of(read.article.text));
  return out;
}

TEST(TimeText, IsCutAgainAtHyphens) {
  EXPECT_EQ(pieces_of("The third-quarter loss"), (Words{"The", "third", "quarter", "loss"}));
  EXPECT_EQ(pieces_of("from 1997-98"), (Words{"from", "1997", "98"}));
  EXPECT_EQ(pieces_of("2021-08-15"), (Words{"2021", "08", "15"}));
  EXPECT_EQ(pieces_of("a twenty-first day"), (Words{"a", "twenty-first", "day"}))
      << "a word of the list is one piece";
}

TEST(TimeText, LosesNothingThatStandsBesideHyphens) {
  for (const std::string_view written : {"-", "--", "a-", "-a", "a--b", "1-2-", "x-İ-y", "é-é"}) {
    const Text read(written);
    TimeText text(read.tokens);
    text.set_sentence(read.tokens.sentences.front());
    for (TokenIndex token = 0; token < read.tokens.size(); ++token) {
      std::string joined;
      for (PieceIndex i = text.first(); i < text.last(); ++i)
        if (text.at(i).token == token) joined += text.at(i).span.of(read.article.text);
      std::string word(read.tokens.word(token));
      EXPECT_EQ(joined.empty(), word.empty()) << written;
      std::erase(joined, '-');
      std::erase(word, '-');
      EXPECT_EQ(joined, word) << written;
    }
  }
}

TEST(TimeText, KnowsWhatItsWordsMayMean) {
  const Text read("The second May day");
  TimeText text(read.tokens);
  text.set_sentence(read.tokens.sentences.front());
  EXPECT_TRUE(text.is(0, WordKind::determiner, "the"));
  EXPECT_TRUE(text.is(1, WordKind::ordinal));
  EXPECT_TRUE(text.is(1, WordKind::unit, "TS"));
  EXPECT_EQ(text.sense(2, WordKind::month)->number, 5);
  EXPECT_FALSE(text.is(3, WordKind::month));
}

TEST(TimeText, HasNothingBehindAndBeforeItsSentence) {
  const Text read("Berg spoke on Friday. She left on Monday.");
  TimeText text(read.tokens);
  ASSERT_EQ(read.tokens.sentences.size(), 2U);
  text.set_sentence(read.tokens.sentences[0]);
  EXPECT_EQ(text.lower(text.last()), "");
  EXPECT_FALSE(text.is(text.last() + 3, WordKind::weekday));
  EXPECT_FALSE(text.numeral(text.last() + 1'000'000));
  text.set_sentence(read.tokens.sentences[1]);
  EXPECT_EQ(text.lower(text.first()), "she");
  EXPECT_EQ(text.before(text.first()), "");
  EXPECT_EQ(text.before(text.first() + 1), "she");
  EXPECT_EQ(text.before(text.first() + 1, 2), "");
}

TEST(TimeText, ReadsDigitsAtTheHeadOfAWord) {
  const Text read("11th 1,200 007 9:30 1990s 9999999999999 May");
  TimeText text(read.tokens);
  text.set_sentence(read.tokens.sentences.front());
  EXPECT_EQ(text.numeral(0)->value, 11);
  EXPECT_EQ(text.numeral(0)->rest, "th");
  EXPECT_EQ(text.numeral(1)->value, 1200);
  EXPECT_TRUE(text.numeral(1)->commas);
  EXPECT_EQ(text.numeral(2)->value, 7);
  EXPECT_EQ(text.numeral(2)->width, 3);
  EXPECT_EQ(text.numeral(3)->rest, ":30");
  EXPECT_EQ(text.numeral(4)->rest, "s");
  EXPECT_FALSE(text.numeral(5)) << "more digits than are counted";
  EXPECT_FALSE(text.numeral(6));
}

}  // namespace
}  // namespace hearsay
