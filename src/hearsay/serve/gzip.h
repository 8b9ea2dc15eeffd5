// Gzip (RFC 1952), in which browsers take pages that are large.
#pragma once

#include <string>
#include <string_view>

namespace hearsay {

/// Empty where there is no memory for it.
[[nodiscard]] std::string gzip(std::string_view bytes);

/// Whether an Accept-Encoding header takes gzip (RFC 9110, section 12.5.3).
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

}  // namespace hearsay
