// What the commands that read pages have in common: the inputs, how to understand them, and reading them on all
// cores.
#pragma once

#include <CLI/App.hpp>
#include <CLI/Error.hpp>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "cli/inputs.h"
#include "cli/ordered.h"
#include "cli/terminal.h"
#include "hearsay/hearsay.h"

namespace hearsay::cli {

enum ExitCode : int { kDone = 0, kSomeFailed = 1, kWrongUse = 2, kNotFound = 3 };

struct ReadingOptions {
  std::vector<std::string> inputs;
  ReadOptions read;
  std::size_t jobs = 0;  ///< threads; 0 for one a core
};

/// Declares an option that takes one of several words, and hands what the word stands for to `set`.
template <class Value, class Set>
void add_choice(CLI::App& command, const std::string& name,
                const std::vector<std::pair<std::string, Value>>& choices, Set set,
                const std::string& description) {
  std::string words;
  for (const auto& [word, value] : choices) words += (words.empty() ? "" : "|") + word;
  const auto choose = [=](const std::string& given) {
    for (const auto& [word, value] : choices)
      if (word == given) return set(value);
    throw CLI::ValidationError(name, "'" + given + "' is not one of " + words);
  };
  command.add_option_function<std::string>(name, choose, description)->type_name(words);
}

/// Declares the inputs under the name given, --as, --site, --published, --min-confidence, --jobs and
/// --max-bytes.
void add_reading_options(CLI::App& command, ReadingOptions& options, const std::string& inputs = "INPUT");

/// The same with a number of threads, at least one.
[[nodiscard]] std::size_t threads_for(const ReadingOptions& options);

/// Loads and reads one, and finishes it with `make`. Runs on any thread and throws nothing, so that one input's
/// trouble is that input's alone.
template <class Make>
auto read_input(const Input& input, const ReadOptions& options, const Make& make)
    -> Result<decltype(make(std::declval<Record>()))> {
  if (input.trouble) return std::unexpected(*input.trouble);
  try {
    Result<Page> page = load(input.name, options.page.max_bytes);
    if (!page) return std::unexpected(std::move(page.error()));
    Result<Record> record = read(*page, options);
    if (!record) return std::unexpected(std::move(record.error()));
    return make(std::move(*record));
  } catch (const std::exception& failure) {  // out of memory, as nothing else throws
    return std::unexpected(Error{.input = input.name,
                                 .what = "cannot read the page",
                                 .why = failure.what(),
                                 .advice = {},
                                 .offset = {}});
  }
}

/// Hands what `make` makes of each record to `take`, in the order of the inputs, whatever the number of
/// threads. A failed input is told on standard error and the rest still done; `take` returns false to stop.
/// Says whether all inputs could be read. `alone`: nothing else is written to the terminal meanwhile.
template <class Make, class Take>
[[nodiscard]] bool read_inputs(const ReadingOptions& options, bool alone, const Make& make, const Take& take) {
  const std::vector<Input> inputs = list_inputs(options.inputs);
  bool all_read = true;
  Progress progress(inputs.size(), alone);
  in_order(
      inputs.size(), threads_for(options),
      [&](std::size_t i) { return read_input(inputs[i], options.read, make); },
      [&](auto result) {
        progress.advance();
        if (result) return take(std::move(*result));
        progress.clear();
        print_error(result.error());
        all_read = false;
        return true;
      });
  return all_read;
}

}  // namespace hearsay::cli
