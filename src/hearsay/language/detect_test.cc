#include "hearsay/language/detect.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(DetectLanguageTest, TellsByTheWords) {
  EXPECT_EQ(detect_language(
                "The mayor said on Monday that the old bridge would be closed for the whole of the summer."),
            "en");
  EXPECT_EQ(
      detect_language(
          "Der Bürgermeister sagte am Montag, dass die alte Brücke den ganzen Sommer geschlossen bleibt."),
      "de");
  EXPECT_EQ(detect_language("Le maire a déclaré lundi que le vieux pont serait fermé pendant tout l’été."),
            "fr");
}

TEST(DetectLanguageTest, SaysNothingWhereNothingTells) {
  EXPECT_EQ(detect_language(""), std::nullopt);
  EXPECT_EQ(detect_language("12345 — 678"), std::nullopt);
}

TEST(DetectLanguageTest, EnglishIsEnglishOfAnyKind) {
  EXPECT_TRUE(is_english("en"));
  EXPECT_TRUE(is_english("en-GB"));
  EXPECT_TRUE(is_english("EN_us"));
  EXPECT_FALSE(is_english("enm"));
  EXPECT_FALSE(is_english("de"));
  EXPECT_FALSE(is_english(""));
}

}  // namespace
}  // namespace hearsay
