#include "cli/terminal.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "hearsay/base/utf8.h"
#include "hearsay/dossier/plain_text.h"

namespace hearsay::cli {
namespace {

constexpr std::size_t kWidthWithoutTerminal = 100;  // columns
constexpr std::size_t kBarWidth = 30;               // columns
constexpr std::chrono::milliseconds kBetweenDrawings{100};
constexpr std::string_view kClearLine = "\r\x1b[K";

/// What is written to standard error cannot be told to anybody if it fails.
void write_standard_error(std::string_view text) {
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
}

bool understands_controls(int descriptor) {
  const char* const kind = std::getenv("TERM");
  return is_terminal(descriptor) && kind != nullptr && std::string_view(kind) != "dumb";
}

}  // namespace

bool is_terminal(int descriptor) { return ::isatty(descriptor) == 1; }

bool wants_colour(int descriptor) {
  const char* const no_colour = std::getenv("NO_COLOR");
  return understands_controls(descriptor) && (no_colour == nullptr || *no_colour == '\0');
}

std::size_t terminal_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return kWidthWithoutTerminal;
}

void print_error(const Error& error) {
  write_standard_error("hearsay: " + dossier::one_line(replace_invalid_utf8(error.line())) + "\n");
}

Progress::Progress(std::size_t total, bool alone)
    : total_(total), wanted_(alone && total > 1 && understands_controls(STDERR_FILENO)) {}

void Progress::advance() {
  ++done_;
  if (wanted_ && std::chrono::steady_clock::now() - last_ >= kBetweenDrawings) draw();
}

void Progress::clear() {
  if (drawn_) write_standard_error(kClearLine);
  drawn_ = false;
}

void Progress::draw() {
  const std::size_t filled = kBarWidth * done_ / total_;
  write_standard_error(
      fmt::format("{}[{:#<{}}{:<{}}] {} of {}", kClearLine, "", filled, "", kBarWidth - filled, done_, total_));
  drawn_ = true;
  last_ = std::chrono::steady_clock::now();
}

}  // namespace hearsay::cli
