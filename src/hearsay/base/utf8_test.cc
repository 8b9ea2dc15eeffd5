#include "hearsay/base/utf8.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace hearsay {
namespace {

using CodePoints = std::vector<char32_t>;

/// Code points of every length, with those at the edges of each.
CodePoints random_code_points(std::mt19937& random, std::size_t count) {
  static const CodePoints kEdges{0x00,   0x7F,   0x80,   0x7FF,   0x800,   0xD7FF,   0xE000,
                                 0xFEFF, 0xFFFD, 0xFFFF, 0x10000, 0x1F600, 0x10FFFF, 0x301};
  static const std::vector<std::pair<char32_t, char32_t>> kRanges{
      {0x20, 0x7E}, {0x80, 0x7FF}, {0x800, 0xD7FF}, {0xE000, 0xFFFF}, {0x10000, 0x10FFFF}};
  CodePoints out;
  while (out.size() < count) {
    const std::size_t kind = random() % (kRanges.size() + 1);
    if (kind == kRanges.size()) {
      out.push_back(kEdges[random() % kEdges.size()]);
    } else {
      const auto [low, high] = kRanges[kind];
      out.push_back(std::uniform_int_distribution<char32_t>(low, high)(random));
    }
  }
  return out;
}

std::string encode(const CodePoints& points) {
  std::string out;
  for (const char32_t point : points) append_utf8(out, point);
  return out;
}

CodePoints decode(std::string_view text) {
  CodePoints out;
  for (std::size_t at = 0; at < text.size();) out.push_back(next_code_point(text, at));
  return out;
}

std::size_t count_code_points(std::string_view text) { return decode(text).size(); }

TEST(Utf8, DecodesWhatItEncodesInBothDirections) {
  std::mt19937 random(1);
  for (std::size_t length = 0; length < 200; ++length) {
    const CodePoints points = random_code_points(random, length);
    const std::string text = encode(points);
    EXPECT_EQ(first_invalid_utf8(text), text.size());
    EXPECT_EQ(decode(text), points);
    CodePoints backward;
    for (std::size_t at = text.size(); at > 0;)
      backward.insert(backward.begin(), previous_code_point(text, at));
    EXPECT_EQ(backward, points);
  }
}

TEST(Utf8, EncodesAsUnicodeSays) {
  EXPECT_EQ(encode({0x41}), "A");
  EXPECT_EQ(encode({0xE9}), "\xC3\xA9");
  EXPECT_EQ(encode({0x201C}), "\xE2\x80\x9C");
  EXPECT_EQ(encode({0x1F600}), "\xF0\x9F\x98\x80");
}

struct IllFormed {
  std::string bytes;
  std::size_t at;  ///< where the ill-formed sequence begins
  std::size_t replacements;
};

// Unicode 15, tables 3-7 to 3-11; the numbers of U+FFFD are those of the WHATWG Encoding standard's decoder,
// which gives one for each maximal part of a well-formed sequence.
const std::vector<IllFormed>& ill_formed() {
  static const std::vector<IllFormed> kCases{
      {"\x80", 0, 1},                              // a continuation alone
      {"\xBF\x80", 0, 2},                          //
      {"\xC0\x80", 0, 2},                          // NUL in two bytes
      {"\xC1\xBF", 0, 2},                          // overlong
      {"\xC3", 0, 1},                              // cut
      {"\xC3(", 0, 1},                             // cut, more follows
      {"\xC3\xC3\xA9", 0, 1},                      // cut by a lead
      {"\xE0\x80\x80", 0, 3},                      // overlong in three
      {"\xE0\x9F\xBF", 0, 3},                      //
      {"\xED\xA0\x80", 0, 3},                      // high surrogate
      {"\xED\xBF\xBF", 0, 3},                      // low surrogate
      {"\xE2\x80", 0, 1},                          // two of three
      {"\xE2\x80(", 0, 1},                         //
      {"\xE2(\x9C", 0, 2},                         // a hole in the middle
      {"\xF0\x80\x80\x80", 0, 4},                  // overlong in four
      {"\xF0\x8F\xBF\xBF", 0, 4},                  //
      {"\xF4\x90\x80\x80", 0, 4},                  // above U+10FFFF
      {"\xF5\x80\x80\x80", 0, 4},                  // no such lead
      {"\xF8\x88\x80\x80\x80", 0, 5},              // five bytes
      {"\xFE", 0, 1},                              //
      {"\xFF", 0, 1},                              //
      {"\xF0\x9F\x98", 0, 1},                      // three of four
      {"\xF0\x9F\x98x", 0, 1},                     //
      {"\xF1\x80\x80\xE1\x80\xC2", 0, 3},          // Unicode's own example, table 3-11, shortened
      {"ab\xC3\xA9\x80", 4, 1},                    // behind what is right
      {"eight by\xE2\x80\x9Cnine\xFFten", 15, 1},  //
  };
  return kCases;
}

TEST(Utf8, FindsTheFirstIllFormedSequence) {
  for (const IllFormed& one : ill_formed())
    for (std::size_t before = 0; before < 20; ++before)  // the eight-byte steps over ASCII hide nothing
      for (const std::string_view after : {"", "x", "a long enough end of plain letters"}) {
        const std::string text = std::string(before, 'a') + one.bytes + std::string(after);
        EXPECT_EQ(first_invalid_utf8(text), before + one.at) << ::testing::PrintToString(text);
      }
}

TEST(Utf8, TakesWhatIsWellFormed) {
  for (const std::string_view text : {"", "a", "plain text of more than eight bytes", "\xC2\x80", "\xDF\xBF",
                                      "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBF",
                                      "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "\xEF\xBB\xBFwith a mark before"})
    EXPECT_EQ(first_invalid_utf8(text), text.size()) << text;
}

TEST(Utf8, ReplacesAsBrowsersDo) {
  for (const IllFormed& one : ill_formed()) {
    const std::string whole = replace_invalid_utf8("<" + one.bytes + ">");
    EXPECT_EQ(first_invalid_utf8(whole), whole.size());
    std::size_t replacements = 0;
    for (const char32_t c : decode(whole)) replacements += c == 0xFFFD ? 1 : 0;
    EXPECT_EQ(replacements, one.replacements) << ::testing::PrintToString(one.bytes);
  }
}

TEST(Utf8, ReplacingGivesWellFormedTextAndKeepsWhatWasRight) {
  std::mt19937 random(2);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (std::size_t i = random() % 40; i > 0; --i)
      bytes += static_cast<char>(random() % 3 == 0 ? 'a' : random() % 256);
    const std::string replaced = replace_invalid_utf8(bytes);
    EXPECT_EQ(first_invalid_utf8(replaced), replaced.size());
    const std::size_t right = first_invalid_utf8(bytes);
    EXPECT_EQ(replaced.substr(0, right), bytes.substr(0, right));
    EXPECT_EQ(right == bytes.size(), replaced == bytes);
  }
}

TEST(Utf8, TrimsWhatAReaderDoesNotSee) {
  EXPECT_EQ(trim(""), "");
  EXPECT_EQ(trim(" \t\n"), "");
  EXPECT_EQ(trim("word"), "word");
  EXPECT_EQ(trim("\xEF\xBB\xBF\xC2\xA0 two words\xE2\x80\x8B\xE2\x80\xA9"), "two words");
  EXPECT_EQ(trim("  \xC3\xA9t\xC3\xA9 "), "\xC3\xA9t\xC3\xA9");
}

TEST(Utf8, KnowsBlanks) {
  for (const char32_t c :
       CodePoints{' ', '\t', '\n', '\r', 0x85, 0xA0, 0x1680, 0x2003, 0x2028, 0x202F, 0x3000, 0xFEFF, 0x200B})
    EXPECT_TRUE(is_blank(c)) << static_cast<unsigned>(c);
  for (const char32_t c : CodePoints{'a', '-', 0, 0xAD, 0x2014, 0x1F600})
    EXPECT_FALSE(is_blank(c)) << static_cast<unsigned>(c);
}

TEST(Utf8, FoldsAsciiSpaceAlone) {
  EXPECT_EQ(fold_ascii_space("  a \t\r\n b  "), "a b");
  EXPECT_EQ(fold_ascii_space("a\xC2\xA0 b"), "a\xC2\xA0 b");
  EXPECT_EQ(fold_ascii_space(" \n "), "");
}

TEST(Utf8, LowersWithoutChangingTheCount) {
  EXPECT_EQ(lower("Ana RUIZ"), "ana ruiz");
  EXPECT_EQ(lower("ÉLAN ŽIŽEK ΑΘΗΝΑ"), "élan žižek αθηνα");
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    const std::string text = encode(random_code_points(random, 50));
    EXPECT_EQ(count_code_points(lower(text)), count_code_points(text));
    EXPECT_EQ(lower(lower(text)), lower(text));
  }
}

TEST(Utf8, ComparesWhatReadersTakeForTheSame) {
  EXPECT_EQ(comparison_form("“Don’t”"), comparison_form("\"DON'T\""));
  EXPECT_EQ(comparison_form("Žan\xC2\xA0 Kővári"), "zan kovari");
  EXPECT_EQ(comparison_form("e\xCC\x81t\xC3\xA9"), "ete");  // composed or not
  EXPECT_EQ(comparison_form("a – b — c ‑ d"), "a - b - c - d");
  EXPECT_EQ(comparison_form("  \xE2\x80\xAFtwo \n\n words\xE2\x80\xAF"), "two words");
}

TEST(Utf8, ComparisonFormIsItsOwn) {
  std::mt19937 random(4);
  for (int round = 0; round < 300; ++round) {
    const std::string form = comparison_form(encode(random_code_points(random, 50)));
    EXPECT_EQ(first_invalid_utf8(form), form.size());
    EXPECT_EQ(comparison_form(form), form) << form;
  }
}

class CodePointIndexes : public ::testing::TestWithParam<std::size_t> {};

TEST_P(CodePointIndexes, AgreeWithCountingOneByOne) {
  std::mt19937 random(static_cast<unsigned>(GetParam()));
  const std::string text = encode(random_code_points(random, GetParam()));
  const CodePointIndex index(text);
  ASSERT_EQ(index.size(), GetParam());
  std::uint32_t counted = 0;
  for (std::size_t at = 0; at < text.size(); ++counted) {
    EXPECT_EQ(index.code_point_at(static_cast<std::uint32_t>(at)), counted);
    EXPECT_EQ(index.byte_at(counted), at);
    static_cast<void>(next_code_point(text, at));
  }
  const auto end = static_cast<std::uint32_t>(text.size());
  EXPECT_EQ(index.code_point_at(end), counted);
  EXPECT_EQ(index.byte_at(counted), end);
  EXPECT_EQ(index.code_point_at(end + 1), counted) << "past the end";
  EXPECT_EQ(index.byte_at(counted + 100), end) << "past the end";
}

INSTANTIATE_TEST_SUITE_P(OfTextsOfAnyLength, CodePointIndexes,
                         ::testing::Values(0, 1, 2, 15, 16, 31, 63, 64, 65, 300, 5000));

TEST(CodePointIndex, HoldsAtTheEdgesOfItsBlocks) {
  for (std::size_t length = 60; length < 70; ++length) {
    const std::string ascii(length, 'a');
    const CodePointIndex index(ascii);
    for (std::uint32_t i = 0; i <= length; ++i) {
      EXPECT_EQ(index.code_point_at(i), i);
      EXPECT_EQ(index.byte_at(i), i);
    }
    const std::string split = std::string(length - 2, 'a') + "\xF0\x9F\x98\x80";  // lies across the 64th byte
    const CodePointIndex across(split);
    EXPECT_EQ(across.size(), length - 1);
    EXPECT_EQ(across.byte_at(static_cast<std::uint32_t>(length - 2)), length - 2);
    EXPECT_EQ(across.byte_at(static_cast<std::uint32_t>(length - 1)), split.size());
  }
}

}  // namespace
}  // namespace hearsay
