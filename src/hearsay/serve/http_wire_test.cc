#include "hearsay/serve/http_wire.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hearsay {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

HttpRequest get() {
  HttpRequest request;
  request.method = "GET";
  return request;
}

TEST(HttpWire, DelimitsABody) {
  const auto wire = to_wire(get(), plain_text(404, "There is no such page."), {});
  ASSERT_TRUE(wire);
  EXPECT_THAT(wire->head, StartsWith("HTTP/1.1 404 Not Found\r\nDate: "));
  EXPECT_THAT(wire->head, HasSubstr("\r\nContent-Length: 23\r\n"));
  EXPECT_THAT(wire->head, Not(HasSubstr("Connection:")));
  EXPECT_THAT(wire->head, Not(HasSubstr("Server:")));
  EXPECT_TRUE(wire->head.ends_with("\r\n\r\n"));
  EXPECT_EQ(wire->bytes(), "There is no such page.\n");
}

TEST(HttpWire, SharesABody) {
  const auto shared = std::make_shared<const std::string>("shared");
  const auto wire = to_wire(get(), {.shared_body = shared}, {});
  EXPECT_EQ(wire->bytes().data(), shared->data());
  EXPECT_THAT(wire->head, HasSubstr("Content-Length: 6\r\n"));
}

TEST(HttpWire, HeadHasTheLengthAndNoBody) {
  HttpRequest request = get();
  request.is_head = true;
  const auto wire = to_wire(request, plain_text(200, "abc"), {});
  EXPECT_THAT(wire->head, HasSubstr("Content-Length: 4\r\n"));
  EXPECT_EQ(wire->bytes(), "");
  const auto stream = to_wire(request, streamed("text/csv", [] { return std::string("x"); }), {});
  EXPECT_FALSE(stream->stream);
}

TEST(HttpWire, ChunksAStreamOrEndsItWithTheConnection) {
  const auto stream = [] { return streamed("text/csv", [] { return std::string(); }, "May 1.csv"); };
  const auto chunked = to_wire(get(), stream(), {});
  EXPECT_TRUE(chunked->is_chunked && chunked->keep_alive);
  EXPECT_THAT(chunked->head, HasSubstr("Transfer-Encoding: chunked\r\n"));
  EXPECT_THAT(chunked->head, Not(HasSubstr("Content-Length")));
  EXPECT_THAT(chunked->head, HasSubstr("Content-Disposition: attachment; filename*=UTF-8''May%201.csv\r\n"));
  const auto plain = to_wire(get(), stream(), {.http_1_0 = true});
  EXPECT_FALSE(plain->is_chunked || plain->keep_alive);
  EXPECT_THAT(plain->head, HasSubstr("Connection: close\r\n"));
}

TEST(HttpWire, WhatTheReaderHasIsNotSentAgain) {
  HttpRequest request = get();
  const HttpResponse page = with_etag(html("<p>x"));
  request.headers = {{"if-none-match", "W/\"" + page.etag + "\""}};
  const auto wire = to_wire(request, page, {});
  EXPECT_THAT(wire->head, StartsWith("HTTP/1.1 304 Not Modified\r\n"));
  EXPECT_THAT(wire->head, HasSubstr("ETag: \"" + page.etag + "\"\r\n"));
  EXPECT_THAT(wire->head, Not(HasSubstr("Content-Length")));
  EXPECT_EQ(wire->bytes(), "");
  request.headers = {{"if-none-match", "\"other\""}};
  EXPECT_THAT(to_wire(request, page, {})->head, StartsWith("HTTP/1.1 200 OK\r\n"));
  request.headers = {{"if-none-match", "*"}};
  EXPECT_THAT(to_wire(request, html("no tag"), {})->head, StartsWith("HTTP/1.1 200 OK\r\n"));
  request.method = "POST";
  EXPECT_THAT(to_wire(request, page, {})->head, StartsWith("HTTP/1.1 200 OK\r\n"));
}

TEST(HttpWire, FindsATagInAList) {
  EXPECT_TRUE(names_etag("*", "a"));
  EXPECT_TRUE(names_etag("\"a\"", "a"));
  EXPECT_TRUE(names_etag("\"b\", W/\"a\" ,\"c\"", "a"));
  EXPECT_FALSE(names_etag("a", "a"));
  EXPECT_FALSE(names_etag("\"a", "a"));
  EXPECT_FALSE(names_etag("\"b\"a\"c\"", "a"));
  EXPECT_FALSE(names_etag("", "a"));
}

TEST(HttpWire, NothingSlipsInByAHeader) {
  const auto sent = [](NamedValue header) {
    return to_wire(get(), {.headers = {std::move(header)}}, {}).has_value();
  };
  EXPECT_TRUE(sent({"X-Note", "Ru\xc3\xadz, \t x"}));
  EXPECT_FALSE(sent({"X-Note", "x\r\nSet-Cookie: a=b"}));
  EXPECT_FALSE(sent({"X-Note", "x\n"}));
  EXPECT_FALSE(sent({"X-Note", std::string("x\0", 2)}));
  EXPECT_FALSE(sent({"X Note", "x"}));
  EXPECT_FALSE(sent({"X-Note:", "x"}));
  EXPECT_FALSE(sent({"", "x"}));
  EXPECT_FALSE(to_wire(get(), {.content_type = "text/html\r\n"}, {}));
  EXPECT_FALSE(to_wire(get(), {.etag = "a\""}, {}));
}

TEST(HttpWire, TellsHowTheConnectionGoesOn) {
  EXPECT_THAT(to_wire(get(), html(""), {.keep_alive = false})->head, HasSubstr("Connection: close\r\n"));
  EXPECT_THAT(to_wire(get(), html(""), {.http_1_0 = true, .keep_alive = true})->head,
              HasSubstr("Connection: keep-alive\r\n"));
}

TEST(HttpWire, WritesDatesAsTheStandardDoes) {
  EXPECT_EQ(http_date(std::chrono::system_clock::from_time_t(784'111'777)), "Sun, 06 Nov 1994 08:49:37 GMT");
}

}  // namespace
}  // namespace hearsay
