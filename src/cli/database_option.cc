#include "cli/database_option.h"

#include <cstdlib>

namespace hearsay::cli {
namespace {

constexpr const char* kVariable = "HEARSAY_DB";
constexpr const char* kDefaultFile = "hearsay.db";

}  // namespace

void add_database_option(CLI::App& command, std::string& location) {
  const char* const named = std::getenv(kVariable);
  location = named != nullptr && *named != '\0' ? named : kDefaultFile;
  command
      .add_option("--db", location,
                  "The store: a file, or a PostgreSQL URL; else what HEARSAY_DB names, else hearsay.db here")
      ->type_name("FILE|URL")
      ->check([](const std::string& given) {
        return given.empty() ? std::string("needs a file or a URL, as in --db desk.db") : std::string();
      });
}

}  // namespace hearsay::cli
