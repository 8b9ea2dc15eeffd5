// What is gathered of one face while its shot lasts.
#pragma once

#include <vector>

#include "hearsay/footage/face_tracker.h"
#include "hearsay/footage/footage.h"
#include "hearsay/footage/mouth_model.h"
#include "hearsay/footage/mouth_strip.h"
#include "hearsay/footage/mouth_track.h"

namespace hearsay {

/// Grows by a few numbers a frame and no picture, but for the strip.
class FollowedFaceReader {
 public:
  FollowedFaceReader(int id, std::size_t shot, std::size_t strip, const MouthModel& model);

  /// `change`: by how much the picture differs from the frame before (ShotFinder::change).
  void add(double time, const Image& image, const Landmarks& landmarks, double change);

  /// `pixels`: of the clip as shown, to one of the frames added; they may have been scaled down.
  FaceTrack finish(double frames_per_second, double pixels);
  /// After finish.
  [[nodiscard]] const MouthScores& scores() const { return scores_; }
  [[nodiscard]] int id() const { return track_.id; }
  [[nodiscard]] double last_seen() const { return track_.seen.to; }

 private:
  void read_mouths(bool all);

  const MouthModel* model_;
  FaceTrack track_;
  MouthTrack mouths_;
  MouthStrip strip_;
  MouthScores scores_;
  std::vector<Box> boxes_;
  std::vector<float> face_widths_;
  std::vector<float> mouth_widths_;
  std::vector<float> turns_;
  std::vector<float> blurs_;
  std::vector<float> usual_patch_;  ///< the mean of the patches so far, that forgets
  std::size_t hidden_ = 0;          ///< frames in which the mouth looks unlike itself
  std::size_t looked_at_ = 0;
  double most_change_ = 0;
};

}  // namespace hearsay
