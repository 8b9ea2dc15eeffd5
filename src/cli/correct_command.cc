// hearsay correct: sets right what was read, keeping who, when and why.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Error.hpp>
#include <charconv>
#include <memory>

#include "cli/commands.h"
#include "cli/database_option.h"
#include "cli/output.h"
#include "cli/reading.h"
#include "hearsay/dossier/plain_text.h"
#include "hearsay/store/store.h"

namespace hearsay::cli {
namespace {

struct CorrectCommand {
  std::string location;
  std::optional<ReportKey> report;
  std::string statement;  // "s3"
  std::optional<std::string> speaker;
  std::optional<std::string> channel;
  std::optional<std::string> certainty;
  bool strike = false;
  std::optional<std::string> add;
  std::vector<std::string> merge;
  std::vector<std::string> part;
  std::optional<CorrectionKey> undo;
  bool list = false;
  std::string by;
  std::string why;
};

/// What the option parser cannot know: that one thing is asked for, and what it needs.
void check_use(const CorrectCommand& command) {
  const int asked = (command.speaker && !command.add ? 1 : 0) + (command.channel ? 1 : 0) +
                    (command.certainty ? 1 : 0) + (command.strike ? 1 : 0) + (command.add ? 1 : 0) +
                    (command.merge.empty() ? 0 : 1) + (command.part.empty() ? 0 : 1) + (command.undo ? 1 : 0) +
                    (command.list ? 1 : 0);
  if (asked != 1)
    throw CLI::RequiredError(
        "Say one thing: --speaker, --channel, --certainty, --strike, --add, --merge, --part, --undo or --list",
        CLI::ExitCodes::RequiredError);
  if (command.list) return;
  if (command.by.empty()) throw CLI::RequiredError("--by: who corrects", CLI::ExitCodes::RequiredError);
  if (command.undo) return;
  if (command.why.empty()) throw CLI::RequiredError("--why: the reason", CLI::ExitCodes::RequiredError);
  if (!command.merge.empty()) return;
  if (!command.report)
    throw CLI::RequiredError("REPORT: its number in the store", CLI::ExitCodes::RequiredError);
  if (!command.add && command.part.empty() && command.statement.empty())
    throw CLI::RequiredError("STATEMENT: its id in the report, as in s3", CLI::ExitCodes::RequiredError);
}

int fail(const Error& error) {
  print_error(error);
  return kSomeFailed;
}

Error not_there(std::string why) {
  return {.input = {}, .what = "cannot keep the correction", .why = std::move(why), .advice = {}, .offset = {}};
}

/// The statement's words and which of those equal words it is, since numbers do not last.
Result<void> name_statement(const StoredReport& report, const std::string& id, Correction& correction) {
  std::size_t number = 0;
  const char* const begin = id.data() + (id.starts_with('s') ? 1 : 0);
  const auto [end, code] = std::from_chars(begin, id.data() + id.size(), number);
  const Record& record = report.record;
  if (code != std::errc() || end != id.data() + id.size() || number < 1 || number > record.statements.size())
    return std::unexpected(not_there(fmt::format("report {} has no statement '{}', only s1 to s{}",
                                                 report.head.report, id, record.statements.size())));
  correction.content = words_of(record.statements[number - 1], record.article.text);
  correction.occurrence = report.occurrences[number - 1];
  return {};
}

Result<Correction> correction_of(const CorrectCommand& command, Store& store) {
  Correction correction{.by = command.by, .why = command.why};
  if (!command.merge.empty()) {
    correction.kind = CorrectionKind::merge;
    correction.party = command.merge[0];
    correction.value = command.merge[1];
    return correction;
  }
  const Result<std::optional<StoredReport>> report = store.report(*command.report);
  if (!report) return std::unexpected(report.error());
  if (!*report)
    return std::unexpected(not_there(fmt::format("there is no report {} in the store", *command.report)));
  correction.address = (*report)->address;
  if (!command.part.empty()) {
    correction.kind = CorrectionKind::part;
    correction.party = command.part[0];
    correction.value = command.part[1];
    return correction;
  }
  if (command.add) {
    correction.kind = CorrectionKind::add;
    correction.content = *command.add;
    correction.value = command.speaker.value_or("");
    return correction;
  }
  if (command.speaker) {
    correction.kind = CorrectionKind::speaker;
    correction.value = *command.speaker;
  } else if (command.channel) {
    correction.kind = CorrectionKind::channel;
    correction.value = *command.channel;
  } else if (command.certainty) {
    correction.kind = CorrectionKind::certainty;
    correction.value = *command.certainty;
  } else {
    correction.kind = CorrectionKind::strike;
  }
  if (Result<void> named = name_statement(**report, command.statement, correction); !named)
    return std::unexpected(named.error());
  return correction;
}

int list_corrections(Store& store) {
  const Result<std::vector<KeptCorrection>> kept = store.corrections();
  if (!kept) return fail(kept.error());
  std::string text;
  for (const KeptCorrection& one : *kept) {
    const Correction& correction = one.correction;
    const std::string& about = correction.content.empty() ? correction.party : correction.content;
    text += fmt::format("{}  {}  {} by {}: {}{}{} ({}){}\n", one.key, one.made_at, name_of(correction.kind),
                        dossier::one_line(correction.by), dossier::one_line(dossier::shortened(about, 60)),
                        correction.value.empty() ? "" : " -> ", dossier::one_line(correction.value),
                        dossier::one_line(correction.why),
                        one.undone_at ? ", undone by " + dossier::one_line(one.undone_by.value_or("")) : "");
  }
  return write_standard_output(text) ? kDone : kSomeFailed;
}

int run_correct(const CorrectCommand& command) {
  Result<Store> store = Store::open(command.location, command.list ? StoreAccess::read : StoreAccess::write);
  if (!store) return fail(store.error());
  if (command.list) return list_corrections(*store);
  if (command.undo) {
    const Result<void> undone = store->undo(*command.undo, command.by);
    if (!undone) return fail(undone.error());
    return write_standard_output(fmt::format("Correction {} is undone\n", *command.undo)) ? kDone : kSomeFailed;
  }
  const Result<Correction> correction = correction_of(command, *store);
  if (!correction) return fail(correction.error());
  const Result<CorrectionKey> kept = store->correct(*correction);
  if (!kept) return fail(kept.error());
  return write_standard_output(
             fmt::format("Correction {} is kept; undo it with: hearsay correct --undo {}\n", *kept, *kept))
             ? kDone
             : kSomeFailed;
}

}  // namespace

void add_correct_command(CLI::App& program, Run& run) {
  const auto command = std::make_shared<CorrectCommand>();
  CLI::App* const app = program.add_subcommand("correct", "Set right what was read, keeping who, when and why");
  app->add_option("REPORT", command->report, "The report's number in the store")->type_name("");
  app->add_option("STATEMENT", command->statement, "The statement's id in it, as in s3")->type_name("");
  add_database_option(*app, command->location);
  app->add_option("--speaker", command->speaker, "Who said it; nobody known with \"\"")->type_name("NAME");
  app->add_option("--channel", command->channel, "How the words came")->type_name("CHANNEL");
  app->add_option("--certainty", command->certainty, "What the page makes of it")->type_name("CERTAINTY");
  app->add_flag("--strike", command->strike, "The page tells of no such statement");
  app->add_option("--add", command->add, "A statement that was missed, word for word; with --speaker")
      ->type_name("WORDS");
  app->add_option("--merge", command->merge,
                  "Two names are one person's, in all reports: the wrong one, the right one")
      ->expected(2)
      ->type_name("NAME NAME");
  app->add_option("--part", command->part,
                  "In this report the first is not who has that name elsewhere, but the second")
      ->expected(2)
      ->type_name("NAME NAME");
  app->add_option("--undo", command->undo, "Take a correction back; it stays on record as undone")
      ->type_name("N");
  app->add_flag("--list", command->list, "All corrections");
  app->add_option("--by", command->by, "Who corrects")->type_name("NAME");
  app->add_option("--why", command->why, "The reason")->type_name("WORDS");
  app->footer(
      "Examples:\n"
      "  hearsay correct 12 s3 --speaker \"Ana Ruiz\" --by Lena --why \"the next sentence names her\"\n"
      "  hearsay correct 12 --add \"“Never,” she said\" --speaker \"Ana Ruiz\" --by Lena --why missed\n"
      "  hearsay correct --merge \"Anna Ruiz\" \"Ana Ruiz\" --by Lena --why \"one person, two spellings\"\n"
      "  hearsay correct --undo 4 --by Lena\n"
      "\n"
      "Exit: 0 done, 1 not kept (it says why), 2 wrong use.");
  app->callback([command, &run] {
    check_use(*command);
    run = [command] { return run_correct(*command); };
  });
}

}  // namespace hearsay::cli
