// Where results go: standard output, and files that appear whole or not at all.
#pragma once

#include <memory>
#include <optional>
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

/// One of `paths` that is also one of `inputs`, under whatever name: writing there would lose what was read.
/// Null if none is.
[[nodiscard]] std::optional<std::string> find_input_among(const std::vector<std::string>& paths,
                                                          const std::vector<std::string>& inputs);

/// A result that is too large to be held: written piece by piece to standard output, or to a file that appears
/// whole or not at all.
class OutputStream {
 public:
  /// Standard output for an empty path and for "-".
  [[nodiscard]] static Result<OutputStream> open(const std::string& path);
  OutputStream(OutputStream&&) noexcept;
  OutputStream& operator=(OutputStream&&) = delete;
  ~OutputStream();

  /// False once nothing more is taken; `finish` says why.
  bool write(std::string_view bytes);
  /// Errors: not all of it could be kept. A reader of standard output that has gone is none, but tells false.
  [[nodiscard]] Result<bool> finish();

 private:
  struct Inside;
  explicit OutputStream(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

/// Writes each file beside its place under another name and, once all are on the disk, gives them their names.
/// A device or pipe is written straight to.
[[nodiscard]] Result<void> write_files(const std::vector<OutputFile>& files);

}  // namespace hearsay::cli
