#include "cli/reading.h"

#include <CLI/Validators.hpp>
#include <thread>

#include "hearsay/page/page_date.h"

namespace hearsay::cli {
namespace {

constexpr std::size_t kMostJobs = 1024;
/// A Span counts 32 bits, and a byte of a page may become three of UTF-8.
constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 30U;

/// Empty if `text` is an ISO 8601 date or time as the record has it.
std::string why_no_date(const std::string& text) {
  const std::optional<std::string> understood = iso_date(text);
  if (understood == text) return {};
  return "'" + text + "' is not an ISO 8601 date or time; write it as " +
         understood.value_or("2025-08-15 or 2025-08-15T21:04:00Z");
}

}  // namespace

void add_reading_options(CLI::App& command, ReadingOptions& options, const std::string& inputs) {
  command
      .add_option(inputs, options.inputs, "Files, folders with all that is below them, - for standard input")
      ->required()
      ->type_name(inputs.starts_with('-') ? "INPUT…" : "");
  add_choice<InputForm>(
      command, "--as",
      {{"auto", InputForm::automatic},
       {"html", InputForm::html},
       {"page-text", InputForm::page_text},
       {"text", InputForm::text}},
      [&options](InputForm form) { options.read.page.form = form; },
      "How to take the inputs: a web page, the text of one\n"
      "with its clutter, or clean text kept as it is;\n"
      "auto goes by the name, then by the first bytes");
  command.add_option("--site", options.read.page.site, "The outlet's name, where the pages cannot tell it")
      ->type_name("NAME");
  command
      .add_option("--published", options.read.page.published,
                  "When it was published, where the pages cannot tell")
      ->check(CLI::Validator(why_no_date, ""))
      ->type_name("DATE");
  command
      .add_option("--min-confidence", options.read.min_confidence,
                  "Leave out statements that we are less sure of than this,\n0 to 1; without it, none")
      ->check(CLI::Range(0.0, 1.0).description(""))
      ->type_name("P");
  command.add_option("-j,--jobs", options.jobs, "Pages read at the same time; without it, one a core")
      ->check(CLI::Range(std::size_t{1}, kMostJobs).description(""))
      ->type_name("N");
  command
      .add_option("--max-bytes", options.read.page.max_bytes,
                  "The largest page to read, at most 1G; without it 64M")
      ->transform(CLI::AsSizeValue(false).description(""))
      ->check(CLI::Range(std::uint64_t{1}, kMostBytes).description(""))
      ->type_name("SIZE");
}

std::size_t threads_for(const ReadingOptions& options) {
  if (options.jobs > 0) return options.jobs;
  return std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace hearsay::cli
