// Which way a head is turned, from the points of its face.
#pragma once

#include "hearsay/footage/faces.h"

namespace hearsay {

/// Angles in degrees. All are 0 for a face that looks into the camera; a face known by its points alone is told
/// to about ten degrees.
struct HeadPose {
  double yaw = 0;    ///< above 0: turned to the picture's right
  double pitch = 0;  ///< above 0: turned down
  double roll = 0;   ///< above 0: tilted clockwise in the picture

  /// How far the face is turned from the camera, whichever way: the angle between its gaze and the line of
  /// sight.
  [[nodiscard]] double away() const;
};

/// Fits a rigid average face to the points under scaled orthography (POS of DeMenthon and Davis, 1995).
[[nodiscard]] HeadPose head_pose(const Landmarks& landmarks);

}  // namespace hearsay
