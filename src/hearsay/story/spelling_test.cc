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

TEST(SpellingDistance, CountsTheLettersThatTransliterationsChooseBetween) {
  EXPECT_EQ(spelling_distance("Berg", "berg", 3), 0U);
  EXPECT_EQ(spelling_distance("Osama", "Usama", 3), 1U);
  EXPECT_EQ(spelling_distance("Muammar", "Moammar", 3), 1U);
  EXPECT_EQ(spelling_distance("Khadafy", "Qaddafi", 3), 1U);
  EXPECT_EQ(spelling_distance("Nasralla", "Nasrallah", 3), 1U);
  EXPECT_EQ(spelling_distance("Binyamin", "Benjamin", 3), 2U);
  EXPECT_EQ(spelling_distance("", "h", 3), 1U);
}

TEST(SpellingDistance, CountsNoOtherLetters) {
  EXPECT_EQ(spelling_distance("Hansen", "Hanson", 5), 6U);
  EXPECT_EQ(spelling_distance("Johnson", "Johnston", 5), 6U);
  EXPECT_EQ(spelling_distance("Daniel", "Daniela", 5), 6U);
  EXPECT_EQ(spelling_distance("Miller", "Muller", 5), 6U);
  EXPECT_EQ(spelling_distance("Binyamin", "Benjamin", 1), 2U) << "stops at its limit";
}

/// One random edit that transliterations make.
std::string edited(std::string word, std::mt19937& random) {
  if (word.empty()) return "h";
  char& letter = word[random() % word.size()];
  if (letter == 'o')
    letter = 'u';
  else if (letter == 'e')
    letter = 'a';
  else
    word.insert(word.begin() + static_cast<std::ptrdiff_t>(random() % (word.size() + 1)), 'h');
  return word;
}

TEST(SpellingDistance, IsSymmetricAndNeverMoreThanTheEditsMade) {
  std::mt19937 random(10);
  for (int round = 0; round < 5'000; ++round) {
    std::string a;
    for (std::size_t i = random() % 5; i > 0; --i) (a += "blm"[random() % 3]) += "oe"[random() % 2];
    std::string b = a;
    const unsigned edits = random() % 4;
    for (unsigned i = 0; i < edits; ++i) b = edited(b, random);
    const unsigned distance = spelling_distance(a, b, 20);
    EXPECT_LE(distance, edits) << a << " " << b;
    EXPECT_EQ(distance, spelling_distance(b, a, 20)) << a << " " << b;
    for (unsigned limit = 0; limit < 4; ++limit)
      EXPECT_EQ(spelling_distance(a, b, limit), std::min(distance, limit + 1));
  }
}

TEST(SpellingDistance, OfHostileWordsIsBounded) {
  const std::string long_word(1'000'000, 'a');
  EXPECT_EQ(spelling_distance(long_word, long_word + "b", 2), 0U) << "what lies far behind is not compared";
  std::string zigzag;
  while (zigzag.size() < 1'000'000) zigzag += "ab";
  EXPECT_EQ(spelling_distance(zigzag, "b", 2), 3U);
  for (std::size_t before = 0; before < 4; ++before) {
    std::string waters(before, 'a');
    for (int i = 0; i < 100; ++i) waters += "水";
    EXPECT_EQ(spelling_distance(waters, waters + "b", 2), 0U) << "cut between characters";
  }
}

TEST(SoundKey, IsOneForNamesThatAreSpeltAlike) {
  for (const auto& [a, b] :
       std::vector<std::pair<std::string_view, std::string_view>>{{"Gaddafi", "Khadafy"},
                                                                  {"Zelensky", "Zelenskiy"},
                                                                  {"Johan", "Yohan"},
                                                                  {"Vasilevsky", "Wassilewski"},
                                                                  {"Lopez", "Lopes"}})
    EXPECT_EQ(sound_key(a), sound_key(b)) << a << " " << b;
  EXPECT_NE(sound_key("Lund"), sound_key("Berg"));
  EXPECT_FALSE(sound_key("Io").empty());
  EXPECT_FALSE(sound_key("水").empty());
  EXPECT_EQ(sound_key(""), "");
}

TEST(SpeltAlike, TakesTransliterationsForOneName) {
  const std::vector<std::pair<std::string_view, std::string_view>> pairs{{"Vasilevsky", "Vasilevskyy"},
                                                                         {"Vasilevsky", "Wassilewski"},
                                                                         {"Lauritsen", "Lauritzen"},
                                                                         {"Dragovic", "Dragovich"},
                                                                         {"Oyelaran", "Oyelarran"},
                                                                         {"Berg", "BERG"},
                                                                         {"Ngoya", "Ngoye"},
                                                                         {"Zelensky", "Zelenskyy"},
                                                                         {"Zelenskiy", "Zelenskyy"},
                                                                         {"Qaddafi", "Khadafy"},
                                                                         {"Ivanov", "Ivanoff"},
                                                                         {"Djokovic", "Đoković"},
                                                                         {"Jørgensen", "Jorgensen"}};
  for (const auto& [a, b] : pairs) {
    EXPECT_TRUE(spelt_alike(a, b)) << a << " " << b;
    EXPECT_TRUE(spelt_alike(b, a)) << a << " " << b;
  }
}

TEST(SpeltAlike, KeepsOtherNamesApart) {
  const std::vector<std::pair<std::string_view, std::string_view>> pairs{
      {"Berg", "Borg"},   {"Lund", "Lunde"},    {"Holt", "Holm"},     {"Vasilevsky", "Dragovic"},
      {"Ana", "Ann"},     {"Dahlen", "Wahlen"}, {"Hansen", "Hanson"}, {"Johnson", "Johnston"},
      {"Maria", "Mario"}, {"Gale", "Hale"},     {"Miller", "Muller"}};
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
