// hearsay dossier: the story that several pages tell, set out for a reader.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Error.hpp>
#include <memory>
#include <set>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/reading.h"
#include "hearsay/dossier/plain_text.h"

namespace hearsay::cli {
namespace {

struct DossierCommand {
  ReadingOptions reading;
  std::string html;
  std::string json;
  std::string markdown;
};

std::vector<std::string> paths(const DossierCommand& command) {
  std::vector<std::string> out;
  for (const std::string& path : {command.html, command.json, command.markdown})
    if (!path.empty()) out.push_back(path);
  return out;
}

/// What the option parser cannot know: that one of three is needed, each another file.
void check_use(const DossierCommand& command) {
  const std::vector<std::string> files = paths(command);
  if (files.empty())
    throw CLI::RequiredError("Where should the dossier go? Add -o dossier.html, --json FILE or --md FILE.",
                             CLI::ExitCodes::RequiredError);
  for (const std::string& path : files)
    if (path == "-")
      throw CLI::ValidationError("The dossier goes to a file: name one instead of -, as in -o dossier.html");
  if (std::set<std::string>(files.begin(), files.end()).size() < files.size())
    throw CLI::ValidationError("-o, --json and --md need a file each: two of them name the same one");
  if (const std::optional<std::string> lost = find_input_among(files, command.reading.inputs))
    throw CLI::ValidationError(*lost +
                               " is one of the inputs and would be lost: write the dossier to another file");
}

std::vector<OutputFile> files_of(const DossierCommand& command, const Story& story, const LipNotes& lips) {
  std::vector<OutputFile> files;
  if (!command.html.empty()) files.push_back({command.html, dossier_html(story, lips)});
  if (!command.json.empty()) files.push_back({command.json, dossier_json(story, lips)});
  if (!command.markdown.empty()) files.push_back({command.markdown, dossier_markdown(story, lips)});
  return files;
}

int fail(const Error& error) {
  print_error(error);
  return kSomeFailed;
}

int run_dossier(const DossierCommand& command) {
  for (const std::string& path : paths(command))
    if (const Result<void> writable = check_writable(path); !writable) return fail(writable.error());

  std::vector<Record> records;
  const bool all_read = read_inputs(
      command.reading, /*alone=*/true, [](Record record) { return record; },
      [&records](Record record) {
        records.push_back(std::move(record));
        return true;
      });
  if (records.empty())
    return fail({.input = "dossier",
                 .what = "not written",
                 .why = "none of the inputs could be read",
                 .advice = {},
                 .offset = {}});

  const Story story = join_reports(std::move(records));
  const LipNotes lips = lip_notes(story);
  if (const Result<void> written = write_files(files_of(command, story, lips)); !written)
    return fail(written.error());
  std::string summary = dossier_summary(story) + "\n";
  for (const std::string& path : paths(command)) summary += fmt::format("Written to {}\n", path);
  if (lips.absent)
    summary += "What else the words read from lips could have been was not computed: " + *lips.absent + "\n";
  const bool told = write_standard_output(summary);
  return all_read && told ? kDone : kSomeFailed;
}

}  // namespace

void add_dossier_command(CLI::App& program, Run& run) {
  const auto command = std::make_shared<DossierCommand>();
  CLI::App* const app =
      program.add_subcommand("dossier", "The story that several pages tell, set out for a reader");
  add_reading_options(*app, command->reading);
  app->add_option("-o,--html", command->html, "Write it as one self-contained page")->type_name("FILE");
  app->add_option("--json", command->json, "Write it as JSON")->type_name("FILE");
  app->add_option("--md", command->markdown, "Write it as Markdown")->type_name("FILE");
  app->footer(
      "Examples:\n"
      "  hearsay dossier a.html b.html c.html -o dossier.html\n"
      "  hearsay dossier pages/ -o dossier.html --json dossier.json --md dossier.md\n"
      "\n"
      "Exit: 0 done, 1 some inputs failed (each is named, the dossier has the rest), 2 wrong use.");
  app->callback([command, &run] {
    check_use(*command);
    run = [command] { return run_dossier(*command); };
  });
}

}  // namespace hearsay::cli
