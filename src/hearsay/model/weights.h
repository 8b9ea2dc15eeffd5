// Weights: named arrays in one file, mapped into memory and checked by a checksum.
//
// The file: the line "hearsay-weights/1", a line with the number of bytes of the index, the index (JSON: for
// each array its name, "f32" or "i8" or "u8", its shape, its byte offset), arrays that begin at multiples of 64
// bytes, and the 64 hexadecimal digits of the SHA-256 of all that stands before them. Little-endian.
// train/export_weights.py writes it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/base/error.h"

namespace hearsay {

/// Views into a file of weights, good as long as the Weights value lives.
class Weights {
 public:
  /// Maps the file. Errors name it, say what is wrong with it (missing, cut short, changed) and how to get it
  /// back.
  [[nodiscard]] static Result<Weights> open(const std::filesystem::path& file);

  Weights(Weights&&) noexcept;
  Weights& operator=(Weights&&) noexcept;
  ~Weights();

  /// The array's numbers. An error if there is none of this name and type with `size` numbers in all.
  [[nodiscard]] Result<std::span<const float>> floats(std::string_view name, std::size_t size) const;
  [[nodiscard]] Result<std::span<const std::int8_t>> bytes(std::string_view name, std::size_t size) const;
  [[nodiscard]] Result<std::string_view> text(std::string_view name) const;

  /// The array's shape, empty if there is no such array.
  [[nodiscard]] std::vector<std::size_t> shape(std::string_view name) const;

  [[nodiscard]] const std::string& file() const;

 private:
  struct Mapping;
  explicit Weights(std::unique_ptr<Mapping> mapping);
  std::unique_ptr<Mapping> mapping_;
};

/// Where the weights of this name are: the folder that HEARSAY_MODELS names, else models/ or
/// share/hearsay/models/ beside the program or above it, else the source folder that the program was built
/// from. The last of them if the file is in none.
[[nodiscard]] std::filesystem::path weights_path(std::string_view name);

}  // namespace hearsay
