#include "cli/query_option.h"

#include <unistd.h>

#include <cstdio>

#include "cli/found_table.h"
#include "cli/terminal.h"
#include "hearsay/base/utf8.h"

namespace hearsay::cli {
namespace {

/// `over the line` was "over the line" before a shell took its quotation marks, and `via:Irish Star` via:"Irish
/// Star".
std::string term_of(const std::string& argument) {
  if (argument.find(' ') == std::string::npos || argument.find_first_of("\"()|") != std::string::npos)
    return argument;
  const std::size_t colon = argument.find(':');
  const std::size_t begin = colon < argument.find(' ') ? colon + 1 : 0;
  return argument.substr(0, begin) + '"' + argument.substr(begin) + '"';
}

std::string query_of(const std::vector<std::string>& arguments) {
  if (arguments.size() == 1) return arguments.front();
  std::string query;
  for (const std::string& argument : arguments) {
    if (!query.empty()) query += ' ';
    query += term_of(argument);
  }
  return query;
}

}  // namespace

void add_query(CLI::App& command, std::vector<std::string>& query) {
  command.add_option("QUERY", query, "What to look for; see below")->type_name("");
}

std::optional<SearchQuery> parse_query(const std::vector<std::string>& arguments) {
  const std::string text = query_of(arguments);
  Result<SearchQuery> query = parse_search(text);
  if (query) return *std::move(query);
  print_error(query.error());
  const std::string place = marked_place(text, query.error().offset.value_or(0), terminal_width());
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, place.data(), place.size());
  return std::nullopt;
}

}  // namespace hearsay::cli
