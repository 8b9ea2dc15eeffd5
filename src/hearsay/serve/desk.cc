#include "hearsay/serve/desk.h"

#include <utility>

#include "hearsay/serve/desk_routes.h"
#include "hearsay/serve/pages.h"

namespace hearsay {

struct Desk::Inside {
  explicit Inside(DeskOptions given, bool writes)
      : options(std::move(given)),
        reading(options.database),
        writing(options.database),
        cache(options.cache_bytes),
        jobs(writing),
        can_write(writes) {}

  [[nodiscard]] desk::DeskParts parts() { return {reading, writing, cache, jobs, can_write}; }

  DeskOptions options;
  desk::ReadingStores reading;
  desk::WritingStore writing;
  desk::PageCache cache;
  desk::AddingJobs jobs;
  bool can_write;
};

Desk::Desk(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Desk::~Desk() = default;

Result<std::unique_ptr<Desk>> Desk::open(DeskOptions options) {
  const bool can_write = Store::open(options.database, StoreAccess::write).has_value();
  if (!can_write) {
    const Result<Store> readable = Store::open(options.database, StoreAccess::read);
    if (!readable) return std::unexpected(readable.error());
  }
  return std::unique_ptr<Desk>(new Desk(std::make_unique<Inside>(std::move(options), can_write)));
}

bool Desk::can_write() const { return inside_->can_write; }

HttpResponse Desk::answer(const HttpRequest& request) {
  const desk::FoundRoute found = desk::find_route(request.method, request.path);
  if (found.route == nullptr) {
    if (found.allowed.empty())
      return desk::error_page(404, "Nothing is kept at this address.", found.wants_json);
    return method_not_allowed(found.allowed);
  }
  const auto failed = [&](const Error& error) {
    if (inside_->options.log) inside_->options.log(error.line());
    return desk::error_page(500, error.line(), found.wants_json);
  };
  Result<desk::ReadingStores::Lent> lent = inside_->reading.lend();
  if (!lent) return failed(lent.error());
  desk::DeskParts parts = inside_->parts();
  Result<HttpResponse> response =
      found.route->handler({request, parts, lent->store(), found.number, found.wants_json});
  if (response) return std::move(*response);
  lent->drop();
  return failed(response.error());
}

}  // namespace hearsay
