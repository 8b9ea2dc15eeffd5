// What a person at a terminal sees: its width, colour, errors, progress.
#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

#include "hearsay/base/error.h"

namespace hearsay::cli {

[[nodiscard]] bool is_terminal(int descriptor);

/// Whether colour is wanted there: a terminal that has it, and no NO_COLOR (no-color.org).
[[nodiscard]] bool wants_colour(int descriptor);

/// Columns of standard output; 100 where it is no terminal.
[[nodiscard]] std::size_t terminal_width();

/// One line on standard error. Nothing from an input reaches the terminal as a control character.
void print_error(const Error& error);

/// A bar on standard error while many inputs are read, where a terminal shows it. `alone` says that nothing
/// else is written to the terminal meanwhile.
class Progress {
 public:
  Progress(std::size_t total, bool alone);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { clear(); }

  void advance();
  void clear();  ///< before anything else is written to the terminal

 private:
  void draw();

  std::size_t total_;
  std::size_t done_ = 0;
  bool wanted_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace hearsay::cli
