#include "hearsay/footage/mouth_strip.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace hearsay {
namespace {

constexpr double kSpan = 1.7;  // a crop's width in distances between the eyes

std::uint8_t sample(double value) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0)));
}

/// sRGB of ITU-R BT.601 with video levels.
void append_pixel(const Image& image, Point place, std::vector<std::uint8_t>& pixels) {
  const double light = 1.164 * (image.light.between(place) - 16);
  const Point colour{.x = place.x / 2, .y = place.y / 2};
  const double blue = image.blue.between(colour) - 128;
  const double red = image.red.between(colour) - 128;
  pixels.push_back(sample(light + 1.596 * red));
  pixels.push_back(sample(light - 0.392 * blue - 0.813 * red));
  pixels.push_back(sample(light + 2.017 * blue));
}

MouthCrop crop(double time, const Image& image, const Landmarks& landmarks) {
  const Point left = landmarks.left_eye();
  const Point right = landmarks.right_eye();
  const Point middle = landmarks.middle(48, 67);
  const double across_x = (right.x - left.x) * kSpan / kCropWidth;
  const double across_y = (right.y - left.y) * kSpan / kCropWidth;
  MouthCrop crop{.time = time, .pixels = {}};
  crop.pixels.reserve(std::size_t{3} * kCropWidth * kCropHeight);
  for (int row = 0; row < kCropHeight; ++row)
    for (int column = 0; column < kCropWidth; ++column) {
      const double across = column + 0.5 - kCropWidth / 2.0;
      const double down = row + 0.5 - kCropHeight / 2.0;
      append_pixel(image,
                   {.x = middle.x + across * across_x - down * across_y,
                    .y = middle.y + across * across_y + down * across_x},
                   crop.pixels);
    }
  return crop;
}

void drop_every_other(std::vector<MouthCrop>& crops) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < crops.size(); i += 2) crops[kept++] = std::move(crops[i]);
  crops.resize(kept);
}

}  // namespace

void MouthStrip::add(double time, const Image& image, const Landmarks& landmarks) {
  if (most_ == 0 || frame_++ % every_ != 0) return;
  crops_.push_back(crop(time, image, landmarks));
  if (crops_.size() < 2 * most_) return;
  drop_every_other(crops_);
  every_ *= 2;
}

std::vector<MouthCrop> MouthStrip::take() {
  std::vector<MouthCrop> even;
  const std::size_t count = std::min(most_, crops_.size());
  even.reserve(count);
  for (std::size_t i = 0; i < count; ++i) even.push_back(std::move(crops_[i * crops_.size() / count]));
  return even;
}

}  // namespace hearsay
