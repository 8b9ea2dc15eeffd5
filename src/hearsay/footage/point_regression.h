// The points of a face by an ensemble of regression trees.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <istream>
#include <string>
#include <vector>

#include "hearsay/footage/image.h"

namespace hearsay {

/// An ensemble of regression trees (Kazemi and Sullivan, 2014): from a mean shape, each cascade moves all
/// points by the sum of what its trees tell from differences between pixels. Reads dlib's models and places the
/// points where dlib's shape_predictor does, but for its rounding to whole pixels; laid out so that what one
/// face needs of the 65 MB is fetched before it is used, which makes it several times as fast
/// (docs/decisions.md).
class PointRegression {
 public:
  /// A model as dlib writes it. Fails with the reason if it is something else, or not sound.
  static std::expected<PointRegression, std::string> read(std::istream& model);

  [[nodiscard]] std::size_t points() const { return mean_.size() / 2; }

  /// The points of the face in `box`, in pixels of the picture. Beyond its edge all is black.
  [[nodiscard]] std::vector<Point> place(const Plane& picture, const Box& box) const;

 private:
  struct Split {
    std::uint16_t lighter = 0;  // pixels of the cascade
    std::uint16_t darker = 0;
    float by = 0;  // more than so much: to the left
  };
  struct Cascade {
    std::vector<std::uint16_t> anchors;        // for each pixel, the point that it lies near
    std::vector<std::array<float, 2>> deltas;  // and where, seen from it, in the mean shape
    std::size_t trees = 0;
    std::size_t splits_of_tree = 0;
    std::vector<Split> splits;         // tree after tree, each from its root on, level after level
    std::vector<std::int16_t> leaves;  // tree after tree; of each leaf all coordinates' steps
    float step = 0;                    // of the leaves' unit
  };

  void look(const Cascade& cascade, const Plane& picture, const Box& box, const std::vector<float>& shape,
            std::vector<float>& pixels) const;
  static void move(const Cascade& cascade, const std::vector<float>& pixels, std::vector<float>& shape);

  std::vector<float> mean_;  // x and y of each point; the box is from 0 to 1
  std::vector<Cascade> cascades_;
};

}  // namespace hearsay
