// Whether a mouth can be read at all: most cannot.
#pragma once

#include <vector>

#include "hearsay/footage/footage.h"

namespace hearsay {

/// Grey levels, the mean over a coarse picture; less never changes from one picture to the next: a still.
inline constexpr double kStill = 0.05;

/// What was measured of one face; medians over its frames.
struct MouthQuality {
  double frames_per_second = 0;
  double mouth_width = 0;   ///< pixels
  double turned_away = 0;   ///< degrees
  double blur = 0;          ///< 0 to 1
  double seen_through = 1;  ///< share of frames in which nothing passes before the mouth
  double movement = 0;      ///< grey levels: the most by which the picture changed from one frame to the next
};

/// Each number beside what a reader wants and what a reader can do with. The bounds are those of the clips that
/// the mouth model was measured on, widened where lip-reading studies found people to cope; below them nothing
/// was measured.
[[nodiscard]] std::vector<Condition> conditions_of(const MouthQuality& quality);

/// Fair where all are good, poor where all are possible.
[[nodiscard]] Legibility legibility_of(const std::vector<Condition>& conditions);

}  // namespace hearsay
