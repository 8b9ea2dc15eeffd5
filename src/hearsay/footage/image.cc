#include "hearsay/footage/image.h"

#include <algorithm>
#include <cmath>

namespace hearsay {

double Plane::between(Point place) const {
  const double x = std::clamp(place.x, 0.0, static_cast<double>(width - 1));
  const double y = std::clamp(place.y, 0.0, static_cast<double>(height - 1));
  const int left = static_cast<int>(x);
  const int top = static_cast<int>(y);
  const int right = std::min(left + 1, width - 1);
  const int bottom = std::min(top + 1, height - 1);
  const double along = x - left;
  const double down = y - top;
  const double above = at(left, top) * (1 - along) + at(right, top) * along;
  const double below = at(left, bottom) * (1 - along) + at(right, bottom) * along;
  return above * (1 - down) + below * down;
}

}  // namespace hearsay
