// Span links: which of some spans another belongs to, by a bilinear score between their ends and a bias for how
// far apart they stand (after Dozat and Manning, 2017).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "hearsay/model/weights.h"

namespace hearsay {

/// The inner product of two vectors whose size is a multiple of 8.
[[nodiscard]] float dot(std::span<const float> a, std::span<const float> b);

class SpanLinks {
 public:
  /// Arrays NAME.query, NAME.key [64k, 2 width] with .bias, NAME.none and NAME.distance.
  [[nodiscard]] static Result<SpanLinks> load(const Weights& weights, const std::string& name,
                                              std::size_t width);

  /// A span as it asks (query) and as it is asked for (key): one vector of `first` and `last`, the vectors of
  /// its end tokens, each `width` long.
  [[nodiscard]] std::vector<float> query(const float* first, const float* last) const;
  [[nodiscard]] std::vector<float> key(const float* first, const float* last) const;

  /// The score of a link. `distance` is tokens from the asking span to the other: negative if that stands
  /// before, at least 1 either way.
  [[nodiscard]] float score(std::span<const float> query, std::span<const float> key, int distance) const;
  /// The score of a span that belongs to none.
  [[nodiscard]] float none(std::span<const float> query) const;

 private:
  [[nodiscard]] std::vector<float> project(std::span<const float> matrix, std::span<const float> bias,
                                           const float* first, const float* last) const;

  std::size_t width_ = 0;
  std::span<const float> query_, query_bias_, key_, key_bias_, none_, distance_;
};

}  // namespace hearsay
