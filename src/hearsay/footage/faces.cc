#include "hearsay/footage/faces.h"

#include <dlib/image_processing/frontal_face_detector.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>

#include "hearsay/footage/point_regression.h"

namespace hearsay {
namespace {

using Gray = dlib::array2d<unsigned char>;

constexpr double kSameScale = 0.01;
constexpr double kDetectorWindow = 80;  // pixels, the smallest face that dlib's detector knows

Gray cut_out(const Plane& picture, const Box& region) {
  const int left = static_cast<int>(region.left);
  const int top = static_cast<int>(region.top);
  Gray into(static_cast<int>(region.height()), static_cast<int>(region.width()));
  for (int y = 0; y < into.nr(); ++y)
    for (int x = 0; x < into.nc(); ++x) into[y][x] = picture.at(left + x, top + y);
  return into;
}

Box inside(const Box& region, const Plane& picture) {
  return {.left = std::clamp<double>(std::floor(region.left), 0, picture.width),
          .top = std::clamp<double>(std::floor(region.top), 0, picture.height),
          .right = std::clamp<double>(std::ceil(region.right), 0, picture.width),
          .bottom = std::clamp<double>(std::ceil(region.bottom), 0, picture.height)};
}

/// The region, `scale` times as large.
Gray scaled(const Plane& picture, const Box& region, double scale) {
  Gray cut = cut_out(picture, region);
  const dlib::pyramid_down<2> halve;
  for (; scale <= 0.5 && cut.nr() > 2 && cut.nc() > 2; scale *= 2) {  // what a bilinear step would jump over
    Gray half;
    halve(cut, half);
    cut.swap(half);
  }
  if (std::abs(scale - 1) < kSameScale) return cut;
  Gray into(std::max(1L, std::lround(static_cast<double>(cut.nr()) * scale)),
            std::max(1L, std::lround(static_cast<double>(cut.nc()) * scale)));
  dlib::resize_image(cut, into, dlib::interpolate_bilinear());
  return into;
}

Error no_landmarks(const std::string& model, std::string why) {
  return {.input = model,
          .what = "cannot place the points of a face",
          .why = std::move(why),
          .advice =
              "install libdlib-data (its model was trained on 300-W, whose licence excludes commercial use), "
              "or name the "
              "file in HEARSAY_LANDMARKS",
          .offset = {}};
}

}  // namespace

Point Landmarks::middle(std::size_t first, std::size_t last) const {
  Point sum;
  for (std::size_t i = first; i <= last; ++i) {
    sum.x += points[i].x;
    sum.y += points[i].y;
  }
  const auto count = static_cast<double>(last - first + 1);
  return {.x = sum.x / count, .y = sum.y / count};
}

struct FaceFinder::Models {
  // The detector keeps its working memory in itself.
  mutable dlib::frontal_face_detector detector = dlib::get_frontal_face_detector();
  PointRegression regression;
};

FaceFinder::FaceFinder(std::unique_ptr<Models> models) : models_(std::move(models)) {}
FaceFinder::FaceFinder(FaceFinder&&) noexcept = default;
FaceFinder& FaceFinder::operator=(FaceFinder&&) noexcept = default;
FaceFinder::~FaceFinder() = default;

std::string FaceFinder::installed_model() {
  const char* const named = std::getenv("HEARSAY_LANDMARKS");
  return named != nullptr && *named != '\0' ? named : "/usr/share/dlib/shape_predictor_68_face_landmarks.dat";
}

Result<FaceFinder> FaceFinder::open(const std::string& model) {
  std::ifstream file(model, std::ios::binary);
  if (!file) return std::unexpected(no_landmarks(model, "the file is not there"));
  std::expected<PointRegression, std::string> regression = PointRegression::read(file);
  if (!regression) return std::unexpected(no_landmarks(model, regression.error()));
  if (regression->points() != Landmarks::kPoints)
    return std::unexpected(
        no_landmarks(model, "it places " + std::to_string(regression->points()) + " points and not 68"));
  auto models = std::make_unique<Models>();
  models->regression = std::move(*regression);
  return FaceFinder(std::move(models));
}

std::vector<FaceBox> FaceFinder::find(const Plane& picture, Box region, double smallest) const {
  region = inside(region, picture);
  std::vector<FaceBox> found;
  if (region.width() < 1 || region.height() < 1 || !(smallest > 0)) return found;
  const double scale = kDetectorWindow / smallest;
  std::vector<dlib::rect_detection> detections;
  models_->detector(scaled(picture, region, scale), detections);
  for (const dlib::rect_detection& detection : detections)
    found.push_back({.box = {.left = region.left + static_cast<double>(detection.rect.left()) / scale,
                             .top = region.top + static_cast<double>(detection.rect.top()) / scale,
                             .right = region.left + static_cast<double>(detection.rect.right() + 1) / scale,
                             .bottom = region.top + static_cast<double>(detection.rect.bottom() + 1) / scale},
                     .score = detection.detection_confidence});
  std::ranges::stable_sort(found, std::ranges::greater{}, &FaceBox::score);
  return found;
}

Landmarks FaceFinder::place(const Plane& picture, const Box& box) const {
  Landmarks placed{};
  if (box.width() >= 1 && box.height() >= 1)
    std::ranges::copy(models_->regression.place(picture, box), placed.points.begin());
  return placed;
}

}  // namespace hearsay
