// hearsay export: what a store has, for other programs.
#include <CLI/App.hpp>
#include <CLI/Error.hpp>
#include <memory>
#include <optional>

#include "cli/commands.h"
#include "cli/database_option.h"
#include "cli/output.h"
#include "cli/query_option.h"
#include "cli/reading.h"
#include "cli/terminal.h"
#include "hearsay/store/export.h"

namespace hearsay::cli {
namespace {

struct ExportCommand {
  std::vector<std::string> query;
  std::string location;
  std::string output;
  std::optional<ExportFormat> format;
  bool corrections = false;
};

void check_use(const ExportCommand& command) {
  if (!command.corrections) return;
  if (!command.query.empty()) throw CLI::ValidationError("--corrections exports them all: leave the query out");
  if (command.format && *command.format != ExportFormat::ndjson)
    throw CLI::ValidationError("--corrections come as ndjson alone: leave --format out");
}

int fail(const Error& error) {
  print_error(error);
  return kSomeFailed;
}

int run_export(const ExportCommand& command) {
  const std::optional<SearchQuery> query = parse_query(command.query);
  if (!query) return kWrongUse;
  Result<Store> store = Store::open(command.location, StoreAccess::read);
  if (!store) return fail(store.error());
  Result<OutputStream> output = OutputStream::open(command.output);
  if (!output) return fail(output.error());
  const auto take = [&output](std::string_view bytes) { return output->write(bytes); };
  const Result<void> done =
      command.corrections
          ? export_corrections(*store, take)
          : export_statements(*store, *query, command.format.value_or(ExportFormat::ndjson), take);
  if (!done) return fail(done.error());
  const Result<bool> finished = output->finish();
  if (!finished) return fail(finished.error());
  return *finished ? kDone : kSomeFailed;
}

}  // namespace

void add_export_command(CLI::App& program, Run& run) {
  const auto command = std::make_shared<ExportCommand>();
  CLI::App* const app = program.add_subcommand("export", "What a store has, for other programs");
  add_query(*app, command->query);
  add_database_option(*app, command->location);
  add_choice<ExportFormat>(
      *app, "--format",
      {{"ndjson", ExportFormat::ndjson}, {"csv", ExportFormat::csv}, {"json-ld", ExportFormat::json_ld}},
      [command](ExportFormat format) { command->format = format; },
      "A statement a line (hearsay-export/1), for spreadsheets, or in schema.org's terms");
  app->add_flag("--corrections", command->corrections,
                "The desk's corrections instead, as a model can be trained on them (hearsay-corrections/1)");
  app->add_option("-o,--output", command->output, "Write to a file; else to standard output")
      ->type_name("FILE");
  app->footer(std::string("Examples:\n"
                          "  hearsay export > statements.ndjson\n"
                          "  hearsay export --format json-ld 'who:minister after:2025' -o minister.jsonld\n"
                          "  hearsay export --corrections -o corrections.ndjson\n"
                          "\n") +
              kQueryHelp +
              "\n\nExit: 0 done, 1 the store cannot be read or the file not written, 2 wrong use or a query "
              "that cannot "
              "be understood.");
  app->callback([command, &run] {
    check_use(*command);
    run = [command] { return run_export(*command); };
  });
}

}  // namespace hearsay::cli
