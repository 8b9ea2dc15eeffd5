// Compression of pages and records by zstd (RFC 8878).
#pragma once

#include <string>
#include <string_view>

#include "hearsay/base/error.h"

namespace hearsay {

[[nodiscard]] std::string compress(std::string_view bytes);

/// What compress() made. Errors: the bytes are damaged, or would grow beyond the largest page.
[[nodiscard]] Result<std::string> decompress(std::string_view bytes);

}  // namespace hearsay
