#include "hearsay/serve/http_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>

#include "hearsay/serve/multipart.h"
#include "support/http_client.h"
#include "support/running_server.h"

namespace hearsay {
namespace {

using ::testing::HasSubstr;
using testing::HttpClient;
using testing::HttpReply;
using ::testing::Not;
using testing::RunningServer;
using ::testing::StartsWith;

constexpr std::string_view kToken = "0123456789abcdef";
const std::string kBearer = "Authorization: Bearer " + std::string(kToken) + "\r\n";

/// What came, on one line.
HttpResponse echo(const HttpRequest& request) {
  if (request.path == "/page") return with_etag(html("<p>page"));
  if (request.path == "/form") return html(csrf_token(request));
  if (request.path == "/throw") throw std::runtime_error("the store is gone");
  if (request.path == "/throw-number") throw 7;
  if (request.path == "/bad-header") return {.headers = {{"X-Note", "a\r\nb"}}};
  return plain_text(200, request.method + " " + request.path + " " + request.body);
}

std::string host_of(const RunningServer& server) {
  return "Host: localhost:" + std::to_string(server.port()) + "\r\n";
}

TEST(HttpServer, KeepsAConnection) {
  const RunningServer server(echo);
  HttpClient client(server.port());
  for (const char* path : {"/one", "/two", "/three"}) {
    const HttpReply reply = client.get(path);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, std::string("GET ") + path + " \n");
  }
}

TEST(HttpServer, ClosesWhereItIsAsked) {
  const RunningServer server(echo);
  HttpClient client(server.port());
  EXPECT_EQ(client.get("/", "Connection: close\r\n").header("Connection"), "close");
  EXPECT_TRUE(client.is_closed());
  HttpClient old(server.port());
  EXPECT_EQ(old.ask("GET / HTTP/1.0\r\n" + host_of(server) + "\r\n").header("Connection"), "close");
  EXPECT_TRUE(old.is_closed());
  HttpClient kept(server.port());
  const std::string keep = "GET / HTTP/1.0\r\n" + host_of(server) + "Connection: keep-alive\r\n\r\n";
  EXPECT_EQ(kept.ask(keep).header("Connection"), "keep-alive");
  EXPECT_EQ(kept.ask(keep).status, 200);
}

TEST(HttpServer, AnswersHeadWithoutABody) {
  const RunningServer server(echo);
  HttpClient client(server.port());
  client.send("HEAD /page HTTP/1.1\r\n" + host_of(server) + "\r\n");
  EXPECT_EQ(client.read(true).header("Content-Length"), "7");
  EXPECT_EQ(client.get("/page").body, "<p>page");
}

TEST(HttpServer, SendsNothingAgainThatTheReaderHas) {
  const RunningServer server(echo);
  HttpClient client(server.port());
  const std::string etag = client.get("/page").header("ETag").value_or("");
  EXPECT_EQ(client.get("/page", "If-None-Match: " + etag + "\r\n").status, 304);
  EXPECT_EQ(client.get("/page").status, 200);
}

TEST(HttpServer, AnswersInOrderWhatIsSentAtOnce) {
  const RunningServer server(echo);
  HttpClient client(server.port());
  std::string requests;
  constexpr int kRequests = 50;
  for (int count = 0; count < kRequests; ++count)
    requests += "GET /" + std::to_string(count) + " HTTP/1.1\r\n" + host_of(server) + "\r\n";
  client.send(requests);
  for (int count = 0; count < kRequests; ++count)
    EXPECT_EQ(client.read().body, "GET /" + std::to_string(count) + " \n");
}

TEST(HttpServer, TakesTargetsThatNameTheHost) {
  const RunningServer server(echo);
  HttpClient client(server.port());
  const std::string host = "localhost:" + std::to_string(server.port());
  EXPECT_EQ(client.ask("GET http://" + host + "/a HTTP/1.1\r\n" + host_of(server) + "\r\n").body, "GET /a \n");
}

class HttpServerBody : public ::testing::Test {
 protected:
  HttpServerBody() : server_(echo, {.token = std::string(kToken), .limits = {.body_bytes = kMost}}) {}

  static constexpr std::size_t kMost = 300'000;
  RunningServer server_;
  HttpClient client_{server_.port()};
};

TEST_F(HttpServerBody, IsReadWhole) {
  const std::string body(kMost, 'b');
  const HttpReply reply = client_.post("/", kBearer, body);
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, "POST / " + body + "\n");
  EXPECT_EQ(client_.post("/", kBearer, "").body, "POST / \n");
}

TEST_F(HttpServerBody, IsReadInChunks) {
  const std::string head =
      "POST / HTTP/1.1\r\n" + host_of(server_) + kBearer + "Transfer-Encoding: chunked\r\n\r\n";
  EXPECT_EQ(client_.ask(head + "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nX-Trailer: x\r\n\r\n").body, "POST / abcde\n");
  std::string chunks;
  constexpr std::size_t kChunks = 1000;
  for (std::size_t count = 0; count < kChunks; ++count) chunks += "10\r\n0123456789abcdef\r\n";
  EXPECT_EQ(client_.ask(head + chunks + "0\r\n\r\n").body.size(),
            std::string_view("POST / \n").size() + 16 * kChunks);
  EXPECT_EQ(client_.get("/", kBearer).status, 200);
}

TEST_F(HttpServerBody, IsAskedFor) {
  client_.send("POST / HTTP/1.1\r\n" + host_of(server_) + kBearer +
               "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client_.read().status, 100);
  EXPECT_EQ(client_.ask("abc").body, "POST / abc\n");
  EXPECT_EQ(client_.post("/", kBearer + "Expect: tea\r\n", "abc").status, 417);
}

TEST_F(HttpServerBody, IsNotAskedForInVain) {
  client_.send("POST / HTTP/1.1\r\n" + host_of(server_) + "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client_.read().status, 401);
}

TEST_F(HttpServerBody, IsRefusedWhereItIsTooLong) {
  EXPECT_EQ(client_.post("/", kBearer, std::string(kMost + 1, 'b')).status, 413);
  HttpClient chunks(server_.port());
  const std::string chunk = "10000\r\n" + std::string(0x10000, 'c') + "\r\n";
  const HttpReply reply =
      chunks.ask("POST / HTTP/1.1\r\n" + host_of(server_) + kBearer + "Transfer-Encoding: chunked\r\n\r\n" +
                 chunk + chunk + chunk + chunk + chunk + "0\r\n\r\n");
  EXPECT_EQ(reply.status, 413);
  EXPECT_EQ(reply.header("Connection"), "close");
  EXPECT_EQ(reply.body, "The body is longer than 300000 bytes.\n");
  HttpClient far(server_.port());
  EXPECT_EQ(far.ask("POST / HTTP/1.1\r\n" + host_of(server_) + kBearer +
                    "Content-Length: 18446744073709551615\r\n\r\n")
                .status,
            413);
}

TEST_F(HttpServerBody, OfALoginIsShort) {
  const std::string type = "Content-Type: application/x-www-form-urlencoded\r\n";
  EXPECT_EQ(client_.post("/login", type, std::string(5000, 'x')).status, 413);
}

TEST(HttpServer, MalformedRequestsAreRefused) {
  const RunningServer server(echo);
  const std::string host = host_of(server);
  const auto status = [&](const std::string& bytes) {
    HttpClient client(server.port());
    const HttpReply reply = client.ask(bytes);
    EXPECT_EQ(reply.header("Connection"), "close") << bytes;
    EXPECT_THAT(reply.head, HasSubstr("Content-Security-Policy: ")) << bytes;
    EXPECT_EQ(std::ranges::count(reply.body, '\n'), 1) << bytes;
    EXPECT_TRUE(client.is_closed()) << bytes;
    return reply.status;
  };
  EXPECT_EQ(status("GARBAGE\r\n\r\n"), 400);
  EXPECT_EQ(status("\x16\x03\x01\x02\r\n\r\n"), 400);
  EXPECT_EQ(status("GET / HTTP/1.1\r\nNo colon\r\n\r\n"), 400);
  EXPECT_EQ(status("GET / HTTP/1.1\r\n" + host + "Space : x\r\n\r\n"), 400);
  EXPECT_EQ(status("GET / HTTP/1.1\r\n" + host + "X-Note: a\x01\r\n\r\n"), 400);
  EXPECT_EQ(status("GET  / HTTP/1.1\r\n" + host + "\r\n"), 400);
  EXPECT_EQ(status("GET / HTTP/2.0\r\n" + host + "\r\n"), 505);
  EXPECT_EQ(status("GET / HTTP/1.1\r\n\r\n"), 400);
  EXPECT_EQ(status("GET / HTTP/1.1\r\n" + host + host + "\r\n"), 400);
  EXPECT_EQ(status("GET /../ HTTP/1.1\r\n" + host + "\r\n"), 400);
  EXPECT_EQ(status("BREW / HTTP/1.1\r\n" + host + "\r\n"), 501);
  EXPECT_EQ(status("POST / HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n"), 400);
  EXPECT_EQ(status("POST / HTTP/1.1\r\n" + host + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n"), 400);
  EXPECT_EQ(status("POST / HTTP/1.1\r\n" + host + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"),
            400);
  EXPECT_EQ(status("POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip\r\n\r\n"), 501);
}

TEST(HttpServer, AMalformedBodyIsRefused) {
  const RunningServer server(echo, {.token = std::string(kToken)});
  HttpClient client(server.port());
  const std::string head =
      "POST / HTTP/1.1\r\n" + host_of(server) + kBearer + "Transfer-Encoding: chunked\r\n\r\n";
  EXPECT_EQ(client.ask(head + "zz\r\n").status, 400);
}

TEST(HttpServer, LongHeadsAreRefused) {
  const RunningServer server(echo);
  HttpClient headers(server.port());
  const HttpReply reply = headers.get("/", "X-Note: " + std::string(17'000, 'x') + "\r\n");
  EXPECT_EQ(reply.status, 431);
  EXPECT_TRUE(headers.is_closed());
  HttpClient target(server.port());
  EXPECT_EQ(target.get("/" + std::string(9'000, 'a')).status, 414);
  HttpClient endless(server.port());
  EXPECT_EQ(endless.ask("GET /" + std::string(100'000, 'a')).status, 414);
  HttpClient within(server.port());
  EXPECT_EQ(within.get("/" + std::string(8'000, 'a'), "X-Note: " + std::string(7'000, 'x') + "\r\n").status,
            200);
}

TEST(HttpServer, WhatAHandlerThrowsBecomesAnAnswer) {
  std::string told;
  const RunningServer server(echo, {.handlers = 1, .log = [&](std::string_view line) { told = line; }});
  HttpClient client(server.port());
  const HttpReply reply = client.get("/throw");
  EXPECT_EQ(reply.status, 500);
  EXPECT_THAT(reply.body, Not(HasSubstr("store")));
  EXPECT_EQ(told, "cannot answer GET /throw: the store is gone");
  EXPECT_EQ(client.get("/throw-number").status, 500);
  EXPECT_EQ(client.get("/bad-header").status, 500);
  EXPECT_EQ(client.get("/").status, 200);
}

TEST(HttpServer, OtherNamesAreNotAnswered) {
  const RunningServer server(echo);
  HttpClient client(server.port());
  const HttpReply reply =
      client.ask("GET / HTTP/1.1\r\nHost: evil.example:" + std::to_string(server.port()) + "\r\n\r\n");
  EXPECT_EQ(reply.status, 421);
  EXPECT_THAT(reply.body, Not(HasSubstr("GET")));
  EXPECT_EQ(client.get("/").status, 200);
}

TEST(HttpServer, AFormOfItsOwnPageMayWrite) {
  const RunningServer server(echo);
  HttpClient client(server.port());
  const HttpReply page = client.get("/form");
  const std::string headers =
      "Content-Type: application/x-www-form-urlencoded\r\nCookie: " + page.cookie() + "\r\n";
  const std::string body = "csrf=" + page.body;
  EXPECT_EQ(client.post("/", headers, body).status, 200);
  EXPECT_EQ(client.get("/form", "Cookie: " + page.cookie() + "\r\n").body, page.body);
  EXPECT_FALSE(client.get("/form", "Cookie: " + page.cookie() + "\r\n").header("Set-Cookie"));
  EXPECT_EQ(client.post("/", headers, "csrf=" + std::string(64, '0')).status, 403);
  EXPECT_EQ(client.post("/", headers + "Sec-Fetch-Site: cross-site\r\n", body).status, 403);
}

TEST(HttpServer, ATokenLetsIn) {
  const RunningServer server(echo, {.address = "0.0.0.0", .token = std::string(kToken)});
  HttpClient client(server.port());
  EXPECT_EQ(client.get("/").status, 401);
  EXPECT_EQ(client.get("/", kBearer).status, 200);
  const HttpReply page = client.get("/", "Accept: text/html\r\n");
  EXPECT_EQ(page.status, 401);
  EXPECT_THAT(page.body, HasSubstr("<form"));
}

TEST(HttpServer, SaysWhyItCannotListen) {
  const auto why = [](ServerOptions options) {
    const auto server = HttpServer::listen(std::move(options), echo);
    return server ? "" : server.error().line();
  };
  EXPECT_THAT(why({.address = "0.0.0.0", .port = 0}), HasSubstr("no token"));
  EXPECT_THAT(why({.address = "argus.example"}),
              StartsWith("argus.example port 8642: cannot listen: that is no IP address"));
  EXPECT_THAT(why({.address = "192.0.2.1", .port = 0}), HasSubstr("cannot listen"));
  const RunningServer server(echo);
  EXPECT_THAT(why({.port = server.port()}), HasSubstr("in use"));
}

TEST(HttpServer, TellsItsAddress) {
  EXPECT_EQ(ServerOptions{}.address, "127.0.0.1");
  const auto server = HttpServer::listen({.address = "localhost", .port = 0}, echo);
  ASSERT_TRUE(server) << server.error().line();
  EXPECT_NE((*server)->port(), 0);
  EXPECT_EQ((*server)->url(), "http://127.0.0.1:" + std::to_string((*server)->port()) + "/");
}

TEST(HttpServer, ListensByIpv6AsWell) {
  const auto loopback = HttpServer::listen({.address = "::1", .port = 0}, echo);
  if (!loopback) GTEST_SKIP() << "this machine has no IPv6";
  EXPECT_THAT((*loopback)->url(), StartsWith("http://[::1]:"));
  // All addresses, those of IPv4 too, by which this client comes.
  const RunningServer all([](const HttpRequest& request) { return plain_text(200, request.peer); },
                          {.address = "::", .token = std::string(kToken)});
  HttpClient client(all.port());
  EXPECT_EQ(client.get("/", kBearer).body, "127.0.0.1\n");
}

}  // namespace
}  // namespace hearsay
