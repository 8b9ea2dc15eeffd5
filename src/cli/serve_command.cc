// hearsay serve: the store in a browser.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/App.hpp>
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <mutex>
#include <thread>

#include "cli/commands.h"
#include "cli/database_option.h"
#include "cli/output.h"
#include "cli/reading.h"
#include "hearsay/serve/desk.h"
#include "hearsay/serve/http_server.h"
#include "hearsay/store/database.h"

namespace hearsay::cli {
namespace {

constexpr std::size_t kFewestHandlers = 4;  ///< so that one who adds does not keep those who read waiting

struct ServeCommand {
  std::string database;
  ServerOptions server;
};

/// Ends the server where the process is asked to end. The signals are taken by a thread of its own: a handler
/// of signals may do hardly anything.
class StopOnSignal {
 public:
  /// Before any other thread is started, since threads inherit which signals are held back.
  StopOnSignal() {
    sigemptyset(&signals_);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, kWake}) sigaddset(&signals_, signal);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  }
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;
  ~StopOnSignal() {
    if (!thread_.joinable()) return;
    pthread_kill(thread_.native_handle(), kWake);
    thread_.join();
  }

  void watch(HttpServer& server) {
    thread_ = std::thread([this, &server] {
      int signal = 0;
      sigwait(&signals_, &signal);
      if (signal != kWake) server.stop();
    });
  }

 private:
  static constexpr int kWake = SIGUSR1;
  sigset_t signals_{};
  std::thread thread_;
};

/// Lines of several threads, one after another.
void log_line(std::string_view line) {
  static std::mutex mutex;
  const std::scoped_lock lock(mutex);
  std::cerr << "hearsay: " << line << "\n";
}

int run_serve(const ServeCommand& command) {
  StopOnSignal stopping;
  const bool is_new = !is_postgresql_url(command.database) && ::access(command.database.c_str(), F_OK) != 0;
  const auto desk = Desk::open({.database = command.database, .log = log_line});
  if (!desk) {
    print_error(desk.error());
    return kSomeFailed;
  }
  ServerOptions options = command.server;
  options.handlers = std::max<std::size_t>(kFewestHandlers, std::thread::hardware_concurrency());
  options.log = log_line;
  const auto server = HttpServer::listen(std::move(options),
                                         [&](const HttpRequest& request) { return (*desk)->answer(request); });
  if (!server) {
    print_error(server.error());
    return kSomeFailed;
  }
  if (is_new) log_line(command.database + " was not there: it is a new, empty store");
  if (!(*desk)->can_write())
    log_line(without_password(command.database) + " cannot be written to: it is only read");
  if (!write_standard_output(fmt::format("{}\n", (*server)->url()))) return kSomeFailed;
  std::cout.flush();
  stopping.watch(**server);
  (*server)->run();
  return kDone;
}

}  // namespace

void add_serve_command(CLI::App& program, Run& run) {
  const auto command = std::make_shared<ServeCommand>();
  CLI::App* const app =
      program.add_subcommand("serve", "The store in a browser: read, search, verify, correct, add");
  add_database_option(*app, command->database);
  app->add_option("--port", command->server.port, "Where it listens; 0 for any port that is free")
      ->type_name("NUMBER");
  app->add_option("--address", command->server.address,
                  "The address that it listens at; any but loopback needs a token")
      ->type_name("ADDRESS");
  app->add_option(
         "--token", command->server.token,
         "What everybody must bring who asks; better in HEARSAY_TOKEN, since others see a command's words")
      ->type_name("TOKEN")
      ->envname("HEARSAY_TOKEN");
  app->add_option("--host", command->server.hosts,
                  "A name that it is asked under, beside loopback's; again for more")
      ->type_name("NAME")
      ->expected(1)
      ->take_all();
  app->footer(
      "Examples:\n"
      "  hearsay serve\n"
      "  hearsay serve --db desk.db --port 8000\n"
      "  HEARSAY_TOKEN=… hearsay serve --address 0.0.0.0 --host desk.argus.example\n"
      "\n"
      "It prints its address, and serves until it is told to end (Ctrl-C). Every page is there as JSON, too:\n"
      "put .json behind its address; /openapi.json describes them all.\n"
      "\n"
      "Exit: 0 ended as asked, 1 it could not start, 2 wrong use.");
  app->callback([command, &run] { run = [command] { return run_serve(*command); }; });
}

}  // namespace hearsay::cli
