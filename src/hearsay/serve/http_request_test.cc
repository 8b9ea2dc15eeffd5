#include "hearsay/serve/http_request.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hearsay {
namespace {

using ::testing::ElementsAre;

constexpr std::size_t kMostTarget = 100;

std::expected<HttpRequest, HttpResponse> read(std::string_view method, std::string_view target,
                                              std::vector<NamedValue> headers = {{"Host", "a"}},
                                              bool http_1_0 = false) {
  return request_of({.method = method, .target = target, .headers = std::move(headers), .http_1_0 = http_1_0},
                    kMostTarget, "127.0.0.1");
}

int status(std::string_view method, std::string_view target, std::vector<NamedValue> headers = {{"Host", "a"}},
           bool http_1_0 = false) {
  const auto request = read(method, target, std::move(headers), http_1_0);
  return request ? 200 : request.error().status;
}

TEST(HttpRequestHead, BecomesARequest) {
  const auto request =
      read("HEAD", "/people/Ana%20Ruiz?q=a+b&q=c",
           {{"HOST", "a"}, {"Cookie", "one=1; two=2=2;three"}, {"cookie", "four="}, {"X-Note", "x"}});
  ASSERT_TRUE(request);
  EXPECT_EQ(request->method, "GET");
  EXPECT_TRUE(request->is_head);
  EXPECT_EQ(request->path, "/people/Ana Ruiz");
  EXPECT_EQ(request->target, "/people/Ana%20Ruiz?q=a+b&q=c");
  EXPECT_EQ(request->peer, "127.0.0.1");
  EXPECT_EQ(request->parameter("q"), "a b");
  EXPECT_EQ(request->parameters.size(), 2U);
  EXPECT_EQ(request->header("x-note"), "x");
  EXPECT_THAT(request->cookies,
              ElementsAre(NamedValue{"one", "1"}, NamedValue{"two", "2=2"}, NamedValue{"four", ""}));
}

TEST(HttpRequestHead, ATargetMayNameItsHost) {
  EXPECT_EQ(read("GET", "http://A:1/b?c=d", {{"Host", "a:1"}})->target, "/b?c=d");
  EXPECT_EQ(read("GET", "http://a", {{"Host", "a"}})->path, "/");
  EXPECT_EQ(read("GET", "http://a?c=d", {{"Host", "a"}})->target, "/?c=d");
  EXPECT_EQ(status("GET", "http://b/", {{"Host", "a"}}), 400);
  EXPECT_EQ(status("GET", "http:///b", {{"Host", "a"}}), 400);
  EXPECT_EQ(status("GET", "ftp://a/b", {{"Host", "a"}}), 400);
}

TEST(HttpRequestHead, IsRefused) {
  EXPECT_EQ(status("GET", "/"), 200);
  EXPECT_EQ(status("BREW", "/"), 501);
  EXPECT_EQ(status("CONNECT", "a:80"), 501);
  EXPECT_EQ(status("TRACE", "/"), 501);
  EXPECT_EQ(status("get", "/"), 501);
  EXPECT_EQ(status("OPTIONS", "*"), 400);
  EXPECT_EQ(status("GET", "/../etc/passwd"), 400);
  EXPECT_EQ(status("GET", "/%00"), 400);
  EXPECT_EQ(status("GET", "/a#b"), 400);
  EXPECT_EQ(status("GET", "/" + std::string(kMostTarget, 'a')), 414);
}

TEST(HttpRequestHead, HasOneHost) {
  EXPECT_EQ(status("GET", "/", {}), 400);
  EXPECT_EQ(status("GET", "/", {}, true), 200);
  EXPECT_EQ(status("GET", "/", {{"Host", "a"}, {"host", "a"}}), 400);
}

TEST(HttpRequestHead, HasOneEnd) {
  EXPECT_EQ(status("POST", "/", {{"Host", "a"}, {"Transfer-Encoding", "Chunked"}}), 200);
  EXPECT_EQ(status("POST", "/", {{"Host", "a"}, {"Transfer-Encoding", "gzip, chunked"}}), 501);
  EXPECT_EQ(status("POST", "/", {{"Host", "a"}, {"Transfer-Encoding", "identity"}}), 501);
  EXPECT_EQ(
      status("POST", "/", {{"Host", "a"}, {"Transfer-Encoding", "chunked"}, {"Transfer-Encoding", "chunked"}}),
      501);
  EXPECT_EQ(status("POST", "/", {{"Host", "a"}, {"Transfer-Encoding", "chunked"}, {"Content-Length", "1"}}),
            400);
  EXPECT_EQ(status("POST", "/", {{"Host", "a"}, {"Transfer-Encoding", "chunked"}}, true), 400);
}

TEST(HttpRequestHead, ParametersAreBounded) {
  std::string query = "/?a";
  for (std::size_t count = 1; count < kMostParameters; ++count) query += "&a";
  const auto read_query = [](std::string_view target) {
    return request_of({.method = "GET", .target = target, .headers = {{"Host", "a"}}}, target.size(), "");
  };
  EXPECT_EQ(read_query(query)->parameters.size(), kMostParameters);
  EXPECT_FALSE(read_query(query + "&a"));
}

}  // namespace
}  // namespace hearsay
