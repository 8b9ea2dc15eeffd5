#include "hearsay/footage/mouth_track.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace hearsay {
namespace {

// Standard deviations of the smoothing, in frames.
constexpr double kEyeSigma = 4;
constexpr double kNoseSigma = 2;
constexpr double kJawSigma = 8;      // of where the mouth lies from the nose
constexpr double kPatchSpan = 1.25;  // a patch's width in distances between the eyes
constexpr double kAround = 1.0;      // what is kept to each side of the mouth, in the same
constexpr double kFineEyes =
    45;  // pixels between the eyes; of a larger face the picture is shrunk to about this
constexpr double kLeastEyes = 2;  // pixels

std::size_t reach(double sigma) { return static_cast<std::size_t>(std::lround(3 * sigma)); }

double length(Point vector) { return std::hypot(vector.x, vector.y); }

}  // namespace

MouthTrack::Cutting MouthTrack::cutting(const Plane& plane, Point middle, double half, double size,
                                        double finest) {
  Cutting cutting{.plane = {}, .corner = {}, .shrunk = 1, .size = size};
  cutting.shrunk = std::max(1, static_cast<int>(std::lround(half * size / finest)));
  const int times = cutting.shrunk;
  const int left = static_cast<int>(std::floor((middle.x - half) * size));
  const int top = static_cast<int>(std::floor((middle.y - half) * size));
  const int side = std::max(1, static_cast<int>(std::ceil(2 * half * size)) / times);
  cutting.corner = {.x = static_cast<double>(left), .y = static_cast<double>(top)};
  cutting.plane = {.width = side, .height = side, .samples = {}};
  cutting.plane.samples.reserve(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) {
      int sum = 0;
      for (int down = 0; down < times; ++down)
        for (int right = 0; right < times; ++right)
          sum += plane.at(std::clamp(left + x * times + right, 0, plane.width - 1),
                          std::clamp(top + y * times + down, 0, plane.height - 1));
      cutting.plane.samples.push_back(static_cast<std::uint8_t>((sum + times * times / 2) / (times * times)));
    }
  return cutting;
}

double MouthTrack::Cutting::at(Point place) const {
  const double half = (shrunk - 1) / 2.0;  // the middle of the first shrunk sample, from the corner
  return plane.between(
      {.x = (place.x * size - corner.x - half) / shrunk, .y = (place.y * size - corner.y - half) / shrunk});
}

void MouthTrack::add(double time, const Image& image, const Landmarks& landmarks) {
  Seen seen;
  seen.time = time;
  const Point left = landmarks.left_eye();
  const Point right = landmarks.right_eye();
  seen.eye_to_eye = {.x = right.x - left.x, .y = right.y - left.y};
  seen.nose = landmarks.middle(31, 35);
  seen.mouth = landmarks.middle(48, 67);
  std::copy_n(landmarks.points.begin() + 48, seen.lips.size(), seen.lips.begin());
  const double eyes =
      std::clamp<double>(length(seen.eye_to_eye), kLeastEyes, std::max(image.width(), image.height()));
  const Point middle{.x = std::clamp<double>(seen.mouth.x, 0, image.width()),
                     .y = std::clamp<double>(seen.mouth.y, 0, image.height())};
  seen.light = cutting(image.light, middle, kAround * eyes, 1, kAround * kFineEyes);
  seen.red = cutting(image.red, middle, kAround * eyes, 0.5, kAround * kFineEyes / 2);
  seen_.push_back(std::move(seen));
  const std::size_t far = reach(kJawSigma);
  if (seen_.size() > next_ + far) cut(next_++);
  if (next_ > far) {
    seen_.pop_front();
    --next_;
  }
}

std::vector<Mouth> MouthTrack::take(bool all) {
  while (all && next_ < seen_.size()) cut(next_++);
  return std::exchange(mouths_, {});
}

Point MouthTrack::smoothed(std::size_t i, double sigma, Point (*of)(const Seen&)) const {
  const std::size_t far = reach(sigma);
  const std::size_t first = i > far ? i - far : 0;
  const std::size_t last = std::min(i + far, seen_.size() - 1);
  Point sum;
  double weights = 0;
  for (std::size_t k = first; k <= last; ++k) {
    const double apart = (static_cast<double>(k) - static_cast<double>(i)) / sigma;
    const double weight = std::exp(-apart * apart / 2);
    const Point point = of(seen_[k]);
    sum.x += weight * point.x;
    sum.y += weight * point.y;
    weights += weight;
  }
  return {.x = sum.x / weights, .y = sum.y / weights};
}

void MouthTrack::cut(std::size_t i) {
  const Seen& seen = seen_[i];
  const Point eyes = smoothed(i, kEyeSigma, [](const Seen& of) { return of.eye_to_eye; });
  const Point nose = smoothed(i, kNoseSigma, [](const Seen& of) { return of.nose; });
  const Point jaw = smoothed(
      i, kJawSigma, [](const Seen& of) { return Point{of.mouth.x - of.nose.x, of.mouth.y - of.nose.y}; });
  const double scale = std::max(length(eyes), kLeastEyes);
  const double angle = std::atan2(eyes.y, eyes.x);
  const Point middle{.x = nose.x + jaw.x, .y = nose.y + jaw.y};
  Mouth mouth;
  mouth.time = seen.time;

  const double span = scale * kPatchSpan * jitter_.size;
  const double cosine = std::cos(angle + jitter_.turned) * span;
  const double sine = std::sin(angle + jitter_.turned) * span;
  const auto sample = [&](const Cutting& from, int width, int height, std::span<std::uint8_t> samples) {
    std::size_t into = 0;
    for (int row = 0; row < height; ++row)
      for (int column = 0; column < width; ++column) {
        double across = (column + 0.5) / width - 0.5;
        if (jitter_.mirrored) across = -across;
        across += jitter_.right;
        const double down = (row + 0.5 - height / 2.0) / width + jitter_.down;
        samples[into++] = static_cast<std::uint8_t>(std::lround(from.at(
            {.x = middle.x + across * cosine - down * sine, .y = middle.y + across * sine + down * cosine})));
      }
  };
  sample(seen.light, kPatchWidth, kPatchHeight, mouth.patch);
  sample(seen.red, kRedWidth, kRedHeight, mouth.red);

  // The lips as the patch has them: upright, in distances between the eyes.
  const double up_cosine = std::cos(-angle) / scale;
  const double up_sine = std::sin(-angle) / scale;
  const auto height = [&](std::size_t point) {
    return (seen.lips[point].x - middle.x) * up_sine + (seen.lips[point].y - middle.y) * up_cosine;
  };
  const auto side = [&](std::size_t point) {
    return (seen.lips[point].x - middle.x) * up_cosine - (seen.lips[point].y - middle.y) * up_sine;
  };
  // Points 0 to 11 are the outer lip (48 to 59), 12 to 19 the inner one.
  mouth.lips = {
      static_cast<float>((height(17) + height(18) + height(19) - height(13) - height(14) - height(15)) / 3),
      static_cast<float>(height(9) - height(3)), static_cast<float>(side(6) - side(0)),
      static_cast<float>(side(16) - side(12)), static_cast<float>((height(0) + height(6)) / 2 - height(3))};
  mouths_.push_back(mouth);
}

}  // namespace hearsay
