#include "support/program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace hearsay::testing {
namespace {

namespace fs = std::filesystem;

void check(bool done, const char* what) {
  if (!done) throw std::runtime_error(what);
}

/// The writing end of a pipe that nobody reads.
int closed_pipe() {
  int ends[2] = {};
  check(::pipe2(ends, O_CLOEXEC) == 0, "pipe");
  ::close(ends[0]);
  return ends[1];
}

int spawn(const std::vector<std::string>& arguments, const TemporaryFolder& folder, int output) {
  std::string program = HEARSAY_PROGRAM;
  std::vector<std::string> copies = arguments;
  std::vector<char*> argv = {program.data()};
  for (std::string& copy : copies) argv.push_back(copy.data());
  argv.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  constexpr int kNew = O_WRONLY | O_CREAT | O_TRUNC;
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, folder.path("in").c_str(), O_RDONLY, 0);
  if (output >= 0) {
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  } else {
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, folder.path("out").c_str(), kNew, 0600);
  }
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, folder.path("err").c_str(), kNew, 0600);
  pid_t child = 0;
  const int problem = ::posix_spawn(&child, program.c_str(), &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  check(problem == 0, "cannot start the program");

  int status = 0;
  check(::waitpid(child, &status, 0) == child, "waitpid");
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

Outcome run(const std::vector<std::string>& arguments, std::string_view input, Reader reader) {
  const TemporaryFolder folder;
  folder.write("in", input);
  folder.write("out", "");
  const int output = reader == Reader::gone ? closed_pipe() : -1;
  Outcome outcome;
  outcome.exit_code = spawn(arguments, folder, output);
  if (output >= 0) ::close(output);
  outcome.out = read_file(folder.path("out"));
  outcome.err = read_file(folder.path("err"));
  return outcome;
}

std::vector<nlohmann::json> records(const Outcome& outcome) {
  std::vector<nlohmann::json> out;
  for (const std::string& line : lines(outcome.out)) out.push_back(nlohmann::json::parse(line));
  return out;
}

std::vector<std::string> lines(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::vector<std::string> example_pages() {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(HEARSAY_SOURCE_DIR "/examples"))
    if (entry.path().extension() == ".html") out.push_back(entry.path().string());
  std::ranges::sort(out);
  return out;
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "hearsay-test-XXXXXX").string();
  check(::mkdtemp(name.data()) != nullptr, "mkdtemp");
  folder_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::string TemporaryFolder::write(const std::string& name, std::string_view bytes) const {
  const fs::path file = folder_ / name;
  fs::create_directories(file.parent_path());
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  check(out.good(), "cannot write a file for a test");
  return file.string();
}

std::vector<std::string> TemporaryFolder::names() const {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(folder_)) out.push_back(entry.path().filename().string());
  std::ranges::sort(out);
  return out;
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace hearsay::testing
