// Fuzzes the reading of web pages: charset, parser, metadata, blocks.
#include "fuzz_page.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  hearsay::fuzz::read_and_check(data, size, hearsay::InputForm::html);
  return 0;
}
