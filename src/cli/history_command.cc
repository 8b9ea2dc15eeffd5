// hearsay history: what changed on a page from one version to the next.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/database_option.h"
#include "cli/output.h"
#include "cli/reading.h"
#include "hearsay/dossier/plain_text.h"
#include "hearsay/record/record_json.h"
#include "hearsay/store/store.h"

namespace hearsay::cli {
namespace {

enum class Format : std::uint8_t { text, json };

struct HistoryCommand {
  std::string url;
  std::string location;
  Format format = Format::text;
};

std::string words(const StoredReport& report, StatementId id) {
  return dossier::one_line(words_of(report.record.statements[id], report.record.article.text));
}

std::string speaker(const StoredReport& report, StatementId id) {
  const std::optional<EntityId> speaker = report.record.statements[id].speaker;
  return speaker ? dossier::one_line(report.record.entities[*speaker].name) : "speaker not named";
}

/// "Ana Ruiz, interview, hedged: “…”"
std::string line_of(const StoredReport& report, StatementId id) {
  const Statement& statement = report.record.statements[id];
  return fmt::format("{}, {}, {}: {}", speaker(report, id), name_of(statement.channel),
                     name_of(statement.certainty), words(report, id));
}

Json statement_json(const StoredReport& report, StatementId id) {
  const Statement& statement = report.record.statements[id];
  const std::optional<EntityId> speaker = statement.speaker;
  return {{"statement", "s" + std::to_string(id + 1)},
          {"speaker", speaker ? Json(report.record.entities[*speaker].name) : Json()},
          {"channel", name_of(statement.channel)},
          {"certainty", name_of(statement.certainty)},
          {"content", words_of(statement, report.record.article.text)}};
}

Json head_json(const ReportHead& head) {
  return {{"report", head.report},
          {"version", head.version},
          {"sha256", head.sha256},
          {"title", head.title ? Json(*head.title) : Json()},
          {"published", head.published ? Json(*head.published) : Json()},
          {"added", head.added}};
}

std::string json_of(const std::vector<ReportHead>& versions, const std::vector<VersionChange>& changes) {
  Json list = Json::array();
  for (const ReportHead& head : versions) list.push_back(head_json(head));
  Json steps = Json::array();
  for (const VersionChange& change : changes) {
    Json appeared = Json::array();
    Json gone = Json::array();
    Json changed = Json::array();
    for (const StatementId id : change.appeared) appeared.push_back(statement_json(change.to, id));
    for (const StatementId id : change.gone) gone.push_back(statement_json(change.from, id));
    for (const auto& [from, to] : change.changed)
      changed.push_back({{"from", statement_json(change.from, from)}, {"to", statement_json(change.to, to)}});
    steps.push_back({{"from", change.from.head.version},
                     {"to", change.to.head.version},
                     {"title_changed", change.title_changed},
                     {"appeared", std::move(appeared)},
                     {"changed", std::move(changed)},
                     {"gone", std::move(gone)}});
  }
  return dump(
             Json{
                 {"format", "hearsay-history/1"}, {"versions", std::move(list)}, {"changes", std::move(steps)}},
             1) +
         "\n";
}

std::string version_line(const ReportHead& head) {
  return fmt::format("Version {}, added {}: {}\n", head.version, head.added,
                     dossier::one_line(head.title.value_or(head.input)));
}

std::string text_of(const std::vector<ReportHead>& versions, const std::vector<VersionChange>& changes) {
  std::string text = version_line(versions.front());
  for (const VersionChange& change : changes) {
    text += version_line(change.to.head);
    if (change.title_changed) text += "  the headline is another\n";
    for (const StatementId id : change.gone) text += "  - " + line_of(change.from, id) + "\n";
    for (const auto& [from, to] : change.changed)
      text += "  ~ " + line_of(change.from, from) + "\n    " + line_of(change.to, to) + "\n";
    for (const StatementId id : change.appeared) text += "  + " + line_of(change.to, id) + "\n";
    if (!change.title_changed && change.gone.empty() && change.changed.empty() && change.appeared.empty())
      text += "  the same statements\n";
  }
  return text;
}

int fail(const Error& error) {
  print_error(error);
  return kSomeFailed;
}

int run_history(const HistoryCommand& command) {
  Result<Store> store = Store::open(command.location, StoreAccess::read);
  if (!store) return fail(store.error());
  const Result<std::vector<ReportHead>> versions = store->versions(command.url);
  if (!versions) return fail(versions.error());
  if (versions->empty()) {
    print_error({.input = command.url,
                 .what = "no history",
                 .why = "the store has no page of that address or file name",
                 .advice = {},
                 .offset = {}});
    return kNotFound;
  }
  const Result<std::vector<VersionChange>> changes = store->history(command.url);
  if (!changes) return fail(changes.error());
  const bool told = write_standard_output(command.format == Format::json ? json_of(*versions, *changes)
                                                                         : text_of(*versions, *changes));
  return told ? kDone : kSomeFailed;
}

}  // namespace

void add_history_command(CLI::App& program, Run& run) {
  const auto command = std::make_shared<HistoryCommand>();
  CLI::App* const app = program.add_subcommand(
      "history", "Which statements of a page appeared, changed or went, version by version");
  app->add_option("URL", command->url, "The page's address, or the name of the file it came under")
      ->required()
      ->type_name("");
  add_database_option(*app, command->location);
  add_choice<Format>(
      *app, "--format", {{"text", Format::text}, {"json", Format::json}},
      [command](Format format) { command->format = format; }, "For people, or hearsay-history/1");
  app->footer(
      "Example:\n"
      "  hearsay history https://argus.example/a --db desk.db\n"
      "\n"
      "Lines begin with + what appeared, - what went, ~ what changed, before and after.\n"
      "Exit: 0 done, 1 failed, 2 wrong use, 3 the store has no such page.");
  app->callback([command, &run] { run = [command] { return run_history(*command); }; });
}

}  // namespace hearsay::cli
