// hearsay add: keeps pages, and what they say, in a store.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <memory>
#include <mutex>

#include "cli/commands.h"
#include "cli/database_option.h"
#include "cli/output.h"
#include "cli/reading.h"
#include "hearsay/base/sha256.h"
#include "hearsay/record/record_json.h"
#include "hearsay/store/store.h"

namespace hearsay::cli {
namespace {

enum class Format : std::uint8_t { text, ndjson };

struct AddCommand {
  ReadingOptions reading;
  std::string location;
  Format format = Format::text;
};

/// A page that was read, or that is in the store as it is and need not be.
struct ReadPage {
  Page page;
  std::optional<Record> record;
  std::optional<Added> known;
};

struct Counts {
  std::size_t reports = 0;
  std::size_t versions = 0;
  std::size_t unchanged = 0;

  void count(Addition addition) {
    switch (addition) {
      case Addition::report: ++reports; break;
      case Addition::version: ++versions; break;
      case Addition::unchanged: ++unchanged; break;
    }
  }
};

std::string_view name_of(Addition addition) {
  switch (addition) {
    case Addition::report: return "report";
    case Addition::version: return "version";
    case Addition::unchanged: break;
  }
  return "unchanged";
}

std::string line_of(const std::string& input, const Added& added) {
  return dump(Json{{"input", input},
                   {"addition", name_of(added.addition)},
                   {"report", added.report},
                   {"version", added.version},
                   {"story", added.story}}) +
         "\n";
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

/// Reads what the store does not have yet, on any thread.
class Reader {
 public:
  Reader(const ReadOptions& options, Store& store) : options_(options), store_(store) {}

  Result<ReadPage> operator()(const Input& input) const {
    if (input.trouble) return std::unexpected(*input.trouble);
    try {
      Result<Page> page = load(input.name, options_.page.max_bytes);
      if (!page) return std::unexpected(std::move(page.error()));
      ReadPage out{.page = std::move(*page), .record = {}, .known = {}};
      Result<std::optional<Added>> known = find(sha256_hex(out.page.bytes));
      if (!known) return std::unexpected(std::move(known.error()));
      if ((out.known = *known)) return out;
      Result<Record> record = read(out.page, options_);
      if (!record) return std::unexpected(std::move(record.error()));
      out.record = std::move(*record);
      return out;
    } catch (const std::exception& failure) {  // out of memory, as nothing else throws
      return std::unexpected(Error{.input = input.name,
                                   .what = "cannot read the page",
                                   .why = failure.what(),
                                   .advice = {},
                                   .offset = {}});
    }
  }

 private:
  [[nodiscard]] Result<std::optional<Added>> find(const std::string& sha256) const {
    const std::scoped_lock lock(mutex_);
    return store_.find_page(sha256);
  }

  const ReadOptions& options_;
  Store& store_;  // this reader's own, for looking alone
  mutable std::mutex mutex_;
};

/// Keeps what was read. What was in the store when it was looked for may have been replaced since, by a page
/// before it.
Result<Added> keep(Store& store, const ReadOptions& options, ReadPage read_page) {
  if (read_page.known) {
    const Result<std::optional<Added>> known = store.find_page(sha256_hex(read_page.page.bytes));
    if (!known) return std::unexpected(known.error());
    if (*known) return **known;
    Result<Record> record = read(read_page.page, options);
    if (!record) return std::unexpected(record.error());
    read_page.record = std::move(*record);
  }
  return store.add(read_page.page, options, *read_page.record);
}

int fail(const Error& error) {
  print_error(error);
  return kSomeFailed;
}

int run_add(const AddCommand& command) {
  Result<Store> store = Store::open(command.location, StoreAccess::write);
  if (!store) return fail(store.error());
  Result<Store> looked_into = Store::open(command.location, StoreAccess::read);
  if (!looked_into) return fail(looked_into.error());

  const std::vector<Input> inputs = list_inputs(command.reading.inputs);
  const Reader reader(command.reading.read, *looked_into);
  Counts counts;
  bool all_read = true;
  bool open = true;                    // whether standard output still takes anything
  std::optional<Error> store_trouble;  // that the next page would meet too
  Progress progress(inputs.size(), command.format == Format::text);
  in_order(
      inputs.size(), threads_for(command.reading), [&](std::size_t i) { return reader(inputs[i]); },
      [&](Result<ReadPage> result) {
        progress.advance();
        if (!result) {
          progress.clear();
          print_error(result.error());
          all_read = false;
          return true;
        }
        const std::string name = result->page.name;
        const Result<Added> added = keep(*store, command.reading.read, std::move(*result));
        if (!added) {
          store_trouble = added.error();
          return false;
        }
        counts.count(added->addition);
        if (command.format == Format::ndjson) open = write_standard_output(line_of(name, *added));
        return open;
      });
  progress.clear();
  if (store_trouble) {
    Error error = *store_trouble;
    const std::size_t kept = counts.reports + counts.versions;
    error.why += fmt::format(" ({} of this run are in the store whole, no other is)",
                             counted(kept, "report", "reports"));
    return fail(error);
  }
  if (command.format == Format::text)
    open = write_standard_output(fmt::format("{}: {}, {}, {} unchanged\n", without_password(command.location),
                                             counted(counts.reports, "new report", "new reports"),
                                             counted(counts.versions, "new version", "new versions"),
                                             counts.unchanged));
  return all_read && open ? kDone : kSomeFailed;
}

}  // namespace

void add_add_command(CLI::App& program, Run& run) {
  const auto command = std::make_shared<AddCommand>();
  CLI::App* const app = program.add_subcommand("add", "Keep pages, and what they say, in a store");
  add_reading_options(*app, command->reading);
  add_database_option(*app, command->location);
  add_choice<Format>(
      *app, "--format", {{"text", Format::text}, {"ndjson", Format::ndjson}},
      [command](Format format) { command->format = format; },
      "A line for people at the end, or one of JSON for each page");
  app->footer(
      "Examples:\n"
      "  hearsay add pages/                                        into hearsay.db, made if it is not there\n"
      "  hearsay add --db desk.db a.html b.html\n"
      "  hearsay add --db postgresql://desk@db.example/desk pages/\n"
      "\n"
      "A page that is there is not added again; one that changed under its address becomes a new version.\n"
      "Exit: 0 done, 1 some inputs failed (each is named, the rest are in the store), 2 wrong use.");
  app->callback([command, &run] { run = [command] { return run_add(*command); }; });
}

}  // namespace hearsay::cli
