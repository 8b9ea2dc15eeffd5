#include "hearsay/serve/access.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hearsay {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr std::string_view kToken = "a token that nobody";
constexpr std::string_view kVisibleToken = "0123456789abcdef";
constexpr std::uint16_t kPort = 8642;
constexpr std::size_t kUsualBody = 1'000'000;

HttpRequest request_to(std::string_view host, std::string_view method = "GET", std::string_view path = "/") {
  HttpRequest request;
  request.method = method;
  request.path = request.target = path;
  request.headers = {{"host", std::string(host)}};
  return request;
}

Access open_access() { return Access::create({.loopback = true, .port = kPort}).value(); }

Access closed_access() {
  return Access::create({.loopback = false, .port = kPort, .token = std::string(kVisibleToken)}).value();
}

int status_of(const Access& access, HttpRequest request, std::string_view reached = "127.0.0.1") {
  if (const auto refusal = access.admit(request, reached)) return refusal->status;
  if (const auto answer = access.answer(request)) return answer->status;
  return 200;
}

/// "name=value" of the cookie that a response sets.
NamedValue cookie_of(const HttpResponse& response) {
  const std::string text(find_value(response.headers, "Set-Cookie").value_or(""));
  const std::size_t equals = text.find('=');
  return {text.substr(0, equals), text.substr(equals + 1, text.find(';') - equals - 1)};
}

/// What a browser has after it has shown a page: the token in the page and the cookie.
struct Browser {
  std::string csrf;
  std::vector<NamedValue> cookies;
};

Browser open_page(const Access& access) {
  HttpRequest request = request_to("localhost:8642");
  (void)access.admit(request, "127.0.0.1");
  HttpResponse page = html("");
  access.protect(request, page);
  return {.csrf = csrf_token(request), .cookies = {cookie_of(page)}};
}

HttpRequest form_of(const Browser& browser, std::string fields, std::string_view path = "/corrections") {
  HttpRequest request = request_to("localhost:8642", "POST", path);
  request.headers.push_back({"content-type", "application/x-www-form-urlencoded"});
  request.cookies = browser.cookies;
  request.body = "csrf=" + browser.csrf + std::move(fields);
  return request;
}

TEST(Access, ATokenIsNeededWhereOthersCouldAsk) {
  const auto why = [](AccessOptions options) {
    const Result<Access> access = Access::create(std::move(options));
    return access ? "" : access.error().line();
  };
  EXPECT_EQ(why({.loopback = true}), "");
  EXPECT_THAT(why({.loopback = false}), HasSubstr("no token"));
  EXPECT_THAT(why({.loopback = true, .hosts = {"argus.example"}}), HasSubstr("no token"));
  EXPECT_EQ(why({.loopback = false, .token = std::string(kVisibleToken), .hosts = {"argus.example"}}), "");
  EXPECT_THAT(why({.token = "short"}), HasSubstr("shorter than 16"));
  EXPECT_THAT(why({.token = std::string(kToken)}), HasSubstr("visible ASCII"));
  EXPECT_THAT(why({.token = std::string(kVisibleToken), .hosts = {"http://argus.example/"}}),
              HasSubstr("no host's name"));
  EXPECT_THAT(why({.token = std::string(kVisibleToken), .hosts = {""}}), HasSubstr("no host's name"));
}

TEST(Access, OnLoopbackOnlyLoopbacksNamesAreAnswered) {
  const Access access = open_access();
  for (const char* host : {"localhost:8642", "LOCALHOST:8642", "127.0.0.1:8642", "[::1]:8642"})
    EXPECT_EQ(status_of(access, request_to(host)), 200) << host;
  for (const char* host :
       {"", "localhost", "127.0.0.1", "localhost:80", "localhost:86420", "evil.example:8642", "evil.example",
        "localhost.evil.example:8642", "127.0.0.1.evil.example:8642", "localhost:8642.evil.example",
        "192.168.0.7:8642", "localhost:8642@evil.example", "[::1]"})
    EXPECT_EQ(status_of(access, request_to(host), "192.168.0.7"), 421) << host;
}

TEST(Access, TheUsualPortGoesWithoutSaying) {
  const Access access = Access::create({.loopback = true, .port = 80}).value();
  EXPECT_EQ(status_of(access, request_to("localhost")), 200);
  EXPECT_EQ(status_of(access, request_to("localhost:80")), 200);
  EXPECT_EQ(status_of(access, request_to("evil.example")), 421);
}

TEST(Access, ElsewhereTheNamesGivenAndTheAddressReachedAreAnswered) {
  const Access access = Access::create({.loopback = false,
                                        .port = kPort,
                                        .token = std::string(kVisibleToken),
                                        .hosts = {"Argus.example", "desk.example:443"}})
                            .value();
  const auto status = [&](std::string_view host, std::string_view reached) {
    HttpRequest request = request_to(host);
    request.headers.push_back({"authorization", "Bearer " + std::string(kVisibleToken)});
    return status_of(access, request, reached);
  };
  EXPECT_EQ(status("argus.example", "192.168.0.7"), 200);
  EXPECT_EQ(status("argus.example:8642", "192.168.0.7"), 200);
  EXPECT_EQ(status("argus.example:80", "192.168.0.7"), 421);
  EXPECT_EQ(status("desk.example:443", "192.168.0.7"), 200);
  EXPECT_EQ(status("desk.example:8642", "192.168.0.7"), 421);
  EXPECT_EQ(status("192.168.0.7:8642", "192.168.0.7"), 200);
  EXPECT_EQ(status("192.168.0.8:8642", "192.168.0.7"), 421);
  EXPECT_EQ(status("[fd00::7]:8642", "fd00::7"), 200);
}

TEST(Access, WithoutTheTokenNobodyComesIn) {
  const Access access = closed_access();
  const auto status = [&](std::string authorization) {
    HttpRequest request = request_to("localhost:8642");
    if (!authorization.empty()) request.headers.push_back({"authorization", std::move(authorization)});
    return status_of(access, request);
  };
  EXPECT_EQ(status(""), 401);
  EXPECT_EQ(status("Bearer " + std::string(kVisibleToken)), 200);
  EXPECT_EQ(status("bearer " + std::string(kVisibleToken)), 200);
  EXPECT_EQ(status("Bearer " + std::string(kVisibleToken) + "0"), 401);
  EXPECT_EQ(status("Bearer " + std::string(kVisibleToken.substr(1))), 401);
  EXPECT_EQ(status("Bearer "), 401);
  EXPECT_EQ(status("Basic " + std::string(kVisibleToken)), 401);
  EXPECT_EQ(status(std::string(kVisibleToken)), 401);
}

TEST(Access, ABrowserLogsInByAForm) {
  const Access access = closed_access();
  HttpRequest first = request_to("localhost:8642", "GET", "/search?q=\"a\"");
  first.headers.push_back({"accept", "text/html,*/*"});
  const auto page = access.admit(first, "127.0.0.1");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->status, 401);
  EXPECT_THAT(page->body, HasSubstr("action=\"/login\""));
  EXPECT_THAT(page->body, HasSubstr("value=\"/search?q=&quot;a&quot;\""));

  const Browser browser = open_page(access);
  EXPECT_EQ(status_of(access, form_of(browser, "&token=wrong", "/login")), 401);
  EXPECT_EQ(status_of(access, form_of({}, "&token=" + std::string(kVisibleToken), "/login")), 403);

  HttpRequest login = form_of(browser, "&to=/people&token=" + std::string(kVisibleToken), "/login");
  EXPECT_EQ(access.body_limit(login, kUsualBody), kMostLoginBytes);
  ASSERT_FALSE(access.admit(login, "127.0.0.1"));
  const auto answer = access.answer(login);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 303);
  EXPECT_EQ(find_value(answer->headers, "Location"), "/people");
  const std::string cookie(find_value(answer->headers, "Set-Cookie").value());
  EXPECT_THAT(cookie, HasSubstr("HttpOnly"));
  EXPECT_THAT(cookie, HasSubstr("SameSite=Strict"));
  EXPECT_EQ(cookie.find(kVisibleToken), std::string::npos);

  HttpRequest next = request_to("localhost:8642");
  next.cookies = {cookie_of(*answer)};
  EXPECT_EQ(access.body_limit(next, kUsualBody), kUsualBody);
  EXPECT_EQ(status_of(access, next), 200);
  next.cookies[0].value.back() = next.cookies[0].value.back() == '0' ? '1' : '0';
  EXPECT_EQ(status_of(access, next), 401);
  next.cookies[0].value.clear();
  EXPECT_EQ(status_of(access, next), 401);
}

TEST(Access, ALoginLeadsNowhereElse) {
  const Access access = closed_access();
  const Browser browser = open_page(access);
  for (const char* to : {"//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:x", ""}) {
    HttpRequest login =
        form_of(browser, "&token=" + std::string(kVisibleToken) + "&to=" + percent_encode(to), "/login");
    ASSERT_FALSE(access.admit(login, "127.0.0.1"));
    EXPECT_EQ(find_value(access.answer(login)->headers, "Location"), "/") << to;
  }
}

TEST(Access, WritingNeedsTheTokenOfThisBrowsersPage) {
  const Access access = open_access();
  const Browser browser = open_page(access);
  EXPECT_EQ(status_of(access, form_of(browser, "&note=x")), 200);
  EXPECT_EQ(status_of(access, form_of({.csrf = browser.csrf, .cookies = {}}, "")), 403);
  EXPECT_EQ(status_of(access, form_of({.csrf = "", .cookies = browser.cookies}, "")), 403);
  EXPECT_EQ(status_of(access, form_of({.csrf = open_page(access).csrf, .cookies = browser.cookies}, "")), 403);
  EXPECT_EQ(status_of(open_access(), form_of(browser, "")), 403) << "another process";
  Browser invented = browser;
  invented.cookies[0].value = "short";
  EXPECT_EQ(status_of(access, form_of(invented, "")), 403);
  for (const char* method : {"PUT", "PATCH", "DELETE"}) {
    HttpRequest request = request_to("localhost:8642", method);
    EXPECT_EQ(status_of(access, request), 403) << method;
    request.cookies = browser.cookies;
    request.headers.push_back({"x-csrf-token", browser.csrf});
    EXPECT_EQ(status_of(access, request), 200) << method;
  }
}

TEST(Access, AFormOfFilesBringsTheTokenToo) {
  const Access access = open_access();
  const Browser browser = open_page(access);
  HttpRequest request = request_to("localhost:8642", "POST");
  request.headers.push_back({"content-type", "multipart/form-data; boundary=b"});
  request.cookies = browser.cookies;
  request.body = "--b\r\nContent-Disposition: form-data; name=csrf\r\n\r\n" + browser.csrf + "\r\n--b--";
  EXPECT_EQ(status_of(access, request), 200);
  request.body.pop_back();
  EXPECT_EQ(status_of(access, request), 403) << "not a whole form";
}

TEST(Access, AFormOfAnotherSiteIsRefusedBeforeItsBodyIsRead) {
  const Access access = open_access();
  const Browser browser = open_page(access);
  const auto is_refused_at_once = [&](std::string name, std::string value) {
    HttpRequest request = form_of(browser, "");
    request.headers.push_back({std::move(name), std::move(value)});
    const bool refused = access.admit(request, "127.0.0.1").has_value();
    EXPECT_TRUE(refused || !access.answer(request));
    return refused;
  };
  EXPECT_TRUE(is_refused_at_once("origin", "http://evil.example"));
  EXPECT_TRUE(is_refused_at_once("origin", "http://localhost:8643"));
  EXPECT_TRUE(is_refused_at_once("origin", "localhost:8642"));
  EXPECT_TRUE(is_refused_at_once("sec-fetch-site", "cross-site"));
  EXPECT_TRUE(is_refused_at_once("sec-fetch-site", "same-site"));
  EXPECT_FALSE(is_refused_at_once("origin", "http://localhost:8642"));
  EXPECT_FALSE(is_refused_at_once("origin", "null"));
  EXPECT_FALSE(is_refused_at_once("sec-fetch-site", "same-origin"));
}

TEST(Access, ProgramsWriteWithTheToken) {
  const Access access = closed_access();
  HttpRequest request = request_to("localhost:8642", "POST");
  request.headers.push_back({"authorization", "Bearer " + std::string(kVisibleToken)});
  EXPECT_EQ(status_of(access, request), 200);
  EXPECT_EQ(status_of(open_access(), request), 403) << "where there is no token, none can be right";
}

TEST(Access, EveryAnswerTellsBrowsersToBeCareful) {
  const Access access = open_access();
  HttpRequest request = request_to("localhost:8642");
  ASSERT_FALSE(access.admit(request, "127.0.0.1"));
  HttpResponse response = plain_text(200, "x");
  access.protect(request, response);
  EXPECT_THAT(std::string(find_value(response.headers, "Content-Security-Policy").value()),
              StartsWith("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:"));
  EXPECT_EQ(find_value(response.headers, "X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(find_value(response.headers, "Referrer-Policy"), "no-referrer");
  EXPECT_EQ(find_value(response.headers, "Cross-Origin-Opener-Policy"), "same-origin");
  EXPECT_EQ(find_value(response.headers, "Cross-Origin-Resource-Policy"), "same-origin");
  EXPECT_FALSE(find_value(response.headers, "Set-Cookie"));

  HttpResponse own = html("x");
  own.headers = {{"content-security-policy", "sandbox"}};
  access.protect(request, own);
  EXPECT_FALSE(find_value(own.headers, "Content-Security-Policy"));
  EXPECT_THAT(std::string(find_value(own.headers, "Set-Cookie").value()),
              HasSubstr("; HttpOnly; SameSite=Strict"));
}

}  // namespace
}  // namespace hearsay
