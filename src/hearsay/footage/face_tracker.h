// Faces followed through a shot, each under one number.
#pragma once

#include <vector>

#include "hearsay/footage/faces.h"

namespace hearsay {

struct FollowedFace {
  int id = 0;  ///< from 1, in the order in which faces appear; a new shot gives new numbers
  Landmarks landmarks;
  double score = 0;  ///< the detector's margin when it last looked
};

/// The detector looks for new faces every so often and round a followed face oftener; in between the box goes
/// where the face's points went.
class FaceTracker {
 public:
  explicit FaceTracker(const FaceFinder& finder) : finder_(&finder) {}

  /// The faces of the next frame, in the order of their numbers. `new_shot`: nothing before is where it was.
  const std::vector<FollowedFace>& follow(const Plane& picture, bool new_shot);

 private:
  /// Where the detector saw the box, measured from the points' middle in units of their spread.
  struct Hold {
    Box relative;
    int missed = 0;  ///< times that the detector looked and did not see it
  };

  void look_for_new(const Plane& picture);
  void look_again(const Plane& picture);
  void move_on(const Plane& picture);
  void add(const Plane& picture, const FaceBox& found);
  void drop_lost();

  const FaceFinder* finder_;
  std::vector<FollowedFace> faces_;
  std::vector<Hold> holds_;  ///< as `faces_`
  int last_id_ = 0;
  int frame_of_shot_ = 0;
};

}  // namespace hearsay
