// hearsay search: statements of a store that a query asks for.
#include <unistd.h>

#include <CLI/App.hpp>
#include <memory>
#include <optional>

#include "cli/commands.h"
#include "cli/database_option.h"
#include "cli/found_table.h"
#include "cli/output.h"
#include "cli/query_option.h"
#include "cli/reading.h"
#include "cli/terminal.h"
#include "hearsay/store/search.h"
#include "hearsay/store/search_json.h"

namespace hearsay::cli {
namespace {

enum class Format : std::uint8_t { table, json, ndjson, csv };

constexpr std::size_t kUsualLimit = 20;

struct SearchCommand {
  std::vector<std::string> query;
  std::string location;
  std::size_t limit = kUsualLimit;
  std::size_t skip = 0;
  std::optional<Format> format;
};

std::string table(const SearchCommand& command, const SearchPage& page) {
  std::string out = found_table(page.found, {.width = terminal_width(), .colour = wants_colour(STDOUT_FILENO)});
  if (page.has_more)
    out += "There is more: --skip " + std::to_string(command.skip + page.found.size()) + " goes on.\n";
  return out;
}

std::string written(const SearchCommand& command, const SearchQuery& query, const SearchPage& page) {
  const Format usual = is_terminal(STDOUT_FILENO) ? Format::table : Format::ndjson;
  std::string out;
  switch (command.format.value_or(usual)) {
    case Format::table: return table(command, page);
    case Format::json: return dump(search_to_json(query, page), 2) + "\n";
    case Format::ndjson:
      for (const FoundStatement& found : page.found) out += dump(found_to_json(found)) + "\n";
      return out;
    case Format::csv: break;
  }
  out = found_csv_head();
  for (const FoundStatement& found : page.found) out += found_csv_line(found);
  return out;
}

int fail(const Error& error) {
  print_error(error);
  return kSomeFailed;
}

int run_search(const SearchCommand& command) {
  const std::optional<SearchQuery> query = parse_query(command.query);
  if (!query) return kWrongUse;
  Result<Store> store = Store::open(command.location, StoreAccess::read);
  if (!store) return fail(store.error());
  const Result<SearchPage> page = search(*store, *query, {.most = command.limit, .skip = command.skip});
  if (!page) return fail(page.error());
  if (!write_standard_output(written(command, *query, *page))) return kSomeFailed;
  return page->found.empty() ? kNotFound : kDone;
}

}  // namespace

void add_search_command(CLI::App& program, Run& run) {
  const auto command = std::make_shared<SearchCommand>();
  CLI::App* const app = program.add_subcommand("search", "Statements of a store, by who, how, when and words");
  add_query(*app, command->query);
  add_database_option(*app, command->location);
  app->add_option("--limit", command->limit, "How many to show, best first")
      ->type_name("NUMBER")
      ->check(CLI::Range(std::size_t{1}, kMostResults));
  app->add_option("--skip", command->skip, "How many of the best to leave out")
      ->type_name("NUMBER")
      ->check(CLI::Range(std::size_t{0}, kFurthestResult));
  add_choice<Format>(
      *app, "--format",
      {{"table", Format::table}, {"json", Format::json}, {"ndjson", Format::ndjson}, {"csv", Format::csv}},
      [command](Format format) { command->format = format; },
      "For people (on a terminal), one object, one a line (to a pipe), for spreadsheets");
  app->footer(
      std::string(
          "Examples:\n"
          "  hearsay search who:Trump channel:lip-reading via:\"Irish Star\" after:2025-08-01 \"over the "
          "line\"\n"
          "  hearsay search --format csv 'certainty:denied (who:minister* or to:minister*)' > denied.csv\n"
          "  hearsay search\n"
          "\n") +
      kQueryHelp +
      "\n\nExit: 0 found, 1 the store cannot be read, 2 wrong use or a query that cannot be understood, 3 not "
      "found.");
  app->callback([command, &run] { run = [command] { return run_search(*command); }; });
}

}  // namespace hearsay::cli
