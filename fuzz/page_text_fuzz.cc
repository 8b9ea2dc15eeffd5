// Fuzzes the reading of plain text that was once a page.
#include "fuzz_page.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  hearsay::fuzz::read_and_check(data, size, hearsay::InputForm::page_text);
  return 0;
}
