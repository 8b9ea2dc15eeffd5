// Span links: which of some spans another belongs to, by a bilinear score between their ends and a bias for how
// far apart they stand (after Dozat and Manning, 2017).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "hearsay/model/dense.h"

namespace hearsay {

class SpanLinks {
 public:
  /// Arrays NAME.query, NAME.key [64k, 2 width] with .bias, NAME.none and NAME.distance.
  [[nodiscard]] static Result<SpanLinks> load(const Weights& weights, const Kernels& kernels,
                                              const std::string& name, std::size_t width);

  /// Spans as they ask (queries) and as they are asked for (keys): [spans, size()] of `ends` [spans, 2 width],
  /// the vectors of each span's first and last token.
  [[nodiscard]] std::vector<float> queries(std::span<const float> ends) const;
  [[nodiscard]] std::vector<float> keys(std::span<const float> ends) const;
  [[nodiscard]] std::size_t size() const { return query_.outputs(); }

  /// The score of a link. `distance` is tokens from the asking span to the other: negative if that stands
  /// before, at least 1 either way.
  [[nodiscard]] float score(std::span<const float> query, std::span<const float> key, int distance) const;
  /// The score of a span that belongs to none.
  [[nodiscard]] float none(std::span<const float> query) const;

 private:
  Dense query_, key_;
  std::span<const float> none_, distance_;
};

}  // namespace hearsay
