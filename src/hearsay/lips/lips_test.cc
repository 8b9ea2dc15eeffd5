#include "hearsay/lips/lips.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <random>
#include <set>
#include <thread>

namespace hearsay {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// One reader for all: it takes a third of a second to make.
const LipReader& reader(const std::string& map = "jeffers") {
  static std::map<std::string, LipReader> readers;
  auto at = readers.find(map);
  if (at == readers.end()) {
    Result<LipReader> opened = LipReader::open(map);
    if (!opened) throw std::runtime_error(opened.error().line());
    at = readers.emplace(map, std::move(*opened)).first;
  }
  return at->second;
}

class Lips : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(speech_data_folder() / "cmudict-en-us.dict"))
      GTEST_SKIP() << "pocketsphinx-en-us is not installed";
  }
  static LipReadings read(std::string_view phrase, LipOptions options = {}) {
    Result<LipReadings> readings = reader().read(phrase, options);
    EXPECT_TRUE(readings) << readings.error().line();
    return readings ? std::move(*readings) : LipReadings{};
  }
  static std::vector<std::string> texts(const LipReadings& readings) {
    std::vector<std::string> out;
    for (const LipCandidate& candidate : readings.candidates) out.push_back(candidate.text());
    return out;
  }
};

/// With those that sound the same.
std::vector<std::string> all_texts(const LipReadings& readings) {
  std::vector<std::string> out;
  for (const LipCandidate& candidate : readings.candidates) {
    out.push_back(candidate.text());
    out.insert(out.end(), candidate.sounds_the_same.begin(), candidate.sounds_the_same.end());
  }
  return out;
}

// Fisher's (1968) first group, and every textbook's: the lips close for all three alike.
TEST_F(Lips, TakePatBatAndMatForOne) {
  const std::vector<std::string> alike = all_texts(read("pat", {.count = 200}));
  EXPECT_THAT(alike, Contains("bat"));
  EXPECT_THAT(alike, Contains("mat"));
  EXPECT_THAT(alike, Contains("man"));
  EXPECT_THAT(alike, ::testing::Not(Contains("fat")));
}

TEST_F(Lips, TakeFanForVan) { EXPECT_THAT(texts(read("fan", {.count = 200})), Contains("van")); }

// The textbook's twins are not the same in any strict map; they are alike in where the lips are shown, and
// people mistake them.
TEST_F(Lips, FindTwinsOfElephantJuiceThatBeginWithILove) {
  const std::vector<std::string> alike = texts(read("elephant juice", {.count = 40, .near = true}));
  EXPECT_THAT(alike, Contains(::testing::StartsWith("i love")));
}

TEST_F(Lips, PutTheWordsThatSoundTheSameTogether) {
  const LipReadings readings = read("their son won", {.count = 50});
  const auto own = std::ranges::find_if(readings.candidates, &LipCandidate::is_own);
  ASSERT_NE(own, readings.candidates.end());
  EXPECT_FALSE(own->sounds_the_same.empty());
  for (const std::string& same : own->sounds_the_same)
    EXPECT_THAT(texts(readings), ::testing::Not(Contains(same)));
}

// "Bayh" and "bey" are in the dictionary too.
TEST_F(Lips, LeaveOutWhatSoundsTheSameButIsFarLessUsual) {
  const LipReadings readings = read("in the bay");
  const auto own = std::ranges::find_if(readings.candidates, &LipCandidate::is_own);
  EXPECT_THAT(own->sounds_the_same, ::testing::Not(Contains("in the bayh")));
}

TEST_F(Lips, LeaveHomophonesNothingToTellThemApartBy) {
  for (const auto& [a, b] : {std::pair{"flour", "flower"}, {"to", "two"}, {"knight", "night"}}) {
    const Result<LipLikeness> likeness = reader().compare(a, b);
    ASSERT_TRUE(likeness);
    EXPECT_EQ(likeness->verdict, LipLikeness::Verdict::same) << a << " and " << b;
    EXPECT_EQ(likeness->distance, 0) << a << " and " << b;
  }
}

TEST_F(Lips, TellWhatLooksDifferent) {
  const Result<LipLikeness> likeness = reader().compare("we will vote", "the harbour is frozen over");
  ASSERT_TRUE(likeness);
  EXPECT_EQ(likeness->verdict, LipLikeness::Verdict::different);
}

TEST_F(Lips, CompareBothWaysAlike) {
  for (const auto& [a, b] :
       {std::pair{"you are ignorant", "you're ignorant"}, {"over the line", "open the mine"}}) {
    EXPECT_DOUBLE_EQ(reader().compare(a, b)->distance, reader().compare(b, a)->distance);
    EXPECT_LE(reader().compare(a, b)->distance, 1);
  }
}

TEST_F(Lips, FindTenOthersForMostPhrasesOfThreeWords) {
  int many = 0;
  const std::vector<std::string_view> phrases = {
      "it is time",     "we will wait",    "never say that", "close the door",  "they must pay",
      "read my letter", "nobody knows it", "give them more", "look over there", "take it back"};
  for (const std::string_view phrase : phrases) many += read(phrase).candidates.size() > 10 ? 1 : 0;
  EXPECT_GE(many, 8);
}

TEST_F(Lips, KeepThePhraseAmongItsOwnCandidates) {
  std::mt19937 random(7);
  const std::vector<std::string> words = {"river",  "treaty", "Okonjo",  "the",      "xylograph", "never",
                                          "Zürich", "11",     "o'clock", "boat",     "vanish",    "strike",
                                          "quite",  "bridge", "a",       "ministers"};
  for (int round = 0; round < 60; ++round) {
    std::string phrase;
    for (std::size_t i = 0; i < 1 + random() % 6; ++i) phrase += words[random() % words.size()] + " ";
    const LipReadings readings = read(phrase, {.count = 1 + random() % 30, .near = round % 2 == 1});
    EXPECT_EQ(std::ranges::count_if(readings.candidates, &LipCandidate::is_own), 1) << phrase;
    EXPECT_GE(readings.own_rank, 1U) << phrase;
    EXPECT_LE(readings.own_rank, readings.looked_at) << phrase;
    EXPECT_GE(readings.bits_of_words, 0) << phrase;
    EXPECT_LE(readings.bits_of_words, std::log2(static_cast<double>(readings.looked_at)) + 1e-9) << phrase;
    EXPECT_GE(readings.seen, 0) << phrase;
    EXPECT_LE(readings.seen, 1) << phrase;
    std::set<std::string> once;
    for (const std::string& text : texts(readings)) EXPECT_TRUE(once.insert(text).second) << text;
  }
}

TEST_F(Lips, PutTheUsualFirst) {
  const LipReadings readings = read("we will not leave", {.count = 100});
  for (std::size_t i = 1; i + 1 < readings.candidates.size(); ++i)
    EXPECT_GE(readings.candidates[i - 1].score, readings.candidates[i].score);
}

TEST_F(Lips, SayTheSameTwice) {
  const LipReadings one = read("a bridge too far", {.near = true});
  const LipReadings two = read("a bridge too far", {.near = true});
  ASSERT_EQ(texts(one), texts(two));
  for (std::size_t i = 0; i < one.candidates.size(); ++i)
    EXPECT_EQ(one.candidates[i].score, two.candidates[i].score);
}

TEST_F(Lips, SayTheSameInAnyThread) {
  const std::vector<std::string> phrases = {"we will wait", "you are ignorant", "close the door",
                                            "never say that"};
  std::vector<std::vector<std::string>> alone;
  for (const std::string& phrase : phrases) alone.push_back(texts(read(phrase)));
  std::vector<std::vector<std::string>> together(phrases.size());
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < phrases.size(); ++i)
      threads.emplace_back([&, i] {
        for (int round = 0; round < 5; ++round) together[i] = texts(*reader().read(phrases[i]));
      });
  }
  EXPECT_EQ(together, alone);
}

TEST_F(Lips, NeverSayAWordTwiceToFillAShapeNorAnBeforeTheWrongSound) {
  for (const std::string_view phrase : {"you are ignorant", "an apple a day", "are you at home"})
    for (const LipCandidate& candidate : read(phrase, {.count = 200}).candidates) {
      if (candidate.is_own) continue;
      for (std::size_t i = 0; i + 1 < candidate.words.size(); ++i)
        EXPECT_NE(candidate.words[i], candidate.words[i + 1]) << candidate.text();
      EXPECT_THAT(candidate.text(), ::testing::Not(HasSubstr("an man")));
    }
}

TEST_F(Lips, CountOnlyNearErrorsWhereAskedTo) {
  for (const LipCandidate& candidate : read("over the line", {.count = 300}).candidates)
    EXPECT_EQ(candidate.errors, 0);
  const LipReadings near = read("over the line", {.count = 300, .near = true});
  EXPECT_TRUE(
      std::ranges::any_of(near.candidates, [](const LipCandidate& candidate) { return candidate.errors > 0; }));
  for (const LipCandidate& candidate : near.candidates) EXPECT_LE(candidate.errors, 2);
}

TEST_F(Lips, SpellNumbersOutAndKeepTheUsersWords) {
  EXPECT_THAT(read("21 Kyiv's").words, ElementsAre("twenty", "one", "kyiv's"));
}

TEST_F(Lips, RefuseWhatHasNoWord) {
  for (const std::string_view phrase : {"", "…", "?!", "   ", "\x01\x02"})
    EXPECT_FALSE(reader().read(phrase)) << phrase;
}

TEST_F(Lips, RefuseAnotherScript) {
  const Result<LipReadings> readings = reader().read("привет everyone");
  ASSERT_FALSE(readings);
  EXPECT_THAT(readings.error().line(), HasSubstr("nothing tells how \"привет\" is said"));
}

TEST_F(Lips, RefuseWhatIsTooLong) {
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "word ";
  const Result<LipReadings> readings = reader().read(many);
  ASSERT_FALSE(readings);
  EXPECT_THAT(readings.error().line(), HasSubstr("more than 40 words"));
  EXPECT_LT(readings.error().line().size(), 300U);
  EXPECT_FALSE(reader().read(std::string(100000, 'a')));
}

TEST_F(Lips, TakeAnyBytes) {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    std::string bytes;
    for (std::size_t i = 0; i < random() % 40; ++i) bytes += static_cast<char>(random() % 256);
    if (const Result<LipReadings> readings = reader().read(bytes)) {
      EXPECT_FALSE(readings->candidates.empty());
    }
  }
}

TEST_F(Lips, KnowTheMapsByName) {
  EXPECT_EQ(reader("lee").map().name(), "lee");
  const Result<LipReader> none = LipReader::open("nobody's");
  ASSERT_FALSE(none);
  EXPECT_THAT(none.error().line(), HasSubstr("jeffers lee"));
}

TEST(LipReaderWithoutData, NamesThePackage) {
  const Result<LipReader> none = LipReader::open("jeffers", "/nowhere");
  ASSERT_FALSE(none);
  EXPECT_THAT(none.error().line(), HasSubstr("install pocketsphinx-en-us"));
}

TEST(VisemeMaps, HaveEveryPhoneOnce) {
  for (const std::string& name : VisemeMap::names()) {
    const std::optional<VisemeMap> map = VisemeMap::named(name);
    ASSERT_TRUE(map) << name;
    std::multiset<Phone> phones;
    for (const VisemeMap::Group& group : map->visemes())
      phones.insert(group.phones.begin(), group.phones.end());
    EXPECT_EQ(phones.size(), phone_names().size()) << name;
    EXPECT_EQ(std::set<Phone>(phones.begin(), phones.end()).size(), phone_names().size()) << name;
  }
}

// Three sounds share the shape of closed lips: seeing it leaves log2 3 bits.
TEST(VisemeMaps, TellWhatOneConsonantLeavesOpen) {
  for (const std::string& name : VisemeMap::names()) {
    const std::optional<VisemeMap> map = VisemeMap::named(name);
    EXPECT_DOUBLE_EQ(map->bits(map->of(*phone_named("P"))), std::log2(3.0));
    EXPECT_DOUBLE_EQ(map->bits(map->of(*phone_named("F"))), 1);
    EXPECT_EQ(map->of(*phone_named("P")), map->of(*phone_named("M")));
    EXPECT_NE(map->of(*phone_named("P")), map->of(*phone_named("F")));
  }
}

}  // namespace
}  // namespace hearsay
