#include "support/text_fixture.h"

#include <algorithm>
#include <cstdint>

namespace hearsay::testing {

Article article_of(std::string_view text) {
  Article article;
  article.input = "note.txt";
  article.language = "en";
  article.text = text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    Block block;
    block.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    block.place = block.span;
    if (!block.span.empty()) article.blocks.push_back(block);
    begin = end + 1;
  }
  return article;
}

std::string Text::words(TokenRange range) const {
  return range.empty() ? std::string{} : std::string(tokens.span(range).of(article.text));
}

TokenIndex Text::find(std::string_view word) const {
  TokenIndex i = 0;
  while (i < tokens.size() && tokens.word(i) != word) ++i;
  return i;
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string out;
  out.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

}  // namespace hearsay::testing
