// A server of HTTP/1.1 for pages and forms: one thread for input and output, which nothing slow runs on, and a
// pool that the handler is called on. Nobody who sends or reads slowly keeps others waiting, and all that a
// stranger can make it hold is bounded (ServerLimits). Who may ask is checked before the handler is called
// (access.h).
//
//   auto server = HttpServer::listen({.port = 8642}, handler);
//   if (!server) return fail(server.error().line());
//   (*server)->run();    // until another thread calls stop()
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/base/error.h"
#include "hearsay/serve/http_message.h"

namespace hearsay {

/// What one client, and all together, may take. Each has its own answer: 408 too slow, 413 body too large, 414
/// target, 431 headers, 503 (with Retry-After) too much at once.
struct ServerLimits {
  std::size_t body_bytes = std::size_t{65} << 20U;       ///< of one request: a page of 64 MiB in its form
  std::size_t all_body_bytes = std::size_t{256} << 20U;  ///< of all requests at once
  std::size_t header_bytes = std::size_t{16} << 10U;     ///< request line and headers, at least 512
  std::size_t target_bytes = std::size_t{8} << 10U;
  std::size_t connections = 1024;        ///< above it, whoever has waited longest without a request is let go
  std::size_t connections_of_peer = 64;  ///< from one address (IPv6: one /64), where it is not loopback
  std::size_t waiting_requests = 512;    ///< read, and not yet with a handler
  std::chrono::milliseconds first_byte{10'000};   ///< of a new connection
  std::chrono::milliseconds headers{10'000};      ///< from their first byte to their last
  std::chrono::milliseconds body_pause{20'000};   ///< while a body comes, without a byte of it
  std::chrono::milliseconds body{600'000};        ///< for a whole body
  std::chrono::milliseconds idle{60'000};         ///< of a connection that is kept for the next request
  std::chrono::milliseconds write_pause{30'000};  ///< while an answer goes out, without a byte of it taken
  std::chrono::milliseconds stop{5'000};          ///< for requests in progress when the server is stopped
};

struct ServerOptions {
  std::string address = "127.0.0.1";  ///< of IPv4 or IPv6, or "localhost"; "0.0.0.0" and "::" are all addresses
  std::uint16_t port = 8642;          ///< 0: any that is free
  std::size_t handlers = 4;           ///< threads
  std::string token{};                ///< where it is not empty, every request must bring it
  /// Names under which it is asked beside loopback's, as a proxy before it passes them: "argus.example". They
  /// need a token.
  std::vector<std::string> hosts{};
  ServerLimits limits{};
  std::function<void(std::string_view line)>
      log{};  ///< told what a handler threw; any thread, none where empty
};

class HttpServer {
 public:
  /// Binds the address, so that clients may connect; they are answered when it runs. Errors: an address that is
  /// none of this machine's, a port that is taken, a token that is needed and missing or too short (access.h).
  [[nodiscard]] static Result<std::unique_ptr<HttpServer>> listen(ServerOptions options, Handler handler);

  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  ~HttpServer();  ///< waits for handlers that still run

  [[nodiscard]] std::uint16_t port() const;

  /// "http://127.0.0.1:8642/", for a person to open.
  [[nodiscard]] std::string url() const;

  /// Serves until stop(), then lets requests in progress finish for up to `limits.stop`. Once only.
  void run();

  /// From any thread, any number of times, before run() too; not from a signal's handler itself.
  void stop();

 private:
  class Core;
  explicit HttpServer(std::unique_ptr<Core> core);
  std::unique_ptr<Core> core_;
};

}  // namespace hearsay
