#include "hearsay/base/word_list.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "hearsay/base/utf8.h"

namespace hearsay {
namespace {

namespace fs = std::filesystem;
using Fields = std::vector<std::string_view>;

TEST(WordListLines, ArePartedByTabs) {
  const auto lines = word_list_lines("# head\n\nsay\tsaid\nput\tput\tput\nbare\n");
  EXPECT_EQ(lines, (std::vector<Fields>{{"say", "said"}, {"put", "put", "put"}, {"bare"}}));
}

TEST(WordListLines, NeedNoLastLineBreak) {
  EXPECT_EQ(word_list_lines("a\nb"), (std::vector<Fields>{{"a"}, {"b"}}));
  EXPECT_TRUE(word_list_lines("").empty());
  EXPECT_TRUE(word_list_lines("\n\n# nothing\n").empty());
}

TEST(WordListLines, KeepEmptyFieldsInTheMiddle) {
  EXPECT_EQ(word_list_lines("a\t\tb\n"), (std::vector<Fields>{{"a", "", "b"}}));
}

TEST(WordList, FindsPhrasesWithTheirFields) {
  const WordList list("# head\nlip reader\tperson\tu\ncity hall\tbody\n");
  EXPECT_EQ(list.size(), 2U);
  EXPECT_TRUE(list.contains("lip reader"));
  EXPECT_FALSE(list.contains("lip"));
  EXPECT_FALSE(list.contains("# head"));
  ASSERT_NE(list.find("lip reader"), nullptr);
  EXPECT_EQ(*list.find("lip reader"), (Fields{"person", "u"}));
  EXPECT_EQ(list.find("reader"), nullptr);
}

TEST(WordList, KeepsTheFirstOfTwo) {
  EXPECT_EQ(*WordList("may\tmonth\nmay\tverb\n").find("may"), Fields{"month"});
}

/// Every data file of every step, by its path.
std::vector<std::string> data_files() {
  std::vector<std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(HEARSAY_SOURCE_DIR "/src/hearsay"))
    if (entry.path().extension() == ".txt" && entry.path().parent_path().filename() == "data")
      out.push_back(entry.path().string());
  std::ranges::sort(out);
  return out;
}

class EveryDataFile : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    std::ifstream file(GetParam(), std::ios::binary);
    data_.assign(std::istreambuf_iterator<char>(file), {});
    ASSERT_FALSE(data_.empty());
  }

  std::string data_;
};

TEST_P(EveryDataFile, SaysWhatItIsWhereItComesFromAndWhoMayUseIt) {
  std::string head;
  for (std::size_t at = 0; at < data_.size() && data_[at] == '#';) {
    const std::size_t end = std::min(data_.find('\n', at), data_.size() - 1) + 1;
    head += data_.substr(at, end - at);
    at = end;
  }
  const std::string small = lower(head);
  const bool says_where_from = small.find("written for hearsay") != std::string::npos ||
                               small.find("source:") != std::string::npos ||
                               small.find("made by train/") != std::string::npos;
  EXPECT_TRUE(says_where_from) << head;
  EXPECT_NE(head.find("Apache-2.0"), std::string::npos) << head;
}

TEST_P(EveryDataFile, IsPlainUtf8) {
  EXPECT_EQ(first_invalid_utf8(data_), data_.size());
  EXPECT_EQ(data_.find('\r'), std::string::npos);
  EXPECT_EQ(data_.back(), '\n');
}

TEST_P(EveryDataFile, HasFieldsWithoutBlanksAtTheirEnds) {
  for (const Fields& fields : word_list_lines(data_))
    for (const std::string_view field : fields) {
      EXPECT_FALSE(field.empty()) << fields.front();
      EXPECT_EQ(trim(field), field) << fields.front();
    }
}

// Trees are no list of words: their nodes are told apart by where they stand.
TEST_P(EveryDataFile, HasNoEntryTwice) {
  if (GetParam().ends_with("block_trees.txt")) GTEST_SKIP() << "a file of trees";
  std::set<std::string_view> seen;
  for (const Fields& fields : word_list_lines(data_))
    EXPECT_TRUE(seen.insert(fields.front()).second) << fields.front();
}

std::string step_and_name(const ::testing::TestParamInfo<std::string>& info) {
  const fs::path path = info.param;
  return path.parent_path().parent_path().filename().string() + "_" + path.stem().string();
}

INSTANTIATE_TEST_SUITE_P(OfAnyStep, EveryDataFile, ::testing::ValuesIn(data_files()), step_and_name);

}  // namespace
}  // namespace hearsay
