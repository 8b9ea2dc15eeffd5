#include "hearsay/serve/http_message.h"

#include <gtest/gtest.h>

#include "hearsay/base/sha256.h"

namespace hearsay {
namespace {

TEST(HttpMessage, LeadsOnlyToPathsOfThisServer) {
  EXPECT_EQ(find_value(see_other("/a?b=c%20d").headers, "Location"), "/a?b=c%20d");
  for (const char* to : {"", "a", "//evil.example", "/\\evil.example", "http://evil.example/", "/a b",
                         "/a\r\nX: y", "/\xc3\xad"})
    EXPECT_EQ(find_value(see_other(to).headers, "Location"), "/") << to;
}

TEST(HttpMessage, TellsWhatAPageTakes) {
  const HttpResponse response = method_not_allowed("GET, POST");
  EXPECT_EQ(response.status, 405);
  EXPECT_EQ(find_value(response.headers, "Allow"), "GET, POST");
}

TEST(HttpMessage, TagsAPageByItsBytes) {
  EXPECT_EQ(with_etag(html("a")).etag, sha256_hex("a"));
  EXPECT_EQ(with_etag({.shared_body = std::make_shared<const std::string>("a")}).etag, sha256_hex("a"));
}

TEST(HttpMessage, ALineEnds) {
  EXPECT_EQ(plain_text(404, "a").body, "a\n");
  EXPECT_EQ(plain_text(404, "a\n").body, "a\n");
}

}  // namespace
}  // namespace hearsay
