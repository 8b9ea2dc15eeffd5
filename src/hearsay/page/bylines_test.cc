#include "hearsay/page/bylines.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace hearsay {
namespace {

using Strings = std::vector<std::string>;

TEST(Bylines, NamesAlone) {
  EXPECT_EQ(names_in_byline("By Ann Lee"), (Strings{"Ann Lee"}));
  EXPECT_EQ(names_in_byline("By Ann Lee and Bo Dahl, political editor"), (Strings{"Ann Lee", "Bo Dahl"}));
  EXPECT_EQ(names_in_byline("Ann Lee, Bo Dahl & Çelik Öz"), (Strings{"Ann Lee", "Bo Dahl", "Çelik Öz"}));
  EXPECT_EQ(names_in_byline("Von Anna Lee | 15. August 2025"), (Strings{"Anna Lee"}));
  EXPECT_EQ(names_in_byline("Ann Lee, Ann Lee"), (Strings{"Ann Lee"}));
}

TEST(Bylines, NothingForWhatIsNoName) {
  EXPECT_EQ(names_in_byline("https://argus.example/ann"), Strings{});
  EXPECT_EQ(names_in_byline("Staff reporter"), Strings{});
  EXPECT_EQ(names_in_byline("Updated 3 hours ago"), Strings{});
  EXPECT_EQ(names_in_byline("ann@argus.example"), Strings{});
  EXPECT_EQ(names_in_byline(""), Strings{});
}

TEST(Bylines, AByLineBeginsAsOne) {
  EXPECT_TRUE(begins_as_byline("By Ann Lee"));
  EXPECT_TRUE(begins_as_byline("Von Anna Lee"));
  EXPECT_FALSE(begins_as_byline("By noon the dam had failed."));
  EXPECT_FALSE(begins_as_byline("Byron Lee"));
}

TEST(Bylines, WhatFollowsTheNamesIsCut) {
  EXPECT_EQ(names_in_byline("Ann Lee on Friday"), (Strings{"Ann Lee"}));
  EXPECT_EQ(names_in_byline("Von Anna Lee am 15. August"), (Strings{"Anna Lee"}));
  EXPECT_EQ(names_in_byline("Ann Lee, PhD"), (Strings{"Ann Lee"}));
}

TEST(Bylines, AnIntroductionAloneIsNoName) {
  EXPECT_EQ(names_in_byline("By"), Strings{});
  EXPECT_EQ(names_in_byline("Veröffentlicht von"), Strings{});
  EXPECT_TRUE(introduces_byline("Written by:"));
  EXPECT_FALSE(introduces_byline("Written in stone"));
}

TEST(Bylines, OneNameOrNone) {
  EXPECT_EQ(one_name("Posts by Ann Lee »"), "Ann Lee");
  EXPECT_EQ(one_name("flood77"), "flood77");
  EXPECT_EQ(one_name("Ann Lee, Bo Dahl"), "");
  EXPECT_EQ(one_name("***"), "");
}

}  // namespace
}  // namespace hearsay
