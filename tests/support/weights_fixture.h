// Files of weights made for tests, as src/hearsay/model/weights.h tells their form.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::testing {

class WeightsWriter {
 public:
  void floats(std::string_view name, std::vector<std::size_t> shape, const std::vector<float>& values);
  void bytes(std::string_view name, std::vector<std::size_t> shape, const std::vector<std::int8_t>& values);
  void text(std::string_view name, std::string_view value);

  /// The whole file, checksum and all.
  [[nodiscard]] std::string file() const;

 private:
  struct Array {
    std::string name;
    std::string type;
    std::vector<std::size_t> shape;
    std::string bytes;
  };
  std::vector<Array> arrays_;
};

}  // namespace hearsay::testing
