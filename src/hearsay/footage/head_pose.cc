#include "hearsay/footage/head_pose.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace hearsay {
namespace {

using Vector = std::array<double, 3>;

struct ModelPoint {
  std::size_t landmark;
  Vector place;  // millimetres: x to the picture's right, y downwards, z away from the camera
};

// An average adult face, whose parts the mouth does not move: corners of the eyes, bridge, tip and wings of the
// nose. The distances are of the order that anthropometric tables give (Farkas, 1994): 90 mm between the outer
// corners of the eyes, 33 between the inner ones, 50 from the root of the nose to below it, which stands out
// by 20.
constexpr std::array<ModelPoint, 9> kFace = {{{36, {-45, 0, 12}},
                                              {39, {-16.5, 0.5, 4}},
                                              {42, {16.5, 0.5, 4}},
                                              {45, {45, 0, 12}},
                                              {27, {0, -1, -7}},
                                              {30, {0, 36, -27}},
                                              {31, {-15, 46, -6}},
                                              {33, {0, 50, -15}},
                                              {35, {15, 46, -6}}}};

double dot(const Vector& a, const Vector& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

Vector cross(const Vector& a, const Vector& b) {
  return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

Vector times(const Vector& a, double factor) { return {a[0] * factor, a[1] * factor, a[2] * factor}; }
Vector plus(const Vector& a, const Vector& b) { return {a[0] + b[0], a[1] + b[1], a[2] + b[2]}; }

Vector middle_of_face() {
  Vector sum{};
  for (const ModelPoint& point : kFace) sum = plus(sum, point.place);
  return times(sum, 1.0 / static_cast<double>(kFace.size()));
}

/// Solves the symmetric system by Cramer's rule; the face is not flat, so it has one solution.
Vector solve(const std::array<Vector, 3>& rows, const Vector& right) {
  const Vector across = cross(rows[1], rows[2]);
  const double determinant = dot(rows[0], across);
  return times(plus(plus(times(across, right[0]), times(cross(rows[2], rows[0]), right[1])),
                    times(cross(rows[0], rows[1]), right[2])),
               1 / determinant);
}

double degrees(double radians) { return radians * 180 / std::numbers::pi; }

}  // namespace

double HeadPose::away() const {
  const auto cosine = [](double angle) { return std::cos(angle * std::numbers::pi / 180); };
  return degrees(std::acos(std::clamp(cosine(yaw) * cosine(pitch), -1.0, 1.0)));
}

HeadPose head_pose(const Landmarks& landmarks) {
  Point middle;
  for (const ModelPoint& point : kFace) {
    middle.x += landmarks.points[point.landmark].x / static_cast<double>(kFace.size());
    middle.y += landmarks.points[point.landmark].y / static_cast<double>(kFace.size());
  }
  const Vector model_middle = middle_of_face();
  std::array<Vector, 3> rows{};
  Vector right_x{};
  Vector right_y{};
  for (const ModelPoint& point : kFace) {
    const Vector place = plus(point.place, times(model_middle, -1));
    for (std::size_t i = 0; i < 3; ++i) rows[i] = plus(rows[i], times(place, place[i]));
    right_x = plus(right_x, times(place, landmarks.points[point.landmark].x - middle.x));
    right_y = plus(right_y, times(place, landmarks.points[point.landmark].y - middle.y));
  }
  // The first two rows of the rotation, each times the scale.
  const Vector x = solve(rows, right_x);
  const Vector y = solve(rows, right_y);
  const double scale = (std::sqrt(dot(x, x)) + std::sqrt(dot(y, y))) / 2;
  if (!(scale > 0)) return {};
  const Vector depth = times(cross(x, y), 1 / (scale * scale));
  const auto sine = [](double value) { return std::asin(std::clamp(value, -1.0, 1.0)); };
  // The face's own axis points at the camera: -z. Its picture is (-x[2], -y[2]) / scale.
  return {.yaw = degrees(sine(-x[2] / scale)),
          .pitch = degrees(std::atan2(-y[2] / scale, std::max(depth[2], 1e-9))),
          .roll = degrees(std::atan2(y[0], x[0]))};
}

}  // namespace hearsay
