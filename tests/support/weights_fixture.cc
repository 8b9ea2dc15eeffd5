#include "support/weights_fixture.h"

#include <nlohmann/json.hpp>

#include "hearsay/base/sha256.h"

namespace hearsay::testing {
namespace {

template <class T>
std::string bytes_of(const std::vector<T>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

}  // namespace

void WeightsWriter::floats(std::string_view name, std::vector<std::size_t> shape,
                           const std::vector<float>& values) {
  arrays_.push_back({std::string(name), "f32", std::move(shape), bytes_of(values)});
}

void WeightsWriter::bytes(std::string_view name, std::vector<std::size_t> shape,
                          const std::vector<std::int8_t>& values) {
  arrays_.push_back({std::string(name), "i8", std::move(shape), bytes_of(values)});
}

void WeightsWriter::text(std::string_view name, std::string_view value) {
  arrays_.push_back({std::string(name), "u8", {value.size()}, std::string(value)});
}

std::string WeightsWriter::file() const {
  constexpr std::size_t kAlignment = 64;
  const auto padded = [](std::size_t n) { return (n + kAlignment - 1) / kAlignment * kAlignment; };
  std::size_t offset = padded(256 + 128 * arrays_.size());
  nlohmann::json index = nlohmann::json::object();
  std::string body;
  for (const Array& array : arrays_) {
    index[array.name] = {{"type", array.type}, {"shape", array.shape}, {"offset", offset + body.size()}};
    body += array.bytes;
    body.resize(padded(body.size()));
  }
  const std::string text = index.dump();
  std::string all = "hearsay-weights/1\n" + std::to_string(text.size()) + "\n" + text;
  all.resize(offset, ' ');
  all += body;
  return all + sha256_hex(all);
}

}  // namespace hearsay::testing
