// How reports are grouped into stories, and what it costs.
//
//     group_stories groups RECORDS               each record's input and story, and its near copies
//     group_stories added RECORDS                the same, added one by one
//     group_stories features RECORDS < PAIRS     what pairs of inputs have in common, as same_event.h weighs it
//     group_stories orders RECORDS               how far the stories depend on the order of the reports
//     group_stories grow RECORDS [SIZE]...       time and memory for simulated reports (1000 10000 100000)
//
// RECORDS is what `hearsay read --format ndjson` printed. bench/story_pairs.py scores the groups against
// labels.
#include <malloc.h>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

#include "hearsay/hearsay.h"
#include "hearsay/story/story_index.h"
#include "simulated_reports.h"

namespace {

using namespace hearsay;

std::vector<Record> read_records(const char* path) {
  std::vector<Record> records;
  std::ifstream file(path, std::ios::binary);
  for (std::string line; std::getline(file, line);) {
    Result<Record> record = record_from_json(line);
    if (!record) {
      std::fprintf(stderr, "%s\n", record.error().line().c_str());
      std::exit(1);
    }
    records.push_back(std::move(*record));
  }
  return records;
}

/// The file's name without folder and ending.
std::string name_of(const std::string& input) {
  const std::size_t slash = input.rfind('/');
  std::string name = slash == std::string::npos ? input : input.substr(slash + 1);
  return name.substr(0, name.rfind('.'));
}

std::vector<std::uint32_t> stories_of(const StoryIndex& index) {
  std::vector<std::uint32_t> stories;
  for (ReportNumber i = 0; i < index.size(); ++i) stories.push_back(index.story_of(i));
  return stories;
}

struct Agreement {
  double precision;
  double recall;
};

/// B-cubed (Bagga and Baldwin, 1998) of one grouping of things against another.
Agreement b_cubed(const std::vector<std::uint32_t>& said, const std::vector<std::uint32_t>& wanted) {
  std::unordered_map<std::uint64_t, double> both;
  std::unordered_map<std::uint32_t, double> of_said;
  std::unordered_map<std::uint32_t, double> of_wanted;
  for (std::size_t i = 0; i < said.size(); ++i) {
    ++both[(std::uint64_t{said[i]} << 32) | wanted[i]];
    ++of_said[said[i]];
    ++of_wanted[wanted[i]];
  }
  Agreement sum{0, 0};
  for (std::size_t i = 0; i < said.size(); ++i) {
    const double shared = both[(std::uint64_t{said[i]} << 32) | wanted[i]];
    sum.precision += shared / of_said[said[i]];
    sum.recall += shared / of_wanted[wanted[i]];
  }
  const auto size = static_cast<double>(said.size());
  return {sum.precision / size, sum.recall / size};
}

StoryIndex added_one_by_one(const std::vector<Record>& records) {
  StoryIndex index;
  for (const Record& record : records) index.add(record);
  return index;
}

StoryIndex index_of(const std::vector<ReportSketch>& sketches, StoryIndex index) {
  for (const ReportSketch& one : sketches) index.add(one);
  return index;
}

void print_groups(const std::vector<Record>& records, const StoryIndex& index) {
  for (ReportNumber i = 0; i < index.size(); ++i) {
    std::printf("%s\t%u", name_of(records[i].article.input).c_str(), index.story_of(i));
    for (const SharedText& shared : index.near_copies(i))
      std::printf("\t%s %.2f %.2f %.2f %.2f", name_of(records[shared.other].article.input).c_str(),
                  shared.of_this, shared.of_other, shared.wording_of_this, shared.wording_of_other);
    std::printf("\n");
  }
}

void print_features(const std::vector<Record>& records) {
  const StoryIndex index = added_one_by_one(records);
  std::unordered_map<std::string, ReportNumber> numbers;
  for (ReportNumber i = 0; i < index.size(); ++i) numbers.emplace(name_of(records[i].article.input), i);
  for (std::string a, b; std::cin >> a >> b;) {
    const auto x = numbers.find(a);
    const auto y = numbers.find(b);
    if (x == numbers.end() || y == numbers.end()) continue;
    const EventFeatures features =
        event_features(index.sketch_of(x->second), index.sketch_of(y->second), index.statistics());
    if (features.days_apart > kMostDaysApart) continue;
    std::printf("%s\t%s\t%.4f\t%.4f\t%.4f\t%.0f\t%.4f\t%.3f\n", a.c_str(), b.c_str(), features.words,
                features.lead, features.names, features.days_apart, features.days, event_likeness(features));
  }
}

void print_orders(const std::vector<Record>& records) {
  std::vector<ReportSketch> sketches;
  for (const Record& record : records) sketches.push_back(sketch(record));
  const TermStatistics statistics = index_of(sketches, StoryIndex()).statistics();
  const auto group = [&](const std::vector<std::size_t>& order, bool at_once) {
    StoryIndex index = at_once ? StoryIndex(statistics) : StoryIndex();
    for (const std::size_t i : order) index.add(sketches[i]);
    std::vector<std::uint32_t> stories(order.size());
    for (ReportNumber i = 0; i < order.size(); ++i) stories[order[i]] = index.story_of(i);
    return stories;
  };
  std::vector<std::size_t> order(sketches.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const std::vector<std::uint32_t> first = group(order, true);
  const std::vector<std::uint32_t> first_added = group(order, false);
  std::mt19937_64 random(1);
  for (int round = 0; round < 5; ++round) {
    for (std::size_t n = order.size(); n > 1; --n) std::swap(order[n - 1], order[random() % n]);
    const auto [precision, recall] = b_cubed(group(order, true), first);
    const auto [precision_added, recall_added] = b_cubed(group(order, false), first_added);
    std::printf("shuffled, B-cubed against the first order: all at once %.3f %.3f, one by one %.3f %.3f\n",
                precision, recall, precision_added, recall_added);
  }
}

double resident_megabytes() {
  malloc_trim(0);  // what was freed before is not to be filled unseen
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmRSS:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  return 0;
}

void print_growth(const std::vector<Record>& records, const std::vector<std::size_t>& sizes) {
  using Clock = std::chrono::steady_clock;
  const auto seconds_since = [](Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
  };
  const SimulatedReports simulated(records, 1);
  std::printf("reports  events  stories  B3 P  B3 R  sketch ms  add ms  last tenth ms  MB\n");
  for (const std::size_t size : sizes) {
    const std::vector<SimulatedReports::Report> plan = simulated.plan(size);
    const double before = resident_megabytes();
    StoryIndex index;
    std::vector<std::uint32_t> events;
    double sketching = 0;
    double adding = 0;
    double last = 0;
    for (std::size_t i = 0; i < plan.size(); ++i) {
      const Record record = simulated.make(plan[i]);
      const auto start = Clock::now();
      ReportSketch one = sketch(record);
      sketching += seconds_since(start);
      const auto middle = Clock::now();
      index.add(std::move(one));
      const double added = seconds_since(middle);
      adding += added;
      if (i >= plan.size() - plan.size() / 10) last += added;
      events.push_back(plan[i].event);
    }
    const double megabytes = resident_megabytes() - before;
    const auto [precision, recall] = b_cubed(stories_of(index), events);
    const auto count = static_cast<double>(plan.size());
    std::ranges::sort(events);
    const auto distinct = std::ranges::unique(events).begin() - events.begin();
    std::printf("%7zu  %6td  %7zu  %.3f %.3f  %9.3f  %6.3f  %13.3f  %.0f\n", plan.size(), distinct,
                index.stories().size(), precision, recall, 1000 * sketching / count, 1000 * adding / count,
                10000 * last / count, megabytes);
    std::fflush(stdout);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::string mode = argc > 2 ? argv[1] : "";
  if (mode != "groups" && mode != "added" && mode != "features" && mode != "orders" && mode != "grow") {
    std::fputs("usage: group_stories groups|added|features|orders|grow RECORDS [SIZE]...\n", stderr);
    return 2;
  }
  const std::vector<Record> records = read_records(argv[2]);
  if (records.empty()) {
    std::fprintf(stderr, "%s: no records\n", argv[2]);
    return 1;
  }
  if (mode == "groups") print_groups(records, index_reports(records));
  if (mode == "added") print_groups(records, added_one_by_one(records));
  if (mode == "features") print_features(records);
  if (mode == "orders") print_orders(records);
  if (mode == "grow") {
    std::vector<std::size_t> sizes;
    for (int i = 3; i < argc; ++i) sizes.push_back(std::strtoul(argv[i], nullptr, 10));
    print_growth(records, sizes.empty() ? std::vector<std::size_t>{1000, 10000, 100000} : sizes);
  }
  return 0;
}
