// AVX2: vpmaddubsw, 32 products an instruction, two of which fit into 16 bits together (kernels.h says why),
// so that four instructions of this kind and two to widen make 128 products. Inputs are shifted to be unsigned;
// the shift's part of the sum is taken off again. Compiled with -mavx2 -mfma; see kernels_float.h for what must
// not be called here.
#define HEARSAY_VECTOR 32
#include <immintrin.h>

#include "hearsay/model/kernels_float.h"
#include "hearsay/model/kernels_table.h"

namespace hearsay {
namespace {

std::size_t row_bytes(std::size_t columns) { return columns; }

void quantize(const float* in, std::size_t rows, std::size_t columns, std::byte* out, float* scale) {
  quantize_rows<std::uint8_t, kShift>(in, rows, columns, reinterpret_cast<std::uint8_t*>(out), scale);
}

inline __m256i bytes_at(const std::int8_t* at) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
}

inline __m256i four_at(const std::uint8_t* at) {
  std::int32_t four = 0;
  __builtin_memcpy(&four, at, sizeof four);
  return _mm256_set1_epi32(four);
}

struct Tile {
  static constexpr std::size_t kPanel = 16;  // outputs: two vectors of sums
  static constexpr int kRows = 4;  // at a time: eight of the sixteen registers hold sums, four weights

  template <int kCount>
  static inline void of(const std::uint8_t* in, const float* in_scale, const Panel& panel, float* out,
                        std::size_t stride) {
    const __m256i ones = _mm256_set1_epi16(1);
    __m256i acc[kCount][2];
#pragma GCC unroll 16
    for (int r = 0; r < kCount; ++r) acc[r][0] = acc[r][1] = _mm256_setzero_si256();
    for (std::size_t k = 0; k < panel.columns; k += 8) {
      const std::int8_t* const weights = panel.weights + k * kPanel;
#pragma GCC unroll 16
      for (int r = 0; r < kCount; ++r) {
        const __m256i x0 = four_at(in + r * panel.columns + k);
        const __m256i x1 = four_at(in + r * panel.columns + k + 4);
#pragma GCC unroll 2
        for (int v = 0; v < 2; ++v) {
          const __m256i pairs = _mm256_add_epi16(_mm256_maddubs_epi16(x0, bytes_at(weights + 32 * v)),
                                                 _mm256_maddubs_epi16(x1, bytes_at(weights + 64 + 32 * v)));
          acc[r][v] = _mm256_add_epi32(acc[r][v], _mm256_madd_epi16(pairs, ones));
        }
        // Keeps the sums in registers: GCC 12 would widen all rows first and have none left.
        asm("" : "+x"(acc[r][0]), "+x"(acc[r][1]));
      }
    }
#pragma GCC unroll 16
    for (int r = 0; r < kCount; ++r)
#pragma GCC unroll 2
      for (int v = 0; v < 2; ++v) {
        const __m256i shift = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(panel.shift + 8 * v));
        const __m256i exact = _mm256_sub_epi32(acc[r][v], shift);
        const __m256 factor = _mm256_mul_ps(_mm256_set1_ps(in_scale[r]), _mm256_loadu_ps(panel.scale + 8 * v));
        const __m256 y =
            _mm256_fmadd_ps(_mm256_cvtepi32_ps(exact), factor, _mm256_loadu_ps(panel.bias + 8 * v));
        if (panel.outputs >= kPanel) {
          _mm256_storeu_ps(out + r * stride + 8 * v, y);
        } else {
          for (std::size_t i = 0; i < 8; ++i)
            if (8 * v + i < panel.outputs) out[r * stride + 8 * v + i] = reinterpret_cast<const Vector&>(y)[i];
        }
      }
  }
};

}  // namespace

const Kernels kAvx2Kernels{
    "avx2",  pack_fours<Tile::kPanel>, row_bytes, quantize, linear_panels<Tile>, attention, dense, gelu,
    add_norm};

}  // namespace hearsay
