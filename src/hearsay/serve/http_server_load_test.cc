// The server with clients that are slow, many or gone, and while it stops.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

#include <arpa/inet.h>

#include <atomic>
#include <chrono>
#include <random>
#include <semaphore>
#include <stdexcept>
#include <thread>

#include "support/http_client.h"
#include "support/running_server.h"

namespace hearsay {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using testing::HttpClient;
using testing::HttpReply;
using testing::RunningServer;
using Clock = std::chrono::steady_clock;

constexpr std::string_view kToken = "0123456789abcdef";
const std::string kBearer = "Authorization: Bearer " + std::string(kToken) + "\r\n";

HttpResponse hello(const HttpRequest& request) { return plain_text(200, "hello " + request.body); }

std::string host_of(const RunningServer& server) {
  return "Host: localhost:" + std::to_string(server.port()) + "\r\n";
}

/// An address of this machine that is not loopback, empty if it has none.
std::string other_address() {
  ifaddrs* all = nullptr;
  if (getifaddrs(&all) != 0) return {};
  std::string found;
  for (const ifaddrs* one = all; one != nullptr && found.empty(); one = one->ifa_next) {
    if (one->ifa_addr == nullptr || one->ifa_addr->sa_family != AF_INET || (one->ifa_flags & IFF_LOOPBACK) != 0)
      continue;
    std::array<char, INET_ADDRSTRLEN> text{};
    const auto* address = reinterpret_cast<const sockaddr_in*>(one->ifa_addr);
    if (inet_ntop(AF_INET, &address->sin_addr, text.data(), text.size()) != nullptr) found = text.data();
  }
  freeifaddrs(all);
  return found;
}

TEST(HttpServerTime, SlowRequestsEnd) {
  const RunningServer server(hello, {.limits = {.first_byte = 1s, .headers = 1s, .idle = 1s}});
  HttpClient silent(server.port());
  HttpClient slow(server.port());
  slow.send("GET / HT");
  HttpClient idle(server.port());
  EXPECT_EQ(idle.get("/").status, 200);
  EXPECT_TRUE(silent.is_closed());
  const HttpReply reply = slow.read();
  EXPECT_EQ(reply.status, 408);
  EXPECT_EQ(reply.header("Connection"), "close");
  EXPECT_TRUE(slow.is_closed());
  EXPECT_TRUE(idle.is_closed());
}

TEST(HttpServerTime, ABodyMayBeSlowAsLongAsItMoves) {
  const RunningServer server(hello, {.token = std::string(kToken), .limits = {.body_pause = 2s, .body = 60s}});
  HttpClient moving(server.port());
  HttpClient stuck(server.port());
  const std::string head = "POST / HTTP/1.1\r\n" + host_of(server) + kBearer + "Content-Length: 10\r\n\r\n";
  moving.send(head);
  stuck.send(head + "x");
  for (int byte = 0; byte < 10; ++byte) {
    std::this_thread::sleep_for(250ms);
    EXPECT_TRUE(moving.send("x"));
  }
  EXPECT_EQ(moving.read().body, "hello xxxxxxxxxx\n");
  EXPECT_EQ(stuck.read().status, 408);
}

TEST(HttpServerTime, ABodyHasAnEnd) {
  const RunningServer server(hello,
                             {.token = std::string(kToken), .limits = {.body_pause = 10'000ms, .body = 500ms}});
  HttpClient client(server.port());
  client.send("POST / HTTP/1.1\r\n" + host_of(server) + kBearer + "Content-Length: 100\r\n\r\n");
  const auto start = Clock::now();
  for (int byte = 0; byte < 10; ++byte) {
    client.send("x");
    std::this_thread::sleep_for(100ms);
  }
  EXPECT_EQ(client.read().status, 408);
  EXPECT_LT(Clock::now() - start, 5s);
}

TEST(HttpServerTime, ManySlowClientsDoNotHoldUpAQuickOne) {
  const RunningServer server(hello, {.handlers = 1, .token = std::string(kToken)});
  std::vector<HttpClient> slow;
  constexpr int kSlow = 100;
  for (int count = 0; count < kSlow; ++count) {
    slow.emplace_back(server.port());
    slow.back().send("POST / HTTP/1.1\r\n" + host_of(server) + kBearer);
    if (count % 2 == 0) slow.back().send("Content-Length: 100\r\n\r\nx");
  }
  const auto start = Clock::now();
  HttpClient quick(server.port());
  for (int count = 0; count < 10; ++count) EXPECT_EQ(quick.get("/", kBearer).status, 200);
  EXPECT_LT(Clock::now() - start, 2s);
}

TEST(HttpServerTime, WhoDoesNotReadIsLeft) {
  std::atomic<int> made = 0;
  const auto endless = [&](const HttpRequest&) {
    return streamed("text/plain", [&] {
      ++made;
      return std::string(100'000, 'x');
    });
  };
  RunningServer server(endless, {.handlers = 1, .limits = {.write_pause = 500ms}});
  HttpClient client(server.port());
  client.send("GET / HTTP/1.1\r\n" + host_of(server) + "\r\n");
  int before = -1;
  for (int tries = 0; tries < 50 && before != made; ++tries) {
    before = made;
    std::this_thread::sleep_for(200ms);
  }
  // What the sockets' buffers take, and one piece more.
  EXPECT_EQ(before, made);
  EXPECT_GT(before, 0);
  EXPECT_LT(before, 1000);
  const HttpReply reply = client.read();
  EXPECT_EQ(reply.status, 200);
  EXPECT_FALSE(reply.is_whole);
}

TEST(HttpServerStream, GoesOutInPieces) {
  constexpr int kPieces = 300;
  const auto pieces = [](const HttpRequest&) {
    return streamed("text/plain",
                    [left = kPieces]() mutable { return left-- > 0 ? std::string(50'000, 'x') : ""; });
  };
  const RunningServer server(pieces);
  HttpClient client(server.port());
  const HttpReply reply = client.get("/");
  EXPECT_EQ(reply.header("Transfer-Encoding"), "chunked");
  EXPECT_TRUE(reply.is_whole);
  EXPECT_EQ(reply.body, std::string(50'000 * kPieces, 'x'));
  EXPECT_EQ(client.get("/").body.size(), reply.body.size());
  HttpClient old(server.port());
  const HttpReply plain = old.ask("GET / HTTP/1.0\r\n" + host_of(server) + "\r\n");
  EXPECT_FALSE(plain.header("Transfer-Encoding"));
  EXPECT_EQ(plain.body.size(), reply.body.size());
}

TEST(HttpServerStream, IsSeenToBreakOff) {
  const auto broken = [](const HttpRequest&) {
    return streamed("text/plain", [left = 3]() mutable {
      if (left-- == 0) throw std::runtime_error("the store is gone");
      return std::string("piece");
    });
  };
  std::atomic<int> told = 0;
  const RunningServer server(broken, {.log = [&](std::string_view) { ++told; }});
  HttpClient client(server.port());
  const HttpReply reply = client.get("/");
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, "piecepiecepiece");
  EXPECT_FALSE(reply.is_whole);
  EXPECT_EQ(told, 1);
}

TEST(HttpServerLoad, OneAddressIsNotAll) {
  const std::string address = other_address();
  if (address.empty()) GTEST_SKIP() << "this machine has loopback alone";
  const RunningServer server(
      hello, {.address = "0.0.0.0", .token = std::string(kToken), .limits = {.connections_of_peer = 2}});
  HttpClient one(server.port(), address);
  HttpClient two(server.port(), address);
  EXPECT_EQ(one.get("/", kBearer).status, 200);
  EXPECT_EQ(two.get("/", kBearer).status, 200);
  HttpClient three(server.port(), address);
  EXPECT_EQ(three.get("/", kBearer).status, 503);
  std::vector<HttpClient> near;
  for (int count = 0; count < 4; ++count)
    EXPECT_EQ(near.emplace_back(server.port()).get("/", kBearer).status, 200);
}

/// A handler that waits until it is let go, but for "/quick".
class HeldHandler {
 public:
  HttpResponse operator()(const HttpRequest& request) {
    if (request.path == "/quick") return plain_text(200, "quick");
    started_.release();
    go_.acquire();
    return plain_text(200, "held");
  }
  void wait_for_one() { started_.acquire(); }
  void let_go(int requests) { go_.release(requests); }

 private:
  std::counting_semaphore<> started_{0};
  std::counting_semaphore<> go_{0};
};

TEST(HttpServerLoad, TooManyConnectionsAreToldSo) {
  HeldHandler held;
  const RunningServer server(std::ref(held), {.handlers = 2, .limits = {.connections = 2}});
  HttpClient one(server.port());
  HttpClient two(server.port());
  for (const HttpClient* client : {&one, &two}) client->send("GET / HTTP/1.1\r\n" + host_of(server) + "\r\n");
  held.wait_for_one();
  held.wait_for_one();
  HttpClient three(server.port());
  const HttpReply reply = three.get("/quick");
  EXPECT_EQ(reply.status, 503);
  EXPECT_EQ(reply.header("Retry-After"), "1");
  EXPECT_TRUE(three.is_closed());
  held.let_go(2);
  EXPECT_EQ(one.read().status, 200);
  EXPECT_EQ(two.read().status, 200);
}

TEST(HttpServerLoad, WhoOnlyHoldsAConnectionMakesWay) {
  const RunningServer server(hello, {.limits = {.connections = 2}});
  HttpClient silent(server.port());
  HttpClient kept(server.port());
  EXPECT_EQ(kept.get("/").status, 200);
  HttpClient next(server.port());
  EXPECT_EQ(next.get("/").status, 200);
  EXPECT_TRUE(silent.is_closed());
  EXPECT_EQ(kept.get("/").status, 200);
}

TEST(HttpServerLoad, RequestsWaitUpToALimit) {
  HeldHandler held;
  const RunningServer server(std::ref(held), {.handlers = 1, .limits = {.waiting_requests = 1}});
  const std::string request = "GET / HTTP/1.1\r\n" + host_of(server) + "\r\n";
  HttpClient running(server.port());
  running.send(request);
  held.wait_for_one();
  std::atomic<int> refused = 0;
  std::atomic<int> answered = 0;
  const auto ask = [&] {
    HttpClient client(server.port());
    const HttpReply reply = client.ask(request);
    if (reply.status == 503 && reply.header("Retry-After") == "1") {
      ++refused;
      // Only now may the one that waits come to its turn.
      held.let_go(2);
    }
    if (reply.status == 200) ++answered;
  };
  {
    const std::jthread one(ask);
    const std::jthread other(ask);
  }
  EXPECT_EQ(refused, 1);
  EXPECT_EQ(answered, 1);
  EXPECT_EQ(running.read().status, 200);
}

TEST(HttpServerLoad, AllBodiesTogetherAreBounded) {
  HeldHandler held;
  const RunningServer server(
      std::ref(held), {.handlers = 1, .token = std::string(kToken), .limits = {.all_body_bytes = 100'000}});
  HttpClient running(server.port());
  running.send("POST / HTTP/1.1\r\n" + host_of(server) + kBearer + "Content-Length: 70000\r\n\r\n" +
               std::string(70'000, 'a'));
  held.wait_for_one();
  HttpClient other(server.port());
  const HttpReply refused = other.post("/quick", kBearer, std::string(50'000, 'b'));
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.header("Retry-After"), "1");
  HttpClient small(server.port());
  small.send("POST /quick HTTP/1.1\r\n" + host_of(server) + kBearer + "Content-Length: 5\r\n\r\nsmall");
  held.let_go(1);
  EXPECT_EQ(running.read().status, 200);
  EXPECT_EQ(small.read().status, 200);
  HttpClient next(server.port());
  EXPECT_EQ(next.post("/quick", kBearer, std::string(50'000, 'b')).status, 200);
}

TEST(HttpServerLoad, BusyHandlersDoNotHoldUpTheRest) {
  HeldHandler held;
  const RunningServer server(std::ref(held), {.handlers = 1, .limits = {.waiting_requests = 0}});
  HttpClient client(server.port());
  EXPECT_EQ(client.get("/quick").status, 503);
  EXPECT_EQ(client.ask("BREW / HTTP/1.1\r\n\r\n").status, 501);
}

/// `request` with a few bytes of it changed, left out or come many times.
std::string damaged(std::string request, std::mt19937& random) {
  constexpr std::string_view kMarks =
      "\r\n :;,%\t\xff"
      "0123456789";
  const auto below = [&](std::size_t limit) { return random() % limit; };
  for (std::size_t changes = below(4); changes > 0; --changes) {
    const std::size_t at = below(request.size());
    switch (below(3)) {
      case 0: request[at] = static_cast<char>(below(256)); break;
      case 1: request.erase(at, below(8)); break;
      default: request.insert(at, below(10) == 0 ? 20'000 : 1 + below(3), kMarks[below(kMarks.size())]);
    }
    if (request.empty()) request = "\r\n";
  }
  return request;
}

TEST(HttpServerLoad, DamagedRequestsDoNoHarm) {
  const RunningServer server(hello, {.token = std::string(kToken)});
  const std::string head = host_of(server) + kBearer;
  const std::array requests{
      "GET /?q=a%20b HTTP/1.1\r\n" + head + "Cookie: a=b; c\r\n\r\n",
      "HEAD / HTTP/1.0\r\n" + head + "Connection: keep-alive\r\n\r\n",
      "POST / HTTP/1.1\r\n" + head + "Content-Length: 5\r\nExpect: 100-continue\r\n\r\nabcde",
      "POST / HTTP/1.1\r\n" + head + "Transfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n0\r\nX: y\r\n\r\n"};
  constexpr int kRequests = 3000;
  std::mt19937 random(8642);  // NOLINT: the same each time, so that a fault comes again
  for (int count = 0; count < kRequests; ++count) {
    HttpClient client(server.port());
    ASSERT_TRUE(client.is_connected());
    const std::string bytes = damaged(requests[random() % requests.size()], random) +
                              damaged(requests[random() % requests.size()], random);
    client.send(bytes.substr(0, 1 + random() % bytes.size()));
  }
  HttpClient whole(server.port());
  EXPECT_EQ(whole.get("/", kBearer).body, "hello \n");
}

TEST(HttpServerLoad, HandlersAreNotCalledByTheThreadThatReads) {
  std::atomic<std::thread::id> handler_thread;
  const RunningServer server([&](const HttpRequest&) {
    handler_thread = std::this_thread::get_id();
    return plain_text(200, "");
  });
  HttpClient client(server.port());
  EXPECT_EQ(client.get("/").status, 200);
  EXPECT_NE(handler_thread.load(), server.thread());
}

TEST(HttpServerStop, FinishesWhatIsInProgress) {
  HeldHandler held;
  RunningServer server(std::ref(held), {.handlers = 1});
  HttpClient idle(server.port());
  EXPECT_EQ(idle.get("/quick").status, 200);
  HttpClient client(server.port());
  client.send("GET / HTTP/1.1\r\n" + host_of(server) + "\r\n");
  held.wait_for_one();
  server.server().stop();
  EXPECT_TRUE(idle.is_closed());
  const HttpClient late(server.port());
  EXPECT_FALSE(late.is_connected());
  held.let_go(1);
  const HttpReply reply = client.read();
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, "held\n");
  EXPECT_TRUE(client.is_closed());
  server.stop();
}

TEST(HttpServerStop, DoesNotWaitForEver) {
  HeldHandler held;
  RunningServer server(std::ref(held), {.handlers = 1, .limits = {.stop = 300ms}});
  HttpClient client(server.port());
  client.send("GET / HTTP/1.1\r\n" + host_of(server) + "\r\n");
  held.wait_for_one();
  const auto start = Clock::now();
  server.stop();
  EXPECT_LT(Clock::now() - start, 5s);
  EXPECT_TRUE(client.is_closed());
  held.let_go(1);
}

TEST(HttpServerStop, MayComeBeforeTheRun) {
  auto server = HttpServer::listen({.port = 0}, hello).value();
  server->stop();
  server->stop();
  server->run();
  const HttpClient client(server->port());
  EXPECT_FALSE(client.is_connected());
}

}  // namespace
}  // namespace hearsay
