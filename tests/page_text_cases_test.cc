// Page texts of many kinds and languages (data/page_text/), each line marked with what it is.
//
// A case is the page's text with a mark before each line: `title`, `heading`, `paragraph`, `item`,
// `caption(credit)`, `out` for what is not the article's; then a bar. Lines that begin with # say what the case
// is about, those with = what the metadata must be; an empty line is an empty line of the page.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>

#include "hearsay/base/utf8.h"
#include "hearsay/page/page.h"
#include "support/article_properties.h"
#include "support/program.h"

namespace hearsay::testing {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(HEARSAY_SOURCE_DIR) / "tests/data/page_text";

struct MarkedLine {
  std::string mark;
  std::string words;
  std::uint32_t begin = 0;  // in the page
};

struct Case {
  Page page;
  std::vector<MarkedLine> lines;
  std::map<std::string, std::string> metadata;
};

Case read_case(const std::string& file) {
  Case out;
  out.page.name = file;
  std::istringstream lines(read_file((kFolder / file).string()));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('#')) continue;
    const std::size_t bar = line.find('|');
    const bool metadata = line.starts_with('=');
    const std::string mark(trim(std::string_view(line).substr(metadata ? 1 : 0, bar - (metadata ? 1 : 0))));
    const std::string words(bar == std::string::npos ? "" : trim(std::string_view(line).substr(bar + 1)));
    if (metadata) {
      out.metadata[mark] = words;
      continue;
    }
    if (!words.empty()) out.lines.push_back({mark, words, static_cast<std::uint32_t>(out.page.bytes.size())});
    out.page.bytes += words + "\n";
  }
  return out;
}

std::string kind_name(const Block& block) {
  switch (block.kind) {
    case BlockKind::title: return "title";
    case BlockKind::heading: return "heading";
    case BlockKind::list_item: return "item";
    case BlockKind::caption: return "caption(" + block.credit.value_or("") + ")";
    default: return "paragraph";
  }
}

// What the reader made of the line that begins at `begin`.
std::string mark_of(const Article& article, std::uint32_t begin) {
  const auto block = std::ranges::find_if(
      article.blocks, [begin](const Block& candidate) { return candidate.place.contains(begin); });
  return block == article.blocks.end() ? "out" : kind_name(*block);
}

class PageTextCase : public ::testing::TestWithParam<std::string> {};

TEST_P(PageTextCase, IsReadLineByLineAsMarked) {
  const Case expected = read_case(GetParam());
  PageOptions options;
  options.form = InputForm::page_text;
  const Result<Article> article = read_page(expected.page, options);
  ASSERT_TRUE(article.has_value());
  for (const MarkedLine& line : expected.lines)
    EXPECT_EQ(mark_of(*article, line.begin), line.mark) << line.words;
  for (const auto& [name, value] : expected.metadata) {
    const std::string said = name == "site"        ? article->site.value_or("")
                             : name == "published" ? article->published.value_or("")
                                                   : ::testing::PrintToString(article->authors);
    EXPECT_EQ(said, name == "authors" ? ::testing::PrintToString(std::vector<std::string>{value}) : value)
        << name;
  }
  EXPECT_EQ(broken_promise(*article, expected.page, InputForm::page_text), std::nullopt);
}

std::vector<std::string> cases() {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(kFolder)) out.push_back(entry.path().filename().string());
  std::ranges::sort(out);
  return out;
}

INSTANTIATE_TEST_SUITE_P(All, PageTextCase, ::testing::ValuesIn(cases()),
                         [](const auto& file) { return fs::path(file.param).stem().string(); });

}  // namespace
}  // namespace hearsay::testing
