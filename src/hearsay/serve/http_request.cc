#include "hearsay/serve/http_request.h"

#include <algorithm>
#include <array>

namespace hearsay {
namespace {

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string_view trim_space(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::unexpected<HttpResponse> refuse(int status, std::string line) {
  return std::unexpected(plain_text(status, std::move(line)));
}

std::vector<NamedValue> cookies_of(const std::vector<NamedValue>& headers) {
  std::vector<NamedValue> cookies;
  for (const NamedValue& header : headers) {
    if (header.name != "cookie") continue;
    std::string_view rest = header.value;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      const std::string_view pair = trim_space(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      const std::size_t equals = pair.find('=');
      if (equals == std::string_view::npos) continue;
      cookies.push_back(
          {.name = std::string(pair.substr(0, equals)), .value = std::string(pair.substr(equals + 1))});
    }
  }
  return cookies;
}

/// What would let another reader of the same connection see another end of the request (RFC 9112, 6.1 and 6.3).
std::optional<HttpResponse> refuse_framing(const HttpRequest& request, bool http_1_0) {
  const auto is_encoding = [](const NamedValue& header) { return header.name == "transfer-encoding"; };
  const auto encodings = std::ranges::count_if(request.headers, is_encoding);
  if (encodings == 0) return std::nullopt;
  if (http_1_0 || request.header("content-length"))
    return plain_text(400, "Transfer-Encoding does not go with HTTP/1.0 or a Content-Length.");
  if (encodings > 1 || ascii_lower(*request.header("transfer-encoding")) != "chunked")
    return plain_text(501, "This server reads no Transfer-Encoding but chunked.");
  return std::nullopt;
}

/// Splits "http://host/path" and gives the host, empty for "/path"; nothing where it is neither.
std::optional<std::string_view> take_authority(std::string_view& target) {
  if (target.starts_with('/')) return std::string_view{};
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (ascii_lower(target.substr(0, scheme.size())) != scheme) continue;
    target.remove_prefix(scheme.size());
    const std::size_t end = std::min(target.find_first_of("/?"), target.size());
    const std::string_view host = target.substr(0, end);
    target.remove_prefix(end);
    if (host.empty()) return std::nullopt;
    return host;
  }
  return std::nullopt;
}

std::optional<HttpResponse> read_target(HttpRequest& request, std::string_view target) {
  const std::optional<std::string_view> authority = take_authority(target);
  if (!authority) return plain_text(400, "The request names no path.");
  if (!authority->empty() && ascii_lower(*authority) != ascii_lower(request.header("host").value_or("")))
    return plain_text(400, "The request's target and its Host header name two hosts.");
  request.target = target.starts_with('/') ? std::string(target) : "/" + std::string(target);
  const std::string_view whole = request.target;
  const std::size_t query = std::min(whole.find('?'), whole.size());
  std::optional<std::string> path = decode_path(whole.substr(0, query));
  if (!path || whole.find('#') != std::string_view::npos)
    return plain_text(400, "The path is not well-formed.");
  request.path = std::move(*path);
  auto parameters = decode_form_values(whole.substr(std::min(query + 1, whole.size())), kMostParameters);
  if (!parameters)
    return plain_text(400, "The query has more than " + std::to_string(kMostParameters) + " parameters.");
  request.parameters = std::move(*parameters);
  return std::nullopt;
}

}  // namespace

HttpResponse long_target(std::size_t most_bytes) {
  return plain_text(414, "The target is longer than " + std::to_string(most_bytes) + " bytes.");
}

std::expected<HttpRequest, HttpResponse> request_of(RequestHead head, std::size_t most_target_bytes,
                                                    std::string_view peer) {
  constexpr std::array<std::string_view, 7> kMethods{"GET",   "HEAD",   "POST",   "PUT",
                                                     "PATCH", "DELETE", "OPTIONS"};
  if (std::ranges::find(kMethods, head.method) == kMethods.end())
    return refuse(501, "This server knows no such method.");
  if (head.target.size() > most_target_bytes) return std::unexpected(long_target(most_target_bytes));

  HttpRequest request;
  request.is_head = head.method == "HEAD";
  request.method = request.is_head ? "GET" : std::string(head.method);
  request.peer = peer;
  request.headers = std::move(head.headers);
  for (NamedValue& header : request.headers) header.name = ascii_lower(header.name);
  request.cookies = cookies_of(request.headers);

  const auto hosts = std::ranges::count(request.headers, "host", &NamedValue::name);
  if (hosts > 1 || (hosts == 0 && !head.http_1_0)) return refuse(400, "The request needs one Host header.");
  if (auto refusal = refuse_framing(request, head.http_1_0)) return std::unexpected(std::move(*refusal));
  if (auto refusal = read_target(request, head.target)) return std::unexpected(std::move(*refusal));
  return request;
}

}  // namespace hearsay
