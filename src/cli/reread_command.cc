// hearsay reread: reads the pages of a store again, as a better reader would.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/database_option.h"
#include "cli/output.h"
#include "cli/reading.h"
#include "hearsay/store/store.h"

namespace hearsay::cli {
namespace {

struct RereadCommand {
  ReadingOptions reading;  // `jobs` alone counts: pages are read with the options they were added with
  std::string location;
};

struct Reread {
  ReportKey report = 0;
  Record record;
};

struct Counts {
  std::size_t read = 0;
  std::size_t changed = 0;
  std::size_t failed = 0;
};

Result<Reread> read_again(const Store::KeptPage& kept) {
  try {
    Result<Record> record = read(kept.page, kept.options);
    if (!record) return std::unexpected(std::move(record.error()));
    return Reread{.report = kept.report, .record = std::move(*record)};
  } catch (const std::exception& failure) {  // out of memory, as nothing else throws
    return std::unexpected(Error{.input = kept.page.name,
                                 .what = "cannot read the page again",
                                 .why = failure.what(),
                                 .advice = "its record stays as it was",
                                 .offset = {}});
  }
}

/// Some pages at a time, so that memory does not grow with the store.
Result<void> reread_some(Store& store, const std::vector<ReportKey>& keys, std::size_t threads,
                         Counts& counts) {
  std::vector<Store::KeptPage> pages;
  for (const ReportKey key : keys) {
    Result<std::optional<Store::KeptPage>> page = store.kept_page(key);
    if (!page) {  // damaged, it may be; the others are not
      Error error = page.error();
      if (error.input.empty()) error.input = fmt::format("report {}", key);
      print_error(error);
      ++counts.failed;
      continue;
    }
    if (*page) pages.push_back(std::move(**page));
  }
  Result<void> done;
  in_order(
      pages.size(), threads, [&](std::size_t i) { return read_again(pages[i]); },
      [&](Result<Reread> result) {
        ++counts.read;
        if (!result) {
          print_error(result.error());
          ++counts.failed;
          return true;
        }
        const Result<bool> changed = store.replace_record(result->report, result->record);
        if (!changed) {
          done = std::unexpected(changed.error());
          return false;
        }
        counts.changed += *changed ? 1U : 0U;
        return true;
      });
  return done;
}

int run_reread(const RereadCommand& command) {
  Result<Store> store = Store::open(command.location, StoreAccess::write);
  if (!store) {
    print_error(store.error());
    return kSomeFailed;
  }
  const std::size_t threads = threads_for(command.reading);
  Counts counts;
  for (ReportKey last = 0;;) {
    const Result<std::vector<ReportKey>> keys = store->report_keys(last, threads * kResultsAhead);
    Result<void> done = keys ? reread_some(*store, *keys, threads, counts) : std::unexpected(keys.error());
    if (!done) {
      print_error(done.error());
      return kSomeFailed;
    }
    if (keys->empty()) break;
    last = keys->back();
  }
  const bool told =
      write_standard_output(fmt::format("{}: {} read again, {} of them say something else now\n",
                                        without_password(command.location), counts.read, counts.changed));
  return counts.failed == 0 && told ? kDone : kSomeFailed;
}

}  // namespace

void add_reread_command(CLI::App& program, Run& run) {
  const auto command = std::make_shared<RereadCommand>();
  CLI::App* const app = program.add_subcommand(
      "reread", "Read a store's pages again, as they came, with this version of Hearsay");
  add_database_option(*app, command->location);
  app->add_option("-j,--jobs", command->reading.jobs, "Pages read at the same time; without it, one a core")
      ->type_name("N");
  app->footer(
      "Example:\n"
      "  hearsay reread --db desk.db\n"
      "\n"
      "Corrections stay, laid over the new reading. Exit: 0 done, 1 some pages failed (each is named, its "
      "record\n"
      "stays as it was), 2 wrong use.");
  app->callback([command, &run] { run = [command] { return run_reread(*command); }; });
}

}  // namespace hearsay::cli
