// AVX-512 with VNNI: vpdpbusd, 64 products an instruction. Inputs are shifted to be unsigned, and the shift's
// part of the sum is taken off again. Compiled with -mavx512f -mavx512bw -mavx512dq -mavx512vl -mavx512vnni;
// see kernels_float.h for what must not be called here.
#define HEARSAY_VECTOR 64
#include <immintrin.h>

#include "hearsay/model/kernels_float.h"
#include "hearsay/model/kernels_table.h"

namespace hearsay {
namespace {

std::size_t row_bytes(std::size_t columns) { return columns; }

void quantize(const float* in, std::size_t rows, std::size_t columns, std::byte* out, float* scale) {
  quantize_rows<std::uint8_t, kShift>(in, rows, columns, reinterpret_cast<std::uint8_t*>(out), scale);
}

struct Tile {
  static constexpr std::size_t kPanel = 32;  // outputs: two vectors of sums
  static constexpr int kRows = 12;           // at a time: 24 of the 32 registers hold sums

  template <int kCount>
  static inline void of(const std::uint8_t* in, const float* in_scale, const Panel& panel, float* out,
                        std::size_t stride) {
    __m512i acc[kCount][2];
#pragma GCC unroll 16
    for (int r = 0; r < kCount; ++r) acc[r][0] = acc[r][1] = _mm512_setzero_si512();
    for (std::size_t k = 0; k < panel.columns; k += 4) {
      const __m512i w0 = _mm512_loadu_si512(panel.weights + k * kPanel);
      const __m512i w1 = _mm512_loadu_si512(panel.weights + k * kPanel + 64);
#pragma GCC unroll 16
      for (int r = 0; r < kCount; ++r) {
        std::int32_t four = 0;
        __builtin_memcpy(&four, in + r * panel.columns + k, sizeof four);
        const __m512i x = _mm512_set1_epi32(four);
        acc[r][0] = _mm512_dpbusd_epi32(acc[r][0], x, w0);
        acc[r][1] = _mm512_dpbusd_epi32(acc[r][1], x, w1);
      }
    }
#pragma GCC unroll 16
    for (int r = 0; r < kCount; ++r)
#pragma GCC unroll 2
      for (std::size_t v = 0; v < 2; ++v) {
        const __m512i exact = _mm512_sub_epi32(acc[r][v], _mm512_loadu_si512(panel.shift + 16 * v));
        const __m512 factor = _mm512_mul_ps(_mm512_set1_ps(in_scale[r]), _mm512_loadu_ps(panel.scale + 16 * v));
        const __m512 y =
            _mm512_fmadd_ps(_mm512_cvtepi32_ps(exact), factor, _mm512_loadu_ps(panel.bias + 16 * v));
        const std::size_t left = panel.outputs > 16 * v ? panel.outputs - 16 * v : 0;
        const auto mask = static_cast<__mmask16>(left >= 16 ? 0xFFFF : (1U << left) - 1U);
        _mm512_mask_storeu_ps(out + r * stride + 16 * v, mask, y);
      }
  }
};

}  // namespace

const Kernels kAvx512Kernels{
    "avx512-vnni", pack_fours<Tile::kPanel>, row_bytes, quantize, linear_panels<Tile>, attention, dense, gelu,
    add_norm};

}  // namespace hearsay
