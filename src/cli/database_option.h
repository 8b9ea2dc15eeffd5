// Which store a command works on.
#pragma once

#include <CLI/App.hpp>
#include <string>

namespace hearsay::cli {

/// Declares --db FILE|URL. `location` becomes what is given, else what HEARSAY_DB names, else hearsay.db in the
/// current folder.
void add_database_option(CLI::App& command, std::string& location);

}  // namespace hearsay::cli
