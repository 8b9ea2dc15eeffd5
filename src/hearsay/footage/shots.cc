#include "hearsay/footage/shots.h"

#include <algorithm>
#include <cmath>

namespace hearsay {
namespace {

constexpr double kLeastChange = 16;  // grey levels; a face that turns changes the coarse picture less
constexpr double kTimesUsual = 3;    // a shaken camera changes every frame
constexpr double kForgetting = 0.2;  // of the usual change, for each frame

}  // namespace

ShotFinder::Coarse ShotFinder::coarse(const Plane& picture) {
  Coarse cells{};
  for (std::size_t row = 0; row < kRows; ++row)
    for (std::size_t column = 0; column < kColumns; ++column) {
      const auto edge = [](int size, std::size_t part, std::size_t parts) {
        return static_cast<int>(static_cast<std::size_t>(size) * part / parts);
      };
      const int left = edge(picture.width, column, kColumns);
      const int right = std::max(left + 1, edge(picture.width, column + 1, kColumns));
      const int top = edge(picture.height, row, kRows);
      const int bottom = std::max(top + 1, edge(picture.height, row + 1, kRows));
      double sum = 0;
      for (int y = top; y < std::min(bottom, picture.height); ++y)
        for (int x = left; x < std::min(right, picture.width); ++x) sum += picture.at(x, y);
      cells[row * kColumns + column] = sum / ((right - left) * (bottom - top));
    }
  return cells;
}

bool ShotFinder::begins_shot(const Plane& picture) {
  const Coarse now = coarse(picture);
  double change = 0;
  for (std::size_t i = 0; i < now.size() && has_last_; ++i) change += std::abs(now[i] - last_[i]);
  change /= static_cast<double>(now.size());
  change_ = change;
  const bool begins = !has_last_ || (change > kLeastChange && change > kTimesUsual * usual_change_);
  usual_change_ = begins ? 0 : usual_change_ + kForgetting * (change - usual_change_);
  last_ = now;
  has_last_ = true;
  return begins;
}

}  // namespace hearsay
