#include "hearsay/model/matrix.h"

#include <algorithm>
#include <numeric>

namespace hearsay {
namespace {

constexpr std::size_t kPadding = 64;  // rows and bytes: no kernel's panel is wider

std::size_t padded(std::size_t n) { return (n + kPadding - 1) / kPadding * kPadding; }

}  // namespace

PackedMatrix pack_matrix(const Kernels& kernels, std::span<const std::int8_t> weights,
                         std::span<const float> scale, std::span<const float> bias) {
  PackedMatrix matrix;
  matrix.rows = scale.size();
  matrix.columns = weights.size() / matrix.rows;
  const std::size_t rows = padded(matrix.rows);
  const std::size_t bytes = rows * kernels.row_bytes(matrix.columns) + kPadding;
  matrix.storage = std::make_unique<std::byte[]>(bytes);
  void* data = matrix.storage.get();
  std::size_t space = bytes;
  matrix.data = static_cast<std::byte*>(std::align(kPadding, 1, data, space));
  matrix.scale.assign(scale.begin(), scale.end());
  matrix.scale.resize(rows);
  matrix.bias.assign(bias.begin(), bias.end());
  matrix.bias.resize(rows);
  matrix.shift.resize(rows);
  for (std::size_t n = 0; n < matrix.rows; ++n) {
    const auto row = weights.subspan(n * matrix.columns, matrix.columns);
    matrix.shift[n] = kShift * std::accumulate(row.begin(), row.end(), std::int32_t{0});
  }
  kernels.pack(weights.data(), matrix);
  return matrix;
}

Result<PackedMatrix> load_matrix(const Weights& weights, const Kernels& kernels, const std::string& name,
                                 std::size_t rows, std::size_t columns) {
  const auto numbers = weights.bytes(name, rows * columns);
  if (!numbers) return std::unexpected(numbers.error());
  const auto scale = weights.floats(name + ".scale", rows);
  if (!scale) return std::unexpected(scale.error());
  const auto bias = weights.floats(name + ".bias", rows);
  if (!bias) return std::unexpected(bias.error());
  if (std::any_of(numbers->begin(), numbers->end(), [](int w) { return w < -kLevels || w > kLevels; }))
    return std::unexpected(weights.bytes(name + " with numbers that the kernels can multiply", 0).error());
  return pack_matrix(kernels, *numbers, *scale, *bias);
}

void multiply(const Kernels& kernels, const float* in, std::size_t rows, const PackedMatrix& matrix, float* out,
              std::vector<std::byte>* room) {
  std::vector<std::byte> own;
  std::vector<std::byte>& memory = room == nullptr ? own : *room;
  const std::size_t scales = padded(rows * sizeof(float));
  const std::size_t needed = scales + rows * kernels.row_bytes(matrix.columns);
  if (memory.size() < needed) memory.resize(needed);
  auto* const scale = reinterpret_cast<float*>(memory.data());
  std::byte* const quantized = memory.data() + scales;
  kernels.quantize(in, rows, matrix.columns, quantized, scale);
  kernels.linear(quantized, scale, rows, matrix, out, matrix.rows);
}

}  // namespace hearsay
