#include "hearsay/store/search_ranking.h"

#include <algorithm>
#include <cmath>

#include "hearsay/store/index_words.h"

namespace hearsay {
namespace {

constexpr double kLeastMatch = 0.25;  // what a find is worth for being one, however little of it was asked for

void gather_terms(const SearchNode& node, std::vector<const SearchNode*>& terms) {
  if (node.kind == SearchNode::Kind::none) return;
  if (node.kind == SearchNode::Kind::term) terms.push_back(&node);
  for (const SearchNode& part : node.parts) gather_terms(part, terms);
}

std::size_t count_words(std::string_view words) {
  return words.empty() ? 0 : static_cast<std::size_t>(std::ranges::count(words, ' ')) + 1;
}

/// Texts in index form, each between two spaces, so that a word is found whole.
class Texts {
 public:
  void add(std::string_view text) {
    const std::string words = index_words(text);
    counts_.push_back(count_words(words));
    texts_.push_back(' ' + words + ' ');
  }

  /// The greatest share of one of them that the terms' words are.
  [[nodiscard]] double share(const std::vector<const SearchNode*>& terms) const {
    double best = 0;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      if (counts_[i] == 0) continue;
      std::size_t asked = 0;
      for (const SearchNode* const term : terms)
        if (texts_[i].find(' ' + term->words + (term->is_prefix ? "" : " ")) != std::string::npos)
          asked += count_words(term->words);
      best = std::max(best, static_cast<double>(asked) / static_cast<double>(counts_[i]));
    }
    return std::min(best, 1.0);
  }

 private:
  std::vector<std::string> texts_;
  std::vector<std::size_t> counts_;
};

}  // namespace

SearchRanking::SearchRanking(const SearchQuery& query) {
  if (query.root) gather_terms(*query.root, terms_);
}

double SearchRanking::match(const RankedFind& find) const {
  double sum = 0;
  int parts = 0;
  const auto weigh = [&](SearchField field, const auto& add_texts) {
    std::vector<const SearchNode*> terms;
    std::ranges::copy_if(terms_, std::back_inserter(terms),
                         [field](const SearchNode* term) { return term->field == field; });
    if (terms.empty()) return;
    Texts texts;
    add_texts(texts);
    sum += texts.share(terms);
    ++parts;
  };
  weigh(SearchField::content, [&](Texts& texts) { texts.add(find.content); });
  weigh(SearchField::who, [&](Texts& texts) { texts.add(find.who); });
  weigh(SearchField::outlet, [&](Texts& texts) { texts.add(find.outlet); });
  weigh(SearchField::via, [&](Texts& texts) {
    for (const std::string& name : find.chain) texts.add(name);
  });
  return parts == 0 ? 1 : sum / parts;
}

double SearchRanking::score(const RankedFind& find, std::int64_t newest) const {
  constexpr std::chrono::duration<double> kHalves = kScoreHalves;
  const double age = static_cast<double>(newest - find.moment) / kHalves.count();
  return (kLeastMatch + (1 - kLeastMatch) * match(find)) * std::exp2(-age);
}

}  // namespace hearsay
