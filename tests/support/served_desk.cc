#include "support/served_desk.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <regex>
#include <stdexcept>
#include <thread>

#include "hearsay/serve/url.h"

namespace hearsay::testing {
namespace {

constexpr std::string_view kBoundary = "----a-line-that-no-page-has";
constexpr int kMostTries = 1200;
constexpr auto kBetweenTries = std::chrono::milliseconds(50);

}  // namespace

ServedDesk::ServedDesk(const std::string& database, const std::vector<std::string>& arguments) {
  folder_.write("out", "");
  folder_.write("err", "");
  std::string program = HEARSAY_PROGRAM;
  std::vector<std::string> words = {"serve", "--db", database, "--port", "0"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv = {program.data()};
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, folder_.path("out").c_str(), O_WRONLY | O_TRUNC,
                                   0600);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, folder_.path("err").c_str(), O_WRONLY | O_TRUNC,
                                   0600);
  const int problem = ::posix_spawn(&process_, program.c_str(), &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (problem != 0) throw std::runtime_error("cannot start the program");
  for (int i = 0; i < kMostTries; ++i) {
    const std::string said = read_file(folder_.path("out"));
    std::smatch found;
    if (std::regex_search(said, found, std::regex("^http://[^\n]*:([0-9]+)/\n"))) {
      port_ = static_cast<std::uint16_t>(std::stoi(found[1].str()));
      return;
    }
    if (::waitpid(process_, nullptr, WNOHANG) != 0) break;
    std::this_thread::sleep_for(kBetweenTries);
  }
  process_ = 0;
  throw std::runtime_error("hearsay serve did not start: " + errors());
}

ServedDesk::~ServedDesk() {
  if (process_ != 0) stop(SIGKILL);
}

int ServedDesk::stop(int signal) {
  ::kill(process_, signal);
  int status = 0;
  ::waitpid(std::exchange(process_, 0), &status, 0);
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

HttpReply ServedDesk::get(std::string_view target, std::string_view headers) const {
  return HttpClient(port_).get(target, headers);
}

nlohmann::json ServedDesk::get_json(std::string_view target) const {
  const HttpReply reply = get(target);
  if (reply.status != 200) return nullptr;
  return nlohmann::json::parse(reply.body, nullptr, false);
}

const ServedDesk::Permission& ServedDesk::permission() {
  if (!permission_.csrf.empty()) return permission_;
  const HttpReply page = get("/add");
  std::smatch found;
  if (!std::regex_search(page.body, found, std::regex("name=\"csrf\" value=\"([^\"]*)\"")))
    throw std::runtime_error("the page to add has no form");
  permission_ = {found[1].str(), "Cookie: " + page.cookie() + "\r\n"};
  return permission_;
}

HttpReply ServedDesk::post_form(std::string_view target, const Fields& fields) {
  Fields sent = {{"csrf", permission().csrf}};
  sent.insert(sent.end(), fields.begin(), fields.end());
  return HttpClient(port_).post(
      target, permission().cookie + "Content-Type: application/x-www-form-urlencoded\r\n", form_text(sent));
}

HttpReply ServedDesk::post_files(std::string_view target, const Fields& files) {
  std::string body;
  const auto part = [&](const std::string& disposition, const std::string& bytes) {
    body += "--" + std::string(kBoundary) + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" +
            bytes + "\r\n";
  };
  part("name=\"csrf\"", permission().csrf);
  for (const auto& [name, bytes] : files) part("name=\"files\"; filename=\"" + name + "\"", bytes);
  body += "--" + std::string(kBoundary) + "--\r\n";
  return HttpClient(port_).post(
      target,
      permission().cookie + "Content-Type: multipart/form-data; boundary=" + std::string(kBoundary) + "\r\n",
      body);
}

nlohmann::json ServedDesk::finished_job(const std::string& address) const {
  nlohmann::json job;
  for (int i = 0; i < kMostTries; ++i) {
    job = get_json(address + ".json");
    if (job.is_object() && job["is_done"] == true) break;
    std::this_thread::sleep_for(kBetweenTries);
  }
  return job;
}

std::string form_text(const ServedDesk::Fields& fields) {
  std::string text;
  for (const auto& [name, value] : fields)
    text += (text.empty() ? "" : "&") + percent_encode(name) + "=" + percent_encode(value);
  return text;
}

}  // namespace hearsay::testing
