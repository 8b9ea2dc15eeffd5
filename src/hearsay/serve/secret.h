// Secrets: made, derived and compared.
#pragma once

#include <string>
#include <string_view>

namespace hearsay {

/// 32 small hexadecimal digits that nobody can guess; empty if the machine has no randomness to give.
[[nodiscard]] std::string random_secret();

/// Whether `text` looks like random_secret's.
[[nodiscard]] bool is_secret_form(std::string_view text);

/// HMAC-SHA256 (RFC 2104), 64 small hexadecimal digits.
[[nodiscard]] std::string hmac_sha256_hex(std::string_view key, std::string_view message);

/// Takes the same time wherever the two differ; tells no more than their lengths by it.
[[nodiscard]] bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace hearsay
