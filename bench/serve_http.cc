// A server with a handler that does next to nothing, for bench/http.sh to ask: a shared body, one made for each
// request, one with its ETag, and one in pieces.
#include <charconv>
#include <csignal>
#include <cstdio>
#include <string>
#include <string_view>
#include <thread>

#include "hearsay/serve/http_server.h"

namespace {

using namespace hearsay;

constexpr std::size_t kBodyBytes = 100'000;
constexpr int kPieces = 1000;

HttpResponse answer(const HttpRequest& request) {
  static const auto shared = std::make_shared<const std::string>(kBodyBytes, 'x');
  if (request.path == "/shared") return {.content_type = "text/plain", .shared_body = shared};
  if (request.path == "/made") return {.content_type = "text/plain", .body = std::string(kBodyBytes, 'x')};
  if (request.path == "/etag")
    return with_etag({.content_type = "text/plain", .body = std::string(kBodyBytes, 'x')});
  if (request.path == "/pieces")
    return streamed("text/plain", [left = kPieces]() mutable {
      return left-- > 0 ? std::string(kBodyBytes, 'x') : std::string();
    });
  return plain_text(404, "There is no such page.");
}

}  // namespace

int main(int count, char** arguments) {
  std::uint16_t port = 0;
  if (count == 2) {
    const std::string_view text = arguments[1];
    std::from_chars(text.data(), text.data() + text.size(), port);
  }
  if (port == 0) {
    std::fprintf(stderr, "usage: serve_http PORT\n");
    return 2;
  }
  sigset_t signals{};
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  const auto server = HttpServer::listen({.port = port}, answer);
  if (!server) {
    std::fprintf(stderr, "serve_http: %s\n", server.error().line().c_str());
    return 1;
  }
  const std::jthread waiter([&] {
    int signal = 0;
    sigwait(&signals, &signal);
    (*server)->stop();
  });
  (*server)->run();
  return 0;
}
