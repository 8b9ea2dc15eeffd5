#include "hearsay/serve/url.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hearsay/base/utf8.h"

namespace hearsay {
namespace {

using ::testing::ElementsAre;

constexpr std::size_t kMany = 100;

TEST(Path, IsDecodedOnce) {
  EXPECT_EQ(decode_path("/"), "/");
  EXPECT_EQ(decode_path("/people/Ana%20Ru%C3%ADz"), "/people/Ana Ruíz");
  EXPECT_EQ(decode_path("/a%2Fb+c"), "/a/b+c");
  EXPECT_EQ(decode_path("/a%252e"), "/a%2e");
  EXPECT_EQ(decode_path("/.../..a/.b"), "/.../..a/.b");
}

TEST(Path, IsRefused) {
  for (const char* path :
       {"",     "a",         "*",       "%2Fa",  "/../a",    "/a/..", "/a/.",   "/.",
        "/./a", "/%2e%2E/a", "/a%2f..", "/a%00", "/a%0d%0a", "/a\\b", "/a%5cb", "/a%7f",
        "/%",   "/%4",       "/%zz",    "/%4g",  "/%ff",     "/%c3",  "/\xc3",  "/%ed%a0%80"})
    EXPECT_FALSE(decode_path(path)) << path;
}

TEST(FormValues, AreDecodedInOrder) {
  EXPECT_THAT(decode_form_values("q=let+her%20walk&by=&by=Ru%C3%ADz&plain&&=x&a=b=c", kMany).value(),
              ElementsAre(NamedValue{"q", "let her walk"}, NamedValue{"by", ""}, NamedValue{"by", "Ruíz"},
                          NamedValue{"plain", ""}, NamedValue{"", "x"}, NamedValue{"a", "b=c"}));
  EXPECT_TRUE(decode_form_values("", kMany)->empty());
}

TEST(FormValues, WhatIsNotWellFormedIsReadAsBrowsersDo) {
  EXPECT_THAT(decode_form_values("q=100%&r=%4&s=%zz&t=%ff&u=a%00b", kMany).value(),
              ElementsAre(NamedValue{"q", "100%"}, NamedValue{"r", "%4"}, NamedValue{"s", "%zz"},
                          NamedValue{"t", "\xef\xbf\xbd"},
                          NamedValue{"u",
                                     "a\xef\xbf\xbd"
                                     "b"}));
}

TEST(FormValues, AreBounded) {
  EXPECT_EQ(decode_form_values("a=1&b=2", 2)->size(), 2U);
  EXPECT_FALSE(decode_form_values("a=1&b=2&c=3", 2));
}

TEST(FormValues, GiveBackWhatWasEncoded) {
  std::string every_byte;
  for (int byte = 1; byte < 0x80; ++byte) every_byte += static_cast<char>(byte);
  every_byte += "“Let her walk”";
  const std::string query = percent_encode(every_byte) + "=" + percent_encode(every_byte);
  EXPECT_EQ(query.find_first_of("&+ \"<>#?/"), std::string::npos);
  EXPECT_THAT(decode_form_values(query, kMany).value(), ElementsAre(NamedValue{every_byte, every_byte}));
}

TEST(FindValue, GivesTheFirst) {
  const std::vector<NamedValue> values{{"a", "1"}, {"b", "2"}, {"a", "3"}};
  EXPECT_EQ(find_value(values, "a"), "1");
  EXPECT_EQ(find_value(values, "c"), std::nullopt);
}

}  // namespace
}  // namespace hearsay
