// One mouth through one shot, cut out of the frames so that the head's own motion and size are taken away.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <vector>

#include "hearsay/footage/faces.h"

namespace hearsay {

inline constexpr int kPatchWidth = 32;
inline constexpr int kPatchHeight = 24;
inline constexpr std::size_t kPatchSize = static_cast<std::size_t>(kPatchWidth) * kPatchHeight;
inline constexpr int kRedWidth = 16;
inline constexpr int kRedHeight = 12;
inline constexpr std::size_t kRedSize = static_cast<std::size_t>(kRedWidth) * kRedHeight;
inline constexpr std::size_t kLipMeasures = 5;

/// The mouth in one frame.
struct Mouth {
  double time = 0;                               ///< seconds
  std::array<std::uint8_t, kPatchSize> patch{};  ///< light, row after row
  std::array<std::uint8_t, kRedSize>
      red{};  ///< the same place's redness (Cr), which tells lips and tongue from skin and teeth
  /// In distances between the eyes: how far the inner lips are apart, how high and how wide the outer ones are,
  /// how wide the inner ones, how far the middle of the upper lip stands above the corners.
  std::array<float, kLipMeasures> lips{};
};

/// A small change to where patches are cut, for training.
struct PatchJitter {
  double right = 0;   ///< of the patch's width
  double down = 0;    ///< of the patch's width
  double size = 1;    ///< times
  double turned = 0;  ///< radians, clockwise
  bool mirrored = false;
};

/// Cuts the mouth out of frame after frame. Where it is cut follows the nose and the eyes, smoothed over about
/// a second, so the jaw moves within the patch and the patch not with the jaw. Holds no more than a second or
/// two of pictures.
class MouthTrack {
 public:
  explicit MouthTrack(PatchJitter jitter = {}) : jitter_(jitter) {}

  void add(double time, const Image& image, const Landmarks& landmarks);
  /// The mouths that are ready, in order, each once; `all`: of all frames added, after which none may be added.
  std::vector<Mouth> take(bool all);
  /// How many are ready.
  [[nodiscard]] std::size_t ready() const { return mouths_.size(); }

 private:
  /// The picture round the mouth, each sample the mean of `shrunk` × `shrunk`.
  struct Cutting {
    Plane plane;
    Point corner;  ///< where it begins in its plane
    int shrunk = 1;
    double size = 1;  ///< samples of its plane to a pixel of the frame

    /// What is there at a place of the frame.
    [[nodiscard]] double at(Point place) const;
  };
  static Cutting cutting(const Plane& plane, Point middle, double half, double size, double finest);

  /// What is kept of a frame until those behind it are known.
  struct Seen {
    double time = 0;
    Point eye_to_eye;
    Point nose;
    Point mouth;
    std::array<Point, 20> lips;
    Cutting light;
    Cutting red;
  };

  void cut(std::size_t i);
  [[nodiscard]] Point smoothed(std::size_t i, double sigma, Point (*of)(const Seen&)) const;

  PatchJitter jitter_;
  std::deque<Seen> seen_;
  std::size_t next_ = 0;  ///< in seen_, the first that has not been cut
  std::vector<Mouth> mouths_;
};

}  // namespace hearsay
