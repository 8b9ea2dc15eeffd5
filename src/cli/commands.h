// The commands. Each declares its options on `program` and, if it is the one called, sets `run`, which returns
// the exit code.
#pragma once

#include <CLI/App.hpp>
#include <functional>

namespace hearsay::cli {

using Run = std::function<int()>;

void add_read_command(CLI::App& program, Run& run);
void add_dossier_command(CLI::App& program, Run& run);
void add_verify_command(CLI::App& program, Run& run);
void add_footage_command(CLI::App& program, Run& run);
void add_lips_command(CLI::App& program, Run& run);
void add_serve_command(CLI::App& program, Run& run);
void add_add_command(CLI::App& program, Run& run);
void add_reread_command(CLI::App& program, Run& run);
void add_history_command(CLI::App& program, Run& run);
void add_correct_command(CLI::App& program, Run& run);
void add_search_command(CLI::App& program, Run& run);
void add_export_command(CLI::App& program, Run& run);

}  // namespace hearsay::cli
