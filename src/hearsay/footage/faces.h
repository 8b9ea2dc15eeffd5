// Faces in a picture and the points of each: where it is, how large, how far it is turned.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "hearsay/base/error.h"
#include "hearsay/footage/image.h"

namespace hearsay {

/// The 68 points of the iBUG 300-W scheme (Sagonas et al., 2013): jaw 0–16, brows 17–26, nose 27–35, eyes
/// 36–47, outer lip 48–59, inner lip 60–67. Left and right are the picture's, not the person's.
struct Landmarks {
  static constexpr std::size_t kPoints = 68;
  std::array<Point, kPoints> points;  ///< pixels of the frame

  /// The mean of the points from `first` to `last`, both included.
  [[nodiscard]] Point middle(std::size_t first, std::size_t last) const;
  [[nodiscard]] Point left_eye() const { return middle(36, 41); }
  [[nodiscard]] Point right_eye() const { return middle(42, 47); }
};

struct FaceBox {
  Box box;           ///< pixels of the frame
  double score = 0;  ///< the detector's margin; above 0 is a face
};

/// Finds faces by histograms of oriented gradients (Dalal and Triggs, 2005; King, 2015, in dlib) and places
/// their points by an ensemble of regression trees (Kazemi and Sullivan, 2014). Made once, used by one thread.
class FaceFinder {
 public:
  /// `model` is dlib's shape_predictor_68_face_landmarks.dat. Fails where it is missing or is something else.
  static Result<FaceFinder> open(const std::string& model = installed_model());

  /// Where Debian's package libdlib-data puts the model; the environment's HEARSAY_LANDMARKS goes before.
  static std::string installed_model();

  FaceFinder(FaceFinder&&) noexcept;
  FaceFinder& operator=(FaceFinder&&) noexcept;
  ~FaceFinder();

  /// Faces of at least `smallest` pixels from edge to edge inside `region` (cut to the picture), the surest
  /// first.
  [[nodiscard]] std::vector<FaceBox> find(const Plane& picture, Box region, double smallest) const;

  /// The points of the face in `box`, which should be such as `find` gives.
  [[nodiscard]] Landmarks place(const Plane& picture, const Box& box) const;

 private:
  struct Models;
  explicit FaceFinder(std::unique_ptr<Models> models);
  std::unique_ptr<Models> models_;
};

}  // namespace hearsay
