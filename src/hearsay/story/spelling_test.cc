#include "hearsay/story/spelling.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hearsay {
namespace {

TEST(SpellingKey, IsOneForTheSpellingsOfOneSound) {
  EXPECT_EQ(spelling_key("Sergeyyev"), spelling_key("Sergeyev"));
  EXPECT_EQ(spelling_key("Khatami"), spelling_key("Hatamy"));
  EXPECT_EQ(spelling_key("Vasilevsky"), spelling_key("Wasilewskiy"));
  EXPECT_EQ(spelling_key("Kővári"), spelling_key("KOVARY"));
  EXPECT_EQ(spelling_key("O’Keefe"), spelling_key("O'Kife"));
  EXPECT_EQ(spelling_key(""), "");
}

TEST(SpellingKey, DiffersForOtherNames) {
  EXPECT_NE(spelling_key("Berg"), spelling_key("Borg"));
  EXPECT_NE(spelling_key("Lund"), spelling_key("Lunde"));
}

TEST(EditDistance, CountsEdits) {
  EXPECT_EQ(edit_distance("berg", "berg", 3), 0U);
  EXPECT_EQ(edit_distance("berg", "borg", 3), 1U);
  EXPECT_EQ(edit_distance("berg", "ber", 3), 1U);
  EXPECT_EQ(edit_distance("berg", "bergs", 3), 1U);
  EXPECT_EQ(edit_distance("berg", "begr", 3), 1U) << "neighbours swapped";
  EXPECT_EQ(edit_distance("kitten", "sitting", 5), 3U);
  EXPECT_EQ(edit_distance("ca", "abc", 5), 3U) << "restricted: no part is edited twice";
  EXPECT_EQ(edit_distance("", "abc", 5), 3U);
  EXPECT_EQ(edit_distance("", "", 0), 0U);
}

TEST(EditDistance, StopsAtItsLimit) {
  EXPECT_EQ(edit_distance("abcdef", "uvwxyz", 2), 3U);
  EXPECT_EQ(edit_distance("a", "abcdefgh", 2), 3U);
  EXPECT_EQ(edit_distance("a", "b", 0), 1U);
}

std::string random_word(std::mt19937& random) {
  std::string word;
  for (std::size_t i = random() % 9; i > 0; --i) word += static_cast<char>('a' + random() % 4);
  return word;
}

/// One random edit of a word.
std::string edited(std::string word, std::mt19937& random) {
  const auto at = static_cast<std::ptrdiff_t>(random() % (word.size() + 1));
  const auto letter = static_cast<char>('a' + random() % 4);
  if (random() % 2 == 0 || at == std::ssize(word)) {
    word.insert(word.begin() + at, letter);
  } else if (random() % 2 == 0) {
    word.erase(word.begin() + at);
  } else {
    word[static_cast<std::size_t>(at)] = letter;
  }
  return word;
}

TEST(EditDistance, IsSymmetricAndNeverMoreThanTheEditsMade) {
  std::mt19937 random(10);
  for (int round = 0; round < 20'000; ++round) {
    const std::string a = random_word(random);
    std::string b = a;
    const unsigned edits = random() % 4;
    for (unsigned i = 0; i < edits; ++i) b = edited(b, random);
    const unsigned distance = edit_distance(a, b, 10);
    EXPECT_LE(distance, edits) << a << " " << b;
    EXPECT_EQ(distance, edit_distance(b, a, 10)) << a << " " << b;
    EXPECT_EQ(distance == 0, a == b);
    for (unsigned limit = 0; limit < 4; ++limit)
      EXPECT_EQ(edit_distance(a, b, limit), std::min(distance, limit + 1));
  }
}

TEST(EditDistance, OfHostileWordsIsBounded) {
  const std::string long_word(1'000'000, 'a');
  EXPECT_EQ(edit_distance(long_word, long_word + "b", 2), 0U) << "what lies far behind is not compared";
  EXPECT_EQ(edit_distance(long_word, "b", 2), 3U);
}

TEST(SpeltAlike, TakesTransliterationsForOneName) {
  const std::vector<std::pair<std::string_view, std::string_view>> pairs{{"Vasilevsky", "Vasilevskyy"},
                                                                         {"Vasilevsky", "Wassilewski"},
                                                                         {"Lauritsen", "Lauritzen"},
                                                                         {"Dragovic", "Dragovich"},
                                                                         {"Oyelaran", "Oyelarran"},
                                                                         {"Berg", "BERG"},
                                                                         {"Ngoya", "Ngoye"}};
  for (const auto& [a, b] : pairs) {
    EXPECT_TRUE(spelt_alike(a, b)) << a << " " << b;
    EXPECT_TRUE(spelt_alike(b, a)) << a << " " << b;
  }
}

TEST(SpeltAlike, KeepsOtherNamesApart) {
  const std::vector<std::pair<std::string_view, std::string_view>> pairs{
      {"Berg", "Borg"},           {"Lund", "Lunde"}, {"Holt", "Holm"},
      {"Vasilevsky", "Dragovic"}, {"Ana", "Ann"},    {"Dahlen", "Wahlen"}};
  for (const auto& [a, b] : pairs) {
    EXPECT_FALSE(spelt_alike(a, b)) << a << " " << b;
    EXPECT_FALSE(spelt_alike(b, a)) << a << " " << b;
  }
}

TEST(SpeltAlike, TakesAnyBytes) {
  EXPECT_TRUE(spelt_alike("", ""));
  EXPECT_FALSE(spelt_alike("", "Berg"));
  EXPECT_TRUE(spelt_alike("水", "水"));
  EXPECT_FALSE(spelt_alike("水", "火"));
}

}  // namespace
}  // namespace hearsay
