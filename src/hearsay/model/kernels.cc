#include "hearsay/model/kernels.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string_view>

#include "hearsay/model/kernels_table.h"
#include "hearsay/model/matrix.h"

namespace hearsay {
namespace {

/// Whether `kernels` multiply as the plain ones do. Sizes that fill no tile, so that every path is walked.
bool proves_itself(const Kernels& kernels) {
  constexpr std::size_t kRows = 29;
  constexpr std::size_t kOutputs = 52;
  constexpr std::size_t kInputs = 64;
  std::vector<std::int8_t> weights(kOutputs * kInputs);
  std::vector<float> in(kRows * kInputs);
  std::uint32_t state = 1;
  const auto next = [&] { return (state = state * 1664525U + 1013904223U) >> 16; };
  const auto level = [&] { return static_cast<int>(next() % (2 * kLevels + 1)) - kLevels; };
  for (std::int8_t& w : weights) w = static_cast<std::int8_t>(level());
  // Whole numbers whose greatest is kLevels: quantizing must not round, since kernels may do so differently.
  for (std::size_t i = 0; i < in.size(); ++i) in[i] = static_cast<float>(i % kInputs == 0 ? kLevels : level());
  const std::vector<float> scale(kOutputs, 0.01F);
  const std::vector<float> bias(kOutputs, 0.5F);
  const auto run = [&](const Kernels& k) {
    const PackedMatrix matrix = pack_matrix(k, weights, scale, bias);
    std::vector<float> out(kRows * kOutputs);
    multiply(k, in.data(), kRows, matrix, out.data());
    return out;
  };
  const std::vector<float> mine = run(kernels);
  const std::vector<float> plain = run(kPlainKernels);
  return std::equal(mine.begin(), mine.end(), plain.begin(),
                    [](float a, float b) { return std::abs(a - b) <= 1e-4F * (1.0F + std::abs(b)); });
}

std::vector<const Kernels*> find_usable() {
  std::vector<const Kernels*> usable{&kPlainKernels};
#ifdef HEARSAY_X86
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && proves_itself(kAvx2Kernels))
    usable.push_back(&kAvx2Kernels);
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512vnni") && proves_itself(kAvx512Kernels))
    usable.push_back(&kAvx512Kernels);
#endif
  return usable;
}

}  // namespace

std::size_t attention_room(std::size_t length) {
  const std::size_t wide = (length + 31) / 32 * 32;
  return 2 * kHeadWidth * wide + length * wide;
}

const Kernels& plain_kernels() { return kPlainKernels; }

std::span<const Kernels* const> usable_kernels() {
  static const std::vector<const Kernels*> usable = find_usable();
  return usable;
}

const Kernels& best_kernels() {
  static const Kernels& best = [&]() -> const Kernels& {
    const std::span<const Kernels* const> usable = usable_kernels();
    if (const char* const named = std::getenv("HEARSAY_KERNELS"); named != nullptr)
      for (const Kernels* const kernels : usable)
        if (std::string_view(named) == kernels->name) return *kernels;
    return *usable.back();
  }();
  return best;
}

}  // namespace hearsay
