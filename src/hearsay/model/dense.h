// Dense: vectors times a matrix of floats plus a bias, many vectors at once.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "hearsay/model/kernels.h"
#include "hearsay/model/weights.h"

namespace hearsay {

class Dense {
 public:
  /// Arrays NAME [outputs, inputs] and NAME.bias [outputs].
  [[nodiscard]] static Result<Dense> load(const Weights& weights, const Kernels& kernels,
                                          const std::string& name, std::size_t outputs, std::size_t inputs);

  [[nodiscard]] std::size_t outputs() const { return bias_.size(); }

  /// out[rows, outputs()] for in[rows, inputs].
  void apply(std::span<const float> in, std::vector<float>& out) const;

 private:
  const Kernels* kernels_ = nullptr;
  std::size_t inputs_ = 0;
  std::size_t padded_ = 0;
  std::vector<float> transposed_;  ///< [inputs, padded]
  std::span<const float> bias_;
};

}  // namespace hearsay
