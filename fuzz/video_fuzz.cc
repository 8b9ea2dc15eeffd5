// Fuzzes the reading of clips: container, codec, turning and scaling. libav is not ours, and not compiled for
// this; what is looked for is whether our edge holds what it promises whatever libav gives. Not run by `make
// test`: a fault of libav's would stop it.
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "hearsay/footage/picture_quality.h"
#include "hearsay/footage/shots.h"
#include "hearsay/footage/video.h"

namespace {

constexpr int kMostFrames = 40;

void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

bool is_whole(const hearsay::Plane& plane) {
  return plane.width > 0 && plane.height > 0 &&
         plane.samples.size() == static_cast<std::size_t>(plane.width) * static_cast<std::size_t>(plane.height);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const int file = memfd_create("clip", 0);
  if (file < 0 || write(file, data, size) != static_cast<ssize_t>(size)) std::abort();
  const std::string path = "/proc/self/fd/" + std::to_string(file);
  constexpr hearsay::VideoLimits kLimits{.longest_side = 256, .most_pixels = 1 << 20};
  hearsay::Result<hearsay::VideoReader> video = hearsay::VideoReader::open(path, kLimits);
  if (video) {
    hearsay::VideoFrame frame;
    hearsay::ShotFinder shots;
    double last = -1;
    for (int i = 0; i < kMostFrames; ++i) {
      const hearsay::Result<bool> got = video->next(frame);
      if (!got || !*got) break;
      require(frame.time > last, "time goes on");
      last = frame.time;
      require(is_whole(frame.image.light) && is_whole(frame.image.blue) && is_whole(frame.image.red),
              "planes are whole");
      require(frame.image.width() <= 256 && frame.image.height() <= 256, "frames are scaled down");
      shots.begins_shot(frame.image.light);
      const hearsay::Box whole{.left = 0, .top = 0, .right = 256, .bottom = 256};
      const double share = hearsay::broken_share(frame.image, whole);
      require(share >= 0 && share <= 1, "shares are shares");
    }
  } else {
    require(!video.error().why.empty(), "errors say why");
  }
  close(file);
  return 0;
}
