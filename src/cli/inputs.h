// What the command line names as INPUT: files, folders, standard input.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/base/error.h"
#include "hearsay/page/page.h"

namespace hearsay::cli {

/// Something to read, or why there is nothing to read.
struct Input {
  std::string name;  ///< a file, or "-" for standard input
  std::optional<Error> trouble;
};

/// The arguments in their order. A folder becomes the .html, .htm, .xhtml and .txt files in it and in the
/// folders below, sorted by name; hidden ones and what is no regular file are passed over.
[[nodiscard]] std::vector<Input> list_inputs(const std::vector<std::string>& arguments);

/// Reads one. Never holds more than `max_bytes` + 1 bytes of it.
[[nodiscard]] Result<Page> load(const std::string& name, std::size_t max_bytes);

}  // namespace hearsay::cli
