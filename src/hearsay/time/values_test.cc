#include "hearsay/time/values.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(LengthValue, HasTheUnitsOfIso8601) {
  EXPECT_EQ(length_value({{.whole = 90}, TimeUnit::second}), "PT90S");
  EXPECT_EQ(length_value({{.whole = 20}, TimeUnit::minute}), "PT20M");
  EXPECT_EQ(length_value({{.whole = 7}, TimeUnit::hour}), "PT7H");
  EXPECT_EQ(length_value({{.whole = 10}, TimeUnit::day}), "P10D");
  EXPECT_EQ(length_value({{.whole = 12}, TimeUnit::week}), "P12W");
  EXPECT_EQ(length_value({{.whole = 20}, TimeUnit::month}), "P20M") << "not the minutes, which stand behind T";
  EXPECT_EQ(length_value({{.whole = 3}, TimeUnit::year}), "P3Y");
}

TEST(LengthValue, HasThoseOfTidesForLongerStretches) {
  EXPECT_EQ(length_value({{.whole = 2}, TimeUnit::quarter}), "P2Q");
  EXPECT_EQ(length_value({{.whole = 1}, TimeUnit::decade}), "P1DE");
  EXPECT_EQ(length_value({{.whole = 3}, TimeUnit::century}), "P3CE");
  EXPECT_EQ(length_value({{.whole = 1}, TimeUnit::millennium}), "P1ML");
}

TEST(LengthValue, CountsAHalfInTheNextSmallerUnit) {
  EXPECT_EQ(length_value({{.whole = 2, .half = true}, TimeUnit::year}), "P2Y6M");
  EXPECT_EQ(length_value({{.whole = 1, .half = true}, TimeUnit::hour}), "PT1H30M");
  EXPECT_EQ(length_value({{.whole = 0, .half = true}, TimeUnit::hour}), "PT30M");
  EXPECT_EQ(length_value({{.whole = 1, .half = true}, TimeUnit::minute}), "PT1M30S");
  EXPECT_EQ(length_value({{.whole = 0, .half = true}, TimeUnit::decade}), "P5Y");
  EXPECT_EQ(length_value({{.whole = 0, .half = true}, TimeUnit::century}), "P50Y");
}

TEST(LengthValue, WritesAHalfWhereNoSmallerUnitHasIt) {
  EXPECT_EQ(length_value({{.whole = 2, .half = true}, TimeUnit::day}), "P2.5D");
  EXPECT_EQ(length_value({{.whole = 0, .half = true}, TimeUnit::month}), "P0.5M");
  EXPECT_EQ(length_value({{.whole = 1, .half = true}, TimeUnit::week}), "P1.5W");
}

TEST(LengthValue, CountsFortnightsInWeeks) {
  EXPECT_EQ(length_value({{.whole = 1}, TimeUnit::fortnight}), "P2W");
  EXPECT_EQ(length_value({{.whole = 1, .half = true}, TimeUnit::fortnight}), "P3W");
}

TEST(LengthValue, LeavesOutWhatIsNotTold) {
  EXPECT_EQ(length_value({{.known = false}, TimeUnit::day}), "PXD");
  EXPECT_EQ(length_value({{.known = false}, TimeUnit::hour}), "PTXH");
  EXPECT_EQ(length_value({{.known = false}, TimeUnit::decade}), "PXDE");
}

}  // namespace
}  // namespace hearsay
