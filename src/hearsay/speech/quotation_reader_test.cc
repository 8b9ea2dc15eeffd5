#include "hearsay/speech/quotation_reader.h"

#include <gtest/gtest.h>

#include "support/text_fixture.h"

namespace hearsay {
namespace {

std::vector<std::string> contents(std::string_view words) {
  const testing::Text text(words);
  std::vector<std::string> out;
  for (const Attribution& found : QuotationReader().read(text.article, text.clause(), People())) {
    EXPECT_TRUE(found.source.empty());
    EXPECT_TRUE(found.cue.empty());
    out.push_back(text.words(found.content.front()));
  }
  return out;
}

using Words = std::vector<std::string>;

TEST(QuotationReader, TakesWhatStandsInQuotationMarks) {
  EXPECT_EQ(contents("„Der Kai bleibt heute offen“, sagte die Bürgermeisterin."),
            Words{"„Der Kai bleibt heute offen“"});
  EXPECT_EQ(contents("« Le quai reste bien ouvert », a dit la maire."), Words{"« Le quai reste bien ouvert »"});
}

TEST(QuotationReader, CountsWordsWhereNoBlanksPartThem) {
  EXPECT_EQ(contents("他说：“我们不会去那里。”"), Words{"“我们不会去那里。”"});
  EXPECT_EQ(contents("他说：“不会。”"), Words());
}

TEST(QuotationReader, LeavesTitlesAndUnclosedOnes) {
  EXPECT_EQ(contents("Der Film „Der Kai“ läuft. „Und so weiter und so fort"), Words());
  EXPECT_EQ(contents(""), Words());
}

TEST(QuotationReader, TakesTheOuterOfTwo) {
  EXPECT_EQ(contents("„Sie sagte ‚der Kai bleibt heute offen‘ und ging“, sagte er."),
            Words{"„Sie sagte ‚der Kai bleibt heute offen‘ und ging“"});
}

}  // namespace
}  // namespace hearsay
