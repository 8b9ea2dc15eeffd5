// Encoder: a vector for every piece of a text, in its context (Vaswani et al., 2017; Devlin et al., 2019).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "hearsay/model/features.h"
#include "hearsay/model/matrix.h"
#include "hearsay/model/weights.h"
#include "hearsay/model/wordpiece.h"

namespace hearsay {

/// What goes in for one piece.
struct PieceInput {
  PieceId piece = 0;
  TokenFeatures features;
};

class Encoder {
 public:
  /// Memory to work in, kept from one text to the next; one for each thread.
  struct Workspace {
    std::vector<float> qkv, mixed, inner, room;
    std::vector<std::byte> quantized;
  };

  /// Packs the arrays "words", "positions", "features", "layers" for the kernels. `weights` must outlive the
  /// encoder.
  [[nodiscard]] static Result<Encoder> load(const Weights& weights, const Kernels& kernels);

  /// Numbers in a vector.
  [[nodiscard]] std::size_t width() const { return width_; }
  /// Pieces that it can read at once.
  [[nodiscard]] std::size_t limit() const { return positions_.size() / width_; }

  /// Vectors [wanted.size(), width()] of the pieces at the places that `wanted` names, in order: into `out`,
  /// and into `early` those from behind the layer that the array "early" names by its size. At most limit()
  /// pieces, their ids inside the vocabulary.
  void encode(std::span<const PieceInput> input, std::span<const std::size_t> wanted, std::vector<float>& out,
              std::vector<float>& early, Workspace& workspace) const;

 private:
  struct Norm {
    std::span<const float> gain, bias;
  };
  struct Layer {
    PackedMatrix qkv, out, up, down;
    Norm after_attention, after_inner;
  };

  Encoder() = default;

  const Kernels* kernels_ = nullptr;
  std::size_t width_ = 0;
  std::size_t early_ = 0;               ///< layers below the early vectors
  std::span<const std::int8_t> words_;  ///< [vocabulary, width]
  std::span<const float> word_scale_;   ///< [vocabulary]
  std::span<const float> positions_;    ///< [limit, width]
  std::span<const float> features_;     ///< [shapes + quotations + starts, width]
  Norm norm_;
  std::vector<float> zeros_;
  std::vector<Layer> layers_;
};

}  // namespace hearsay
