#include "hearsay/serve/http_message.h"

#include <algorithm>

#include "hearsay/base/sha256.h"

namespace hearsay {

HttpResponse html(std::string page) {
  return {.content_type = "text/html; charset=utf-8", .body = std::move(page)};
}

HttpResponse json(std::string text) { return {.content_type = "application/json", .body = std::move(text)}; }

HttpResponse plain_text(int status, std::string text) {
  if (!text.ends_with('\n')) text += '\n';
  return {.status = status, .content_type = "text/plain; charset=utf-8", .body = std::move(text)};
}

HttpResponse see_other(std::string to) {
  if (!is_local_target(to)) to = "/";
  return {.status = 303, .headers = {{.name = "Location", .value = std::move(to)}}};
}

HttpResponse method_not_allowed(std::string allowed) {
  HttpResponse response = plain_text(405, "This page takes " + allowed + " alone.");
  response.headers.push_back({.name = "Allow", .value = std::move(allowed)});
  return response;
}

HttpResponse with_etag(HttpResponse response) {
  response.etag = sha256_hex(response.bytes());
  return response;
}

HttpResponse streamed(std::string content_type, BodyStream stream, std::string_view file_name) {
  HttpResponse response{.content_type = std::move(content_type), .stream = std::move(stream)};
  if (!file_name.empty())
    response.headers.push_back(
        {.name = "Content-Disposition", .value = "attachment; filename*=UTF-8''" + percent_encode(file_name)});
  return response;
}

bool is_local_target(std::string_view to) {
  const bool visible = std::ranges::all_of(to, [](char c) { return c > 0x20 && c < 0x7f; });
  return visible && to.starts_with('/') && !to.starts_with("//") && !to.starts_with("/\\");
}

}  // namespace hearsay
