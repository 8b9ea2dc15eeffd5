// Kernels: the arithmetic of the encoder, once for each kind of processor, chosen when the program starts.
//
// Products of matrices are exact in all of them: vectors of 8-bit numbers, sums of 32 bits. Everything else is
// float and differs by rounding alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace hearsay {

/// A matrix of weights, int8 with one scale a row (Jacob et al., 2018), in the order that a kernel reads best.
struct PackedMatrix {
  std::size_t rows = 0;     ///< outputs
  std::size_t columns = 0;  ///< inputs; a multiple of 4
  std::unique_ptr<std::byte[]> storage;
  std::byte* data = nullptr;        ///< into storage, at a multiple of 64
  std::vector<float> scale;         ///< a row, padded with zeros to a multiple of 64
  std::vector<float> bias;          ///< likewise
  std::vector<std::int32_t> shift;  ///< 128 times the sum of each row, likewise
};

/// One processor's way. All pointers are to row-major arrays; rows of int8 inputs may be padded.
struct Kernels {
  const char* name;

  /// Lays out a matrix of `rows` times `columns`.
  void (*pack)(const std::int8_t* weights, PackedMatrix& matrix);

  /// Bytes of one quantized row of `columns` numbers.
  std::size_t (*row_bytes)(std::size_t columns);

  /// Quantizes rows to 8 bits with one scale each, the row's greatest absolute value over 127.
  void (*quantize)(const float* in, std::size_t rows, std::size_t columns, std::byte* out, float* scale);

  /// out[rows, matrix.rows] = in times the matrix, transposed, plus bias. `stride` is out's, in floats.
  void (*linear)(const std::byte* in, const float* in_scale, std::size_t rows, const PackedMatrix& matrix,
                 float* out, std::size_t stride);

  /// Multi-head attention over one sequence (Vaswani et al., 2017). qkv[length, 3 width] to out[length, width];
  /// `room` holds attention_room(length) floats. Heads are 32 wide.
  void (*attention)(const float* qkv, std::size_t length, std::size_t width, float* out, float* room);

  /// In place: GELU by its tanh form (Hendrycks and Gimpel, 2016).
  void (*gelu)(float* values, std::size_t size);

  /// x = layer norm of (x + y), row by row (Ba et al., 2016).
  void (*add_norm)(float* x, const float* y, std::size_t rows, std::size_t width, const float* gain,
                   const float* bias);
};

inline constexpr std::size_t kHeadWidth = 32;

/// Floats that Kernels::attention needs to work in.
[[nodiscard]] std::size_t attention_room(std::size_t length);

/// Plain C++, for any processor.
[[nodiscard]] const Kernels& plain_kernels();

/// Those that this processor can run, plain_kernels() first, the best last. Each but the first has shown, on a
/// small product, that it gives what the plain one gives.
[[nodiscard]] std::span<const Kernels* const> usable_kernels();

/// The best of usable_kernels(), or the one that HEARSAY_KERNELS names.
[[nodiscard]] const Kernels& best_kernels();

}  // namespace hearsay
