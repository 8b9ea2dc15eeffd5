// hearsay lips: what else a phrase could be on the lips.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Error.hpp>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/reading.h"
#include "hearsay/base/utf8.h"
#include "hearsay/dossier/plain_text.h"
#include "hearsay/lips/lips.h"
#include "hearsay/lips/lips_json.h"

namespace hearsay::cli {
namespace {

enum class Format : std::uint8_t { text, json };

struct LipsCommand {
  std::vector<std::string> words;  // as the shell parts them
  std::string phrase;              // together
  std::vector<std::string> against;
  std::string map = "jeffers";
  std::size_t count = 20;
  bool near = false;
  std::optional<Format> format;
};

void check_use(const LipsCommand& command) {
  if (spoken_words(command.phrase).empty())
    throw CLI::ValidationError(
        "The phrase has no word: put it in quotation marks, as in hearsay lips \"you are ignorant\"");
}

std::string_view verdict(LipLikeness::Verdict verdict) {
  switch (verdict) {
    case LipLikeness::Verdict::same: return "look the same";
    case LipLikeness::Verdict::alike: return "look much alike";
    case LipLikeness::Verdict::different: return "look different";
  }
  return {};
}

std::string openness(const LipReadings& readings) {
  if (readings.bits_of_words < 1)
    return readings.own_rank == 1 ? "little: no other phrase that looks like it is as usual"
                                  : "little, but for another phrase: one that looks like it is far more usual";
  return fmt::format("like a choice among {:.0f} phrases", std::exp2(readings.bits_of_words));
}

std::string readings_text(const LipReader& reader, const LipReadings& readings) {
  std::string text = fmt::format("\"{}\" on the lips ({} map): {}\n",
                                 dossier::one_line(fmt::format("{}", fmt::join(readings.words, " "))),
                                 reader.map().name(), fmt::join(readings.visemes, " "));
  text += fmt::format(
      "The lips show {:.0f} in 100 of its sounds clearly. What they leave open is {:.1f} bits of words, "
      "{}.\n\n",
      100 * readings.seen, readings.bits_of_words, openness(readings));
  text += "Could look alike, the most usual phrase first:\n";
  for (std::size_t i = 0; i < readings.candidates.size(); ++i) {
    const LipCandidate& candidate = readings.candidates[i];
    const std::size_t rank = candidate.is_own ? readings.own_rank : i + 1;
    text += fmt::format("{} {:>3}. {}", candidate.is_own ? "→" : " ", rank, candidate.text());
    if (!candidate.sounds_the_same.empty())
      text += fmt::format("  (sounds like: {})", fmt::join(candidate.sounds_the_same, ", "));
    if (candidate.errors > 0) text += fmt::format("  [{} mistaken]", candidate.errors);
    if (candidate.changes > 0) text += fmt::format("  [{} hardly shown]", candidate.changes);
    text += "\n";
  }
  text += fmt::format(
      "\nOf {} phrases found this is no. {}. That is an order of how usual they are as English, not of what "
      "was said: nothing here tells that.\n",
      readings.looked_at, readings.own_rank);
  return text;
}

int fail(const Error& error) {
  print_error(error);
  return kSomeFailed;
}

int run_lips(const LipsCommand& command) {
  const Result<LipReader> reader = LipReader::open(command.map);
  if (!reader) return fail(reader.error());
  const Result<LipReadings> readings =
      reader->read(command.phrase, {.count = command.count, .near = command.near});
  if (!readings) return fail(readings.error());
  std::vector<LipComparison> comparisons;
  for (const std::string& other : command.against) {
    const Result<LipLikeness> likeness = reader->compare(command.phrase, other);
    if (!likeness) return fail(likeness.error());
    comparisons.push_back({replace_invalid_utf8(other), *likeness});
  }
  if (command.format == Format::json)
    return write_standard_output(
               lips_json(replace_invalid_utf8(command.phrase), reader->map(), *readings, comparisons))
               ? kDone
               : kSomeFailed;
  std::string text = readings_text(*reader, *readings);
  for (const LipComparison& comparison : comparisons)
    text +=
        fmt::format("\nBeside \"{}\": they {} (distance {:.2f} of 1).\n", dossier::one_line(comparison.other),
                    verdict(comparison.likeness.verdict), comparison.likeness.distance);
  return write_standard_output(text) ? kDone : kSomeFailed;
}

}  // namespace

void add_lips_command(CLI::App& program, Run& run) {
  const auto command = std::make_shared<LipsCommand>();
  CLI::App* const app = program.add_subcommand("lips", "What else a phrase could be on the lips");
  app->add_option("WORDS", command->words, "What somebody reads from the lips, in English")
      ->required()
      ->type_name("");
  app->add_option("--against", command->against,
                  "Another reading, to be told whether they look alike; again for more")
      ->type_name("WORDS")
      ->expected(1)
      ->take_all();
  app->add_flag("--near", command->near,
                "Allow one or two mouth shapes to be mistaken, as people mistake them");
  app->add_option("--map", command->map,
                  "Which sounds look alike: jeffers (Jeffers and Barley 1971) or lee (Lee and Yook 2002)")
      ->type_name("NAME")
      ->check(CLI::IsMember(VisemeMap::names()));
  app->add_option("--count", command->count, "How many phrases to tell")
      ->type_name("NUMBER")
      ->check(CLI::Range(1, 500));
  add_choice<Format>(
      *app, "--format", {{"text", Format::text}, {"json", Format::json}},
      [command](Format format) { command->format = format; }, "For people, or hearsay-lips/1");
  app->footer(
      "Examples:\n"
      "  hearsay lips \"you are ignorant\"\n"
      "  hearsay lips \"elephant juice\" --against \"I love you\" --near\n"
      "\n"
      "Exit: 0 done, 1 the phrase could not be read, 2 wrong use.");
  app->callback([command, &run] {
    command->phrase = fmt::format("{}", fmt::join(command->words, " "));
    check_use(*command);
    run = [command] { return run_lips(*command); };
  });
}

}  // namespace hearsay::cli
