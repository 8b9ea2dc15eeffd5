// SHA-256 (FIPS 180-4), to name a page by its bytes.
#pragma once

#include <string>
#include <string_view>

namespace hearsay {

/// 64 small hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace hearsay
