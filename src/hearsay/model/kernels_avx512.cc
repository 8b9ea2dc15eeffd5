// AVX-512 with VNNI: vpdpbusd, 64 products an instruction. Inputs are shifted by 128 to be unsigned, and 128
// times the sum of a row of weights is taken off again. Compiled with -mavx512f -mavx512bw -mavx512dq
// -mavx512vl -mavx512vnni; see kernels_float.h for what must not be called here.
#define HEARSAY_VECTOR 64
#include <immintrin.h>

#include "hearsay/model/kernels_float.h"
#include "hearsay/model/kernels_table.h"

namespace hearsay {
namespace {

constexpr std::size_t kPanel = 32;  // outputs in a panel: two vectors of sums
constexpr std::size_t kTile = 12;   // rows at a time: 24 of the 32 registers hold sums

/// Panels of 32 outputs; in each, for every four inputs, 32 times four 8-bit weights.
void pack(const std::int8_t* weights, PackedMatrix& matrix) {
  auto* const out = reinterpret_cast<std::int8_t*>(matrix.data);
  std::size_t at = 0;
  for (std::size_t n = 0; n < matrix.rows; n += kPanel)
    for (std::size_t k = 0; k < matrix.columns; k += 4)
      for (std::size_t i = 0; i < kPanel; ++i)
        for (std::size_t j = 0; j < 4; ++j)
          out[at++] = n + i < matrix.rows ? weights[(n + i) * matrix.columns + k + j] : std::int8_t{0};
}

std::size_t row_bytes(std::size_t columns) { return columns; }

void quantize(const float* in, std::size_t rows, std::size_t columns, std::byte* out, float* scale) {
  quantize_rows<std::uint8_t, 128>(in, rows, columns, reinterpret_cast<std::uint8_t*>(out), scale);
}

template <int kRows>
inline void tile(const std::uint8_t* in, const float* in_scale, const std::int8_t* panel, std::size_t columns,
                 const float* scale, const float* bias, const std::int32_t* shift, float* out,
                 std::size_t stride, std::size_t outputs) {
  __m512i acc[kRows][2];
#pragma GCC unroll 16
  for (int r = 0; r < kRows; ++r) acc[r][0] = acc[r][1] = _mm512_setzero_si512();
  for (std::size_t k = 0; k < columns; k += 4) {
    const __m512i w0 = _mm512_loadu_si512(panel + k * kPanel);
    const __m512i w1 = _mm512_loadu_si512(panel + k * kPanel + 64);
#pragma GCC unroll 16
    for (int r = 0; r < kRows; ++r) {
      std::int32_t four = 0;
      __builtin_memcpy(&four, in + r * columns + k, sizeof four);
      const __m512i x = _mm512_set1_epi32(four);
      acc[r][0] = _mm512_dpbusd_epi32(acc[r][0], x, w0);
      acc[r][1] = _mm512_dpbusd_epi32(acc[r][1], x, w1);
    }
  }
#pragma GCC unroll 16
  for (int r = 0; r < kRows; ++r)
#pragma GCC unroll 2
    for (std::size_t v = 0; v < 2; ++v) {
      const __m512i exact = _mm512_sub_epi32(acc[r][v], _mm512_loadu_si512(shift + 16 * v));
      const __m512 factor = _mm512_mul_ps(_mm512_set1_ps(in_scale[r]), _mm512_loadu_ps(scale + 16 * v));
      const __m512 y = _mm512_fmadd_ps(_mm512_cvtepi32_ps(exact), factor, _mm512_loadu_ps(bias + 16 * v));
      const std::size_t left = outputs > 16 * v ? outputs - 16 * v : 0;
      const auto mask = static_cast<__mmask16>(left >= 16 ? 0xFFFF : (1U << left) - 1U);
      _mm512_mask_storeu_ps(out + r * stride + 16 * v, mask, y);
    }
}

void linear(const std::byte* in, const float* in_scale, std::size_t rows, const PackedMatrix& matrix,
            float* out, std::size_t stride) {
  const auto* const x = reinterpret_cast<const std::uint8_t*>(in);
  const std::size_t columns = matrix.columns;
  for (std::size_t n = 0; n < matrix.rows; n += kPanel) {
    const auto* const panel = reinterpret_cast<const std::int8_t*>(matrix.data) + n * columns;
    const float* const scale = matrix.scale.data() + n;
    const float* const bias = matrix.bias.data() + n;
    const std::int32_t* const shift = matrix.shift.data() + n;
    const std::size_t outputs = matrix.rows - n;
    std::size_t r = 0;
    for (; r + kTile <= rows; r += kTile)
      tile<kTile>(x + r * columns, in_scale + r, panel, columns, scale, bias, shift, out + r * stride + n,
                  stride, outputs);
    for (; r < rows; ++r)
      tile<1>(x + r * columns, in_scale + r, panel, columns, scale, bias, shift, out + r * stride + n, stride,
              outputs);
  }
}

}  // namespace

const Kernels kAvx512Kernels{"avx512-vnni", pack, row_bytes, quantize, linear, attention, gelu, add_norm};

}  // namespace hearsay
