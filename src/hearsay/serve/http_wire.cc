#include "hearsay/serve/http_wire.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace hearsay {
namespace {

constexpr int kNoContent = 204;
constexpr int kNotModified = 304;

std::string_view reason_of(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "";  // the reason may be empty (RFC 9112, section 4)
  }
}

bool is_token(std::string_view name) {
  static constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           kMarks.find(c) != std::string_view::npos;
  });
}

bool is_field_value(std::string_view value) {
  return std::ranges::none_of(
      value, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; });
}

bool can_be_sent(const HttpResponse& response) {
  return is_field_value(response.content_type) && is_field_value(response.etag) &&
         response.etag.find('"') == std::string::npos &&
         std::ranges::all_of(response.headers, [](const NamedValue& header) {
           return is_token(header.name) && is_field_value(header.value);
         });
}

void become_not_modified(HttpResponse& response) {
  response.status = kNotModified;
  response.content_type.clear();
  response.body.clear();
  response.shared_body = nullptr;
  response.stream = nullptr;
}

void append_header(std::string& head, std::string_view name, std::string_view value) {
  head.append(name).append(": ").append(value).append("\r\n");
}

std::string head_of(const HttpResponse& response, const WireResponse& wire, bool http_1_0) {
  std::string head;
  constexpr std::size_t kUsualHeadBytes = 1024;
  head.reserve(kUsualHeadBytes);
  fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\n", response.status, reason_of(response.status));
  append_header(head, "Date", http_date(std::chrono::system_clock::now()));
  if (!response.content_type.empty()) append_header(head, "Content-Type", response.content_type);
  if (!response.etag.empty()) append_header(head, "ETag", '"' + response.etag + '"');
  for (const NamedValue& header : response.headers) append_header(head, header.name, header.value);
  if (wire.is_chunked)
    append_header(head, "Transfer-Encoding", "chunked");
  else if (!response.stream && response.status != kNoContent && response.status != kNotModified)
    append_header(head, "Content-Length", std::to_string(response.bytes().size()));
  if (!wire.keep_alive) append_header(head, "Connection", "close");
  if (wire.keep_alive && http_1_0) append_header(head, "Connection", "keep-alive");
  head += "\r\n";
  return head;
}

}  // namespace

bool names_etag(std::string_view if_none_match, std::string_view etag) {
  if (if_none_match == "*") return true;
  const std::string quoted = '"' + std::string(etag) + '"';
  while (!if_none_match.empty()) {
    const std::size_t start = if_none_match.find('"');
    if (start == std::string_view::npos) return false;
    const std::size_t end = if_none_match.find('"', start + 1);
    if (end == std::string_view::npos) return false;
    if (if_none_match.substr(start, end + 1 - start) == quoted) return true;
    if_none_match.remove_prefix(end + 1);
  }
  return false;
}

std::string http_date(std::chrono::system_clock::time_point time) {
  constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::seconds>(time - day));
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", kDays[std::chrono::weekday(day).c_encoding()],
                     static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

std::string chunk_head(std::size_t size) { return fmt::format("{:x}\r\n", size); }

std::optional<WireResponse> to_wire(const HttpRequest& request, HttpResponse response, Exchange exchange) {
  if (!can_be_sent(response)) return std::nullopt;
  if (response.status == 200 && request.method == "GET" && !response.etag.empty() &&
      names_etag(request.header("if-none-match").value_or(""), response.etag))
    become_not_modified(response);

  WireResponse wire;
  wire.is_chunked = response.stream && !exchange.http_1_0;
  wire.keep_alive = exchange.keep_alive && (!response.stream || wire.is_chunked);
  wire.head = head_of(response, wire, exchange.http_1_0);
  if (request.is_head) {
    wire.is_chunked = false;
    return wire;
  }
  wire.body = std::move(response.body);
  wire.shared_body = std::move(response.shared_body);
  wire.stream = std::move(response.stream);
  return wire;
}

}  // namespace hearsay
