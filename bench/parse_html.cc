// How fast HTML parsers read real pages, one core.
//
//     parse_html FOLDER [ROUNDS]
//
// parses every .html file of the folder with libgumbo, with libxml2 into its own tree (DOM), with libxml2 into
// ours (hearsay::parse_html), and with all that read_page does. The best of ROUNDS (3) counts.
#include <gumbo.h>
#include <libxml/HTMLparser.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "hearsay/page/charset.h"
#include "hearsay/page/html_tree.h"
#include "hearsay/page/page.h"

namespace {

struct Sample {
  std::string name;
  std::string bytes;
  std::string utf8;
};

std::vector<Sample> read_folder(const std::filesystem::path& folder) {
  std::vector<Sample> samples;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".html") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    Sample sample{entry.path().filename().string(), {std::istreambuf_iterator<char>(file), {}}, {}};
    sample.utf8 = hearsay::decode_html(sample.bytes).text();
    samples.push_back(std::move(sample));
  }
  return samples;
}

void parse_with_gumbo(const Sample& sample) {
  GumboOutput* const output =
      gumbo_parse_with_options(&kGumboDefaultOptions, sample.utf8.data(), sample.utf8.size());
  gumbo_destroy_output(&kGumboDefaultOptions, output);
}

void parse_to_libxml2_tree(const Sample& sample) {
  constexpr int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                          HTML_PARSE_IGNORE_ENC | HTML_PARSE_NONET | XML_PARSE_HUGE;
  xmlFreeDoc(
      htmlReadMemory(sample.utf8.data(), static_cast<int>(sample.utf8.size()), nullptr, "UTF-8", options));
}

volatile std::size_t g_sink = 0;  // keeps the work from being optimised away

void measure(const char* label, const std::vector<Sample>& samples, int rounds,
             const std::function<void(const Sample&)>& work) {
  double best = 0;
  std::size_t bytes = 0;
  for (const Sample& sample : samples) bytes += sample.bytes.size();
  for (int round = 0; round < rounds; ++round) {
    const auto start = std::chrono::steady_clock::now();
    for (const Sample& sample : samples) work(sample);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (round == 0 || seconds < best) best = seconds;
  }
  std::printf("%-28s %7.0f pages/s %7.1f MB/s\n", label, static_cast<double>(samples.size()) / best,
              static_cast<double>(bytes) / best / 1e6);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: parse_html FOLDER [ROUNDS]\n", stderr);
    return 2;
  }
  const std::vector<Sample> samples = read_folder(argv[1]);
  const int rounds = argc > 2 ? std::max(1, std::atoi(argv[2])) : 3;
  std::printf("%zu pages\n", samples.size());
  measure("libgumbo", samples, rounds, parse_with_gumbo);
  measure("libxml2, its own tree", samples, rounds, parse_to_libxml2_tree);
  measure("libxml2, our tree", samples, rounds,
          [](const Sample& sample) { g_sink = g_sink + hearsay::parse_html(sample.utf8).size(); });
  measure("read_page", samples, rounds, [](const Sample& sample) {
    const auto article = hearsay::read_page({.name = sample.name, .bytes = sample.bytes});
    g_sink = g_sink + (article ? article->text.size() : 0);
  });
  return 0;
}
