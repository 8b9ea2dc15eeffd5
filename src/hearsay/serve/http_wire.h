// An answer as it goes over the wire: its head, and how its body is delimited.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "hearsay/serve/http_message.h"

namespace hearsay {

/// How the connection stands that a request came by.
struct Exchange {
  bool http_1_0 = false;  ///< no chunks: a stream ends with the connection
  bool keep_alive = true;
};

struct WireResponse {
  std::string head{};  ///< status line and headers, with the empty line behind them
  std::string body{};
  std::shared_ptr<const std::string> shared_body{};
  BodyStream stream{};
  bool is_chunked = false;  ///< the stream's pieces are chunks
  bool keep_alive = true;   ///< or close the connection behind it

  [[nodiscard]] std::string_view bytes() const { return shared_body ? *shared_body : body; }
};

/// Makes a 304 of it where the request has its ETag already, leaves the body out for HEAD, delimits it. Nothing
/// where a header of the response could not go over the wire, since its name is no token or its value has line
/// ends in it.
[[nodiscard]] std::optional<WireResponse> to_wire(const HttpRequest& request, HttpResponse response,
                                                  Exchange exchange);

/// Whether an If-None-Match header names the tag (RFC 9110, 13.1.2: strong or weak).
[[nodiscard]] bool names_etag(std::string_view if_none_match, std::string_view etag);

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, 5.6.7).
[[nodiscard]] std::string http_date(std::chrono::system_clock::time_point time);

/// What goes before a piece of a chunked body: its size. Behind it goes kChunkEnd.
[[nodiscard]] std::string chunk_head(std::size_t size);
constexpr std::string_view kChunkEnd = "\r\n";
constexpr std::string_view kLastChunk = "0\r\n\r\n";

}  // namespace hearsay
