// Desk: the pages of a store, for people, and the same as JSON for programs (data/openapi.json describes them
// all).
//
//   auto desk = Desk::open({.database = "desk.db"});
//   if (!desk) return fail(desk.error().line());
//   auto server = HttpServer::listen({}, [&](const HttpRequest& request) { return (*desk)->answer(request); });
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "hearsay/base/error.h"
#include "hearsay/serve/http_message.h"

namespace hearsay {

struct DeskOptions {
  std::string database;                              ///< as Store::open takes it
  std::size_t cache_bytes = std::size_t{96} << 20U;  ///< of story pages that are kept ready
  std::function<void(std::string_view line)>
      log;  ///< told of failures that a reader sees as 500; any thread, none where empty
};

class Desk {
 public:
  /// Makes the store where there is none. A store that cannot be written to is only read. Errors: those of
  /// open_database.
  [[nodiscard]] static Result<std::unique_ptr<Desk>> open(DeskOptions options);

  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;
  ~Desk();  ///< waits for the page that is being added; those behind it are not

  /// From any thread, any number at once. Who asks was checked (access.h).
  [[nodiscard]] HttpResponse answer(const HttpRequest& request);

  /// Whether pages can be added and corrected.
  [[nodiscard]] bool can_write() const;

 private:
  struct Inside;
  explicit Desk(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace hearsay
