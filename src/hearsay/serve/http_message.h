// A request as the pages see it, and what they answer. The server (http_server.h) reads the one, writes the
// other, and has checked who asks (access.h) before a page is called.
//
//   HttpResponse answer(const HttpRequest& request) {
//     if (request.path != "/search") return plain_text(404, "There is no such page.");
//     const std::string_view words = request.parameter("words").value_or("");
//     return with_etag(html(page_of(words, csrf_token(request))));
//   }
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/serve/url.h"

namespace hearsay {

struct HttpRequest {
  std::string method;                  ///< "GET" for HEAD too; the server leaves the body out then
  std::string path;                    ///< decoded, as decode_path (url.h) promises
  std::string target;                  ///< path and query as they were sent
  std::vector<NamedValue> parameters;  ///< the query's, decoded, in order
  std::vector<NamedValue> headers;     ///< names in lower case, values as sent, trimmed
  std::vector<NamedValue> cookies;     ///< values as sent
  std::string body;                    ///< whole; forms are read by read_form (multipart.h)
  std::string peer;                    ///< the address that asks, without its port
  std::string csrf;                    ///< see csrf_token
  bool is_head = false;                ///< HEAD, not GET
  std::string new_browser;             ///< the cookie that this browser is to get; empty where it has one

  /// The value of the first header of that name (in lower case), and so on.
  [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const {
    return find_value(headers, name);
  }
  [[nodiscard]] std::optional<std::string_view> parameter(std::string_view name) const {
    return find_value(parameters, name);
  }
  [[nodiscard]] std::optional<std::string_view> cookie(std::string_view name) const {
    return find_value(cookies, name);
  }
};

/// The next piece of a streamed body; empty when it is over. Called on handler threads, never twice at once,
/// and only when the piece before has gone out; destroyed on any thread. What it throws breaks the connection
/// off, so that the reader sees that the end is missing.
using BodyStream = std::function<std::string()>;

struct HttpResponse {
  int status = 200;
  std::string content_type{};  ///< none where empty
  std::string body{};
  std::shared_ptr<const std::string> shared_body{};  ///< instead of `body`: what many answers share
  BodyStream stream{};                               ///< instead of both
  std::string etag{};  ///< without quotation marks; a request that has it gets a 304
  /// Others than Content-Type, ETag, Content-Length, Date and Connection. One of these takes the place of the
  /// server's own: Content-Security-Policy and the like (access.h), Cache-Control ("private, no-cache").
  std::vector<NamedValue> headers{};

  [[nodiscard]] std::string_view bytes() const { return shared_body ? *shared_body : body; }
};

using Handler = std::function<HttpResponse(const HttpRequest&)>;

[[nodiscard]] HttpResponse html(std::string page);
[[nodiscard]] HttpResponse json(std::string text);
/// One line or more; a line feed is added where the last has none.
[[nodiscard]] HttpResponse plain_text(int status, std::string text);
/// 303 (see other), to a path of this server with an optional query, percent-encoded. To "/" where `to` leads
/// elsewhere.
[[nodiscard]] HttpResponse see_other(std::string to);
/// 405, with Allow: "GET, POST".
[[nodiscard]] HttpResponse method_not_allowed(std::string allowed);
/// The same with a strong ETag from the sha256 of its body.
[[nodiscard]] HttpResponse with_etag(HttpResponse response);
/// A body that lies in pieces; with a `file_name`, to be kept as a file of that name.
[[nodiscard]] HttpResponse streamed(std::string content_type, BodyStream stream,
                                    std::string_view file_name = {});

/// What a form sends back in its field `csrf`, or a script in the header X-CSRF-Token. Letters and digits.
[[nodiscard]] inline const std::string& csrf_token(const HttpRequest& request) { return request.csrf; }

/// Whether `to` is a path of this server: "/" and what follows, but not "//host" or "/\host", in visible ASCII.
[[nodiscard]] bool is_local_target(std::string_view to);

}  // namespace hearsay
