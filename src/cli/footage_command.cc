// hearsay footage: what a clip shows of mouths, and which reading fits one best.
#include <CLI/App.hpp>
#include <CLI/Error.hpp>
#include <cmath>
#include <fstream>
#include <memory>
#include <optional>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/reading.h"

#ifdef HEARSAY_FOOTAGE
#include "hearsay/footage/footage.h"
#include "hearsay/footage/footage_report.h"
#include "hearsay/footage/sentence_search.h"
#endif

namespace hearsay::cli {
namespace {

enum class Format : std::uint8_t { text, json, vtt, html };

struct FootageCommand {
  std::string clip;
  std::optional<std::string> reading;
  std::vector<std::string> against;
  std::optional<int> face;
  std::optional<double> from;
  std::optional<double> to;
  std::size_t read = 0;
  std::string grammar;
  std::optional<Format> format;
  std::string html;
  std::string json;
  std::string vtt;
};

#ifdef HEARSAY_FOOTAGE

void check_use(const FootageCommand& command) {
  if (!command.against.empty() && !command.reading)
    throw CLI::RequiredError(
        "--against needs a --reading to be held beside: --reading \"WORDS\" --against \"OTHER WORDS\"",
        CLI::ExitCodes::RequiredError);
  const auto is_time = [](const std::optional<double>& time) {
    return !time || (std::isfinite(*time) && *time >= 0);
  };
  if (!is_time(command.from) || !is_time(command.to))
    throw CLI::ValidationError(
        "--from and --to are seconds from the clip's start, as in --from 12.0 --to 15.5");
  if (command.to && *command.to <= command.from.value_or(0))
    throw CLI::ValidationError("--to must be later than --from");
  if ((command.face || command.from || command.to) && !command.reading && command.read == 0)
    throw CLI::ValidationError(
        "--face, --from and --to say where to hold a reading: add --reading \"WORDS\", or --read");
  if (!command.grammar.empty() && command.read == 0)
    throw CLI::ValidationError("--grammar tells --read what to look for: add --read 5");
  if (const std::optional<std::string> lost =
          find_input_among({command.html, command.json, command.vtt}, {command.clip, command.grammar}))
    throw CLI::ValidationError(*lost + " is an input and would be lost: write to another file");
}

std::string written_as(Format format, const Footage& footage) {
  switch (format) {
    case Format::text: return footage_text(footage);
    case Format::json: return footage_json(footage);
    case Format::vtt: return footage_vtt(footage);
    case Format::html: return footage_html(footage);
  }
  return {};
}

int fail(const Error& error) {
  print_error(error);
  return kSomeFailed;
}

Result<SentenceGrammar> grammar_of(const std::string& path) {
  constexpr std::size_t kMostBytes = 1 << 20;
  std::ifstream file(path, std::ios::binary);
  std::string text(kMostBytes, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (text.empty())
    return std::unexpected(Error{.input = path,
                                 .what = "cannot use the grammar",
                                 .why = "the file is not there or empty",
                                 .advice = {},
                                 .offset = {}});
  return parse_grammar(text, path);
}

int run_footage(const FootageCommand& command) {
  for (const std::string& path : {command.html, command.json, command.vtt})
    if (!path.empty())
      if (const Result<void> writable = check_writable(path); !writable) return fail(writable.error());
  FootageOptions options;
  if (command.reading) options.readings.push_back(*command.reading);
  options.readings.insert(options.readings.end(), command.against.begin(), command.against.end());
  options.face = command.face;
  options.from = command.from;
  options.to = command.to;
  options.read = command.read;
  if (!command.grammar.empty()) {
    Result<SentenceGrammar> grammar = grammar_of(command.grammar);
    if (!grammar) return fail(grammar.error());
    options.grammar = std::move(*grammar);
  }
  constexpr std::size_t kStrip = 48;  // crops of a face; what a page shows without becoming a film
  if (!command.html.empty() || command.format == Format::html) options.strip = kStrip;
  const Result<Footage> footage = read_footage(command.clip, options);
  if (!footage) return fail(footage.error());
  std::vector<OutputFile> files;
  if (!command.html.empty()) files.push_back({command.html, footage_html(*footage)});
  if (!command.json.empty()) files.push_back({command.json, footage_json(*footage)});
  if (!command.vtt.empty()) files.push_back({command.vtt, footage_vtt(*footage)});
  if (const Result<void> written = write_files(files); !written) return fail(written.error());
  return write_standard_output(written_as(command.format.value_or(Format::text), *footage)) ? kDone
                                                                                            : kSomeFailed;
}

#else

void check_use(const FootageCommand& /*command*/) {
  throw CLI::ValidationError("This hearsay was built without footage: build it with -DHEARSAY_FOOTAGE=ON");
}
int run_footage(const FootageCommand& /*command*/) { return kWrongUse; }

#endif

}  // namespace

void add_footage_command(CLI::App& program, Run& run) {
  const auto command = std::make_shared<FootageCommand>();
  CLI::App* const app = program.add_subcommand(
      "footage", "A silent clip: faces, when each mouth speaks, readings held against it");
  app->add_option("CLIP", command->clip, "A video file")->required()->type_name("");
  app->add_option("--reading", command->reading, "What somebody reads from the lips")->type_name("WORDS");
  app->add_option("--against", command->against, "Another reading of the same moment; again for more")
      ->type_name("WORDS")
      ->expected(1)
      ->take_all();
  app->add_option("--read", command->read, "Look for sentences that fit, so many; mostly they are wrong")
      ->type_name("NUMBER")
      ->check(CLI::Range(0, 100));
  app->add_option("--grammar", command->grammar,
                  "For --read: a file with the words of each place in the sentence, one line a place")
      ->type_name("FILE");
  app->add_option("--face", command->face, "Whose mouth; else the one that speaks longest")
      ->type_name("NUMBER");
  app->add_option("--from", command->from, "Where the words begin, in seconds")->type_name("SECONDS");
  app->add_option("--to", command->to, "Where they end")->type_name("SECONDS");
  app->add_option("-o,--html", command->html, "Write it as a page with the mouths over time")
      ->type_name("FILE");
  app->add_option("--json", command->json, "Write it as JSON")->type_name("FILE");
  app->add_option("--vtt", command->vtt, "Write when each mouth speaks as WebVTT")->type_name("FILE");
  add_choice<Format>(
      *app, "--format",
      {{"text", Format::text}, {"json", Format::json}, {"vtt", Format::vtt}, {"html", Format::html}},
      [command](Format format) { command->format = format; },
      "On standard output: for people, hearsay-footage/1, WebVTT, a page");
  app->footer(
      "Examples:\n"
      "  hearsay footage clip.mp4 -o clip.html\n"
      "  hearsay footage clip.mp4 --reading \"we'll get it over the line\" --against \"will you get over the "
      "lie\"\n"
      "  hearsay footage clip.mp4 --face 2 --from 12.0 --to 15.5 --reading \"it is time\" --format json\n"
      "\n"
      "It tells which of the readings given fits the mouth better; it never tells what was said.\n"
      "\n"
      "Exit: 0 done, 1 the clip could not be read or shows no face to hold a reading against, 2 wrong use.");
  app->callback([command, &run] {
    check_use(*command);
    run = [command] { return run_footage(*command); };
  });
}

}  // namespace hearsay::cli
