// A server that runs beside a test, on a port that was free.
#pragma once

#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "hearsay/serve/http_server.h"

namespace hearsay::testing {

class RunningServer {
 public:
  explicit RunningServer(Handler handler, ServerOptions options = {})
      : server_(listen(std::move(handler), std::move(options))), thread_([this] { server_->run(); }) {}
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;
  ~RunningServer() { stop(); }

  [[nodiscard]] std::uint16_t port() const { return server_->port(); }
  [[nodiscard]] HttpServer& server() { return *server_; }
  [[nodiscard]] std::thread::id thread() const { return thread_.get_id(); }

  /// Waits until it has stopped.
  void stop() {
    server_->stop();
    if (thread_.joinable()) thread_.join();
  }

 private:
  static std::unique_ptr<HttpServer> listen(Handler handler, ServerOptions options) {
    options.port = 0;
    return HttpServer::listen(std::move(options), std::move(handler)).value();
  }

  std::unique_ptr<HttpServer> server_;
  std::jthread thread_;
};

}  // namespace hearsay::testing
