#include "hearsay/footage/faces.h"

#include <dlib/image_processing.h>
#include <dlib/image_processing/frontal_face_detector.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>

namespace hearsay {
namespace {

using Gray = dlib::array2d<unsigned char>;

constexpr double kFineFace = 400;  // pixels; a point is placed to this part of a face
constexpr int kMostFine = 8;
constexpr double kSameScale = 0.01;
constexpr double kDetectorWindow = 80;  // pixels, the smallest face that dlib's detector knows

/// The region with every pixel repeated `times` by `times`: dlib rounds a face's points to whole pixels.
Gray repeated(const Plane& picture, const Box& region, int times) {
  const int left = static_cast<int>(region.left);
  const int top = static_cast<int>(region.top);
  Gray into(static_cast<int>(region.height()) * times, static_cast<int>(region.width()) * times);
  for (int y = 0; y < into.nr(); ++y) {
    if (y % times != 0) {
      std::copy_n(&into[y - 1][0], into.nc(), &into[y][0]);
      continue;
    }
    for (int x = 0; x < into.nc(); ++x) into[y][x] = picture.at(left + x / times, top + y / times);
  }
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
  Gray cut = repeated(picture, region, 1);
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
  dlib::shape_predictor predictor;
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
  auto models = std::make_unique<Models>();
  std::ifstream file(model, std::ios::binary);
  if (!file) return std::unexpected(no_landmarks(model, "the file is not there"));
  try {
    dlib::deserialize(models->predictor, file);
  } catch (const std::exception&) {  // dlib's own, or no memory for what a broken file claims
    return std::unexpected(no_landmarks(model, "it is no model of dlib's"));
  }
  if (models->predictor.num_parts() != Landmarks::kPoints)
    return std::unexpected(no_landmarks(
        model, "it places " + std::to_string(models->predictor.num_parts()) + " points and not 68"));
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
  // The points may lie outside of the box, and the trees look beyond them.
  const Box around = inside({.left = box.left - box.width() / 2,
                             .top = box.top - box.height() / 2,
                             .right = box.right + box.width() / 2,
                             .bottom = box.bottom + box.height() / 2},
                            picture);
  Landmarks placed{};
  if (around.width() < 1 || around.height() < 1) return placed;
  const int times =
      std::clamp(static_cast<int>(std::ceil(kFineFace / std::max(box.width(), 1.0))), 1, kMostFine);
  const auto pixel = [&](double at, double from) { return std::lround((at - from) * times); };
  const dlib::rectangle rectangle(pixel(box.left, around.left), pixel(box.top, around.top),
                                  pixel(box.right, around.left) - 1, pixel(box.bottom, around.top) - 1);
  const dlib::full_object_detection shape = models_->predictor(repeated(picture, around, times), rectangle);
  const auto place = [&](long at, double from) { return from + (static_cast<double>(at) + 0.5) / times - 0.5; };
  for (std::size_t i = 0; i < Landmarks::kPoints; ++i)
    placed.points[i] = {.x = place(shape.part(i).x(), around.left), .y = place(shape.part(i).y(), around.top)};
  return placed;
}

}  // namespace hearsay
