// SHA-256 (FIPS 180-4), to name a page by its bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hearsay {

/// 64 small hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// The same of a file, read in pieces; nothing where it cannot be read to its end.
[[nodiscard]] std::optional<std::string> sha256_hex_of_file(const std::string& path);

}  // namespace hearsay
