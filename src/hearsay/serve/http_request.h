// From a request's head as it stood on the wire to the HttpRequest that pages see: the rules of RFC 9112 that
// keep two readers of one connection from reading it differently, and those of our own.
#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/serve/http_message.h"

namespace hearsay {

struct RequestHead {
  std::string_view method{};
  std::string_view target{};
  std::vector<NamedValue> headers{};  ///< names in any case
  bool http_1_0 = false;
};

constexpr std::size_t kMostParameters = 1000;  ///< of a query

/// 414, since it is longer than that.
[[nodiscard]] HttpResponse long_target(std::size_t most_bytes);

/// The request without its body, or the answer that refuses it: 400, 414 or 501.
[[nodiscard]] std::expected<HttpRequest, HttpResponse> request_of(RequestHead head,
                                                                  std::size_t most_target_bytes,
                                                                  std::string_view peer);

}  // namespace hearsay
