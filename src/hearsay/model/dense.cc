#include "hearsay/model/dense.h"

#include <algorithm>

namespace hearsay {

Result<Dense> Dense::load(const Weights& weights, const Kernels& kernels, const std::string& name,
                          std::size_t outputs, std::size_t inputs) {
  const auto matrix = weights.floats(name, outputs * inputs);
  if (!matrix) return std::unexpected(matrix.error());
  const auto bias = weights.floats(name + ".bias", outputs);
  if (!bias) return std::unexpected(bias.error());
  Dense dense;
  dense.kernels_ = &kernels;
  dense.inputs_ = inputs;
  dense.padded_ = (outputs + kDenseColumns - 1) / kDenseColumns * kDenseColumns;
  dense.transposed_.assign(inputs * dense.padded_, 0.0F);
  for (std::size_t o = 0; o < outputs; ++o)
    for (std::size_t i = 0; i < inputs; ++i)
      dense.transposed_[i * dense.padded_ + o] = (*matrix)[o * inputs + i];
  dense.bias_ = *bias;
  return dense;
}

void Dense::apply(std::span<const float> in, std::vector<float>& out) const {
  const std::size_t rows = in.size() / inputs_;
  std::vector<float> wide(rows * padded_);
  kernels_->product(in.data(), rows, inputs_, transposed_.data(), padded_, wide.data());
  out.resize(rows * outputs());
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t o = 0; o < outputs(); ++o) out[r * outputs() + o] = wide[r * padded_ + o] + bias_[o];
}

}  // namespace hearsay
