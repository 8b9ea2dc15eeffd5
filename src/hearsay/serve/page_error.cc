// Pages that say what is wrong.
#include <fmt/format.h>

#include "hearsay/record/record_json.h"
#include "hearsay/serve/page_frame.h"
#include "hearsay/serve/pages.h"

namespace hearsay::desk {
namespace {

std::string_view heading_for(int status) {
  switch (status) {
    case 400: return "That cannot be read";
    case 404: return "There is no such page";
    case 405: return "That cannot be done here";
    case 409: return "That does not fit";
    case 413: return "That is too much";
    case 503: return "Too much at once";
    default: return "Something failed";
  }
}

}  // namespace

HttpResponse error_page(int status, std::string_view why, bool wants_json) {
  if (wants_json) {
    HttpResponse response = json(dump(Json{{"status", status}, {"error", std::string(why)}}) + '\n');
    response.status = status;
    return response;
  }
  const PageHead head{.title = std::string(heading_for(status))};
  HtmlWriter page;
  open_page(page, head);
  open_main(page, std::to_string(status), heading_for(status));
  page.open("section", {{"aria-label", "What is wrong"}}).line();
  page.element("p", why, {{"class", "lead"}}).line();
  page.open("p").element("a", "The newest stories", {{"href", "/"}}).text(" · ");
  page.element("a", "Search", {{"href", "/search"}}).close().line();
  page.close().line();
  HttpResponse response = html(close_page(page, head));
  response.status = status;
  return response;
}

HttpResponse not_found(const PageRequest& request, std::string_view what) {
  return error_page(404, fmt::format("The store has no {} {}.", what, request.number), request.wants_json);
}

HttpResponse refused(const PageRequest& request, int status, const Error& error) {
  return error_page(status, error.line(), request.wants_json);
}

}  // namespace hearsay::desk
