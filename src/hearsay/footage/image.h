// A decoded picture: light and colour, as video keeps them.
#pragma once

#include <cstdint>
#include <vector>

namespace hearsay {

/// A place in a picture, in pixels from the centre of its first one; x to the right, y downwards.
struct Point {
  double x = 0;
  double y = 0;
  bool operator==(const Point&) const = default;
};

/// A box in a picture, in pixels. Its right and lower edges are outside.
struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return bottom - top; }
  bool operator==(const Box&) const = default;
};

/// One plane of 8-bit samples, row after row without gaps.
struct Plane {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> samples;  ///< width × height

  [[nodiscard]] std::uint8_t at(int x, int y) const {
    return samples[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
  }
  /// The light at a place between samples, bilinear; beyond the edge the edge goes on.
  [[nodiscard]] double between(Point place) const;
};

/// A picture as YUV 4:2:0: light in full, the two planes of colour at half its width and height (rounded up).
struct Image {
  Plane light;
  Plane blue;  ///< Cb
  Plane red;   ///< Cr

  [[nodiscard]] int width() const { return light.width; }
  [[nodiscard]] int height() const { return light.height; }
};

}  // namespace hearsay
