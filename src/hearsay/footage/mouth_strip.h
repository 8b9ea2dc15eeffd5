// A strip of pictures of one mouth over time, for a human reader.
#pragma once

#include <vector>

#include "hearsay/footage/faces.h"
#include "hearsay/footage/footage.h"

namespace hearsay {

/// Keeps at most twice as many crops as asked for, however long the shot: when there are more, every other one
/// goes.
class MouthStrip {
 public:
  explicit MouthStrip(std::size_t most) : most_(most) {}

  void add(double time, const Image& image, const Landmarks& landmarks);
  /// At most `most`, evenly over what was added.
  std::vector<MouthCrop> take();

 private:
  std::size_t most_;
  std::size_t every_ = 1;  ///< frames to a crop
  std::size_t frame_ = 0;
  std::vector<MouthCrop> crops_;
};

}  // namespace hearsay
