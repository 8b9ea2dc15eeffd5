// hearsay read: what each page says, as records.
#include <CLI/App.hpp>
#include <memory>
#include <optional>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/reading.h"
#include "cli/table.h"

namespace hearsay::cli {
namespace {

enum class Format : std::uint8_t { json, ndjson, table };

struct ReadCommand {
  ReadingOptions reading;
  std::optional<Format> format;
};

/// What stands around the records.
struct Frame {
  std::string_view open;
  std::string_view between;
  std::string_view after_each;
  std::string_view close;
};

Frame frame_of(Format format) {
  if (format == Format::json) return {.open = "[\n", .between = ",\n", .after_each = "", .close = "\n]\n"};
  if (format == Format::ndjson) return {.open = "", .between = "", .after_each = "\n", .close = ""};
  return {.open = "", .between = "\n", .after_each = "", .close = ""};
}

int run_read(const ReadCommand& command) {
  const bool terminal = is_terminal(STDOUT_FILENO);
  const Format format = command.format.value_or(terminal ? Format::table : Format::ndjson);
  const TableStyle style{.width = terminal_width(), .colour = wants_colour(STDOUT_FILENO)};
  const Frame frame = frame_of(format);
  bool open = write_standard_output(frame.open);  // whether standard output still takes anything
  bool first = true;
  const bool all_read =
      open && read_inputs(
                  command.reading, /*alone=*/!terminal,
                  [&](const Record& record) {
                    return format == Format::table ? record_table(record, style) : record_json(record);
                  },
                  [&](const std::string& record) {
                    open = write_standard_output(
                        std::string(first ? "" : frame.between).append(record).append(frame.after_each));
                    first = false;
                    return open;
                  });
  open = open && write_standard_output(frame.close);
  return all_read && open ? kDone : kSomeFailed;
}

}  // namespace

void add_read_command(CLI::App& program, Run& run) {
  const auto command = std::make_shared<ReadCommand>();
  CLI::App* const app = program.add_subcommand("read", "What each page says, as records");
  add_reading_options(*app, command->reading);
  add_choice<Format>(
      *app, "--format", {{"json", Format::json}, {"ndjson", Format::ndjson}, {"table", Format::table}},
      [command](Format format) { command->format = format; },
      "One array, one record a line, or a table for people;\n"
      "without it, table on a terminal and ndjson elsewhere");
  app->footer(
      "Examples:\n"
      "  hearsay read report.html\n"
      "  hearsay read --format json pages/ > records.json\n"
      "  curl -s https://argus.example/a | hearsay read --as html -\n"
      "  hearsay read --as text --site \"The Argus\" --published 2025-08-15 note.txt\n"
      "  hearsay read pages/ | jq -r '.statements[].certainty' | sort | uniq -c\n"
      "\n"
      "Exit: 0 done, 1 some inputs failed (each is named, the rest are done), 2 wrong use.");
  app->callback([command, &run] { run = [command] { return run_read(*command); }; });
}

}  // namespace hearsay::cli
