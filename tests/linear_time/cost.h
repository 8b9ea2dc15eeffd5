// What a piece of work costs: steps instead of seconds, so that a test of time gives the same answer on any
// machine.
//
// The steps to be measured are compiled once more with -fsanitize-coverage=trace-pc, by which every basic
// block that is run calls a function; cost.cc counts the calls. Memory is what operator new has handed out at a
// time. Libraries that are not compiled here count nothing in either.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

namespace hearsay::testing {

struct Cost {
  std::uint64_t steps = 0;
  std::size_t peak_bytes = 0;  ///< held at once, beyond what was held before
};

[[nodiscard]] Cost cost_of(const std::function<void()>& work);

}  // namespace hearsay::testing
