// Times finding a face and placing its points, with dlib's shape_predictor and with Hearsay's reading of the
// same model, frame by frame in one run. One core, processor time.
//
// usage: face_points CLIP…
#include <dlib/image_processing.h>

#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>

#include "hearsay/footage/faces.h"
#include "hearsay/footage/video.h"

namespace {

using hearsay::Plane;

double processor_seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

template <typename Work>
auto timed(double& spent, const Work& work) {
  const double before = processor_seconds();
  auto result = work();
  spent += processor_seconds() - before;
  return result;
}

dlib::array2d<unsigned char> for_dlib(const Plane& picture) {
  dlib::array2d<unsigned char> out(picture.height, picture.width);
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x) out[y][x] = picture.at(x, y);
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: face_points CLIP…\n");
    return 2;
  }
  const hearsay::Result<hearsay::FaceFinder> finder = hearsay::FaceFinder::open();
  if (!finder) {
    std::fprintf(stderr, "%s\n", finder.error().line().c_str());
    return 1;
  }
  dlib::shape_predictor predictor;
  std::ifstream model(hearsay::FaceFinder::installed_model(), std::ios::binary);
  dlib::deserialize(predictor, model);
  double finding = 0;
  double by_dlib = 0;
  double by_hearsay = 0;
  double apart = 0;
  int frames = 0;
  for (int i = 1; i < argc; ++i) {
    hearsay::Result<hearsay::VideoReader> video = hearsay::VideoReader::open(argv[i]);
    if (!video) {
      std::fprintf(stderr, "%s\n", video.error().line().c_str());
      continue;
    }
    hearsay::VideoFrame frame;
    for (auto got = video->next(frame); got && *got; got = video->next(frame)) {
      const Plane& picture = frame.image.light;
      const auto width = static_cast<double>(picture.width);
      const auto height = static_cast<double>(picture.height);
      constexpr double kDetectorWindow = 80;  // pixels: the picture is searched as it is
      const auto faces =
          timed(finding, [&] { return finder->find(picture, {0, 0, width, height}, kDetectorWindow); });
      if (faces.empty()) continue;
      const hearsay::Box& box = faces.front().box;
      const auto same = for_dlib(picture);
      const dlib::rectangle rectangle(std::lround(box.left), std::lround(box.top), std::lround(box.right) - 1,
                                      std::lround(box.bottom) - 1);
      const auto whole = timed(by_dlib, [&] { return predictor(same, rectangle); });
      const auto points = timed(by_hearsay, [&] { return finder->place(picture, box); });
      for (std::size_t k = 0; k < hearsay::Landmarks::kPoints; ++k)
        apart += std::hypot(points.points[k].x - static_cast<double>(whole.part(k).x()),
                            points.points[k].y - static_cast<double>(whole.part(k).y())) /
                 hearsay::Landmarks::kPoints;
      ++frames;
    }
  }
  if (frames == 0) return 1;
  const auto rate = [&](double seconds) { return frames / seconds; };
  std::printf(
      "%d frames; detection alone %.0f frames a second, dlib's points %.0f, Hearsay's %.0f (%.1f times as "
      "fast)\n",
      frames, rate(finding), rate(by_dlib), rate(by_hearsay), by_dlib / by_hearsay);
  std::printf("points are %.2f pixels apart on average (dlib's are whole pixels)\n", apart / frames);
  return 0;
}
