// How fast HTML parsers read real pages, one core.
//
//     parse_html FOLDER [ROUNDS]
//     parse_html --compare FOLDER [PAGE…]
//
// The first parses every .html file of the folder with libgumbo, with libxml2 into its tree (DOM), with ours
// (hearsay::parse_html), and with all that read_page does. The best of ROUNDS (3) counts. The second prints on
// how many pages ours has the words of libgumbo, which reads as the HTML standard says; of the pages that are
// named (all, if none) it prints where the words part.
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
#include <set>
#include <string>
#include <string_view>
#include <utility>
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

// --- The words of the body, in order, as each parser has them ---

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

void add_words(std::string_view text, std::vector<std::string>& words, bool& goes_on) {
  for (const char c : text) {
    if (is_space(c)) {
      goes_on = false;
    } else {
      if (!std::exchange(goes_on, true)) words.emplace_back();
      words.back() += c;
    }
  }
}

bool is_left_out(GumboTag tag) {
  return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_NOSCRIPT ||
         tag == GUMBO_TAG_TEMPLATE || tag == GUMBO_TAG_HEAD || tag == GUMBO_TAG_IFRAME;
}

bool is_left_out(hearsay::Tag tag) {
  using hearsay::Tag;
  return tag == Tag::script || tag == Tag::style || tag == Tag::noscript || tag == Tag::template_ ||
         tag == Tag::head || tag == Tag::iframe;
}

// Elements part words, comments do not.
std::vector<std::string> words_by_gumbo(const std::string& utf8) {
  GumboOutput* const output = gumbo_parse_with_options(&kGumboDefaultOptions, utf8.data(), utf8.size());
  std::vector<std::string> words;
  std::vector<const GumboNode*> open{output->root};
  bool goes_on = false;
  while (!open.empty()) {
    const GumboNode* const node = open.back();
    open.pop_back();
    if (node == nullptr) {  // the end of an element
      goes_on = false;
    } else if (node->type == GUMBO_NODE_ELEMENT) {
      goes_on = false;
      if (is_left_out(node->v.element.tag)) continue;
      open.push_back(nullptr);
      const GumboVector& children = node->v.element.children;
      for (unsigned int i = children.length; i-- > 0;)
        open.push_back(static_cast<const GumboNode*>(children.data[i]));
    } else if (node->type == GUMBO_NODE_WHITESPACE) {
      goes_on = false;
    } else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA) {
      add_words(node->v.text.text, words, goes_on);
    }
  }
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return words;
}

std::vector<std::string> words_by_hearsay(const std::string& utf8) {
  const hearsay::HtmlTree tree = hearsay::parse_html(utf8);
  std::vector<std::string> words;
  for (hearsay::NodeIndex node = 0; node < tree.size();) {
    bool goes_on = false;
    add_words(tree.text(node), words, goes_on);
    node = is_left_out(tree.tag(node)) ? tree.end_of(node) : node + 1;
  }
  return words;
}

void print_parting(const std::string& name, const std::vector<std::string>& ours,
                   const std::vector<std::string>& gumbo) {
  const auto [our, other] = std::ranges::mismatch(ours, gumbo);
  const auto shown = [](const std::vector<std::string>& words, auto at) {
    std::string out;
    for (auto word = at - std::min<std::ptrdiff_t>(at - words.begin(), 4); word != words.end() && word - at < 8;
         ++word)
      out += (word == at ? " >>" : " ") + word->substr(0, 60);
    return out;
  };
  std::printf("%s: word %td; %zu words, libgumbo %zu\n  ours:    %s\n  libgumbo:%s\n", name.c_str(),
              our - ours.begin(), ours.size(), gumbo.size(), shown(ours, our).c_str(),
              shown(gumbo, other).c_str());
}

int compare(const std::vector<Sample>& samples, const std::set<std::string>& named) {
  std::size_t pages = 0;
  std::size_t same = 0;
  std::size_t same_in_any_order = 0;
  for (const Sample& sample : samples) {
    if (!named.empty() && !named.contains(sample.name)) continue;
    std::vector<std::string> ours = words_by_hearsay(sample.utf8);
    std::vector<std::string> gumbo = words_by_gumbo(sample.utf8);
    ++pages;
    if (ours == gumbo) {
      ++same;
      ++same_in_any_order;
      continue;
    }
    if (!named.empty()) print_parting(sample.name, ours, gumbo);
    std::ranges::sort(ours);
    std::ranges::sort(gumbo);
    same_in_any_order += ours == gumbo ? 1 : 0;
  }
  std::printf("%zu pages: on %zu the words are libgumbo's, on %zu but for their order\n", pages, same,
              same_in_any_order);
  return 0;
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
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() > 1 && arguments[0] == "--compare")
    return compare(read_folder(arguments[1]), {arguments.begin() + 2, arguments.end()});
  if (arguments.empty()) {
    std::fputs("usage: parse_html FOLDER [ROUNDS]\n       parse_html --compare FOLDER [PAGE…]\n", stderr);
    return 2;
  }
  const std::vector<Sample> samples = read_folder(argv[1]);
  const int rounds = argc > 2 ? std::max(1, std::atoi(argv[2])) : 3;
  std::printf("%zu pages\n", samples.size());
  measure("libgumbo", samples, rounds, parse_with_gumbo);
  measure("libxml2", samples, rounds, parse_to_libxml2_tree);
  measure("Hearsay", samples, rounds,
          [](const Sample& sample) { g_sink = g_sink + hearsay::parse_html(sample.utf8).size(); });
  measure("read_page", samples, rounds, [](const Sample& sample) {
    const auto article = hearsay::read_page({.name = sample.name, .bytes = sample.bytes});
    g_sink = g_sink + (article ? article->text.size() : 0);
  });
  return 0;
}
