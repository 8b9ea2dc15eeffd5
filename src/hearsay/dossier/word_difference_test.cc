#include "hearsay/dossier/word_difference.h"

#include <gtest/gtest.h>

#include <random>
#include <sstream>

namespace hearsay {
namespace {

std::vector<std::string> words(const std::string& text) {
  std::istringstream stream(text);
  return {std::istream_iterator<std::string>(stream), {}};
}

/// "=we will -not +never =close": what a reader would write down.
std::string told(const std::string& a, const std::string& b) {
  const std::vector<std::string> from = words(a);
  const std::vector<std::string> to = words(b);
  std::string out;
  for (const WordRun& run : word_difference(from, to)) {
    const bool of_b = run.kind == RunKind::added;
    const std::size_t first = of_b ? run.b_first : run.a_first;
    const std::size_t last = of_b ? run.b_last : run.a_last;
    if (!out.empty()) out += ' ';
    out += run.kind == RunKind::equal ? '=' : of_b ? '+' : '-';
    for (std::size_t i = first; i < last; ++i) out += (i > first ? " " : "") + (of_b ? to[i] : from[i]);
  }
  return out;
}

TEST(WordDifference, TellsWhatWasLeftOutPutInAndReplaced) {
  EXPECT_EQ(told("the gates stay shut", "the gates stay shut"), "=the gates stay shut");
  EXPECT_EQ(told("the gates stay shut until spring", "the gates stay shut"),
            "=the gates stay shut -until spring");
  EXPECT_EQ(told("the gates stay shut", "the upper gates stay shut"), "=the +upper =gates stay shut");
  EXPECT_EQ(told("we will not close the gates", "we would never close the gates"),
            "=we -will not +would never =close the gates");
  EXPECT_EQ(told("", "all new"), "+all new");
  EXPECT_EQ(told("all gone", ""), "-all gone");
  EXPECT_EQ(told("", ""), "");
  EXPECT_EQ(told("one thing", "another matter"), "-one thing +another matter");
}

TEST(WordDifference, GivesBothTextsBackFromItsRuns) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> a(random() % 12);
    std::vector<std::string> b(random() % 12);
    for (std::string& word : a) word = std::string(1, static_cast<char>('a' + random() % 4));
    for (std::string& word : b) word = std::string(1, static_cast<char>('a' + random() % 4));
    std::size_t at_a = 0;
    std::size_t at_b = 0;
    for (const WordRun& run : word_difference(a, b)) {
      EXPECT_EQ(run.a_first, at_a);
      EXPECT_EQ(run.b_first, at_b);
      EXPECT_GT(run.a_last - run.a_first + run.b_last - run.b_first, 0U);
      if (run.kind == RunKind::equal) {
        EXPECT_TRUE(std::equal(a.begin() + static_cast<long>(run.a_first),
                               a.begin() + static_cast<long>(run.a_last),
                               b.begin() + static_cast<long>(run.b_first)));
      }
      EXPECT_EQ(run.kind != RunKind::added, run.a_last > run.a_first);
      EXPECT_EQ(run.kind != RunKind::removed, run.b_last > run.b_first);
      at_a = run.a_last;
      at_b = run.b_last;
    }
    EXPECT_EQ(at_a, a.size());
    EXPECT_EQ(at_b, b.size());
  }
}

TEST(WordDifference, StaysBoundedOnLongTexts) {
  std::vector<std::string> a(200'000, "never");
  std::vector<std::string> b(200'000, "always");
  a.front() = b.front() = "we";
  a.back() = b.back() = "say";
  const std::vector<WordRun> runs = word_difference(a, b);
  ASSERT_EQ(runs.size(), 4U);
  EXPECT_EQ(runs[1], (WordRun{RunKind::removed, 1, 199'999, 1, 1}));
  EXPECT_EQ(runs[2], (WordRun{RunKind::added, 199'999, 199'999, 1, 199'999}));
}

}  // namespace
}  // namespace hearsay
