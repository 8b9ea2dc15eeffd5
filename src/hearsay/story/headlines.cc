#include "hearsay/story/headlines.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "hearsay/language/tokens.h"
#include "hearsay/story/words.h"

namespace hearsay {
namespace {

constexpr std::size_t kMostHeadlines = 4000;
constexpr std::size_t kMostOfReport = 200;
constexpr std::size_t kMostOfNotion = 60;  // headlines that have it; the notion of more tells nothing
constexpr std::size_t kFewestWords = 4;
constexpr std::size_t kMostWords = 40;
constexpr std::size_t kSharedNotions = 2;
constexpr double kShared = 0.3;  // of the weight of the one that tells less

class Pairing {
 public:
  explicit Pairing(const Story& story) {
    for (std::uint32_t document = 0; document < story.documents.size(); ++document) {
      const Article& article = story.documents[document].article;
      if (article.title) add(document, *article.title);
      const std::size_t most = headlines_.size() + kMostOfReport;
      for (const LeftOut& left_out : article.left_out)
        if (left_out.kind == LeftOutKind::related) add_lines(document, left_out.text, most);
    }
    for (std::size_t i = 0; i < notions_.size(); ++i)
      for (const WordId notion : notions_[i]) postings_[notion].push_back(i);
  }

  std::vector<HeadlinePair> run() {
    std::vector<std::optional<std::size_t>> likest(headlines_.size());
    for (std::size_t i = 0; i < headlines_.size(); ++i) likest[i] = likest_to(i);
    std::vector<HeadlinePair> pairs;
    for (std::size_t i = 0; i < headlines_.size(); ++i)
      if (likest[i] && *likest[i] > i && likest[*likest[i]] == i)
        pairs.push_back({headlines_[i], headlines_[*likest[i]]});
    return pairs;
  }

 private:
  void add_lines(std::uint32_t document, std::string_view text, std::size_t most) {
    while (!text.empty() && headlines_.size() < most) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      const std::string_view line = text.substr(0, end);
      // A teaser is cut off; it is no headline.
      if (!line.ends_with("…") && !line.ends_with("...")) add(document, line);
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  void add(std::uint32_t document, std::string_view line) {
    if (headlines_.size() >= kMostHeadlines) return;
    Article article;
    article.text = line;
    Block block;
    block.span = {0, static_cast<std::uint32_t>(line.size())};
    article.blocks.push_back(block);
    const Tokens tokens = tokenize(article);
    const std::vector<Word> words = words_of(tokens, {0, tokens.size()}, vocabulary_);
    if (words.size() < kFewestWords || words.size() > kMostWords) return;
    std::vector<WordId> notions;
    for (const Word& word : words)
      if (word.notion != 0 && !word.light) notions.push_back(word.notion);
    std::ranges::sort(notions);
    notions.erase(std::ranges::unique(notions).begin(), notions.end());
    const bool known =
        std::ranges::any_of(headlines_, [&](const Headline& other) { return other.text == line; });
    if (known) return;
    headlines_.push_back({document, std::string(line)});
    notions_.push_back(std::move(notions));
  }

  [[nodiscard]] double weight(WordId notion) const {
    return std::log(1 +
                    static_cast<double>(headlines_.size()) / static_cast<double>(postings_.at(notion).size()));
  }
  [[nodiscard]] double weight(const std::vector<WordId>& notions) const {
    double sum = 0;
    for (const WordId notion : notions) sum += weight(notion);
    return sum;
  }

  [[nodiscard]] std::optional<std::size_t> likest_to(std::size_t i) const {
    std::unordered_map<std::size_t, double> shared;
    for (const WordId notion : notions_[i])
      if (const std::vector<std::size_t>& all = postings_.at(notion); all.size() <= kMostOfNotion)
        for (const std::size_t other : all)
          if (other != i) shared[other] += weight(notion);
    std::optional<std::size_t> likest;
    double most = kShared;
    for (const auto& [other, sum] : shared) {
      std::vector<WordId> both;
      std::ranges::set_intersection(notions_[i], notions_[other], std::back_inserter(both));
      const double likeness = sum / std::min(weight(notions_[i]), weight(notions_[other]));
      if (both.size() < kSharedNotions || likeness < most || (likeness == most && likest && other > *likest))
        continue;
      most = likeness;
      likest = other;
    }
    return likest;
  }

  Vocabulary vocabulary_;
  std::vector<Headline> headlines_;
  std::vector<std::vector<WordId>> notions_;  // of each, sorted, each once
  std::unordered_map<WordId, std::vector<std::size_t>> postings_;
};

}  // namespace

std::vector<HeadlinePair> find_headline_pairs(const Story& story) { return Pairing(story).run(); }

}  // namespace hearsay
