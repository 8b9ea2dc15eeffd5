// What both fuzz targets do with their input: read it, and hold the Article to its promises.
#pragma once

#include <cstdint>

#include "hearsay/page/page.h"

namespace hearsay::fuzz {

/// Reads the bytes as a page of that form, twice; says what is wrong and aborts if a promise is broken.
void read_and_check(const std::uint8_t* data, std::size_t size, InputForm form);

}  // namespace hearsay::fuzz
