// Fuzzes the finding and resolving of times. The first four bytes choose the day of publication, the rest is
// the text.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "hearsay/time/calendar.h"
#include "support/text_fixture.h"
#include "support/time_properties.h"

namespace {

using namespace hearsay;

constexpr std::size_t kBytesOfDay = 4;

/// Nothing for a quarter of all beginnings, else any day of the years 1 to 9999.
std::string published_by(std::string_view bytes) {
  std::uint32_t number = 0;
  for (const char byte : bytes) number = number << 8U | static_cast<std::uint8_t>(byte);
  if (number % 4 == 0) return {};
  const Day first = day_of(kFirstYear, 1, 1);
  const auto days = static_cast<std::uint32_t>((day_of(kLastYear, 12, 31) - first).count()) + 1;
  return value_of(Period{Grain::day, first + std::chrono::days{number / 4 % days}});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  if (size < kBytesOfDay) return 0;
  const testing::Text text(input.substr(kBytesOfDay));
  const std::string published = published_by(input.substr(0, kBytesOfDay));
  if (const auto broken = testing::broken_time_promise(text.tokens, published)) {
    std::fprintf(stderr, "broken promise: %s, published \"%s\"\n", broken->c_str(), published.c_str());
    std::abort();
  }
  return 0;
}
