// What a store costs as it grows: adding, searching, opening a story, memory, disk.
//
//     store LOCATION RECORDS [SIZE]...     (1000 10000 100000)
//
// RECORDS is what `hearsay read --format ndjson` printed. Reports are simulated from them
// (simulated_reports.h), with as many statements as real ones, by 400 outlets over a year, and go into one
// store at LOCATION, which must not be there. Times are wall-clock, one thread; reading a page is not among
// them (`hearsay add` is timed for that, bench/store.sh).
#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "hearsay/hearsay.h"
#include "hearsay/store/search.h"
#include "hearsay/store/store.h"
#include "simulated_reports.h"

namespace {

using namespace hearsay;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kOutlets = 400;
constexpr int kRounds = 15;  // of each search

[[noreturn]] void fail(const Error& error) {
  std::fprintf(stderr, "%s\n", error.line().c_str());
  std::exit(1);
}

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double resident_megabytes() {
  malloc_trim(0);
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmRSS:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  return 0;
}

double megabytes_on_disk(const std::string& location) {
  double bytes = 0;
  for (const char* suffix : {"", "-wal"}) {
    std::error_code none;
    const auto size = std::filesystem::file_size(location + suffix, none);
    if (!none) bytes += static_cast<double>(size);
  }
  return bytes / 1e6;
}

std::vector<Record> read_records(const char* path) {
  std::vector<Record> records;
  std::ifstream file(path, std::ios::binary);
  for (std::string line; std::getline(file, line);) {
    Result<Record> record = record_from_json(line);
    if (!record) fail(record.error());
    records.push_back(std::move(*record));
  }
  return records;
}

/// Statements as a real report has them, over the simulated one's sentences and people.
void add_statements(Record& record, const Record& real, std::mt19937_64& random) {
  const std::size_t blocks = record.article.blocks.size();
  if (blocks == 0 || record.entities.empty()) return;
  std::vector<EntityId> people;
  for (EntityId id = 0; id < record.entities.size(); ++id)
    if (record.entities[id].kind == EntityKind::person) people.push_back(id);
  for (const Statement& shape : real.statements) {
    Statement statement;
    statement.kind = shape.kind;
    statement.channel = shape.channel;
    statement.certainty = shape.certainty;
    statement.confidence = shape.confidence;
    statement.content = {record.article.blocks[random() % blocks].span};
    if (shape.speaker && !people.empty()) {
      statement.speaker = people[random() % people.size()];
      statement.chain = {*statement.speaker};
    }
    record.statements.push_back(std::move(statement));
  }
}

struct Simulation {
  const std::vector<Record>& real;
  SimulatedReports simulated;
  std::vector<SimulatedReports::Report> plan;

  [[nodiscard]] std::pair<Page, Record> make(std::size_t i) const {
    Record record = simulated.make(plan[i]);
    std::mt19937_64 random(i);
    add_statements(record, real[random() % real.size()], random);
    const std::string outlet = "Outlet " + std::to_string(random() % kOutlets);
    record.article.site = outlet;
    record.article.title = record.article.text.substr(0, record.article.text.find('\n'));
    record.article.url = "https://outlet.example/" + std::to_string(i);
    Page page{.name = std::to_string(i) + ".html", .bytes = "<html><!-- " + std::to_string(i) + " --><p>"};
    for (const char c : record.article.text)
      page.bytes += c == '\n' ? std::string("</p>\n<p>") : std::string(1, c);
    return {std::move(page), std::move(record)};
  }
};

/// The names of who says most, so that the searches find much.
std::vector<std::string> frequent_speakers(Store& store) {
  const Result<Rows> rows = store.database().query(
      "SELECT who FROM statements WHERE who <> '' GROUP BY who ORDER BY count(*) DESC LIMIT 2");
  if (!rows) fail(rows.error());
  std::vector<std::string> names;
  for (const Row& row : *rows) names.push_back(row[0].text());
  names.resize(2);
  return names;
}

void print_searches(Store& store) {
  const std::vector<std::string> who = frequent_speakers(store);
  const std::vector<std::string> queries = {
      "the",
      "people",
      "\"the people\"",
      "who:\"" + who[0] + "\"",
      "who:\"" + who[0] + "\" channel:interview after:2025-03",
      "who:\"" + who[0] + "\" or who:\"" + who[1] + "\"",
      "the not channel:unknown",
      "channel:post certainty:denied",
      "outlet:\"Outlet 7\" the before:2025-06-01",
      "zzyzx",
      "",
  };
  for (const std::string& text : queries) {
    const Result<SearchQuery> query = parse_search(text);
    if (!query) fail(query.error());
    std::vector<double> times;
    std::size_t found = 0;
    for (int round = 0; round < kRounds; ++round) {
      const auto start = Clock::now();
      const Result<SearchPage> page = search(store, *query, {});
      times.push_back(milliseconds_since(start));
      if (!page) fail(page.error());
      found = page->found.size();
    }
    std::ranges::sort(times);
    std::printf("    %6.1f ms median, %6.1f longest, %3zu shown  %s\n", times[times.size() / 2], times.back(),
                found, text.empty() ? "(everything)" : text.c_str());
  }
}

double story_milliseconds(Store& store) {
  const Result<std::vector<StoryHead>> heads = store.stories(50);
  if (!heads) fail(heads.error());
  const auto largest = std::ranges::max_element(*heads, {}, &StoryHead::reports);
  const auto start = Clock::now();
  const auto story = store.story(largest->story);
  if (!story) fail(story.error());
  const double time = milliseconds_since(start);
  std::printf("    %6.1f ms to load a story of %u reports\n", time, largest->reports);
  return time;
}

void grow(const std::string& location, const Simulation& simulation, const std::vector<std::size_t>& sizes) {
  Result<Store> store = Store::open(location, StoreAccess::write);
  if (!store) fail(store.error());
  std::size_t added = 0;
  for (const std::size_t size : sizes) {
    double adding = 0;
    double last_adding = 0;
    const std::size_t begin = added;
    const std::size_t last_tenth = begin + (size - begin) * 9 / 10;
    for (; added < size; ++added) {
      const auto [page, record] = simulation.make(added);
      const auto start = Clock::now();
      const Result<Added> result = store->add(page, {}, record);
      const double time = milliseconds_since(start);
      if (!result) fail(result.error());
      adding += time;
      if (added >= last_tenth) last_adding += time;
    }
    const double megabytes = resident_megabytes();
    std::printf(
        "%zu reports, %llu statements: %.1f ms to add one, %.1f in the last tenth; %.0f MB memory, %.0f MB on "
        "disk\n",
        size, static_cast<unsigned long long>(store->count_statements().value_or(0)),
        adding / static_cast<double>(size - begin), last_adding / static_cast<double>(size - last_tenth),
        megabytes, megabytes_on_disk(location));
    print_searches(*store);
    story_milliseconds(*store);
    std::fflush(stdout);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: store LOCATION RECORDS [SIZE]...\n", stderr);
    return 2;
  }
  std::vector<std::size_t> sizes;
  for (int i = 3; i < argc; ++i) sizes.push_back(std::strtoull(argv[i], nullptr, 10));
  if (sizes.empty()) sizes = {1000, 10'000, 100'000};
  std::ranges::sort(sizes);
  const std::vector<Record> real = read_records(argv[2]);
  if (real.empty()) {
    std::fprintf(stderr, "store: %s has no records\n", argv[2]);
    return 1;
  }
  Simulation simulation{.real = real, .simulated = SimulatedReports(real, 1), .plan = {}};
  simulation.plan = simulation.simulated.plan(sizes.back());
  grow(argv[1], simulation, sizes);
  return 0;
}
