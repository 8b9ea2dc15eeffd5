// Where results go: standard output, and files that appear whole or not at all.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hearsay/base/error.h"

namespace hearsay::cli {

/// Writes all of it. False once standard output takes no more: quietly if its reader has gone (`| head`), else
/// with a line on standard error.
[[nodiscard]] bool write_standard_output(std::string_view bytes);

struct OutputFile {
  std::string path;
  std::string bytes;
};

/// Whether a file could be written there, to be known before the work and not after it.
[[nodiscard]] Result<void> check_writable(const std::string& path);

/// Writes each file beside its place under another name and, once all are on the disk, gives them their names.
/// A device or pipe is written straight to.
[[nodiscard]] Result<void> write_files(const std::vector<OutputFile>& files);

}  // namespace hearsay::cli
