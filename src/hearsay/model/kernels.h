// Kernels: the arithmetic of the encoder, once for each kind of processor, chosen when the program starts.
//
// Products of matrices are exact in all of them: whole numbers from -63 to 63, sums of 32 bits. Everything else
// is float and differs by rounding alone. 7 bits cost no accuracy here (docs/evaluation.md), and two pairs of
// products of an input made unsigned, 4 times 127 times 63, fit into the 16 bits in which AVX2 adds them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace hearsay {

inline constexpr int kLevels = 63;  ///< the greatest weight, and the greatest quantized input
inline constexpr int kShift = 64;   ///< what makes a quantized input positive

/// A matrix of weights up to kLevels, one scale a row (Jacob et al., 2018), in the order that a kernel reads
/// best.
struct PackedMatrix {
  std::size_t rows = 0;     ///< outputs
  std::size_t columns = 0;  ///< inputs; a multiple of 8
  std::unique_ptr<std::byte[]> storage;
  std::byte* data = nullptr;        ///< into storage, at a multiple of 64
  std::vector<float> scale;         ///< a row, padded with zeros to a multiple of 64
  std::vector<float> bias;          ///< likewise
  std::vector<std::int32_t> shift;  ///< kShift times the sum of each row, likewise
};

/// One processor's way. All pointers are to row-major arrays; rows of int8 inputs may be padded.
struct Kernels {
  const char* name;

  /// Lays out a matrix of `rows` times `columns`.
  void (*pack)(const std::int8_t* weights, PackedMatrix& matrix);

  /// Bytes of one quantized row of `columns` numbers.
  std::size_t (*row_bytes)(std::size_t columns);

  /// Quantizes rows to at most kLevels with one scale each, the row's greatest absolute value over kLevels.
  void (*quantize)(const float* in, std::size_t rows, std::size_t columns, std::byte* out, float* scale);

  /// out[rows, matrix.rows] = in times the matrix, transposed, plus bias. `stride` is out's, in floats.
  void (*linear)(const std::byte* in, const float* in_scale, std::size_t rows, const PackedMatrix& matrix,
                 float* out, std::size_t stride);

  /// Multi-head attention over one sequence (Vaswani et al., 2017). qkv[length, 3 width] to out[length, width];
  /// `room` holds attention_room(length) floats. Heads are 32 wide.
  void (*attention)(const float* qkv, std::size_t length, std::size_t width, float* out, float* room);

  /// out[rows, columns] = in[rows, depth] times right[depth, columns]; `columns` is a multiple of
  /// kDenseColumns.
  void (*product)(const float* in, std::size_t rows, std::size_t depth, const float* right, std::size_t columns,
                  float* out);

  /// In place: GELU by its tanh form (Hendrycks and Gimpel, 2016).
  void (*gelu)(float* values, std::size_t size);

  /// x = layer norm of (x + y), row by row (Ba et al., 2016).
  void (*add_norm)(float* x, const float* y, std::size_t rows, std::size_t width, const float* gain,
                   const float* bias);
};

inline constexpr std::size_t kHeadWidth = 32;
inline constexpr std::size_t kDenseColumns = 32;  ///< what Kernels::product's columns are a multiple of

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
