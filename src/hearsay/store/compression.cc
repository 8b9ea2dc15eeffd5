#include "hearsay/store/compression.h"

#include <zstd.h>

namespace hearsay {
namespace {

constexpr int kLevel = 3;  // half the time of level 6 for a twentieth more bytes of web pages
constexpr unsigned long long kLargest = 4ULL << 30U;

Error damaged() {
  return {.input = {},
          .what = "cannot unpack what the store keeps",
          .why = "its bytes are damaged",
          .advice = "the disk or the file is at fault: keep a copy of it",
          .offset = {}};
}

}  // namespace

std::string compress(std::string_view bytes) {
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), kLevel));
  return packed;
}

Result<std::string> decompress(std::string_view bytes) {
  const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > kLargest)
    return std::unexpected(damaged());
  std::string out(size, '\0');
  if (ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size()) != size)
    return std::unexpected(damaged());
  return out;
}

}  // namespace hearsay
