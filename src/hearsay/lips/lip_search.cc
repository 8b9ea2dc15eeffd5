#include "hearsay/lips/lip_search.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace hearsay {
namespace {

// Natural logarithms. A sound that the lips hardly show is lost about as often as one in fifty is said slackly;
// a viseme is mistaken more seldom.
constexpr double kChangeCost = 4;
constexpr double kErrorCost = 6;
constexpr double kUnknownWord = -18;
constexpr int kMostChanges = 2;  // of a phrase; one in a word
constexpr int kMostErrors = 2;
constexpr std::size_t kMostEdges = 240;  // words that begin at one place
constexpr std::size_t kFewSounds = 6;    // of a phrase; there is time for more
constexpr std::size_t kMostEdgesOfFew = 1000;
constexpr std::size_t kLeastWays = 6;  // places where words end that share these
constexpr std::size_t kBeam = 40;      // hypotheses that end at one place and go on
constexpr std::size_t kHistories = 3;  // of one pair of last words
constexpr std::size_t kMostFinal = 4000;

/// A word that fits the sounds from one place to another.
struct Edge {
  std::size_t to = 0;
  TrieWord word;
  int changes = 0;
  int errors = 0;
};

struct Hypothesis {
  double score = 0;
  LanguageModel::WordNumber last = 0;
  LanguageModel::WordNumber before_last = 0;
  int changes = 0;
  int errors = 0;
  TrieWord word;
  std::uint32_t from = 0;  // in the list of all hypotheses
};

class Search {
 public:
  Search(const WordTrie& trie, const LanguageModel& model, const Pronunciations& pronunciations,
         const VisemeMap& map, const std::vector<SeenSound>& sounds, bool near)
      : trie_(trie),
        model_(model),
        pronunciations_(pronunciations),
        map_(map),
        sounds_(sounds),
        near_(near),
        ends_(sounds.size() + 1) {}

  std::vector<FoundPhrase> run(std::size_t most) {
    all_.push_back({.last = LanguageModel::kNothing, .before_last = LanguageModel::kNothing, .word = {}});
    ends_[0].push_back(0);
    for (std::size_t place = 0; place < sounds_.size(); ++place) extend(place);
    return phrases(std::min(most, kMostFinal));
  }

 private:
  /// The words that fit from `place` on.
  [[nodiscard]] std::vector<Edge> edges(std::size_t place) const {
    std::map<std::pair<std::size_t, std::uint32_t>, Edge> best;  // by where it ends and what word
    walk(WordTrie::kRoot, place, place, 0, 0, best);
    std::vector<Edge> edges;
    edges.reserve(best.size());
    for (auto& [key, edge] : best) edges.push_back(edge);
    const auto worth = [](const Edge& edge) {
      return edge.word.usual - kChangeCost * edge.changes - kErrorCost * edge.errors;
    };
    const std::size_t most = sounds_.size() <= kFewSounds ? kMostEdgesOfFew : kMostEdges;
    if (edges.size() > most) {
      // Each place where words end keeps its best, so that no way through is cut off.
      std::ranges::stable_sort(edges, std::ranges::greater{}, worth);
      std::map<std::size_t, std::size_t> ends;
      for (const Edge& edge : edges) ends.try_emplace(edge.to);
      const std::size_t of_each = most / std::min(ends.size(), kLeastWays);
      std::erase_if(edges, [&](const Edge& edge) { return ++ends[edge.to] > of_each; });
      edges.resize(std::min(edges.size(), 2 * most));
    }
    return edges;
  }

  using Best = std::map<std::pair<std::size_t, std::uint32_t>, Edge>;

  void walk(WordTrie::Node node, std::size_t from, std::size_t at, int changes, int errors, Best& best) const {
    if (at > from)
      for (const TrieWord& word : trie_.words(node)) {
        const auto [known, added] = best.try_emplace({at, word.entry}, Edge{at, word, changes, errors});
        if (!added && std::tie(errors, changes) < std::tie(known->second.errors, known->second.changes))
          known->second = {at, word, changes, errors};
      }
    if (at < sounds_.size()) {
      if (const WordTrie::Node next = trie_.child(node, sounds_[at].viseme); next != WordTrie::kNone)
        walk(next, from, at + 1, changes, errors, best);
      if (changes == 0 && errors == 0 && sounds_[at].may_be_lost && node != WordTrie::kRoot)
        walk(node, from, at + 1, 1, errors, best);
    }
    if (changes > 0 || errors > 0) return;
    const auto visemes = static_cast<Viseme>(map_.visemes().size());
    for (Viseme viseme = 0; viseme < visemes; ++viseme) {
      const WordTrie::Node next = trie_.child(node, viseme);
      if (next == WordTrie::kNone) continue;
      if (map_.visemes()[viseme].visibility == Visibility::hidden && at > from)
        walk(next, from, at, 1, 0, best);
      if (near_ && at < sounds_.size() && viseme != sounds_[at].viseme) walk(next, from, at + 1, 0, 1, best);
    }
  }

  void extend(std::size_t place) {
    std::vector<std::uint32_t>& here = ends_[place];
    const auto score = [&](std::uint32_t i) { return all_[i].score; };
    std::ranges::stable_sort(here, std::ranges::greater{}, score);
    if (here.size() > kBeam) here.resize(kBeam);
    if (here.empty()) return;
    const std::vector<Edge> words = edges(place);
    for (const std::uint32_t i : std::vector(here))
      for (const Edge& edge : words) add(i, edge);
  }

  void add(std::uint32_t from, const Edge& edge) {
    const Hypothesis before = all_[from];
    const int changes = before.changes + edge.changes;
    const int errors = before.errors + edge.errors;
    if (changes > kMostChanges || errors > kMostErrors) return;
    // "are are": nobody says a word twice to fill a shape. "a apple", "an pear".
    if (edge.word.number == before.last || !article_fits(before, edge.word)) return;
    const Hypothesis next{.score = before.score +
                                   model_.score(edge.word.number, before.last, before.before_last) -
                                   kChangeCost * edge.changes - kErrorCost * edge.errors,
                          .last = edge.word.number,
                          .before_last = before.last,
                          .changes = changes,
                          .errors = errors,
                          .word = edge.word,
                          .from = from};
    std::vector<std::uint32_t>& list = joined_[{edge.to, next.last, next.before_last}];
    const auto same = std::ranges::find_if(list, [&](std::uint32_t i) { return all_[i].from == from; });
    if (same != list.end()) {  // another pronunciation of the same
      if (all_[*same].score < next.score) all_[*same] = next;
      return;
    }
    if (list.size() < kHistories) {
      list.push_back(static_cast<std::uint32_t>(all_.size()));
      ends_[edge.to].push_back(static_cast<std::uint32_t>(all_.size()));
      all_.push_back(next);
      return;
    }
    const auto worst = std::ranges::min_element(list, {}, [&](std::uint32_t i) { return all_[i].score; });
    if (all_[*worst].score < next.score) all_[*worst] = next;
  }

  [[nodiscard]] bool article_fits(const Hypothesis& before, const TrieWord& word) const {
    if (before.last == LanguageModel::kNothing) return true;
    const std::string_view article = pronunciations_.entries()[before.word.entry].word;
    if (article != "a" && article != "an") return true;
    return is_vowel(pronunciations_.entries()[word.entry].phones.front()) == (article == "an");
  }

  [[nodiscard]] std::vector<FoundPhrase> phrases(std::size_t most) {
    std::vector<std::uint32_t>& last = ends_.back();
    const auto score = [&](std::uint32_t i) { return all_[i].score; };
    std::ranges::stable_sort(last, std::ranges::greater{}, score);
    std::vector<FoundPhrase> found;
    for (const std::uint32_t i : last) {
      if (found.size() >= most) break;
      FoundPhrase phrase{
          .words = {}, .score = all_[i].score, .changes = all_[i].changes, .errors = all_[i].errors};
      for (std::uint32_t at = i; at != 0; at = all_[at].from) phrase.words.push_back(all_[at].word);
      std::ranges::reverse(phrase.words);
      found.push_back(std::move(phrase));
    }
    return found;
  }

  const WordTrie& trie_;
  const LanguageModel& model_;
  const Pronunciations& pronunciations_;
  const VisemeMap& map_;
  const std::vector<SeenSound>& sounds_;
  bool near_;
  std::vector<Hypothesis> all_;
  std::vector<std::vector<std::uint32_t>> ends_;  // by place, the hypotheses that end there
  std::map<std::tuple<std::size_t, LanguageModel::WordNumber, LanguageModel::WordNumber>,
           std::vector<std::uint32_t>>
      joined_;
};

}  // namespace

std::vector<FoundPhrase> LipSearch::run(const std::vector<SeenSound>& sounds, bool near,
                                        std::size_t most) const {
  return Search(*trie_, *model_, *pronunciations_, *map_, sounds, near).run(most);
}

double LipSearch::score(const std::vector<LanguageModel::WordNumber>& words) const {
  double sum = 0;
  LanguageModel::WordNumber last = LanguageModel::kNothing;
  LanguageModel::WordNumber before_last = LanguageModel::kNothing;
  for (const LanguageModel::WordNumber word : words) {
    sum += word == model_->unknown() ? kUnknownWord : model_->score(word, last, before_last);
    before_last = last;
    last = word;
  }
  return sum;
}

}  // namespace hearsay
