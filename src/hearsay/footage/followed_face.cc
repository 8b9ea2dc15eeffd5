#include "hearsay/footage/followed_face.h"

#include <algorithm>
#include <cmath>

#include "hearsay/footage/head_pose.h"
#include "hearsay/footage/legibility.h"
#include "hearsay/footage/picture_quality.h"
#include "hearsay/footage/speaking.h"

namespace hearsay {
namespace {

constexpr std::size_t kMouthsAtOnce = 1500;  // a minute of most clips
constexpr std::size_t kBoxes = 256;          // kept, evenly, to tell where the face was
constexpr float kLikeItself = 0.3F;  // correlation of a patch with the usual one; an open mouth keeps above
constexpr float kForgetting = 0.02F;

float median(std::vector<float> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

float distance(Point a, Point b) { return static_cast<float>(std::hypot(a.x - b.x, a.y - b.y)); }

Box bounds(const Landmarks& landmarks) {
  const auto [left, right] = std::ranges::minmax(landmarks.points, {}, &Point::x);
  const auto [top, bottom] = std::ranges::minmax(landmarks.points, {}, &Point::y);
  return {.left = left.x, .top = top.y, .right = right.x, .bottom = bottom.y};
}

/// Less its mean, with length 1.
std::vector<float> standardized(const Mouth& mouth) {
  std::vector<float> values(mouth.patch.begin(), mouth.patch.end());
  float mean = 0;
  for (const float value : values) mean += value / static_cast<float>(kPatchSize);
  float squares = 1;
  for (float& value : values) {
    value -= mean;
    squares += value * value;
  }
  for (float& value : values) value /= std::sqrt(squares);
  return values;
}

}  // namespace

FollowedFaceReader::FollowedFaceReader(int id, std::size_t shot, std::size_t strip, const MouthModel& model)
    : model_(&model), strip_(strip) {
  track_.id = id;
  track_.shot = shot;
}

void FollowedFaceReader::add(double time, const Image& image, const Landmarks& landmarks, double change) {
  if (track_.frames == 0) track_.seen.from = time;
  // What differs from the frame before the first is a cut.
  if (track_.frames > 0) most_change_ = std::max(most_change_, change);
  track_.seen.to = time;
  ++track_.frames;
  mouths_.add(time, image, landmarks);
  if (mouths_.ready() >= kMouthsAtOnce) read_mouths(false);
  strip_.add(time, image, landmarks);
  boxes_.push_back(bounds(landmarks));
  if (boxes_.size() >= 2 * kBoxes)
    for (std::size_t i = 0; i < kBoxes; ++i) boxes_.erase(boxes_.begin() + static_cast<std::ptrdiff_t>(i));
  face_widths_.push_back(distance(landmarks.points[0], landmarks.points[16]));
  mouth_widths_.push_back(distance(landmarks.points[48], landmarks.points[54]));
  turns_.push_back(static_cast<float>(head_pose(landmarks).away()));
  constexpr std::int64_t kBlurEvery = 5;  // frames
  if (track_.frames % kBlurEvery == 1)
    blurs_.push_back(static_cast<float>(blur(image.light, bounds(landmarks))));
}

void FollowedFaceReader::read_mouths(bool all) {
  const std::vector<Mouth> mouths = mouths_.take(all);
  if (mouths.empty()) return;
  scores_.append(model_->read(mouths));
  for (const Mouth& mouth : mouths) {
    const std::vector<float> patch = standardized(mouth);
    if (usual_patch_.empty()) usual_patch_ = patch;
    float alike = 0;
    float squares = 0;
    for (std::size_t i = 0; i < kPatchSize; ++i) {
      alike += patch[i] * usual_patch_[i];
      squares += usual_patch_[i] * usual_patch_[i];
    }
    ++looked_at_;
    if (alike < kLikeItself * std::sqrt(squares)) ++hidden_;
    for (std::size_t i = 0; i < kPatchSize; ++i) usual_patch_[i] += kForgetting * (patch[i] - usual_patch_[i]);
  }
}

FaceTrack FollowedFaceReader::finish(double frames_per_second, double pixels) {
  read_mouths(true);
  track_.still = most_change_ < kStill;
  // A mouth that is open in a still looks like one that speaks.
  if (!track_.still) track_.speaking = speaking_of(scores_, model_->silence());
  track_.strip = strip_.take();
  const Box box = boxes_[boxes_.size() / 2];
  track_.box = {.left = box.left * pixels,
                .top = box.top * pixels,
                .right = box.right * pixels,
                .bottom = box.bottom * pixels};
  track_.face_width = median(face_widths_) * pixels;
  track_.mouth_width = median(mouth_widths_) * pixels;
  track_.turned_away = median(turns_);
  track_.blur = median(blurs_);
  track_.conditions =
      conditions_of({.frames_per_second = frames_per_second,
                     .mouth_width = track_.mouth_width,
                     .turned_away = track_.turned_away,
                     .blur = track_.blur,
                     .seen_through = 1 - static_cast<double>(hidden_) /
                                             static_cast<double>(std::max<std::size_t>(looked_at_, 1)),
                     .movement = most_change_});
  track_.legibility = legibility_of(track_.conditions);
  return std::move(track_);
}

}  // namespace hearsay
