#include "cost.h"

#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <new>

namespace {

std::uint64_t steps_run = 0;
std::size_t bytes_held = 0;
std::size_t most_bytes_held = 0;

void* hand_out(std::size_t size) {
  void* const memory = std::malloc(size);
  if (memory == nullptr) std::abort();
  bytes_held += malloc_usable_size(memory);
  most_bytes_held = std::max(most_bytes_held, bytes_held);
  return memory;
}

void take_back(void* memory) {
  if (memory == nullptr) return;
  bytes_held -= malloc_usable_size(memory);
  std::free(memory);
}

}  // namespace

extern "C" void __sanitizer_cov_trace_pc() { ++steps_run; }

void* operator new(std::size_t size) { return hand_out(size); }
void* operator new[](std::size_t size) { return hand_out(size); }
void operator delete(void* memory) noexcept { take_back(memory); }
void operator delete[](void* memory) noexcept { take_back(memory); }
void operator delete(void* memory, std::size_t /*size*/) noexcept { take_back(memory); }
void operator delete[](void* memory, std::size_t /*size*/) noexcept { take_back(memory); }

namespace hearsay::testing {

Cost cost_of(const std::function<void()>& work) {
  const std::uint64_t steps_before = steps_run;
  const std::size_t bytes_before = bytes_held;
  most_bytes_held = bytes_held;
  work();
  return {steps_run - steps_before, most_bytes_held - bytes_before};
}

}  // namespace hearsay::testing
