// How fast times are found and resolved, one core.
//
//     find_times TEXT…
//
// reads each file as the clean text of one article and prints articles a second for find_times, and beside it
// for tokenize, whose work it builds on and which is timed apart. Passes over all files are repeated for two
// seconds at least; the median pass counts.
#include "hearsay/time/times.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "hearsay/language/tokens.h"
#include "hearsay/page/page.h"

namespace {

using namespace hearsay;

// A clean text does not tell when it was published; resolving costs the same on any day.
constexpr const char* kPublished = "2024-03-15";

std::vector<Article> read_articles(const std::vector<std::string>& names) {
  std::vector<Article> articles;
  for (const std::string& name : names) {
    std::ifstream file(name, std::ios::binary);
    const Page page{.name = name, .bytes = {std::istreambuf_iterator<char>(file), {}}};
    PageOptions options;
    options.form = InputForm::text;
    if (Result<Article> article = read_page(page, options))
      articles.push_back(std::move(*article));
    else
      std::fprintf(stderr, "find_times: %s is left out: it is no text\n", name.c_str());
  }
  return articles;
}

double seconds_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Seconds that each pass took, in order of size.
std::vector<double> timed_passes(const std::function<void()>& pass) {
  constexpr double kLeastSeconds = 2;
  constexpr std::size_t kLeastPasses = 5;
  pass();  // word lists are read with the first text
  std::vector<double> passes;
  for (double total = 0; total < kLeastSeconds || passes.size() < kLeastPasses; total += passes.back())
    passes.push_back(seconds_of(pass));
  std::ranges::sort(passes);
  return passes;
}

void print_speed(const char* label, std::size_t articles, std::size_t bytes,
                 const std::vector<double>& passes) {
  const auto rate = [&](double seconds) { return static_cast<double>(articles) / seconds; };
  const double median = passes[passes.size() / 2];
  std::printf("%-10s %8.0f articles/s (%.0f to %.0f in %zu passes) %7.1f MB/s\n", label, rate(median),
              rate(passes.back()), rate(passes.front()), passes.size(),
              static_cast<double>(bytes) / median / 1e6);
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<Article> articles = read_articles({argv + 1, argv + argc});
  if (articles.empty()) {
    std::fputs("usage: find_times TEXT…\n", stderr);
    return 2;
  }
  std::vector<Tokens> tokenized(articles.size());
  const auto tokenize_all = [&] { std::ranges::transform(articles, tokenized.begin(), tokenize); };
  std::size_t found = 0;
  const auto find_all = [&] {
    found = 0;
    for (const Tokens& tokens : tokenized) found += find_times(tokens, kPublished).size();
  };

  std::size_t bytes = 0;
  for (const Article& article : articles) bytes += article.text.size();
  const std::vector<double> tokenizing = timed_passes(tokenize_all);
  const std::vector<double> finding = timed_passes(find_all);
  std::printf("%zu articles of %zu bytes on average, %zu times in them\n", articles.size(),
              bytes / articles.size(), found);
  print_speed("find_times", articles.size(), bytes, finding);
  print_speed("tokenize", articles.size(), bytes, tokenizing);
  return 0;
}
