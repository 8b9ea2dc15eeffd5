#include "hearsay/story/published_time.h"

#include <gtest/gtest.h>

#include <string>

#include "support/press_report.h"

namespace hearsay {
namespace {

std::int64_t order(const std::string& published) {
  Story story;
  story.documents = {testing::PressReport("a").published(published).build()};
  return publication_order(story, 0);
}

TEST(PublicationOrder, GoesByTheMomentWhateverTheZone) {
  EXPECT_LT(order("2031-03-02T23:30:00+02:00"), order("2031-03-02T22:00:00Z"));
  EXPECT_LT(order("2031-03-02"), order("2031-03-02T00:01Z"));
  EXPECT_LT(order("1969-12-31"), order("1970-01-01"));
}

TEST(PublicationOrder, PutsWhatIsNotToldLast) {
  Story story;
  story.documents = {testing::PressReport("a").build()};
  const std::int64_t untold = publication_order(story, 0);
  EXPECT_LT(order("9999-12-31T23:59:59-12:00"), untold);
  for (const char* const published : {"", "soon", "2031-02-30", "2031-03-02T25:00"})
    EXPECT_EQ(order(published), untold);
}

}  // namespace
}  // namespace hearsay
