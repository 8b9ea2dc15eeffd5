// The float kernels, written once over vectors of VECTOR bytes (GCC's and Clang's vector extensions) and
// compiled by each kernels_*.cc for its processor. Everything stands in an unnamed namespace and calls no
// function of the standard library: an inline function compiled here for a newer processor must not be taken by
// the linker for all.
#pragma once

#include <cstddef>
#include <cstdint>

#include "hearsay/model/kernels.h"

#ifndef HEARSAY_VECTOR
#error "HEARSAY_VECTOR is the number of bytes in a vector"
#endif

namespace hearsay {
namespace {

using Vector = float __attribute__((vector_size(HEARSAY_VECTOR), aligned(4), may_alias));
using IntVector = std::int32_t __attribute__((vector_size(HEARSAY_VECTOR), aligned(4), may_alias));
constexpr std::size_t kLanes = HEARSAY_VECTOR / sizeof(float);

/// Some outputs of a matrix, and what its sums are made numbers with.
struct Panel {
  const std::int8_t* weights;
  std::size_t columns;
  const float* scale;
  const float* bias;
  const std::int32_t* shift;
  std::size_t outputs;  ///< from the panel's first on
};

inline Vector load(const float* at) { return *reinterpret_cast<const Vector*>(at); }
inline void store(float* at, Vector v) { *reinterpret_cast<Vector*>(at) = v; }
inline Vector all(float value) { return value - Vector{}; }

inline float sum(Vector v) {
  float total = 0;
  for (std::size_t i = 0; i < kLanes; ++i) total += v[i];
  return total;
}
inline float greatest(Vector v) {
  float most = v[0];
  for (std::size_t i = 1; i < kLanes; ++i) most = v[i] > most ? v[i] : most;
  return most;
}
inline Vector larger(Vector a, Vector b) { return a > b ? a : b; }
inline Vector smaller(Vector a, Vector b) { return a < b ? a : b; }

/// e to the x, relative error below 3e-7 (Cephes' expf), x cut at -87 and 88.
inline Vector exponential(Vector x) {
  x = smaller(larger(x, all(-87.0F)), all(88.0F));
  // Adding 1.5 times 2 to the 23rd rounds to a whole number.
  const Vector shifted = x * 1.44269504F + 12582912.0F;
  const Vector n = shifted - 12582912.0F;
  const Vector r = (x - n * 0.693359375F) + n * 2.12194440e-4F;
  Vector p = r * 1.9875691500e-4F + 1.3981999507e-3F;
  p = p * r + 8.3334519073e-3F;
  p = p * r + 4.1665795894e-2F;
  p = p * r + 1.6666665459e-1F;
  p = p * r + 5.0000001201e-1F;
  p = p * r * r + r + 1.0F;
  const IntVector bits = (__builtin_convertvector(n, IntVector) + 127) << 23;
  return p * reinterpret_cast<const Vector&>(bits);
}

inline float square_root(float x) { return __builtin_sqrtf(x); }

/// out[rows, 2 vectors] = a[rows, depth] times b[depth, columns of b]; strides in floats.
template <int kRows, int kVectors>
inline void product_tile(const float* a, std::size_t a_stride, const float* b, std::size_t b_stride,
                         std::size_t depth, float* out, std::size_t out_stride) {
  Vector acc[kRows][kVectors] = {};
  for (std::size_t d = 0; d < depth; ++d) {
    Vector right[kVectors];
#pragma GCC unroll 8
    for (int v = 0; v < kVectors; ++v) right[v] = load(b + d * b_stride + v * kLanes);
#pragma GCC unroll 8
    for (int r = 0; r < kRows; ++r) {
      const Vector left = all(a[r * a_stride + d]);
#pragma GCC unroll 8
      for (int v = 0; v < kVectors; ++v) acc[r][v] += left * right[v];
    }
  }
#pragma GCC unroll 8
  for (int r = 0; r < kRows; ++r)
#pragma GCC unroll 8
    for (int v = 0; v < kVectors; ++v) store(out + r * out_stride + v * kLanes, acc[r][v]);
}

/// out = a times b; `columns` is a multiple of 32.
inline void product(const float* a, std::size_t a_stride, std::size_t rows, const float* b,
                    std::size_t b_stride, std::size_t columns, std::size_t depth, float* out,
                    std::size_t out_stride) {
  constexpr int kWide = 2;
  for (std::size_t c = 0; c < columns; c += kWide * kLanes) {
    std::size_t r = 0;
    for (; r + 4 <= rows; r += 4)
      product_tile<4, kWide>(a + r * a_stride, a_stride, b + c, b_stride, depth, out + r * out_stride + c,
                             out_stride);
    for (; r < rows; ++r)
      product_tile<1, kWide>(a + r * a_stride, a_stride, b + c, b_stride, depth, out + r * out_stride + c,
                             out_stride);
  }
}

void dense(const float* in, std::size_t rows, std::size_t depth, const float* right, std::size_t columns,
           float* out) {
  product(in, depth, rows, right, columns, columns, depth, out, columns);
}

inline std::size_t padded(std::size_t length) { return (length + 31) / 32 * 32; }

void attention(const float* qkv, std::size_t length, std::size_t width, float* out, float* room) {
  constexpr std::size_t kHead = 32;
  const std::size_t wide = padded(length);
  const std::size_t stride = 3 * width;
  float* const keys = room;                     // [kHead, wide], transposed
  float* const values = keys + kHead * wide;    // [length, kHead]
  float* const scores = values + kHead * wide;  // [length, wide]
  const float scale = 1.0F / square_root(static_cast<float>(kHead));
  for (std::size_t head = 0; head < width; head += kHead) {
    for (std::size_t i = 0; i < length; ++i)
      for (std::size_t d = 0; d < kHead; ++d) {
        keys[d * wide + i] = qkv[i * stride + width + head + d] * scale;
        values[i * kHead + d] = qkv[i * stride + 2 * width + head + d];
      }
    for (std::size_t d = 0; d < kHead; ++d)
      for (std::size_t i = length; i < wide; ++i) keys[d * wide + i] = 0;
    product(qkv + head, stride, length, keys, wide, wide, kHead, scores, wide);
    for (std::size_t i = 0; i < length; ++i) {
      float* const row = scores + i * wide;
      for (std::size_t j = length; j < wide; ++j) row[j] = -1e30F;
      Vector most = load(row);
      for (std::size_t j = kLanes; j < wide; j += kLanes) most = larger(most, load(row + j));
      const Vector top = all(greatest(most));
      Vector total = {};
      for (std::size_t j = 0; j < wide; j += kLanes) {
        const Vector e = exponential(load(row + j) - top);
        store(row + j, e);
        total += e;
      }
      const Vector factor = all(1.0F / sum(total));
      for (std::size_t j = 0; j < wide; j += kLanes) store(row + j, load(row + j) * factor);
    }
    product(scores, wide, length, values, kHead, kHead, length, out + head, width);
  }
}

/// `size` is a multiple of 16.
void gelu(float* values, std::size_t size) {
  for (std::size_t i = 0; i < size; i += kLanes) {
    const Vector x = load(values + i);
    const Vector inner = x * (x * x * 0.0713548163F + 1.5957691216F);
    store(values + i, x / (exponential(-inner) + 1.0F));
  }
}

void add_norm(float* x, const float* y, std::size_t rows, std::size_t width, const float* gain,
              const float* bias) {
  for (std::size_t r = 0; r < rows; ++r) {
    float* const row = x + r * width;
    const float* const other = y + r * width;
    Vector total = {};
    for (std::size_t i = 0; i < width; i += kLanes) {
      const Vector v = load(row + i) + load(other + i);
      store(row + i, v);
      total += v;
    }
    const Vector mean = all(sum(total) / static_cast<float>(width));
    Vector squares = {};
    for (std::size_t i = 0; i < width; i += kLanes) {
      const Vector v = load(row + i) - mean;
      squares += v * v;
    }
    const Vector factor = all(1.0F / square_root(sum(squares) / static_cast<float>(width) + 1e-12F));
    for (std::size_t i = 0; i < width; i += kLanes)
      store(row + i, (load(row + i) - mean) * factor * load(gain + i) + load(bias + i));
  }
}

/// Rows to whole numbers from -kLevels to kLevels, plus `offset`, as `Number`s; the scale is the row's greatest
/// absolute value over kLevels.
template <class Number, int kOffset>
void quantize_rows(const float* in, std::size_t rows, std::size_t columns, Number* out, float* scale) {
  constexpr auto kMost = static_cast<float>(kLevels);
  for (std::size_t r = 0; r < rows; ++r) {
    const float* const row = in + r * columns;
    Vector most = {};
    for (std::size_t i = 0; i < columns; i += kLanes) {
      const Vector v = load(row + i);
      most = larger(most, larger(v, -v));
    }
    const float top = greatest(most);
    scale[r] = top / kMost;
    const float factor = top > 0 ? kMost / top : 0.0F;
    // Adding 1.5 times 2 to the 23rd rounds to a whole number, halves to even. The compiler makes vectors of
    // this.
    for (std::size_t i = 0; i < columns; ++i) {
      const float n = (row[i] * factor + 12582912.0F) - 12582912.0F;
      out[r * columns + i] = static_cast<Number>(static_cast<std::int32_t>(n) + kOffset);
    }
  }
}

/// Panels of kPanel outputs; in each, for every four inputs, kPanel times four weights. Rows that fill no panel
/// are filled with zeros.
template <std::size_t kPanel>
void pack_fours(const std::int8_t* weights, PackedMatrix& matrix) {
  auto* const out = reinterpret_cast<std::int8_t*>(matrix.data);
  std::size_t at = 0;
  for (std::size_t n = 0; n < matrix.rows; n += kPanel)
    for (std::size_t k = 0; k < matrix.columns; k += 4)
      for (std::size_t i = 0; i < kPanel; ++i)
        for (std::size_t j = 0; j < 4; ++j)
          out[at++] = n + i < matrix.rows ? weights[(n + i) * matrix.columns + k + j] : std::int8_t{0};
}

/// Rows of one panel, kRows at a time, what is left by halves.
template <class Tile, int kRows>
void panel_rows(const std::uint8_t* in, const float* in_scale, std::size_t rows, const Panel& panel, float* out,
                std::size_t stride) {
  std::size_t r = 0;
  for (; r + kRows <= rows; r += kRows)
    Tile::template of<kRows>(in + r * panel.columns, in_scale + r, panel, out + r * stride, stride);
  if constexpr (kRows > 1)
    if (r < rows)
      panel_rows<Tile, kRows / 2>(in + r * panel.columns, in_scale + r, rows - r, panel, out + r * stride,
                                  stride);
}

/// All panels. `Tile::of<n>` reads n rows of one panel, kRows at the most.
template <class Tile>
void linear_panels(const std::byte* in, const float* in_scale, std::size_t rows, const PackedMatrix& matrix,
                   float* out, std::size_t stride) {
  const auto* const x = reinterpret_cast<const std::uint8_t*>(in);
  for (std::size_t n = 0; n < matrix.rows; n += Tile::kPanel) {
    const Panel panel{reinterpret_cast<const std::int8_t*>(matrix.data) + n * matrix.columns,
                      matrix.columns,
                      matrix.scale.data() + n,
                      matrix.bias.data() + n,
                      matrix.shift.data() + n,
                      matrix.rows - n};
    panel_rows<Tile, Tile::kRows>(x, in_scale, rows, panel, out + n, stride);
  }
}

}  // namespace
}  // namespace hearsay
