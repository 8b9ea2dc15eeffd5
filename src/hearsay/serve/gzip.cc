#include "hearsay/serve/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <limits>

#include "hearsay/base/utf8.h"

namespace hearsay {
namespace {

constexpr int kWindowOfGzip = 15 + 16;  // the largest, in a gzip wrapper (zlib.h)
constexpr int kMemoryLevel = 8;         // zlib's usual

/// "gzip;q=0.5" as its name and whether it is taken at all.
struct Coding {
  std::string_view name;
  bool is_taken = true;
};

Coding coding_of(std::string_view item) {
  const std::size_t semicolon = std::min(item.find(';'), item.size());
  Coding coding{.name = trim(item.substr(0, semicolon))};
  const std::string_view weight = trim(item.substr(std::min(semicolon + 1, item.size())));
  if (weight.starts_with("q=")) coding.is_taken = weight.find_first_of("123456789") != std::string_view::npos;
  return coding;
}

}  // namespace

std::string gzip(std::string_view bytes) {
  if (bytes.size() > std::numeric_limits<uInt>::max()) return {};
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kWindowOfGzip, kMemoryLevel,
                   Z_DEFAULT_STRATEGY) != Z_OK)
    return {};
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib does not write there
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(done ? stream.total_out : 0);
  deflateEnd(&stream);
  out.shrink_to_fit();
  return out;
}

bool accepts_gzip(std::string_view accept_encoding) {
  bool any = false;
  while (!accept_encoding.empty()) {
    const std::size_t comma = std::min(accept_encoding.find(','), accept_encoding.size());
    const Coding coding = coding_of(accept_encoding.substr(0, comma));
    if (coding.name == "gzip" || coding.name == "x-gzip") return coding.is_taken;
    if (coding.name == "*") any = coding.is_taken;
    accept_encoding.remove_prefix(std::min(comma + 1, accept_encoding.size()));
  }
  return any;
}

}  // namespace hearsay
