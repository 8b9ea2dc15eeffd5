// Writes what block_scorer.h sees of pages, for train/blocks.py: so that training and reading measure blocks in
// the same way, by the same code.
//
//     export_blocks FILE…
//
// For every page one JSON object a line: file, title, and blocks, each with its text, form, kind and features.
#include <fmt/core.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "hearsay/page/block_features.h"
#include "hearsay/page/block_hints.h"
#include "hearsay/page/charset.h"
#include "hearsay/page/html_regions.h"
#include "hearsay/page/html_tree.h"
#include "hearsay/page/metadata.h"
#include "hearsay/page/text_blocks.h"

namespace {

using namespace hearsay;

nlohmann::json read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const DecodedPage decoded = decode_html(bytes);
  const HtmlTree tree = parse_html(decoded.text());
  const BlockHints hints(tree);
  const PageMetadata metadata = read_metadata(tree, hints);
  const std::string title = metadata.title ? metadata.title->text : std::string();
  const NodeIndex title_node = metadata.title ? metadata.title->node : kNoNode;
  const HtmlRegions regions = find_regions(tree, hints);
  const TextBlocks blocks = gather_text_blocks(tree, regions, title_node);
  const BlockMeasures measures(tree, regions, blocks, title, title_node);
  nlohmann::json out{{"file", path}, {"title", title}, {"blocks", nlohmann::json::array()}};
  for (std::size_t i = 0; i < measures.size(); ++i) {
    const TextBlock& block = blocks.blocks[i];
    out["blocks"].push_back({{"text", blocks.text(block)},
                             {"form", static_cast<int>(block.form)},
                             {"kind", static_cast<int>(block.kind)},
                             {"features", measures.features(i)}});
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: export_blocks FILE…\n");
    return 2;
  }
  for (int i = 1; i < argc; ++i)
    fmt::print("{}\n", read(argv[i]).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  return 0;
}
