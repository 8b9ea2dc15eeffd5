#include "hearsay/footage/point_regression.h"

#include <dlib/image_processing/shape_predictor.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <span>

namespace hearsay {
namespace {

using DlibShape = dlib::matrix<float, 0, 1>;
using DlibDeltas = std::vector<dlib::vector<float, 2>>;

// More than any model has: a broken file may claim anything.
constexpr std::size_t kMostCascades = 64;
constexpr std::size_t kMostTrees = 4096;
constexpr std::size_t kMostSplits = 255;
constexpr std::size_t kMostPoints = 1024;
constexpr std::size_t kMostPixels = std::numeric_limits<std::uint16_t>::max();
constexpr std::size_t kCacheLine = 64;  // bytes

template <typename Value>
Value next(std::istream& in) {
  Value value{};
  using dlib::deserialize;  // or the one beside its type
  deserialize(value, in);
  return value;
}

std::size_t next_count(std::istream& in, std::size_t most) {
  const auto count = next<unsigned long>(in);
  if (count == 0 || count > most) throw dlib::serialization_error("a count that no model has");
  return count;
}

/// A tree as dlib keeps it, if all leaves are there and as long as the shape.
dlib::impl::regression_tree next_tree(std::istream& in, std::size_t coordinates) {
  auto tree = next<dlib::impl::regression_tree>(in);
  const bool is_full = std::has_single_bit(tree.leaf_values.size()) &&
                       tree.splits.size() + 1 == tree.leaf_values.size() && tree.splits.size() <= kMostSplits;
  const bool is_long = std::ranges::all_of(tree.leaf_values, [&](const DlibShape& leaf) {
    return static_cast<std::size_t>(leaf.size()) == coordinates &&
           std::ranges::all_of(leaf, [](float value) { return std::isfinite(value); });
  });
  if (!is_full || !is_long) throw dlib::serialization_error("a tree without all its leaves");
  return tree;
}

/// Scale and turn, as a complex number, by which one shape becomes most like another (least squares; Umeyama,
/// 1991, in the plane).
std::array<float, 2> turn(std::span<const float> from, std::span<const float> to) {
  const auto middle = [](std::span<const float> shape, std::size_t first) {
    float sum = 0;
    for (std::size_t i = first; i < shape.size(); i += 2) sum += shape[i];
    return 2 * sum / static_cast<float>(shape.size());
  };
  const float from_x = middle(from, 0);
  const float from_y = middle(from, 1);
  const float to_x = middle(to, 0);
  const float to_y = middle(to, 1);
  float along = 0;
  float across = 0;
  float size = 0;
  for (std::size_t i = 0; i + 1 < from.size(); i += 2) {
    const float x = from[i] - from_x;
    const float y = from[i + 1] - from_y;
    along += x * (to[i] - to_x) + y * (to[i + 1] - to_y);
    across += x * (to[i + 1] - to_y) - y * (to[i] - to_x);
    size += x * x + y * y;
  }
  if (size <= 0) return {1, 0};
  return {along / size, across / size};
}

}  // namespace

std::expected<PointRegression, std::string> PointRegression::read(std::istream& model) try {
  if (next<int>(model) != 1) return std::unexpected("it is of another version");
  PointRegression out;
  const auto mean = next<DlibShape>(model);
  if (mean.size() < 4 || mean.size() % 2 != 0 || static_cast<std::size_t>(mean.size()) > 2 * kMostPoints)
    return std::unexpected("it has no mean shape");
  out.mean_.assign(mean.begin(), mean.end());
  out.cascades_.resize(next_count(model, kMostCascades));
  for (Cascade& cascade : out.cascades_) {
    cascade.trees = next_count(model, kMostTrees);
    std::vector<float> leaves;  // one cascade at a time: all together would be twice the model
    float most = std::numeric_limits<float>::min();
    for (std::size_t i = 0; i < cascade.trees; ++i) {
      const dlib::impl::regression_tree tree = next_tree(model, out.mean_.size());
      if (i > 0 && tree.splits.size() != cascade.splits_of_tree)
        return std::unexpected("its trees differ in size");
      cascade.splits_of_tree = tree.splits.size();
      for (const dlib::impl::split_feature& split : tree.splits) {
        if (split.idx1 > kMostPixels || split.idx2 > kMostPixels)
          return std::unexpected("it has too many pixels");
        cascade.splits.push_back({.lighter = static_cast<std::uint16_t>(split.idx1),
                                  .darker = static_cast<std::uint16_t>(split.idx2),
                                  .by = split.thresh});
      }
      for (const DlibShape& leaf : tree.leaf_values)
        for (const float value : leaf) {
          leaves.push_back(value);
          most = std::max(most, std::abs(value));
        }
    }
    cascade.step = most / std::numeric_limits<std::int16_t>::max();
    cascade.leaves.reserve(leaves.size());
    for (const float value : leaves)
      cascade.leaves.push_back(static_cast<std::int16_t>(std::lround(value / cascade.step)));
  }
  const auto anchors = next<std::vector<std::vector<unsigned long>>>(model);
  const auto deltas = next<std::vector<DlibDeltas>>(model);
  if (anchors.size() != out.cascades_.size() || deltas.size() != out.cascades_.size())
    return std::unexpected("its cascades have not a set of pixels each");
  for (std::size_t i = 0; i < out.cascades_.size(); ++i) {
    Cascade& cascade = out.cascades_[i];
    const std::size_t pixels = deltas[i].size();
    if (anchors[i].size() != pixels ||
        std::ranges::any_of(anchors[i], [&](unsigned long anchor) { return anchor >= out.points(); }) ||
        std::ranges::any_of(cascade.splits, [&](const Split& split) {
          return split.lighter >= pixels || split.darker >= pixels;
        }))
      return std::unexpected("it names pixels or points that it has not");
    cascade.anchors.assign(anchors[i].begin(), anchors[i].end());
    for (const auto& delta : deltas[i]) cascade.deltas.push_back({delta.x(), delta.y()});
  }
  return out;
} catch (const std::exception&) {  // dlib's own, or no memory for what a broken file claims
  return std::unexpected("it is no model of dlib's");
}

/// Reads the pixels of a cascade where they lie on the shape as it is now.
void PointRegression::look(const Cascade& cascade, const Plane& picture, const Box& box,
                           const std::vector<float>& shape, std::vector<float>& pixels) const {
  const auto [cosine, sine] = turn(mean_, shape);
  const auto left = static_cast<float>(box.left);
  const auto top = static_cast<float>(box.top);
  const auto width = static_cast<float>(box.width());
  const auto height = static_cast<float>(box.height());
  pixels.resize(cascade.deltas.size());
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const auto [x, y] = cascade.deltas[i];
    const std::size_t anchor = 2 * static_cast<std::size_t>(cascade.anchors[i]);
    const float column = std::floor(left + width * (shape[anchor] + cosine * x - sine * y));
    const float row = std::floor(top + height * (shape[anchor + 1] + sine * x + cosine * y));
    const bool is_inside = column >= 0 && row >= 0 && column < static_cast<float>(picture.width) &&
                           row < static_cast<float>(picture.height);
    pixels[i] = is_inside ? static_cast<float>(picture.at(static_cast<int>(column), static_cast<int>(row))) : 0;
  }
}

/// Moves the shape by what the cascade's trees tell of the pixels.
void PointRegression::move(const Cascade& cascade, const std::vector<float>& pixels,
                           std::vector<float>& shape) {
  const std::size_t splits = cascade.splits_of_tree;
  const std::size_t size = shape.size();
  // First all leaves are found and asked for, then summed: each lies somewhere else in many megabytes, and to
  // wait for one after the other takes most of the time.
  std::vector<const std::int16_t*> found(cascade.trees);
  for (std::size_t tree = 0; tree < cascade.trees; ++tree) {
    const Split* const root = &cascade.splits[tree * splits];
    std::size_t node = 0;
    while (node < splits) {
      const Split& split = root[node];
      node = 2 * node + (pixels[split.lighter] - pixels[split.darker] > split.by ? 1 : 2);
    }
    found[tree] = &cascade.leaves[(tree * (splits + 1) + (node - splits)) * size];
    for (std::size_t ahead = 0; ahead < size * sizeof(std::int16_t); ahead += kCacheLine)
      __builtin_prefetch(reinterpret_cast<const char*>(found[tree]) + ahead);
  }
  std::vector<std::int32_t> sums(size);
  for (const std::int16_t* const leaf : found)
    for (std::size_t i = 0; i < size; ++i) sums[i] += leaf[i];
  for (std::size_t i = 0; i < size; ++i) shape[i] += cascade.step * static_cast<float>(sums[i]);
}

std::vector<Point> PointRegression::place(const Plane& picture, const Box& box) const {
  std::vector<float> shape = mean_;
  std::vector<float> pixels;
  for (const Cascade& cascade : cascades_) {
    look(cascade, picture, box, shape, pixels);
    move(cascade, pixels, shape);
  }
  std::vector<Point> placed;
  placed.reserve(points());
  for (std::size_t i = 0; i < shape.size(); i += 2)  // a pixel's centre is half a pixel from its edge
    placed.push_back({.x = box.left + box.width() * static_cast<double>(shape[i]) - 0.5,
                      .y = box.top + box.height() * static_cast<double>(shape[i + 1]) - 0.5});
  return placed;
}

}  // namespace hearsay
