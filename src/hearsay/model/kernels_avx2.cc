// AVX2: 16-bit multiply-adds (vpmaddwd) of 8-bit numbers widened beforehand, 32 products a cycle on processors
// that start two of them. Compiled with -mavx2 -mfma; see kernels_float.h for what must not be called here.
#define HEARSAY_VECTOR 32
#include <immintrin.h>

#include "hearsay/model/kernels_float.h"
#include "hearsay/model/kernels_table.h"

namespace hearsay {
namespace {

constexpr std::size_t kPanel = 16;  // outputs in a panel: two vectors of sums
constexpr std::size_t kTile = 6;    // rows at a time: twelve of the sixteen registers hold sums

/// Panels of 16 outputs; in each, for every pair of inputs, 16 pairs of 16-bit weights.
void pack(const std::int8_t* weights, PackedMatrix& matrix) {
  auto* const out = reinterpret_cast<std::int16_t*>(matrix.data);
  std::size_t at = 0;
  for (std::size_t n = 0; n < matrix.rows; n += kPanel)
    for (std::size_t k = 0; k < matrix.columns; k += 2)
      for (std::size_t i = 0; i < kPanel; ++i)
        for (std::size_t j = 0; j < 2; ++j)
          out[at++] = n + i < matrix.rows ? weights[(n + i) * matrix.columns + k + j] : std::int16_t{0};
}

std::size_t row_bytes(std::size_t columns) { return columns * sizeof(std::int16_t); }

void quantize(const float* in, std::size_t rows, std::size_t columns, std::byte* out, float* scale) {
  quantize_rows<std::int16_t, 0>(in, rows, columns, reinterpret_cast<std::int16_t*>(out), scale);
}

template <int kRows>
inline void tile(const std::int16_t* in, const float* in_scale, const std::int16_t* panel, std::size_t columns,
                 const float* scale, const float* bias, float* out, std::size_t stride, std::size_t outputs) {
  __m256i acc[kRows][2];
#pragma GCC unroll 16
  for (int r = 0; r < kRows; ++r) acc[r][0] = acc[r][1] = _mm256_setzero_si256();
  for (std::size_t k = 0; k < columns; k += 2) {
    const __m256i w0 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(panel + k * kPanel));
    const __m256i w1 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(panel + k * kPanel + 16));
#pragma GCC unroll 16
    for (int r = 0; r < kRows; ++r) {
      std::int32_t pair = 0;
      __builtin_memcpy(&pair, in + r * columns + k, sizeof pair);
      const __m256i x = _mm256_set1_epi32(pair);
      acc[r][0] = _mm256_add_epi32(acc[r][0], _mm256_madd_epi16(x, w0));
      acc[r][1] = _mm256_add_epi32(acc[r][1], _mm256_madd_epi16(x, w1));
      // Keeps the sums in registers: GCC 12 would widen all rows first and have none left.
      asm("" : "+x"(acc[r][0]), "+x"(acc[r][1]));
    }
  }
#pragma GCC unroll 16
  for (int r = 0; r < kRows; ++r)
#pragma GCC unroll 2
    for (int v = 0; v < 2; ++v) {
      const __m256 factor = _mm256_mul_ps(_mm256_set1_ps(in_scale[r]), _mm256_loadu_ps(scale + 8 * v));
      const __m256 y = _mm256_fmadd_ps(_mm256_cvtepi32_ps(acc[r][v]), factor, _mm256_loadu_ps(bias + 8 * v));
      if (outputs >= kPanel) {
        _mm256_storeu_ps(out + r * stride + 8 * v, y);
      } else {
        for (std::size_t i = 0; i < 8; ++i)
          if (8 * v + i < outputs) out[r * stride + 8 * v + i] = reinterpret_cast<const Vector&>(y)[i];
      }
    }
}

void linear(const std::byte* in, const float* in_scale, std::size_t rows, const PackedMatrix& matrix,
            float* out, std::size_t stride) {
  const auto* const x = reinterpret_cast<const std::int16_t*>(in);
  const std::size_t columns = matrix.columns;
  for (std::size_t n = 0; n < matrix.rows; n += kPanel) {
    const auto* const panel = reinterpret_cast<const std::int16_t*>(matrix.data) + n * columns;
    const float* const scale = matrix.scale.data() + n;
    const float* const bias = matrix.bias.data() + n;
    const std::size_t outputs = matrix.rows - n;
    std::size_t r = 0;
    for (; r + kTile <= rows; r += kTile)
      tile<kTile>(x + r * columns, in_scale + r, panel, columns, scale, bias, out + r * stride + n, stride,
                  outputs);
    for (; r < rows; ++r)
      tile<1>(x + r * columns, in_scale + r, panel, columns, scale, bias, out + r * stride + n, stride,
              outputs);
  }
}

}  // namespace

const Kernels kAvx2Kernels{"avx2", pack, row_bytes, quantize, linear, attention, gelu, add_norm};

}  // namespace hearsay
