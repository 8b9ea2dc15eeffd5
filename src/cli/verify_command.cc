// hearsay verify: is a quotation on record, and by whom.
#include <unicode/uchar.h>

#include <CLI/App.hpp>
#include <memory>
#include <optional>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/reading.h"
#include "hearsay/base/utf8.h"
#include "hearsay/store/quotation_search.h"
#include "hearsay/story/entity_joiner.h"

namespace hearsay::cli {
namespace {

enum class Format : std::uint8_t { text, json };

struct VerifyCommand {
  ReadingOptions reading;
  std::string location;  // of a store, to look in instead of inputs
  std::string words;
  std::optional<std::string> by;
  std::optional<Format> format;
};

bool has_word(std::string_view given) {
  const std::string text = replace_invalid_utf8(given);
  for (std::size_t at = 0; at < text.size();)
    if (u_isalnum(static_cast<UChar32>(next_code_point(text, at))) != 0) return true;
  return false;
}

void check_use(const VerifyCommand& command) {
  if (!has_word(command.words))
    throw CLI::ValidationError(
        "The quotation has no word: put it in quotation marks, as in hearsay verify \"It is time\" --in "
        "a.html");
  if (command.by && !has_word(*command.by))
    throw CLI::ValidationError("--by needs a name, as in --by \"Ana Ruiz\"");
  if (command.reading.inputs.empty() == command.location.empty())
    throw CLI::RequiredError("Where should it be looked for? Either --in INPUT… or --db FILE|URL",
                             CLI::ExitCodes::RequiredError);
}

int tell(const VerifyCommand& command, const Story& story, const Quote& quote,
         const std::vector<Finding>& findings, bool all_read) {
  const Format format = command.format.value_or(Format::text);
  const FindingsStyle style{.colour = wants_colour(STDOUT_FILENO)};
  const bool told =
      write_standard_output(format == Format::json ? findings_json(story, quote, findings)
                                                   : findings_text(story, quote, findings, style));
  if (!all_read || !told) return kSomeFailed;
  return !findings.empty() && !findings.front().by_other ? kDone : kNotFound;
}

int verify_in_store(const VerifyCommand& command) {
  Result<Store> store = Store::open(command.location, StoreAccess::read);
  if (!store) {
    print_error(store.error());
    return kSomeFailed;
  }
  const Result<LookedUp> looked = look_up_in(*store, replace_invalid_utf8(command.words), command.by);
  if (!looked) {
    print_error(looked.error());
    return kSomeFailed;
  }
  return tell(command, looked->story, looked->quote, looked->findings, /*all_read=*/true);
}

int run_verify(const VerifyCommand& command) {
  if (!command.location.empty()) return verify_in_store(command);
  std::vector<Record> records;
  const bool all_read = read_inputs(
      command.reading, /*alone=*/true, [](Record record) { return record; },
      [&records](Record record) {
        records.push_back(std::move(record));
        return true;
      });
  if (records.empty()) return kSomeFailed;
  const Story story = join_entities(std::move(records));
  const Quote quote{.words = replace_invalid_utf8(command.words), .by = command.by, .is_word = is_known_word};
  return tell(command, story, quote, look_up(story, quote), all_read);
}

}  // namespace

void add_verify_command(CLI::App& program, Run& run) {
  const auto command = std::make_shared<VerifyCommand>();
  CLI::App* const app = program.add_subcommand("verify", "Is a quotation on record, and by whom");
  app->add_option("QUOTE", command->words,
                  "The words, with … where some are left out and [ ] round what was put in")
      ->required()
      ->type_name("");
  add_reading_options(*app, command->reading, "--in");
  app->get_option("--in")->required(false);
  app->add_option("--db", command->location, "Look in a store instead: a file, or a PostgreSQL URL")
      ->type_name("FILE|URL");
  app->add_option("--by", command->by, "Who is said to have said it")->type_name("NAME");
  add_choice<Format>(
      *app, "--format", {{"text", Format::text}, {"json", Format::json}},
      [command](Format format) { command->format = format; }, "For people, or hearsay-verify/1");
  app->footer(
      "Examples:\n"
      "  hearsay verify \"we will get it over the line\" --in a.html b.html\n"
      "  hearsay verify \"a river does … read treaties\" --by Oyelaran --in pages/\n"
      "  hearsay verify \"we will get it over the line\" --db desk.db\n"
      "  hearsay verify --format json --in pages/ -- \"-1 degrees is nothing\"\n"
      "\n"
      "Verdicts: verbatim; partial (word for word, but not the whole); altered (other words are on record);\n"
      "paraphrase (a guess: a report tells it in its own words); said by somebody else (with --by); not "
      "found.\n"
      "\n"
      "Exit: 0 found, 1 some inputs failed (each is named), 2 wrong use, 3 not found or said by somebody "
      "else.");
  app->callback([command, &run] {
    check_use(*command);
    run = [command] { return run_verify(*command); };
  });
}

}  // namespace hearsay::cli
