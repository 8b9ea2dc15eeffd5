// Matrices of weights, packed for a kernel, and rows of numbers multiplied by them.
#pragma once

#include <span>
#include <string>

#include "hearsay/model/kernels.h"
#include "hearsay/model/weights.h"

namespace hearsay {

/// `weights` is row-major, one row for each number in `scale` and `bias`; its columns are a multiple of 16.
[[nodiscard]] PackedMatrix pack_matrix(const Kernels& kernels, std::span<const std::int8_t> weights,
                                       std::span<const float> scale, std::span<const float> bias);

/// The matrix that a file of weights holds as NAME [rows, columns] with NAME.scale and NAME.bias. An error if
/// an array is missing or of another size, or if it holds numbers that the kernels cannot multiply exactly.
[[nodiscard]] Result<PackedMatrix> load_matrix(const Weights& weights, const Kernels& kernels,
                                               const std::string& name, std::size_t rows, std::size_t columns);

/// out[rows, matrix.rows] = in[rows, matrix.columns] times the matrix, transposed, plus its bias. `in` is
/// quantized row by row on the way; `room`, if there is one, is memory to do so in, kept from call to call.
void multiply(const Kernels& kernels, const float* in, std::size_t rows, const PackedMatrix& matrix, float* out,
              std::vector<std::byte>* room = nullptr);

}  // namespace hearsay
