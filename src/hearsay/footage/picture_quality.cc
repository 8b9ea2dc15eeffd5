#include "hearsay/footage/picture_quality.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace hearsay {
namespace {

constexpr int kBlock = 8;          // pixels; what the common codecs transform at once
constexpr int kBlurRadius = 4;     // pixels
constexpr int kNoLight = 128;      // what a decoder fills in where it has nothing
constexpr int kLeastStreaks = 12;  // grey levels between the columns of one block

struct PixelBox {
  int left, top, right, bottom;
};

PixelBox pixels_of(const Box& region, const Plane& plane) {
  const auto within = [](double at, int size) {
    return static_cast<int>(std::lround(std::clamp<double>(at, 0, size)));
  };
  return {.left = within(region.left, plane.width),
          .top = within(region.top, plane.height),
          .right = within(region.right, plane.width),
          .bottom = within(region.bottom, plane.height)};
}

/// The measure along one axis: `step` leads to the next sample of a line, `line` to the next line.
struct Axis {
  int lines, length;
  std::size_t first, line, step;
};

double blur_along(const Plane& light, const Axis& axis) {
  double all = 0;
  double kept = 0;
  for (int line = 0; line < axis.lines; ++line) {
    const std::uint8_t* const samples =
        light.samples.data() + axis.first + static_cast<std::size_t>(line) * axis.line;
    const auto at = [&](int i) {
      return static_cast<double>(samples[static_cast<std::size_t>(i) * axis.step]);
    };
    constexpr int kWindow = 2 * kBlurRadius + 1;
    double sum = 0;
    for (int i = 0; i < kWindow - 1; ++i) sum += at(i);
    double last_mean = 0;
    for (int i = kBlurRadius; i + kBlurRadius < axis.length; ++i) {
      sum += at(i + kBlurRadius);
      const double mean = sum / kWindow;
      if (i > kBlurRadius) {
        const double change = std::abs(at(i) - at(i - 1));
        all += change;
        kept += std::max(0.0, change - std::abs(mean - last_mean));
      }
      last_mean = mean;
      sum -= at(i - kBlurRadius);
    }
  }
  return all > 0 ? 1 - kept / all : 1;
}

bool is_one_grey(const Image& image, int left, int top) {
  for (int y = top; y < top + kBlock; ++y)
    for (int x = left; x < left + kBlock; ++x) {
      const int colour = std::max(std::abs(image.blue.at(x / 2, y / 2) - kNoLight),
                                  std::abs(image.red.at(x / 2, y / 2) - kNoLight));
      if (colour > 2 || std::abs(image.light.at(x, y) - kNoLight) > 4) return false;
    }
  return true;
}

/// Whether lines of a block that lie side by side differ and nothing changes along them. `across` leads to the
/// next line, `along` to the next sample of one.
bool is_streaked(const std::uint8_t* first, std::size_t across, std::size_t along) {
  int lowest = 255;
  int highest = 0;
  for (int line = 0; line < kBlock; ++line, first += across) {
    for (int i = 1; i < kBlock; ++i)
      if (std::abs(first[static_cast<std::size_t>(i) * along] - *first) > 1) return false;
    lowest = std::min<int>(lowest, *first);
    highest = std::max<int>(highest, *first);
  }
  return highest - lowest >= kLeastStreaks;
}

}  // namespace

double blur(const Plane& light, Box region) {
  const PixelBox box = pixels_of(region, light);
  const int width = box.right - box.left;
  const int height = box.bottom - box.top;
  if (width < kBlock || height < kBlock) return 1;
  const auto stride = static_cast<std::size_t>(light.width);
  const std::size_t first = static_cast<std::size_t>(box.top) * stride + static_cast<std::size_t>(box.left);
  return std::max(
      blur_along(light, {.lines = height, .length = width, .first = first, .line = stride, .step = 1}),
      blur_along(light, {.lines = width, .length = height, .first = first, .line = 1, .step = stride}));
}

double broken_share(const Image& image, Box region, bool as_coded) {
  const PixelBox box = pixels_of(region, image.light);
  const auto stride = static_cast<std::size_t>(image.light.width);
  int blocks = 0;
  int grey = 0;
  int down = 0;
  int across = 0;
  for (int top = box.top; top + kBlock <= box.bottom; top += kBlock)
    for (int left = box.left; left + kBlock <= box.right; left += kBlock) {
      ++blocks;
      if (is_one_grey(image, left, top)) ++grey;
      if (!as_coded) continue;
      const std::uint8_t* const first =
          image.light.samples.data() + static_cast<std::size_t>(top) * stride + static_cast<std::size_t>(left);
      if (is_streaked(first, 1, stride)) ++down;
      if (is_streaked(first, stride, 1)) ++across;
    }
  return blocks > 0 ? static_cast<double>(grey + std::max(0, down - across)) / blocks : 0;
}

}  // namespace hearsay
