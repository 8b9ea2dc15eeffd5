// Times the search for what a phrase could be on the lips, and where the phrase itself stands among what is
// found.
//
// usage: lips FOLDER      a folder of texts; phrases are cut out of their sentences
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "hearsay/lips/lips.h"

namespace {

std::vector<std::string> words_of(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  std::ranges::sort(files);
  std::vector<std::string> words;
  for (const auto& file : files) {
    std::ifstream stream(file);
    std::ostringstream text;
    text << stream.rdbuf();
    for (std::string& word : hearsay::spoken_words(text.str())) words.push_back(std::move(word));
  }
  return words;
}

double median(std::vector<double> values) {
  std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: lips FOLDER\n");
    return 2;
  }
  using Clock = std::chrono::steady_clock;
  const auto seconds = [](Clock::time_point since) {
    return std::chrono::duration<double>(Clock::now() - since).count();
  };
  const std::vector<std::string> words = words_of(argv[1]);
  if (words.size() < 100) {
    std::fprintf(stderr, "lips: %s: fewer than 100 words in its texts\n", argv[1]);
    return 1;
  }
  const Clock::time_point loading = Clock::now();
  const hearsay::Result<hearsay::LipReader> reader = hearsay::LipReader::open();
  if (!reader) {
    std::fprintf(stderr, "lips: %s\n", reader.error().line().c_str());
    return 1;
  }
  std::printf("loading: %.0f ms\n", 1000 * seconds(loading));
  std::printf("words   median   longest   10 or more others   itself first   in five   in twenty\n");
  std::mt19937 random(1);
  constexpr int kPhrases = 200;
  for (const std::size_t length : {1U, 2U, 3U, 5U, 7U, 10U}) {
    std::vector<double> times;
    int many = 0;
    int first = 0;
    int five = 0;
    int twenty = 0;
    for (int i = 0; i < kPhrases; ++i) {
      const std::size_t at = random() % (words.size() - length);
      std::string phrase;
      for (std::size_t k = 0; k < length; ++k) phrase += words[at + k] + " ";
      const Clock::time_point begin = Clock::now();
      const auto readings = reader->read(phrase);
      times.push_back(seconds(begin));
      if (!readings) continue;
      many += readings->looked_at > 10 ? 1 : 0;
      first += readings->own_rank == 1 ? 1 : 0;
      five += readings->own_rank <= 5 ? 1 : 0;
      twenty += readings->own_rank <= 20 ? 1 : 0;
    }
    const auto share = [](int count) { return 100.0 * count / kPhrases; };
    std::printf("%5zu  %5.1f ms  %5.1f ms  %16.1f %%  %11.1f %%  %6.1f %%  %8.1f %%\n", length,
                1000 * median(times), 1000 * std::ranges::max(times), share(many), share(first), share(five),
                share(twenty));
  }
  return 0;
}
