#include "hearsay/serve/desk_routes.h"

#include <array>
#include <charconv>
#include <optional>

#include "hearsay/serve/desk_assets.h"
#include "hearsay/serve/pages.h"

namespace hearsay::desk {
namespace {

constexpr std::string_view kJsonEnding = ".json";

constexpr std::array kRoutes = {
    Route{"GET", "/", home_page},
    Route{"GET", "/index.json", home_page},
    Route{"GET", "/story/{story}", story_page, JsonForm::beside},
    Route{"GET", "/story/{story}/style.css", story_style},
    Route{"GET", "/person/{party}", person_page, JsonForm::beside},
    Route{"GET", "/outlet/{party}", outlet_page, JsonForm::beside},
    Route{"GET", "/outlet/{party}/audit.csv", outlet_audit},
    Route{"GET", "/report/{report}", report_page, JsonForm::beside},
    Route{"GET", "/search", search_page, JsonForm::beside},
    Route{"GET", "/verify", verify_page, JsonForm::beside},
    Route{"GET", "/people", people_page, JsonForm::beside},
    Route{"GET", "/outlets", outlets_page, JsonForm::beside},
    Route{"GET", "/corrections", corrections_page, JsonForm::beside},
    Route{"POST", "/corrections", correct, JsonForm::beside},
    Route{"POST", "/corrections/{correction}/undo", undo_correction, JsonForm::beside},
    Route{"GET", "/add", add_page, JsonForm::beside},
    Route{"POST", "/add", add_pages, JsonForm::beside},
    Route{"GET", "/add/{job}", job_page, JsonForm::beside},
    Route{"GET", "/openapi.json", openapi},
    Route{"GET", "/style.css", style_sheet},
    Route{"GET", "/script.js", script},
    Route{"GET", "/icon.svg", icon},
};

/// "1", "27"; nothing for "0", "01", "-1" and what is too large.
std::optional<std::int64_t> number_of(std::string_view digits) {
  if (digits.empty() || digits.front() == '0') return std::nullopt;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size() || number < 1) return std::nullopt;
  return number;
}

/// The number in a path of that address, 0 where the address has none; nothing where they do not fit.
std::optional<std::int64_t> match(std::string_view address, std::string_view path) {
  const std::size_t open = address.find('{');
  if (open == std::string_view::npos) return address == path ? std::optional<std::int64_t>(0) : std::nullopt;
  const std::string_view before = address.substr(0, open);
  const std::string_view behind = address.substr(address.find('}') + 1);
  if (path.size() <= before.size() + behind.size()) return std::nullopt;
  if (!path.starts_with(before) || !path.ends_with(behind)) return std::nullopt;
  return number_of(path.substr(before.size(), path.size() - before.size() - behind.size()));
}

std::optional<FoundRoute> match(const Route& route, std::string_view path) {
  if (const auto number = match(route.address, path))
    return FoundRoute{&route, *number, route.address.ends_with(kJsonEnding), {}};
  if (route.json == JsonForm::none || !path.ends_with(kJsonEnding)) return std::nullopt;
  const auto number = match(route.address, path.substr(0, path.size() - kJsonEnding.size()));
  if (!number) return std::nullopt;
  return FoundRoute{&route, *number, true, {}};
}

}  // namespace

std::span<const Route> routes() { return kRoutes; }

FoundRoute find_route(std::string_view method, std::string_view path) {
  FoundRoute none;
  none.wants_json = path.ends_with(kJsonEnding);
  for (const Route& route : kRoutes) {
    const std::optional<FoundRoute> found = match(route, path);
    if (!found) continue;
    if (route.method == method) return *found;
    none.allowed += (none.allowed.empty() ? "" : ", ") + std::string(route.method);
  }
  return none;
}

}  // namespace hearsay::desk
