// Where one shot ends and the next begins.
#pragma once

#include <array>
#include <cstdint>

#include "hearsay/footage/image.h"

namespace hearsay {

/// Finds hard cuts by how much the light of a coarse picture changes from one frame to the next, against how
/// much it changed in the frames before (a threshold that moves with the clip, as in Yeo and Liu, 1995). Fades
/// are no cuts.
class ShotFinder {
 public:
  /// Whether `picture` begins a shot; the first picture does.
  bool begins_shot(const Plane& picture);
  /// How much the last picture differed from the one before: grey levels, the mean over the coarse picture.
  [[nodiscard]] double change() const { return change_; }

 private:
  static constexpr std::size_t kColumns = 16;
  static constexpr std::size_t kRows = 12;
  using Coarse = std::array<double, kColumns * kRows>;
  static Coarse coarse(const Plane& picture);

  Coarse last_{};
  double change_ = 0;
  double usual_change_ = 0;  ///< grey levels, a mean that forgets
  bool has_last_ = false;
};

}  // namespace hearsay
