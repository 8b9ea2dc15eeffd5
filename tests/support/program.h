// Runs the built command line as a user would.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::testing {

struct Outcome {
  int exit_code = 0;  ///< 128 and the signal's number if one ended it, as shells say it
  std::string out;
  std::string err;
};

/// What standard output leads to.
enum class Reader { patient, gone };

/// `hearsay ARGUMENTS…`, with `input` on standard input.
[[nodiscard]] Outcome run(const std::vector<std::string>& arguments, std::string_view input = {},
                          Reader reader = Reader::patient);

/// The records of `--format ndjson`.
[[nodiscard]] std::vector<nlohmann::json> records(const Outcome& outcome);

/// The lines of a text.
[[nodiscard]] std::vector<std::string> lines(std::string_view text);

/// The pages in examples/, as arguments.
[[nodiscard]] std::vector<std::string> example_pages();

/// A folder that goes with everything in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  [[nodiscard]] std::string path() const { return folder_.string(); }

  /// Writes a file, with the folders on the way to it, and gives its path.
  std::string write(const std::string& name, std::string_view bytes) const;

  /// Names of all that lies in it, hidden files too, sorted.
  [[nodiscard]] std::vector<std::string> names() const;

 private:
  std::filesystem::path folder_;
};

[[nodiscard]] std::string read_file(const std::string& path);

}  // namespace hearsay::testing
