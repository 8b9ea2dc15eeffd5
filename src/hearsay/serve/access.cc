#include "hearsay/serve/access.h"

#include <algorithm>
#include <utility>

#include "hearsay/serve/multipart.h"
#include "hearsay/serve/secret.h"

namespace hearsay {
namespace {

constexpr std::string_view kLoginPath = "/login";
constexpr std::string_view kContentSecurityPolicy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool names_port(std::string_view host) {
  const std::size_t colon = host.rfind(':');
  return colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos;
}

/// Whether a Host header that says `asked` means `name` at `port`, the port of HTTP going without saying.
bool is_host(std::string_view asked, std::string_view name, std::uint16_t port) {
  constexpr std::uint16_t kHttpPort = 80;
  if (port == kHttpPort && asked == name) return true;
  return asked.starts_with(name) && asked.substr(name.size()) == ":" + std::to_string(port);
}

bool is_visible_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7f; });
}

bool is_writing(const HttpRequest& request) { return request.method != "GET" && request.method != "OPTIONS"; }

bool wants_html(const HttpRequest& request) {
  return request.method == "GET" &&
         request.header("accept").value_or("").find("text/html") != std::string_view::npos;
}

bool is_login(const HttpRequest& request) { return request.method == "POST" && request.path == kLoginPath; }

std::optional<std::string_view> bearer_token(const HttpRequest& request) {
  constexpr std::string_view kScheme = "bearer ";
  const std::string_view said = request.header("authorization").value_or("");
  if (ascii_lower(said.substr(0, kScheme.size())) != kScheme) return std::nullopt;
  return said.substr(kScheme.size());
}

/// What browsers say of where a request comes from. "null" is what they say of a form on a page with our
/// Referrer-Policy, and Sec-Fetch-Site is missing where they do not trust the connection: then the CSRF token
/// alone decides.
bool comes_from_elsewhere(const HttpRequest& request) {
  const std::string_view site = request.header("sec-fetch-site").value_or("none");
  if (site != "same-origin" && site != "none") return true;
  const std::string_view origin = request.header("origin").value_or("null");
  if (origin == "null") return false;
  const std::size_t host = origin.find("://");
  return host == std::string_view::npos ||
         ascii_lower(origin.substr(host + 3)) != ascii_lower(request.header("host").value_or(""));
}

bool is_form(const HttpRequest& request) {
  const std::string type = ascii_lower(request.header("content-type").value_or(""));
  return type.starts_with("application/x-www-form-urlencoded") || type.starts_with("multipart/form-data");
}

std::string escape_attribute(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

HttpResponse login_page(const HttpRequest& request, std::string_view to, std::string_view complaint) {
  if (!is_local_target(to)) to = "/";
  std::string page =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Hearsay</title>\n<h1>Hearsay</h1>\n";
  page.append("<p>").append(complaint).append("</p>\n<form method=\"post\" action=\"").append(kLoginPath);
  page.append("\">\n<input type=\"hidden\" name=\"csrf\" value=\"").append(csrf_token(request));
  page.append("\">\n<input type=\"hidden\" name=\"to\" value=\"").append(escape_attribute(to));
  page +=
      "\">\n<label>Token <input type=\"password\" name=\"token\" required autofocus "
      "autocomplete=\"current-password\">"
      "</label>\n<button>Enter</button>\n</form>\n</html>\n";
  HttpResponse response = html(std::move(page));
  response.status = 401;
  response.headers.push_back({.name = "WWW-Authenticate", .value = "Bearer"});
  return response;
}

HttpResponse refuse_write() {
  return plain_text(403,
                    "Not from a page of this server, or from one that is out of date: load the page again. "
                    "Programs send \"Authorization: Bearer TOKEN\", or the csrf token and cookie of a page.");
}

std::string cookie_text(const std::string& name, const std::string& value) {
  return name + "=" + value + "; Path=/; HttpOnly; SameSite=Strict";
}

void add_default(HttpResponse& response, std::string_view name, std::string_view value) {
  const auto is_name = [&](const NamedValue& header) { return ascii_lower(header.name) == ascii_lower(name); };
  if (std::ranges::none_of(response.headers, is_name))
    response.headers.push_back({.name = std::string(name), .value = std::string(value)});
}

}  // namespace

Result<Access> Access::create(AccessOptions options) {
  const auto refuse = [](std::string why, std::string advice) {
    return std::unexpected(Error{
        .input = {}, .what = "cannot serve", .why = std::move(why), .advice = std::move(advice), .offset = {}});
  };
  constexpr std::string_view kHowToMakeOne = "give one, such as `openssl rand -hex 16` makes";
  if (options.token.empty() && (!options.loopback || !options.hosts.empty()))
    return refuse("others than this machine could ask, and there is no token that they must know",
                  std::string(kHowToMakeOne) + ", or serve on 127.0.0.1 alone");
  if (!options.token.empty() && options.token.size() < kFewestTokenBytes)
    return refuse("the token is shorter than " + std::to_string(kFewestTokenBytes) + " characters",
                  std::string(kHowToMakeOne));
  if (!is_visible_ascii(options.token))
    return refuse("the token has other characters than visible ASCII", std::string(kHowToMakeOne));
  for (std::string& host : options.hosts) {
    host = ascii_lower(host);
    if (host.empty() || !is_visible_ascii(host) || host.find_first_of("/@,") != std::string::npos)
      return refuse("\"" + host + "\" is no host's name",
                    "give it as browsers show it: argus.example or argus.example:8080");
  }
  Access access(std::move(options));
  if (access.secret_.empty())
    return refuse("the machine gives no random numbers", "see that /dev/urandom can be read");
  return access;
}

Access::Access(AccessOptions options)
    : options_(std::move(options)),
      secret_(random_secret()),
      session_(hmac_sha256_hex(secret_, "session " + options_.token)),
      // A cookie belongs to a host whatever the port, and another Hearsay may be at the next one.
      browser_cookie_name_("hearsay-browser-" + std::to_string(options_.port)),
      session_cookie_name_("hearsay-session-" + std::to_string(options_.port)) {}

bool Access::is_known_host(std::string_view asked, std::string_view reached) const {
  const std::string host = ascii_lower(asked);
  for (const std::string_view name : {"localhost", "127.0.0.1", "[::1]"})
    if (is_host(host, name, options_.port)) return true;
  if (!options_.loopback) {
    const bool is_v6 = reached.find(':') != std::string_view::npos;
    if (is_host(host, is_v6 ? "[" + std::string(reached) + "]" : std::string(reached), options_.port))
      return true;
  }
  return std::ranges::any_of(options_.hosts, [&](const std::string& name) {
    return host == name || (!names_port(name) && is_host(host, name, options_.port));
  });
}

bool Access::has_bearer_token(const HttpRequest& request) const {
  const std::optional<std::string_view> token = bearer_token(request);
  // Compared by their HMACs, so that not even the length of ours can be found by trying.
  return !options_.token.empty() && token &&
         equal_in_constant_time(hmac_sha256_hex(secret_, *token), hmac_sha256_hex(secret_, options_.token));
}

bool Access::is_let_in(const HttpRequest& request) const {
  return options_.token.empty() || has_bearer_token(request) ||
         equal_in_constant_time(request.cookie(session_cookie_name_).value_or(""), session_);
}

std::optional<HttpResponse> Access::admit(HttpRequest& request, std::string_view reached) const {
  if (!is_known_host(request.header("host").value_or(""), reached))
    return plain_text(421, "This server is not asked under that name. Its owner can allow it.");

  std::string browser(request.cookie(browser_cookie_name_).value_or(""));
  if (!is_secret_form(browser)) browser = request.new_browser = random_secret();
  if (!browser.empty()) request.csrf = hmac_sha256_hex(secret_, "csrf " + browser);

  if (!is_let_in(request) && !is_login(request)) {
    if (wants_html(request)) return login_page(request, request.target, "This server asks for its token.");
    HttpResponse refusal = plain_text(401, "This server asks for its token: \"Authorization: Bearer TOKEN\".");
    refusal.headers.push_back({.name = "WWW-Authenticate", .value = "Bearer"});
    return refusal;
  }
  if (!is_writing(request) || has_bearer_token(request)) return std::nullopt;
  if (comes_from_elsewhere(request)) return refuse_write();
  const bool may_fit = request.header("x-csrf-token") ? has_csrf_token(request) : is_form(request);
  if (!may_fit) return refuse_write();
  return std::nullopt;
}

std::size_t Access::body_limit(const HttpRequest& request, std::size_t usual) const {
  return is_let_in(request) ? usual : std::min(usual, kMostLoginBytes);
}

bool Access::has_csrf_token(const HttpRequest& request) const {
  if (!request.new_browser.empty() || request.csrf.empty()) return false;
  if (const auto sent = request.header("x-csrf-token")) return equal_in_constant_time(*sent, request.csrf);
  const Result<Form> form = read_form(request);
  return form && equal_in_constant_time(form->field("csrf").value_or(""), request.csrf);
}

std::optional<HttpResponse> Access::answer(const HttpRequest& request) const {
  if (!options_.token.empty() && request.method == "GET" && request.path == kLoginPath) return see_other("/");
  if (!is_writing(request) || has_bearer_token(request)) return std::nullopt;
  if (!has_csrf_token(request)) return refuse_write();
  if (options_.token.empty() || !is_login(request)) return std::nullopt;

  const Result<Form> form = read_form(request);
  const std::string_view token = form ? form->field("token").value_or("") : "";
  const std::string_view to = form ? form->field("to").value_or("/") : "/";
  if (!equal_in_constant_time(hmac_sha256_hex(secret_, token), hmac_sha256_hex(secret_, options_.token)))
    return login_page(request, to, "That is not the token of this server.");
  HttpResponse response = see_other(std::string(to));
  response.headers.push_back({.name = "Set-Cookie", .value = cookie_text(session_cookie_name_, session_)});
  return response;
}

void Access::protect(const HttpRequest& request, HttpResponse& response) const {
  add_default(response, "Content-Security-Policy", kContentSecurityPolicy);
  add_default(response, "X-Content-Type-Options", "nosniff");
  add_default(response, "Referrer-Policy", "no-referrer");
  add_default(response, "Cross-Origin-Opener-Policy", "same-origin");
  add_default(response, "Cross-Origin-Resource-Policy", "same-origin");
  add_default(response, "Cache-Control", "private, no-cache");
  if (!request.new_browser.empty() && response.content_type.starts_with("text/html"))
    response.headers.push_back(
        {.name = "Set-Cookie", .value = cookie_text(browser_cookie_name_, request.new_browser)});
}

}  // namespace hearsay
