// hearsay: the command line. Parses, calls a command, turns the outcome into an exit code.
#include <fcntl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/reading.h"

namespace hearsay::cli {
namespace {

constexpr const char* kDescription =
    "Hearsay reads what the press published and tells who said what, how it came to the page, and how sure it "
    "is.";

/// A file opened later must not become standard output because ours was closed.
void hold_standard_streams() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(descriptor, F_GETFD) < 0) {
      [[maybe_unused]] const int held = ::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

int wrong_use(const CLI::App& program, std::string why, const char* first_argument) {
  const std::vector<CLI::App*> commands = program.get_subcommands();
  if (commands.empty() && first_argument != nullptr && *first_argument != '-')
    why = std::string("there is no command '") + first_argument + "'";
  std::cerr << "hearsay: " << why << "\n";
  if (commands.empty()) {
    std::cerr << "Type: hearsay read INPUT…  or  hearsay dossier INPUT… -o dossier.html\n";
  } else {
    std::cerr << "Type: hearsay " << commands.front()->get_name()
              << " --help for what it takes, with examples\n";
  }
  return kWrongUse;
}

int main_with_exceptions(int argc, char** argv) {
  CLI::App program(kDescription, "hearsay");
  Run run;
  program.set_version_flag("--version", "hearsay " HEARSAY_VERSION, "The version");
  program.set_help_flag("-h,--help", "This help");
  program.footer(
      "Examples:\n"
      "  hearsay read report.html\n"
      "  hearsay dossier a.html b.html -o dossier.html\n"
      "  hearsay verify \"it is time\" --in a.html b.html\n"
      "  hearsay lips \"it is time\"\n"
      "  hearsay footage clip.mp4 --reading \"it is time\" --against \"it was mine\"\n"
      "  hearsay read --help");
  add_read_command(program, run);
  add_dossier_command(program, run);
  add_verify_command(program, run);
  add_footage_command(program, run);
  add_lips_command(program, run);
  add_serve_command(program, run);
  add_add_command(program, run);
  add_search_command(program, run);
  add_export_command(program, run);
  add_history_command(program, run);
  add_correct_command(program, run);
  add_reread_command(program, run);
  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help, --version
    return program.exit(asked);
  } catch (const CLI::ParseError& error) {
    return wrong_use(program, error.what(), argc > 1 ? argv[1] : nullptr);
  }
  if (run) return run();
  std::cerr << program.help();
  return kWrongUse;
}

}  // namespace
}  // namespace hearsay::cli

int main(int argc, char** argv) {
  using namespace hearsay::cli;
  hold_standard_streams();
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of write like any other
  std::signal(SIGXFSZ, SIG_IGN);  // and so is a file that may not grow
  try {
    return main_with_exceptions(argc, argv);
  } catch (const std::exception& failure) {  // out of memory, or no thread to be had
    std::cerr << "hearsay: " << failure.what() << "\n";
  } catch (...) {
    std::cerr << "hearsay: failed\n";
  }
  return kSomeFailed;
}
