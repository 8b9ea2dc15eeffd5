#include "cli/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "cli/file.h"
#include "cli/terminal.h"

namespace hearsay::cli {
namespace {

namespace fs = std::filesystem;

/// 0, or the reason why not all was written.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

Error cannot_write(const std::string& path, int code) {
  return {.input = path,
          .what = "cannot write",
          .why = std::generic_category().message(code),
          .advice = {},
          .offset = {}};
}

/// The file itself where `path` is a link to it, so that the link stays.
fs::path target_of(const std::string& path) {
  std::error_code problem;
  const fs::path target = fs::canonical(path, problem);
  return problem ? fs::path(path) : target;
}

fs::path folder_of(const fs::path& target) {
  return target.has_parent_path() ? target.parent_path() : fs::path(".");
}

/// Devices and pipes cannot be replaced by a file.
bool is_special(const fs::path& target) {
  std::error_code problem;
  return fs::exists(target, problem) && !fs::is_regular_file(target, problem);
}

/// Those of the file that it replaces, or what the process gives to new files.
mode_t permissions_for(const fs::path& target) {
  struct stat status{};
  if (::stat(target.c_str(), &status) == 0) return status.st_mode & 0777U;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666U & ~mask;
}

/// A file under another name until `publish`; gone without it.
class Draft {
 public:
  explicit Draft(fs::path target) : target_(std::move(target)) {}
  Draft(Draft&& other) noexcept
      : target_(std::move(other.target_)),
        name_(std::exchange(other.name_, {})),
        file_(std::move(other.file_)) {}
  Draft& operator=(Draft&&) = delete;
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft() {
    if (!name_.empty()) ::unlink(name_.c_str());
  }

  /// Each: 0, or the reason why not.
  int open() {
    std::string name = (folder_of(target_) / ("." + target_.filename().string() + ".XXXXXX")).string();
    file_ = File(::mkostemp(name.data(), O_CLOEXEC));
    if (!file_) return errno;
    name_ = std::move(name);
    return 0;
  }

  int add(std::string_view bytes) { return write_all(file_.descriptor(), bytes); }

  int finish() {
    if (::fchmod(file_.descriptor(), permissions_for(target_)) != 0) return errno;
    if (::fsync(file_.descriptor()) != 0) return errno;
    return file_.close() ? 0 : errno;
  }

  int write(std::string_view bytes) {
    if (const int problem = open()) return problem;
    if (const int problem = add(bytes)) return problem;
    return finish();
  }

  int publish() {
    if (::rename(name_.c_str(), target_.c_str()) != 0) return errno;
    name_.clear();
    return 0;
  }

 private:
  fs::path target_;
  std::string name_;
  File file_;
};

int write_special(const fs::path& target, std::string_view bytes) {
  File file(::open(target.c_str(), O_WRONLY | O_CLOEXEC));
  if (!file) return errno;
  if (const int problem = write_all(file.descriptor(), bytes)) return problem;
  return file.close() ? 0 : errno;
}

}  // namespace

bool write_standard_output(std::string_view bytes) {
  const int problem = write_all(STDOUT_FILENO, bytes);
  if (problem != 0 && problem != EPIPE) print_error(cannot_write("standard output", problem));
  return problem == 0;
}

Result<void> check_writable(const std::string& path) {
  const fs::path target = target_of(path);
  std::error_code problem;
  if (fs::is_directory(target, problem)) return std::unexpected(cannot_write(path, EISDIR));
  const fs::path where = is_special(target) ? target : folder_of(target);
  if (::access(where.c_str(), W_OK) != 0) return std::unexpected(cannot_write(path, errno));
  return {};
}

std::optional<std::string> find_input_among(const std::vector<std::string>& paths,
                                            const std::vector<std::string>& inputs) {
  for (const std::string& path : paths)
    for (const std::string& input : inputs) {
      std::error_code unknown;  // neither is there: then nothing can be lost
      if (fs::is_regular_file(path, unknown) && fs::equivalent(path, input, unknown)) return path;
    }
  return std::nullopt;
}

/// Pieces are gathered until they are worth a call.
struct OutputStream::Inside {
  static constexpr std::size_t kGathered = 1U << 16U;  // bytes

  std::string path;
  std::optional<Draft> draft;  // none: `special`, or standard output
  File special;
  std::string gathered;
  int problem = 0;

  void pass_on() {
    if (problem == 0) {
      if (draft) {
        problem = draft->add(gathered);
      } else {
        problem = write_all(special ? special.descriptor() : STDOUT_FILENO, gathered);
      }
    }
    gathered.clear();
  }
};

OutputStream::OutputStream(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
OutputStream::OutputStream(OutputStream&&) noexcept = default;
OutputStream::~OutputStream() = default;

Result<OutputStream> OutputStream::open(const std::string& path) {
  auto inside = std::make_unique<Inside>();
  inside->path = path.empty() || path == "-" ? "standard output" : path;
  if (inside->path == path) {
    if (Result<void> writable = check_writable(path); !writable) return std::unexpected(writable.error());
    const fs::path target = target_of(path);
    if (is_special(target)) {
      inside->special = File(::open(target.c_str(), O_WRONLY | O_CLOEXEC));
      if (!inside->special) return std::unexpected(cannot_write(path, errno));
    } else if (const int problem = inside->draft.emplace(target).open()) {
      return std::unexpected(cannot_write(path, problem));
    }
  }
  return OutputStream(std::move(inside));
}

bool OutputStream::write(std::string_view bytes) {
  inside_->gathered += bytes;
  if (inside_->gathered.size() >= Inside::kGathered) inside_->pass_on();
  return inside_->problem == 0;
}

Result<bool> OutputStream::finish() {
  inside_->pass_on();
  int problem = inside_->problem;
  if (problem == EPIPE && !inside_->draft && !inside_->special) return false;
  if (problem == 0 && inside_->special && !inside_->special.close()) problem = errno;
  if (problem == 0 && inside_->draft) problem = inside_->draft->finish();
  if (problem == 0 && inside_->draft) problem = inside_->draft->publish();
  if (problem != 0) return std::unexpected(cannot_write(inside_->path, problem));
  return true;
}

Result<void> write_files(const std::vector<OutputFile>& files) {
  std::vector<std::pair<const OutputFile*, Draft>> drafts;
  for (const OutputFile& file : files) {
    const fs::path target = target_of(file.path);
    if (is_special(target)) {
      if (const int problem = write_special(target, file.bytes))
        return std::unexpected(cannot_write(file.path, problem));
      continue;
    }
    Draft& draft = drafts.emplace_back(&file, Draft(target)).second;
    if (const int problem = draft.write(file.bytes)) return std::unexpected(cannot_write(file.path, problem));
  }
  for (auto& [file, draft] : drafts)
    if (const int problem = draft.publish()) return std::unexpected(cannot_write(file->path, problem));
  return {};
}

}  // namespace hearsay::cli
