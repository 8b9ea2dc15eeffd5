#include "hearsay/story/only.h"

#include <algorithm>

namespace hearsay {
namespace {

constexpr std::size_t kLeastNotions = 4;  // a sentence with fewer tells too little to be anybody's alone
constexpr double kTold = 0.4;             // of a sentence's weight: enough for another to tell of the same

bool is_body(BlockKind kind) {
  return kind != BlockKind::title && kind != BlockKind::heading && kind != BlockKind::caption;
}

}  // namespace

std::vector<DocumentSpan> find_only(const StorySentences& sentences) {
  std::vector<DocumentSpan> found;
  if (sentences.documents() < 2) return found;
  const std::vector<StorySentence>& all = sentences.all();
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const StorySentence& sentence = all[i];
    if (!is_body(sentence.kind) || sentence.documents.size() > 1 || sentence.notions.size() < kLeastNotions)
      continue;
    const auto told = [&](std::uint32_t other) {
      const bool elsewhere = all[other].documents.size() > 1 || all[other].document != sentence.document;
      return elsewhere && sentences.coverage(sentence, all[other]) >= kTold;
    };
    if (std::ranges::none_of(sentences.like(i), told)) found.push_back({sentence.document, sentence.span});
  }
  return found;
}

}  // namespace hearsay
