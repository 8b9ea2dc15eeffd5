#include "hearsay/model/span_links.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace hearsay {
namespace {

constexpr std::size_t kBuckets = 12;  // on each side, by powers of the square root of two

std::size_t bucket(int distance) {
  const double far = 2 * std::log2(std::max(1, std::abs(distance)));
  return std::min(kBuckets - 1, static_cast<std::size_t>(far)) + (distance > 0 ? kBuckets : 0);
}

float dot(std::span<const float> a, std::span<const float> b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0F);
}

}  // namespace

Result<SpanLinks> SpanLinks::load(const Weights& weights, const Kernels& kernels, const std::string& name,
                                  std::size_t width) {
  const std::vector<std::size_t> shape = weights.shape(name + ".query");
  const std::size_t size = shape.empty() ? 0 : shape[0];
  Result<Dense> query = Dense::load(weights, kernels, name + ".query", size, 2 * width);
  if (!query) return std::unexpected(query.error());
  Result<Dense> key = Dense::load(weights, kernels, name + ".key", size, 2 * width);
  if (!key) return std::unexpected(key.error());
  const auto none = weights.floats(name + ".none", size);
  if (!none) return std::unexpected(none.error());
  const auto distance = weights.floats(name + ".distance", 2 * kBuckets);
  if (!distance) return std::unexpected(distance.error());
  SpanLinks links;
  links.query_ = std::move(*query);
  links.key_ = std::move(*key);
  links.none_ = *none;
  links.distance_ = *distance;
  return links;
}

std::vector<float> SpanLinks::queries(std::span<const float> ends) const {
  std::vector<float> out;
  query_.apply(ends, out);
  return out;
}

std::vector<float> SpanLinks::keys(std::span<const float> ends) const {
  std::vector<float> out;
  key_.apply(ends, out);
  return out;
}

float SpanLinks::score(std::span<const float> query, std::span<const float> key, int distance) const {
  return dot(query, key) / std::sqrt(static_cast<float>(query.size())) + distance_[bucket(distance)];
}

float SpanLinks::none(std::span<const float> query) const {
  return dot(query, none_) / std::sqrt(static_cast<float>(query.size()));
}

}  // namespace hearsay
