#include "cli/inputs.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <ranges>
#include <system_error>

#include "cli/file.h"
#include "hearsay/base/utf8.h"

namespace hearsay::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kFirstBuffer = 64U << 10U;  // bytes

bool is_page(const fs::path& path) {
  static constexpr std::array<std::string_view, 4> kEndings = {".html", ".htm", ".xhtml", ".txt"};
  std::string ending = path.extension().string();
  std::ranges::transform(ending, ending.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return std::ranges::find(kEndings, ending) != kEndings.end();
}

bool is_hidden(const fs::path& path) { return path.filename().native().starts_with('.'); }

Error cannot_list(const fs::path& folder, const std::error_code& why) {
  return {.input = folder.string(),
          .what = "cannot read the folder",
          .why = why.message(),
          .advice = {},
          .offset = {}};
}

/// What a folder holds, sorted by name.
std::vector<fs::path> entries(const fs::path& folder, std::error_code& problem) {
  std::vector<fs::path> out;
  fs::directory_iterator next(folder, problem);
  for (; !problem && next != fs::directory_iterator(); next.increment(problem)) out.push_back(next->path());
  std::ranges::sort(out);
  return out;
}

/// A folder's pages in order, without recursion: a tree may be as deep as the file system lets it. Links to
/// folders are not followed, as they may lead back up.
void add_folder(const fs::path& top, std::vector<Input>& inputs) {
  const std::size_t before = inputs.size();
  std::vector<fs::path> open = {top};
  while (!open.empty()) {
    const fs::path path = std::move(open.back());
    open.pop_back();
    std::error_code problem;
    const bool folder = path == top || fs::symlink_status(path, problem).type() == fs::file_type::directory;
    if (!folder) {
      if (is_page(path) && fs::is_regular_file(path, problem)) inputs.push_back({path.string(), {}});
      continue;
    }
    const std::vector<fs::path> found = entries(path, problem);
    if (problem) inputs.push_back({path.string(), cannot_list(path, problem)});
    for (const fs::path& entry : std::views::reverse(found))
      if (!is_hidden(entry)) open.push_back(entry);
  }
  if (inputs.size() == before)
    inputs.push_back({top.string(), Error{.input = top.string(),
                                          .what = "nothing to read",
                                          .why = "the folder holds no .html, .htm, .xhtml or .txt file",
                                          .advice = "name the files themselves if they end otherwise",
                                          .offset = {}}});
}

Error failed(const std::string& name, const char* what, int code) {
  return {
      .input = name, .what = what, .why = std::generic_category().message(code), .advice = {}, .offset = {}};
}

Error too_large(const std::string& name, std::size_t limit) {
  return {.input = name,
          .what = "cannot read the page",
          .why = "it is larger than the limit of " + std::to_string(limit) + " bytes",
          .advice = "--max-bytes raises the limit, as in --max-bytes 256M",
          .offset = {}};
}

/// Everything up to the end, from a file as from a pipe or a device that says no size.
Result<std::string> read_to_end(const File& file, const std::string& name, std::size_t limit) {
  struct stat status{};
  if (::fstat(file.descriptor(), &status) != 0)
    return std::unexpected(failed(name, "cannot read the file", errno));
  const std::size_t told = S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : 0;
  if (told > limit) return std::unexpected(too_large(name, limit));
  std::string bytes(std::min(limit, std::max(told, kFirstBuffer)) + 1, '\0');
  std::size_t size = 0;
  while (true) {
    const ssize_t count = ::read(file.descriptor(), bytes.data() + size, bytes.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return std::unexpected(failed(name, "cannot read the file", errno));
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
    if (size > limit) return std::unexpected(too_large(name, limit));
    if (size == bytes.size()) bytes.resize(std::min(limit, 2 * size) + 1);
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace

std::vector<Input> list_inputs(const std::vector<std::string>& arguments) {
  std::vector<Input> inputs;
  for (const std::string& argument : arguments) {
    std::error_code ignored;  // what cannot be looked at is a matter for load
    if (argument != "-" && fs::is_directory(argument, ignored)) {
      add_folder(argument, inputs);
    } else {
      inputs.push_back({argument, {}});
    }
  }
  return inputs;
}

Result<Page> load(const std::string& name, std::size_t max_bytes) {
  const File file(name == "-" ? ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
                              : ::open(name.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return std::unexpected(failed(name, "cannot open the file", errno));
  Result<std::string> bytes = read_to_end(file, name, max_bytes);
  if (!bytes) return std::unexpected(std::move(bytes.error()));
  return Page{name, std::move(*bytes)};
}

}  // namespace hearsay::cli
