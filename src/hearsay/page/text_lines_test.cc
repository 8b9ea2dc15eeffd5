#include "hearsay/page/text_lines.h"

#include <gtest/gtest.h>

#include "hearsay/page/page_line.h"
#include "hearsay/page/text_region.h"

namespace hearsay {
namespace {

TEST(TextLines, SentencesEndInEveryScript) {
  for (const char* const line :
       {"No.", "“No.”", "« Non. »", "Why?", "(It was not.)", "没有人回信。", "هل كان أحد يعلم؟",
        "महापौर चुप रहे।", "She did not answer. (Reporting by Ann Lee)", "„Nein.“", "Δεν απάντησε."})
    EXPECT_TRUE(ends_a_sentence(line)) << line;
  for (const char* const line :
       {"", "Sport", "A teaser that is…", "A teaser...", "The ferry (photo)", "(", "Said:"})
    EXPECT_FALSE(ends_a_sentence(line)) << line;
}

TEST(TextLines, LengthIsWhatThereIsToRead) {
  EXPECT_EQ(reading_length("pier"), 4U);
  EXPECT_EQ(reading_length("мост"), 4U);
  EXPECT_EQ(reading_length("大桥"), 4U);
}

TEST(TextLines, AlternativeTextIsEnglish) {
  EXPECT_TRUE(reads_as_alternative_text("A man pointing at a map."));
  EXPECT_FALSE(reads_as_alternative_text("Die Fähre legte in Kiel ab."));
  EXPECT_FALSE(reads_as_alternative_text("Le maire n’a pas répondu."));
}

TEST(TextRegion, IsTheStretchWorthMost) {
  const std::string prose =
      "The ferry left the quay at noon, the harbour office said, and forty people were on board.\n";
  std::string page = "A line of the top that ends, and is long enough to be prose.\n";
  for (int i = 0; i < 20; ++i) page += "Label\n";
  page += prose + prose + prose;
  for (int i = 0; i < 20; ++i) page += "Label\n";
  const TextRegion region = find_text_region(page_lines(page));
  EXPECT_EQ(region.begin, 21U);
  EXPECT_EQ(region.end, 24U);
}

TEST(TextRegion, IsNotEndedByAGapHoweverLong) {
  std::string prose;
  for (int i = 0; i < 12; ++i)
    prose +=
        "The ferry left the quay at noon, the harbour office said, and forty people were on board when it "
        "did.\n";
  std::string page = prose;
  for (int i = 0; i < 1000; ++i) page += "Label\n";
  page += prose + prose;
  const TextRegion region = find_text_region(page_lines(page));
  EXPECT_EQ(region.begin, 0U);
  EXPECT_EQ(region.end, 1036U);
}

TEST(TextRegion, IsEmptyWithoutWorth) {
  const TextRegion region = find_text_region(page_lines("Label\nLabel\n"));
  EXPECT_EQ(region.begin, region.end);
}

}  // namespace
}  // namespace hearsay
