#include "hearsay/serve/gzip.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace hearsay {
namespace {

std::string unpacked(std::string packed, std::size_t size) {
  std::string out(size + 1, '\0');
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  stream.next_in = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int end = inflate(&stream, Z_FINISH);
  out.resize(end == Z_STREAM_END ? stream.total_out : 0);
  inflateEnd(&stream);
  return out;
}

TEST(Gzip, ComesBackAsItWas) {
  std::string page;
  for (int i = 0; i < 5000; ++i) page += "<li>" + std::to_string(i) + "</li>\n";
  const std::string packed = gzip(page);
  EXPECT_LT(packed.size(), page.size() / 2);
  EXPECT_EQ(unpacked(packed, page.size()), page);
  EXPECT_EQ(unpacked(gzip("x"), 1), "x");
}

TEST(Gzip, IsTakenByWhomSaysSo) {
  for (const char* header :
       {"gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8", "*", "deflate , gzip ; q=0.001", "x-gzip"})
    EXPECT_TRUE(accepts_gzip(header)) << header;
  for (const char* header : {"", "br", "gzip;q=0", "gzip;q=0.0, *", "*;q=0", "identity", "gzipped"})
    EXPECT_FALSE(accepts_gzip(header)) << header;
}

}  // namespace
}  // namespace hearsay
