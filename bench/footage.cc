// Times the reading of clips: decoding, faces, points, mouths. One core, processor time; the models are loaded
// before.
//
// usage: footage CLIP…
#include <cstdint>
#include <cstdio>
#include <ctime>

#include "hearsay/footage/footage.h"

namespace {

double processor_seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: footage CLIP…\n");
    return 2;
  }
  const double before = processor_seconds();
  const hearsay::Result<hearsay::FootageReader> reader = hearsay::FootageReader::open();
  if (!reader) {
    std::fprintf(stderr, "%s\n", reader.error().line().c_str());
    return 1;
  }
  std::printf("loading the models: %.2f s\n", processor_seconds() - before);
  std::int64_t frames = 0;
  std::int64_t faces = 0;
  int width = 0;
  int height = 0;
  double spent = 0;
  for (int i = 1; i < argc; ++i) {
    const double begin = processor_seconds();
    const hearsay::Result<hearsay::Footage> footage = reader->read(argv[i]);
    if (!footage) {
      std::fprintf(stderr, "%s\n", footage.error().line().c_str());
      continue;
    }
    spent += processor_seconds() - begin;
    frames += footage->frames;
    width = footage->info.width;
    height = footage->info.height;
    for (const hearsay::FaceTrack& face : footage->faces) faces += face.frames;
  }
  if (frames == 0) return 1;
  std::printf("%lld frames of %d by %d, %lld with a face: %.0f frames a second\n",
              static_cast<long long>(frames), width, height, static_cast<long long>(faces),
              static_cast<double>(frames) / spent);
  return 0;
}
