// The desk's addresses, and what answers at each.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "hearsay/serve/desk_cache.h"
#include "hearsay/serve/desk_jobs.h"
#include "hearsay/serve/desk_stores.h"
#include "hearsay/serve/http_message.h"

namespace hearsay::desk {

/// What pages share.
struct DeskParts {
  ReadingStores& reading;
  WritingStore& writing;
  PageCache& cache;
  AddingJobs& jobs;
  bool can_write = false;
};

/// What a page is made for.
struct PageRequest {
  const HttpRequest& http;
  DeskParts& desk;
  Store& store;             ///< open for reading, this request's alone
  std::int64_t number = 0;  ///< in the address: of the story, the person…
  bool wants_json = false;
};

/// An Error becomes a page that says so (500).
using PageHandler = Result<HttpResponse> (*)(const PageRequest&);

enum class JsonForm : std::uint8_t {
  none,    ///< there is the one answer alone
  beside,  ///< the same with ".json" behind the address
};

struct Route {
  std::string_view method;   ///< "GET", "POST"
  std::string_view address;  ///< "/story/{story}": what stands in { } is a number from 1
  PageHandler handler = nullptr;
  JsonForm json = JsonForm::none;
};

[[nodiscard]] std::span<const Route> routes();

/// The route for an address, and the number in it.
struct FoundRoute {
  const Route* route = nullptr;  ///< nullptr where there is no such address
  std::int64_t number = 0;
  bool wants_json = false;
  std::string allowed;  ///< "GET, POST": the methods that the address has
};

[[nodiscard]] FoundRoute find_route(std::string_view method, std::string_view path);

}  // namespace hearsay::desk
