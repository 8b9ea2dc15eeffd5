#include "hearsay/footage/face_tracker.h"

#include <algorithm>
#include <cmath>

namespace hearsay {
namespace {

constexpr int kLookForNew = 50;  // frames
constexpr int kLookForAny = 5;   // frames, while there is no face
constexpr int kLookAgain = 10;   // frames
constexpr int kMostMissed = 2;   // looks in a row
constexpr std::size_t kMostFaces = 32;
constexpr double kSmallestPart = 16;  // of the longer side
constexpr double kSmallest = 40;      // pixels
constexpr double kSameFace = 0.35;    // intersection over union
constexpr double kMostGrowth = 1.25;  // from one frame to the next
constexpr double kMostStep = 1.0;     // spreads of the points, from one frame to the next

/// Where the points of a face lie together: their middle and their root mean square distance from it.
struct Spread {
  Point middle;
  double size = 1;
};

Spread spread_of(const Landmarks& landmarks) {
  Spread spread{.middle = landmarks.middle(0, Landmarks::kPoints - 1)};
  double sum = 0;
  for (const Point& point : landmarks.points)
    sum += std::pow(point.x - spread.middle.x, 2) + std::pow(point.y - spread.middle.y, 2);
  spread.size = std::max(1.0, std::sqrt(sum / static_cast<double>(Landmarks::kPoints)));
  return spread;
}

Box relative_to(const Spread& spread, const Box& box) {
  return {.left = (box.left - spread.middle.x) / spread.size,
          .top = (box.top - spread.middle.y) / spread.size,
          .right = (box.right - spread.middle.x) / spread.size,
          .bottom = (box.bottom - spread.middle.y) / spread.size};
}

Box placed_by(const Spread& spread, const Box& relative) {
  return {.left = spread.middle.x + relative.left * spread.size,
          .top = spread.middle.y + relative.top * spread.size,
          .right = spread.middle.x + relative.right * spread.size,
          .bottom = spread.middle.y + relative.bottom * spread.size};
}

double overlap(const Box& a, const Box& b) {
  const double width = std::min(a.right, b.right) - std::max(a.left, b.left);
  const double height = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  if (width <= 0 || height <= 0) return 0;
  return width * height / (a.width() * a.height() + b.width() * b.height() - width * height);
}

Box halfway(const Box& a, const Box& b) {
  return {.left = (a.left + b.left) / 2,
          .top = (a.top + b.top) / 2,
          .right = (a.right + b.right) / 2,
          .bottom = (a.bottom + b.bottom) / 2};
}

Box grown(const Box& box, double margin) {
  return {.left = box.left - margin * box.width(),
          .top = box.top - margin * box.height(),
          .right = box.right + margin * box.width(),
          .bottom = box.bottom + margin * box.height()};
}

bool is_a_step(const Spread& from, const Spread& to) {
  const double growth = to.size / from.size;
  const double step = std::hypot(to.middle.x - from.middle.x, to.middle.y - from.middle.y) / from.size;
  return growth < kMostGrowth && growth > 1 / kMostGrowth && step < kMostStep;
}

}  // namespace

const std::vector<FollowedFace>& FaceTracker::follow(const Plane& picture, bool new_shot) {
  if (new_shot) {
    faces_.clear();
    holds_.clear();
    frame_of_shot_ = 0;
  }
  move_on(picture);
  if (frame_of_shot_ % (faces_.empty() ? kLookForAny : kLookForNew) == 0)
    look_for_new(picture);
  else if (frame_of_shot_ % kLookAgain == 0)
    look_again(picture);
  drop_lost();
  ++frame_of_shot_;
  return faces_;
}

void FaceTracker::move_on(const Plane& picture) {
  for (std::size_t i = 0; i < faces_.size(); ++i) {
    const Spread before = spread_of(faces_[i].landmarks);
    faces_[i].landmarks = finder_->place(picture, placed_by(before, holds_[i].relative));
    if (!is_a_step(before, spread_of(faces_[i].landmarks))) holds_[i].missed = kMostMissed;
  }
}

void FaceTracker::add(const Plane& picture, const FaceBox& found) {
  if (faces_.size() >= kMostFaces) return;
  const Landmarks landmarks = finder_->place(picture, found.box);
  faces_.push_back({.id = ++last_id_, .landmarks = landmarks, .score = found.score});
  holds_.push_back({.relative = relative_to(spread_of(landmarks), found.box)});
}

void FaceTracker::look_for_new(const Plane& picture) {
  const double smallest = std::max(kSmallest, std::max(picture.width, picture.height) / kSmallestPart);
  const Box whole{.left = 0,
                  .top = 0,
                  .right = static_cast<double>(picture.width),
                  .bottom = static_cast<double>(picture.height)};
  const std::vector<FaceBox> found = finder_->find(picture, whole, smallest);
  std::vector<bool> seen(faces_.size(), false);
  for (const FaceBox& face : found) {
    bool known = false;
    for (std::size_t i = 0; i < seen.size(); ++i) {
      const Spread spread = spread_of(faces_[i].landmarks);
      if (overlap(placed_by(spread, holds_[i].relative), face.box) < kSameFace) continue;
      known = true;
      if (seen[i]) break;
      seen[i] = true;
      faces_[i].score = face.score;
      holds_[i] = {.relative = halfway(holds_[i].relative, relative_to(spread, face.box))};
      break;
    }
    if (!known) add(picture, face);
  }
  for (std::size_t i = 0; i < seen.size(); ++i)
    if (!seen[i]) ++holds_[i].missed;
}

void FaceTracker::look_again(const Plane& picture) {
  for (std::size_t i = 0; i < faces_.size(); ++i) {
    const Spread spread = spread_of(faces_[i].landmarks);
    const Box box = placed_by(spread, holds_[i].relative);
    const std::vector<FaceBox> found = finder_->find(picture, grown(box, 0.5), 0.7 * box.width());
    const auto same =
        std::ranges::find_if(found, [&](const FaceBox& face) { return overlap(face.box, box) >= kSameFace; });
    if (same == found.end()) {
      ++holds_[i].missed;
      continue;
    }
    faces_[i].score = same->score;
    holds_[i] = {.relative = halfway(holds_[i].relative, relative_to(spread, same->box))};
  }
}

void FaceTracker::drop_lost() {
  for (std::size_t i = 0; i < faces_.size();) {
    bool lost = holds_[i].missed >= kMostMissed;
    for (std::size_t older = 0; older < i && !lost; ++older)
      lost = overlap(placed_by(spread_of(faces_[older].landmarks), holds_[older].relative),
                     placed_by(spread_of(faces_[i].landmarks), holds_[i].relative)) > 0.5;
    if (!lost) {
      ++i;
      continue;
    }
    faces_.erase(faces_.begin() + static_cast<std::ptrdiff_t>(i));
    holds_.erase(holds_.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

}  // namespace hearsay
