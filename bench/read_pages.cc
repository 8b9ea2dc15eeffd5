// How fast pages are read, one core, and how much memory a page takes.
//
//     read_pages FOLDER [ROUNDS]
//
// reads every .html file of the folder and prints pages and megabytes a second for all that read_page does,
// then the share of each step, timed one by one. The best of ROUNDS (3) counts. Memory is the most that is
// allocated at one time while a page is read, the page's own bytes not counted, as a multiple of its size.
#include <malloc.h>
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <new>
#include <string>
#include <vector>

#include "hearsay/base/sha256.h"
#include "hearsay/page/block_features.h"
#include "hearsay/page/block_hints.h"
#include "hearsay/page/block_scorer.h"
#include "hearsay/page/charset.h"
#include "hearsay/page/html_regions.h"
#include "hearsay/page/html_tree.h"
#include "hearsay/page/metadata.h"
#include "hearsay/page/page.h"
#include "hearsay/page/text_blocks.h"

namespace {

std::size_t g_allocated = 0;  // bytes now; one thread
std::size_t g_most_allocated = 0;

void count(void* block) {
  g_allocated += malloc_usable_size(block);
  g_most_allocated = std::max(g_most_allocated, g_allocated);
}

}  // namespace

void* operator new(std::size_t size) {
  void* const block = std::malloc(size);
  if (block == nullptr) throw std::bad_alloc();
  count(block);
  return block;
}
void operator delete(void* block) noexcept {
  if (block != nullptr) g_allocated -= malloc_usable_size(block);
  std::free(block);
}
void operator delete(void* block, std::size_t) noexcept { operator delete(block); }

namespace {

using namespace hearsay;

volatile std::size_t g_sink = 0;  // keeps the work from being optimised away

double seconds_of(const std::vector<Page>& pages, int rounds, const std::function<double(const Page&)>& work) {
  double best = 0;
  for (int round = 0; round < rounds; ++round) {
    double seconds = 0;
    for (const Page& page : pages) seconds += work(page);
    if (round == 0 || seconds < best) best = seconds;
  }
  return best;
}

double timed(auto&& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::vector<Page> read_folder(const std::filesystem::path& folder) {
  std::vector<Page> pages;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".html") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    pages.push_back({entry.path().filename().string(), {std::istreambuf_iterator<char>(file), {}}});
  }
  return pages;
}

// Seconds of each step for one page, in the order of kSteps.
constexpr std::array<const char*, 9> kSteps{"sha256",  "charset",     "parsing",  "names", "metadata",
                                            "regions", "text blocks", "features", "scores"};
using Steps = std::array<double, kSteps.size()>;

void add_steps(const Page& page, Steps& seconds) {
  std::size_t step = 0;
  const auto take = [&](auto&& work) {
    const auto start = std::chrono::steady_clock::now();
    auto result = work();
    seconds[step++] += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return result;
  };
  g_sink = g_sink + take([&] { return sha256_hex(page.bytes); }).size();
  const DecodedPage decoded = take([&] { return decode_html(page.bytes); });
  const HtmlTree tree = take([&] { return parse_html(decoded.text()); });
  const BlockHints hints = take([&] { return BlockHints(tree); });
  const PageMetadata metadata = take([&] { return read_metadata(tree, hints); });
  const std::string_view title = metadata.title ? std::string_view(metadata.title->text) : std::string_view();
  const NodeIndex node = metadata.title ? metadata.title->node : kNoNode;
  const HtmlRegions regions = take([&] { return find_regions(tree, hints); });
  const TextBlocks blocks = take([&] { return gather_text_blocks(tree, regions, node); });
  const std::vector<BlockFeatures> features = take([&] {
    const BlockMeasures measures(tree, regions, blocks, title, node);
    std::vector<BlockFeatures> rows(measures.size());
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = measures.features(i);
    return rows;
  });
  take([&] {
    std::vector<float> scores(features.size());
    block_scores(features, scores);
    return scores;
  });
}

void print_memory(const std::vector<Page>& pages) {
  constexpr std::size_t kSmall = 20'000;  // bytes; what a smaller page takes is the tables'
  PageOptions options;
  options.form = InputForm::html;
  double most = 0;
  double sum = 0;
  std::size_t counted = 0;
  std::string name;
  for (const Page& page : pages) {
    if (page.bytes.size() < kSmall) continue;
    const std::size_t before = g_allocated;
    g_most_allocated = before;
    g_sink = g_sink + read_page(page, options).has_value();
    const double times =
        static_cast<double>(g_most_allocated - before) / static_cast<double>(page.bytes.size());
    sum += times;
    ++counted;
    if (times > most) {
      most = times;
      name = page.name;
    }
  }
  if (counted > 0) {
    std::printf("memory: %.1f times the page's size on average, %.1f at most (%s)\n",
                sum / static_cast<double>(counted), most, name.c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: read_pages FOLDER [ROUNDS]\n", stderr);
    return 2;
  }
  const std::vector<Page> pages = read_folder(argv[1]);
  if (pages.empty()) {
    std::fprintf(stderr, "%s: no .html file\n", argv[1]);
    return 1;
  }
  const int rounds = argc > 2 ? std::max(1, std::atoi(argv[2])) : 3;
  std::size_t bytes = 0;
  for (const Page& page : pages) bytes += page.bytes.size();
  PageOptions options;
  options.form = InputForm::html;
  const double all = seconds_of(pages, rounds, [&](const Page& page) {
    return timed([&] { g_sink = g_sink + read_page(page, options).has_value(); });
  });
  std::printf("%zu pages, %.1f MB, one core: %.0f pages/s, %.1f MB/s\n", pages.size(),
              static_cast<double>(bytes) / 1e6, static_cast<double>(pages.size()) / all,
              static_cast<double>(bytes) / all / 1e6);
  Steps best{};
  for (int round = 0; round < rounds; ++round) {
    Steps seconds{};
    for (const Page& page : pages) add_steps(page, seconds);
    for (std::size_t i = 0; i < best.size(); ++i)
      best[i] = round == 0 ? seconds[i] : std::min(best[i], seconds[i]);
  }
  double known = 0;
  for (const double seconds : best) known += seconds;
  for (std::size_t i = 0; i < best.size(); ++i)
    std::printf("  %-12s %5.1f %%  %6.3f ms a page\n", kSteps[i], 100 * best[i] / all,
                1000 * best[i] / static_cast<double>(pages.size()));
  std::printf("  %-12s %5.1f %%\n", "the rest", 100 * std::max(0.0, all - known) / all);
  print_memory(pages);
  return 0;
}
