#include "hearsay/model/weights.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>

#include "hearsay/base/sha256.h"

namespace hearsay {
namespace {

constexpr std::string_view kMagic = "hearsay-weights/1\n";
constexpr std::size_t kDigest = 64;

struct Array {
  std::string type;
  std::vector<std::size_t> shape;
  std::size_t begin = 0;
  std::size_t bytes = 0;
  std::size_t size = 1;  ///< numbers in all
};

Error error(const std::filesystem::path& file, std::string why) {
  return {.input = file.string(),
          .what = "cannot use the weights",
          .why = std::move(why),
          .advice = "get the file back with `git checkout -- models`, or train it again with `make train`",
          .offset = std::nullopt};
}

/// The index's arrays; false if it is not as it should be.
bool read_index(std::string_view text, std::size_t end, std::map<std::string, Array, std::less<>>& arrays) {
  const nlohmann::json index = nlohmann::json::parse(text, nullptr, false);
  if (!index.is_object()) return false;
  for (const auto& [name, entry] : index.items()) {
    if (!entry.is_object() || !entry.contains("type") || !entry["type"].is_string() ||
        !entry.contains("shape") || !entry["shape"].is_array() || !entry.contains("offset") ||
        !entry["offset"].is_number_unsigned())
      return false;
    Array array;
    array.type = entry["type"].get<std::string>();
    array.begin = entry["offset"].get<std::size_t>();
    for (const auto& side : entry["shape"]) {
      if (!side.is_number_unsigned()) return false;
      const auto n = side.get<std::size_t>();
      if (n != 0 && array.size > end / n) return false;
      array.shape.push_back(n);
      array.size *= n;
    }
    array.bytes = array.size * (array.type == "f32" ? 4 : 1);
    if (array.begin % 64 != 0 || array.begin > end || array.bytes > end - array.begin) return false;
    arrays.emplace(name, std::move(array));
  }
  return true;
}

}  // namespace

struct Weights::Mapping {
  std::string file;
  const char* data = nullptr;
  std::size_t size = 0;
  std::map<std::string, Array, std::less<>> arrays;

  Mapping() = default;
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() {
    if (data != nullptr) munmap(const_cast<char*>(data), size);
  }
};

Weights::Weights(std::unique_ptr<Mapping> mapping) : mapping_(std::move(mapping)) {}
Weights::Weights(Weights&&) noexcept = default;
Weights& Weights::operator=(Weights&&) noexcept = default;
Weights::~Weights() = default;

Result<Weights> Weights::open(const std::filesystem::path& file) {
  auto mapping = std::make_unique<Mapping>();
  mapping->file = file.string();
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return std::unexpected(error(file, std::strerror(errno)));
  struct stat status{};
  const bool regular = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
  if (regular && status.st_size > 0) {
    mapping->size = static_cast<std::size_t>(status.st_size);
    void* const at = mmap(nullptr, mapping->size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (at != MAP_FAILED) mapping->data = static_cast<const char*>(at);
  }
  close(descriptor);
  if (!regular) return std::unexpected(error(file, "it is no file"));
  if (mapping->data == nullptr) return std::unexpected(error(file, "the file is empty or cannot be mapped"));
  const std::string_view all(mapping->data, mapping->size);
  if (!all.starts_with(kMagic))
    return std::unexpected(error(file, "it does not begin as a file of weights does"));
  if (all.size() < kMagic.size() + kDigest) return std::unexpected(error(file, "the file is cut short"));
  const std::string_view body = all.substr(0, all.size() - kDigest);
  if (sha256_hex(body) != all.substr(body.size()))
    return std::unexpected(error(file, "the file is damaged: its checksum is not the one written at its end"));
  std::size_t index_size = 0;
  const char* const number = body.data() + kMagic.size();
  const auto [after, failure] = std::from_chars(number, body.data() + body.size(), index_size);
  const auto index = static_cast<std::size_t>(after - body.data()) + 1;
  if (failure != std::errc() || index > body.size() || index_size > body.size() - index ||
      !read_index(body.substr(index, index_size), body.size(), mapping->arrays))
    return std::unexpected(error(file, "its index cannot be read"));
  return Weights(std::move(mapping));
}

Result<std::span<const float>> Weights::floats(std::string_view name, std::size_t size) const {
  const auto found = mapping_->arrays.find(name);
  if (found == mapping_->arrays.end() || found->second.type != "f32" || found->second.size != size)
    return std::unexpected(
        error(mapping_->file, "it is of another version: no fitting array " + std::string(name)));
  return std::span(reinterpret_cast<const float*>(mapping_->data + found->second.begin), size);
}

Result<std::span<const std::int8_t>> Weights::bytes(std::string_view name, std::size_t size) const {
  const auto found = mapping_->arrays.find(name);
  if (found == mapping_->arrays.end() || found->second.type != "i8" || found->second.size != size)
    return std::unexpected(
        error(mapping_->file, "it is of another version: no fitting array " + std::string(name)));
  return std::span(reinterpret_cast<const std::int8_t*>(mapping_->data + found->second.begin), size);
}

Result<std::string_view> Weights::text(std::string_view name) const {
  const auto found = mapping_->arrays.find(name);
  if (found == mapping_->arrays.end() || found->second.type != "u8")
    return std::unexpected(
        error(mapping_->file, "it is of another version: no fitting array " + std::string(name)));
  return std::string_view(mapping_->data + found->second.begin, found->second.size);
}

std::vector<std::size_t> Weights::shape(std::string_view name) const {
  const auto found = mapping_->arrays.find(name);
  return found == mapping_->arrays.end() ? std::vector<std::size_t>() : found->second.shape;
}

const std::string& Weights::file() const { return mapping_->file; }

std::filesystem::path weights_path(std::string_view name) {
  if (const char* const named = std::getenv("HEARSAY_MODELS"); named != nullptr && *named != '\0')
    return std::filesystem::path(named) / name;
  std::error_code failure;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", failure);
  if (!failure) {
    const std::filesystem::path beside = program.parent_path();
    for (const std::filesystem::path& folder :
         {beside / "models", beside.parent_path() / "share" / "hearsay" / "models",
          beside.parent_path() / "models"})
      if (std::filesystem::exists(folder / name, failure)) return folder / name;
  }
  return std::filesystem::path(HEARSAY_MODELS_FOLDER) / name;
}

}  // namespace hearsay
