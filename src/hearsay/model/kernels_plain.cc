// Plain C++ for any processor; vectors of 16 bytes, which every compiler can make of what there is.
#define HEARSAY_VECTOR 16
#include "hearsay/model/kernels_float.h"
#include "hearsay/model/kernels_table.h"

namespace hearsay {
namespace {

/// As the weights come: rows of 8-bit numbers.
void pack(const std::int8_t* weights, PackedMatrix& matrix) {
  auto* const out = reinterpret_cast<std::int8_t*>(matrix.data);
  for (std::size_t i = 0; i < matrix.rows * matrix.columns; ++i) out[i] = weights[i];
}

std::size_t row_bytes(std::size_t columns) { return columns; }

void quantize(const float* in, std::size_t rows, std::size_t columns, std::byte* out, float* scale) {
  quantize_rows<std::int8_t, 0>(in, rows, columns, reinterpret_cast<std::int8_t*>(out), scale);
}

void linear(const std::byte* in, const float* in_scale, std::size_t rows, const PackedMatrix& matrix,
            float* out, std::size_t stride) {
  const auto* const x = reinterpret_cast<const std::int8_t*>(in);
  const auto* const w = reinterpret_cast<const std::int8_t*>(matrix.data);
  for (std::size_t n = 0; n < matrix.rows; ++n) {
    const std::int8_t* const weights = w + n * matrix.columns;
    for (std::size_t r = 0; r < rows; ++r) {
      const std::int8_t* const row = x + r * matrix.columns;
      std::int32_t total = 0;
      for (std::size_t k = 0; k < matrix.columns; ++k) total += std::int32_t{row[k]} * weights[k];
      out[r * stride + n] = static_cast<float>(total) * (in_scale[r] * matrix.scale[n]) + matrix.bias[n];
    }
  }
}

}  // namespace

const Kernels kPlainKernels{"plain", pack, row_bytes, quantize, linear, attention, dense, gelu, add_norm};

}  // namespace hearsay
