// Writes what the encoder sees of texts, for train/train.py: so that training and reading cut text in the same
// way, by the same code.
//
//     export_tokens VOCABULARY FILE…
//
// One JSON object a line: name, start and end (code points) of every token, the block and sentence it stands
// in, its features, its pieces, and the bits that the word lists give it.
#include <fmt/core.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "hearsay/base/utf8.h"
#include "hearsay/language/tokens.h"
#include "hearsay/model/features.h"
#include "hearsay/model/wordpiece.h"
#include "hearsay/page/page.h"
#include "hearsay/people/lexicon_features.h"

namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: export_tokens VOCABULARY FILE…\n");
    return 2;
  }
  const std::string lines = bytes_of(argv[1]);
  const hearsay::WordPiece vocabulary(lines);
  if (!vocabulary.complete()) {
    fmt::print(stderr, "{}: no [UNK], [CLS] or [SEP] in the vocabulary\n", argv[1]);
    return 1;
  }
  for (int i = 2; i < argc; ++i) {
    const hearsay::Page page{.name = argv[i], .bytes = bytes_of(argv[i])};
    hearsay::PageOptions options;
    options.form = hearsay::InputForm::text;
    const hearsay::Result<hearsay::Article> article = hearsay::read_page(page, options);
    if (!article) {
      fmt::print(stderr, "{}\n", article.error().line());
      return 1;
    }
    const hearsay::Tokens tokens = hearsay::tokenize(*article);
    const std::vector<hearsay::TokenFeatures> features = hearsay::token_features(tokens);
    const std::vector<std::uint16_t> lexicon = hearsay::lexicon_features(tokens);
    const hearsay::CodePointIndex index(article->text);
    nlohmann::json out{{"name", std::filesystem::path(argv[i]).stem().string()}};
    for (hearsay::TokenIndex t = 0; t < tokens.size(); ++t) {
      std::vector<hearsay::PieceId> pieces;
      vocabulary.split(tokens.lower[t], pieces);
      const std::uint32_t sentence = tokens.sentence_of[t];
      out["start"].push_back(index.code_point_at(tokens.tokens[t].span.begin));
      out["end"].push_back(index.code_point_at(tokens.tokens[t].span.end));
      out["sentence"].push_back(sentence);
      out["block"].push_back(tokens.sentences[sentence].block);
      out["features"].push_back({features[t].shape, features[t].quotation, features[t].start});
      out["pieces"].push_back(pieces);
      out["lexicon"].push_back(lexicon[t]);
    }
    fmt::print("{}\n", out.dump());
  }
  return 0;
}
