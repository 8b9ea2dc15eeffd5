#include "hearsay/model/span_links.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace hearsay {
namespace {

constexpr std::size_t kBuckets = 12;  // on each side, by powers of the square root of two

std::size_t bucket(int distance) {
  const double far = 2 * std::log2(std::max(1, std::abs(distance)));
  return std::min(kBuckets - 1, static_cast<std::size_t>(far)) + (distance > 0 ? kBuckets : 0);
}

}  // namespace

float dot(std::span<const float> a, std::span<const float> b) {
  // Eight sums, so that the compiler may add them side by side.
  float sums[8] = {};
  for (std::size_t i = 0; i < a.size(); i += 8)
    for (std::size_t j = 0; j < 8; ++j) sums[j] += a[i + j] * b[i + j];
  return ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

Result<SpanLinks> SpanLinks::load(const Weights& weights, const std::string& name, std::size_t width) {
  SpanLinks links;
  links.width_ = width;
  const std::vector<std::size_t> shape = weights.shape(name + ".query");
  const std::size_t size = shape.empty() ? 0 : shape[0];
  struct Wanted {
    std::string name;
    std::size_t size;
    std::span<const float>* into;
  };
  for (const Wanted& wanted :
       {Wanted{".query", size * 2 * width, &links.query_}, Wanted{".query.bias", size, &links.query_bias_},
        Wanted{".key", size * 2 * width, &links.key_}, Wanted{".key.bias", size, &links.key_bias_},
        Wanted{".none", size, &links.none_}, Wanted{".distance", 2 * kBuckets, &links.distance_}}) {
    const auto array = weights.floats(name + wanted.name, wanted.size);
    if (!array) return std::unexpected(array.error());
    *wanted.into = *array;
  }
  return links;
}

std::vector<float> SpanLinks::project(std::span<const float> matrix, std::span<const float> bias,
                                      const float* first, const float* last) const {
  std::vector<float> out(bias.begin(), bias.end());
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::span<const float> row = matrix.subspan(i * 2 * width_, 2 * width_);
    out[i] += dot(row.first(width_), std::span(first, width_)) + dot(row.last(width_), std::span(last, width_));
  }
  return out;
}

std::vector<float> SpanLinks::query(const float* first, const float* last) const {
  return project(query_, query_bias_, first, last);
}

std::vector<float> SpanLinks::key(const float* first, const float* last) const {
  return project(key_, key_bias_, first, last);
}

float SpanLinks::score(std::span<const float> query, std::span<const float> key, int distance) const {
  return dot(query, key) / std::sqrt(static_cast<float>(query.size())) + distance_[bucket(distance)];
}

float SpanLinks::none(std::span<const float> query) const {
  return dot(query, none_) / std::sqrt(static_cast<float>(query.size()));
}

}  // namespace hearsay
