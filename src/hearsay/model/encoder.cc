#include "hearsay/model/encoder.h"

#include <algorithm>
#include <string>

namespace hearsay {
namespace {

/// Arrays of one file, asked for one after the other; the first error is kept.
class Loader {
 public:
  explicit Loader(const Weights& weights) : weights_(weights) {}

  std::span<const float> floats(const std::string& name, std::size_t size) {
    return keep(weights_.floats(name, size));
  }
  std::span<const std::int8_t> bytes(const std::string& name, std::size_t size) {
    return keep(weights_.bytes(name, size));
  }
  PackedMatrix matrix(const std::string& name, const Kernels& kernels, std::size_t rows, std::size_t columns) {
    Result<PackedMatrix> matrix = load_matrix(weights_, kernels, name, rows, columns);
    if (matrix) return std::move(*matrix);
    if (!failure_) failure_ = matrix.error();
    return {};
  }

  [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }

 private:
  template <class T>
  std::span<const T> keep(Result<std::span<const T>> array) {
    if (array) return *array;
    if (!failure_) failure_ = array.error();
    return {};
  }

  const Weights& weights_;
  std::optional<Error> failure_;
};

/// The rows that `kept` names moved to the front; `kept` is in order.
void keep_rows(float* values, std::size_t width, std::span<const std::size_t> kept) {
  for (std::size_t i = 0; i < kept.size(); ++i)
    if (kept[i] != i) std::copy_n(values + kept[i] * width, width, values + i * width);
}

}  // namespace

Result<Encoder> Encoder::load(const Weights& weights, const Kernels& kernels) {
  Encoder encoder;
  encoder.kernels_ = &kernels;
  Loader load(weights);
  const std::vector<std::size_t> words = weights.shape("words");
  const std::vector<std::size_t> positions = weights.shape("positions");
  const std::vector<std::size_t> layers = weights.shape("layers");
  const std::vector<std::size_t> early = weights.shape("early");
  const std::size_t vocabulary = words.size() == 2 ? words[0] : 0;
  const std::size_t width = words.size() == 2 ? words[1] : 0;
  // No array of this name makes the loader say what is amiss.
  if (vocabulary == 0 || width == 0 || width % kHeadWidth != 0 || positions.size() != 2 || layers.size() != 1 ||
      early.size() != 1 || early[0] == 0 || early[0] >= layers[0])
    return std::unexpected(weights.floats("a shape that the program knows", 0).error());
  encoder.width_ = width;
  encoder.early_ = early[0];
  encoder.words_ = load.bytes("words", vocabulary * width);
  encoder.word_scale_ = load.floats("words.scale", vocabulary);
  encoder.positions_ = load.floats("positions", positions[0] * width);
  encoder.features_ = load.floats(
      "features", (TokenFeatures::kShapes + TokenFeatures::kQuotations + TokenFeatures::kStarts) * width);
  const auto norm = [&](const std::string& name) {
    return Norm{load.floats(name + ".gain", width), load.floats(name + ".bias", width)};
  };
  encoder.norm_ = norm("norm");
  encoder.zeros_.assign(width, 0.0F);
  for (std::size_t i = 0; i < layers[0] && !load.failure(); ++i) {
    const std::string name = "layer" + std::to_string(i) + ".";
    const std::vector<std::size_t> up = weights.shape(name + "up");
    const std::size_t inner = up.empty() ? 0 : up[0];
    const std::vector<std::size_t> out = weights.shape(name + "out");
    const std::size_t heads = out.size() == 2 ? out[1] / kHeadWidth * kHeadWidth : 0;
    Layer layer;
    layer.qkv = load.matrix(name + "qkv", kernels, 3 * heads, width);
    layer.out = load.matrix(name + "out", kernels, width, heads);
    layer.up = load.matrix(name + "up", kernels, inner, width);
    layer.down = load.matrix(name + "down", kernels, width, inner);
    layer.after_attention = norm(name + "norm1");
    layer.after_inner = norm(name + "norm2");
    encoder.layers_.push_back(std::move(layer));
  }
  if (load.failure()) return std::unexpected(*load.failure());
  return encoder;
}

void Encoder::encode(std::span<const PieceInput> input, std::span<const std::size_t> wanted,
                     std::vector<float>& out, std::vector<float>& early, Workspace& workspace) const {
  std::size_t rows = input.size();
  out.assign(rows * width_, 0.0F);
  const auto feature = [&](std::size_t row) { return features_.data() + row * width_; };
  workspace.mixed.resize(rows * width_);
  for (std::size_t r = 0; r < rows; ++r) {
    const PieceInput& piece = input[r];
    const std::int8_t* const word = words_.data() + piece.piece * width_;
    const float scale = word_scale_[piece.piece];
    const float* const position = positions_.data() + r * width_;
    const float* const shape = feature(piece.features.shape);
    const float* const quotation = feature(TokenFeatures::kShapes + piece.features.quotation);
    const float* const start =
        feature(TokenFeatures::kShapes + TokenFeatures::kQuotations + piece.features.start);
    float* const row = out.data() + r * width_;
    for (std::size_t i = 0; i < width_; ++i)
      row[i] = static_cast<float>(word[i]) * scale + position[i] + shape[i] + quotation[i] + start[i];
    kernels_->add_norm(row, zeros_.data(), 1, width_, norm_.gain.data(), norm_.bias.data());
  }
  workspace.room.resize(attention_room(rows));
  float* const mixed = workspace.mixed.data();
  for (const Layer& layer : layers_) {
    const auto times = [&](const float* in, const PackedMatrix& matrix, float* to) {
      multiply(*kernels_, in, rows, matrix, to, &workspace.quantized);
    };
    const std::size_t heads = layer.out.columns;
    workspace.qkv.resize(rows * layer.qkv.rows);
    times(out.data(), layer.qkv, workspace.qkv.data());
    workspace.inner.resize(rows * std::max(layer.up.rows, heads));
    kernels_->attention(workspace.qkv.data(), rows, heads, workspace.inner.data(), workspace.room.data());
    // Behind the last attention no piece looks at another: those that nobody asked for are left.
    if (&layer == &layers_.back()) {
      keep_rows(workspace.inner.data(), heads, wanted);
      keep_rows(out.data(), width_, wanted);
      rows = wanted.size();
    }
    times(workspace.inner.data(), layer.out, mixed);
    kernels_->add_norm(out.data(), mixed, rows, width_, layer.after_attention.gain.data(),
                       layer.after_attention.bias.data());
    times(out.data(), layer.up, workspace.inner.data());
    kernels_->gelu(workspace.inner.data(), rows * layer.up.rows);
    times(workspace.inner.data(), layer.down, mixed);
    kernels_->add_norm(out.data(), mixed, rows, width_, layer.after_inner.gain.data(),
                       layer.after_inner.bias.data());
    if (&layer == &layers_[early_ - 1]) {
      early.resize(wanted.size() * width_);
      for (std::size_t i = 0; i < wanted.size(); ++i)
        std::copy_n(out.data() + wanted[i] * width_, width_, early.data() + i * width_);
    }
  }
  out.resize(wanted.size() * width_);
}

}  // namespace hearsay
