// Who may ask, and what every answer says to browsers. A page on another site must not be able to read or write
// here through the reader's own browser: not by a name that it points at this machine (DNS rebinding), not by a
// form (CSRF), not in a frame.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/base/error.h"
#include "hearsay/serve/http_message.h"

namespace hearsay {

constexpr std::size_t kFewestTokenBytes = 16;
constexpr std::size_t kMostLoginBytes = 4096;  ///< of the body of a login, which anyone may send

struct AccessOptions {
  bool loopback = true;  ///< the address that is listened at
  std::uint16_t port = 0;
  std::string token{};               ///< needed where it is not loopback or `hosts` are named
  std::vector<std::string> hosts{};  ///< names, each with its port or for this one and none
};

/// May be asked from any thread.
///
/// Host: on loopback localhost, 127.0.0.1 and [::1], with the port; elsewhere also the address that the client
/// reached; and `hosts`. Anything else gets 421. Token: where there is one, every request brings it as
/// "Authorization: Bearer", or a cookie that the login form sets; else 401. The cookie is worth nothing after
/// the server has ended. Writing (any method but GET, HEAD and OPTIONS): with the Bearer token, or from a page
/// of this server: not by what Sec-Fetch-Site and Origin say from elsewhere, and with the CSRF token
/// (csrf_token) that fits the browser's cookie; else 403.
class Access {
 public:
  /// Errors: no token where one is needed, or one that is too short or cannot stand in a header.
  [[nodiscard]] static Result<Access> create(AccessOptions options);

  /// A refusal, before the body is read. `reached` is the address that the client connected to, without a port.
  /// Fills in the request's csrf and new_browser.
  [[nodiscard]] std::optional<HttpResponse> admit(HttpRequest& request, std::string_view reached) const;

  /// The bytes of body that may be read of a request that was admitted: fewer where it is a login.
  [[nodiscard]] std::size_t body_limit(const HttpRequest& request, std::size_t usual) const;

  /// An answer in the handler's place, once the body is there: a refusal, or a login's.
  [[nodiscard]] std::optional<HttpResponse> answer(const HttpRequest& request) const;

  /// Adds what every answer carries and the handler has not said itself: Content-Security-Policy and the
  /// others; the browser's cookie to a page of HTML where it has none yet.
  void protect(const HttpRequest& request, HttpResponse& response) const;

 private:
  explicit Access(AccessOptions options);
  [[nodiscard]] bool is_known_host(std::string_view asked, std::string_view reached) const;
  [[nodiscard]] bool has_bearer_token(const HttpRequest& request) const;
  [[nodiscard]] bool is_let_in(const HttpRequest& request) const;
  [[nodiscard]] bool has_csrf_token(const HttpRequest& request) const;

  AccessOptions options_;
  std::string secret_;   ///< of this process
  std::string session_;  ///< the value of the login's cookie
  std::string browser_cookie_name_;
  std::string session_cookie_name_;
};

}  // namespace hearsay
