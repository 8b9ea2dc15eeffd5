#include "hearsay/footage/sentence_search.h"

#include <algorithm>
#include <map>
#include <optional>
#include <ranges>
#include <tuple>

#include "hearsay/footage/spoken_sentence.h"
#include "hearsay/lips/spoken_words.h"

namespace hearsay {
namespace {

constexpr std::size_t kMostPlaces = 64;
constexpr std::size_t kMostGrammarWords = 10000;
constexpr double kLeastUsual = -12;  // natural logarithm; a mouth tells too little to find rarer words
constexpr double kLanguageWeight = 0.6;
constexpr double kWordCost = 0.5;    // against many short words
constexpr std::size_t kBeam = 1500;  // tokens from one step to the next
constexpr std::uint32_t kNoWord = 0xFFFFFFFF;

}  // namespace

Result<SentenceGrammar> parse_grammar(std::string_view text, const std::string& name) {
  SentenceGrammar grammar;
  std::size_t words = 0;
  const auto refuse = [&](std::string why) {
    return std::unexpected(
        Error{.input = name,
              .what = "cannot use the grammar",
              .why = std::move(why),
              .advice = "give one line for each place in the sentence, with the words that may stand there",
              .offset = {}});
  };
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::vector<std::string> place = spoken_words(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (place.empty()) continue;
    words += place.size();
    grammar.push_back(std::move(place));
    if (grammar.size() > kMostPlaces) return refuse("it has more than 64 places");
    if (words > kMostGrammarWords) return refuse("it has more than 10,000 words");
  }
  if (grammar.empty()) return refuse("it has no word");
  return grammar;
}

SentenceSearch::SentenceSearch(const SentenceGrammar& grammar, const Pronunciations& pronunciations,
                               const MouthModel& model)
    : silence_(model.silence()) {
  for (const std::vector<std::string>& place : grammar) {
    roots_.push_back(add_tree());
    for (const std::string& word : place) {
      const std::vector<SpokenWord> spoken = spoken_sentence(word, pronunciations, model);
      if (spoken.size() == 1) add_word(roots_.back(), word, 0, spoken.front());
    }
  }
}

SentenceSearch::SentenceSearch(const Pronunciations& pronunciations, const MouthModel& model,
                               const LanguageModel& language)
    : silence_(model.silence()), language_(&language) {
  roots_.push_back(add_tree());
  std::string_view last;
  for (const Pronunciations::Entry& entry : pronunciations.entries()) {
    if (entry.word == last || entry.word.find_first_of("aeiouy") == std::string_view::npos) continue;
    if (entry.word.size() == 1 && entry.word != "a" && entry.word != "i") continue;
    last = entry.word;
    const auto number = language.find(entry.word);
    if (!number || language.score(*number) < kLeastUsual) continue;
    const std::vector<SpokenWord> spoken = spoken_sentence(entry.word, pronunciations, model);
    if (spoken.size() == 1) add_word(roots_.back(), std::string(entry.word), *number, spoken.front());
  }
}

std::uint32_t SentenceSearch::add_tree() {
  nodes_.push_back({.unit = silence_, .children = {}, .words = {}});
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

void SentenceSearch::add_word(std::uint32_t root, const std::string& text, LanguageModel::WordNumber number,
                              const SpokenWord& spoken) {
  const auto word = static_cast<std::uint32_t>(texts_.size());
  texts_.push_back(text);
  numbers_.push_back(number);
  for (const std::vector<std::size_t>& units : spoken) {
    std::uint32_t node = root;
    for (const std::size_t unit : units) {
      const auto at = std::ranges::find(nodes_[node].children, unit,
                                        [&](std::uint32_t child) { return nodes_[child].unit; });
      if (at != nodes_[node].children.end()) {
        node = *at;
        continue;
      }
      const auto child = static_cast<std::uint32_t>(nodes_.size());
      nodes_[node].children.push_back(child);
      nodes_.push_back({.unit = unit, .children = {}, .words = {}});
      node = child;
    }
    if (std::ranges::find(nodes_[node].words, word) == nodes_[node].words.end())
      nodes_[node].words.push_back(word);
  }
}

/// One way through the steps. A tree's root is the silence before its words.
class SentenceSearch::Pass {
 public:
  Pass(const SentenceSearch& search, const MouthScores& scores) : search_(search), scores_(scores) {}

  std::vector<FoundSentence> run(StepRange steps, std::size_t count) {
    histories_.push_back({.word = kNoWord, .last = kNoWord, .from = 0, .place = 0});
    begin(0, 0, next_);
    emit(steps.first);
    for (std::size_t step = steps.first + 1; step < steps.last; ++step) {
      for (const auto& [key, token] : now_) go_on(token);
      emit(step);
    }
    return sentences(count, static_cast<double>(steps.last - steps.first));
  }

 private:
  struct History {
    std::uint32_t word = kNoWord;
    std::uint32_t last = kNoWord;  ///< the word before
    std::uint32_t from = 0;
    std::uint32_t place = 0;  ///< whose tree comes next
  };
  struct Token {
    double score = 0;
    std::uint32_t node = 0;
    std::uint32_t history = 0;
  };
  using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  // node and last two words
  using Tokens = std::map<Key, Token>;

  void put(const Token& token, Tokens& into) const {
    const History& history = histories_[token.history];
    const auto [at, added] = into.try_emplace({token.node, history.word, history.last}, token);
    if (!added && at->second.score < token.score) at->second = token;
  }

  /// Into the silence before the next word, or into the word at once.
  void begin(double score, std::uint32_t history, Tokens& into) const {
    const std::uint32_t root =
        search_.roots_[std::min<std::size_t>(histories_[history].place, search_.roots_.size() - 1)];
    put({score, root, history}, into);
    if (!is_whole(history))
      for (const std::uint32_t child : search_.nodes_[root].children) put({score, child, history}, into);
  }

  /// Whether no word may follow.
  [[nodiscard]] bool is_whole(std::uint32_t history) const {
    return search_.language_ == nullptr && histories_[history].place >= search_.roots_.size();
  }

  void go_on(const Token& token) {
    put(token, next_);
    const Node& node = search_.nodes_[token.node];
    const bool at_root = std::ranges::find(search_.roots_, token.node) != search_.roots_.end();
    if (!(at_root && is_whole(token.history)))
      for (const std::uint32_t child : node.children) put({token.score, child, token.history}, next_);
    for (const std::uint32_t word : node.words)
      begin(token.score + cost(word, token.history), ended(word, token.history), next_);
  }

  [[nodiscard]] double cost(std::uint32_t word, std::uint32_t history) const {
    if (search_.language_ == nullptr) return 0;
    const auto number = [&](std::uint32_t of) {
      return of == kNoWord ? LanguageModel::kNothing : search_.numbers_[of];
    };
    return kLanguageWeight * search_.language_->score(search_.numbers_[word], number(histories_[history].word),
                                                      number(histories_[history].last)) -
           kWordCost;
  }

  std::uint32_t ended(std::uint32_t word, std::uint32_t history) {
    const auto [at, added] = known_.try_emplace({history, word}, static_cast<std::uint32_t>(histories_.size()));
    if (added)
      histories_.push_back({.word = word,
                            .last = histories_[history].word,
                            .from = history,
                            .place = histories_[history].place + 1});
    return at->second;
  }

  void emit(std::size_t step) {
    std::vector<std::pair<double, Key>> order;
    order.reserve(next_.size());
    for (auto& [key, token] : next_) {
      token.score += scores_.at(step)[search_.nodes_[token.node].unit];
      order.emplace_back(token.score, key);
    }
    if (order.size() > kBeam) {
      std::ranges::nth_element(order, order.begin() + kBeam, std::ranges::greater{});
      for (std::size_t i = kBeam; i < order.size(); ++i) next_.erase(order[i].second);
    }
    now_.swap(next_);
    next_.clear();
  }

  [[nodiscard]] std::vector<FoundSentence> sentences(std::size_t count, double steps) {
    std::map<std::string, double> best;
    const auto add = [&](std::uint32_t history, double score) {
      if (histories_[history].word == kNoWord || (search_.language_ == nullptr && !is_whole(history))) return;
      std::vector<std::uint32_t> words;
      for (std::uint32_t at = history; at != 0; at = histories_[at].from) words.push_back(histories_[at].word);
      std::string text;
      for (const std::uint32_t word : words | std::views::reverse) {
        if (!text.empty()) text += ' ';
        text += search_.texts_[word];
      }
      const auto [at, added] = best.try_emplace(text, score);
      if (!added) at->second = std::max(at->second, score);
    };
    for (const auto& [key, token] : Tokens(now_)) {
      if (std::ranges::find(search_.roots_, token.node) != search_.roots_.end())
        add(token.history, token.score);
      for (const std::uint32_t word : search_.nodes_[token.node].words)
        add(ended(word, token.history), token.score + cost(word, token.history));
    }
    std::vector<FoundSentence> found;
    found.reserve(best.size());
    for (const auto& [text, score] : best) found.push_back({text, score / steps});
    std::ranges::stable_sort(found, std::ranges::greater{}, &FoundSentence::score);
    found.resize(std::min(found.size(), count));
    return found;
  }

  const SentenceSearch& search_;
  const MouthScores& scores_;
  std::vector<History> histories_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> known_;
  Tokens now_;
  Tokens next_;
};

std::vector<FoundSentence> SentenceSearch::run(const MouthScores& scores, StepRange steps,
                                               std::size_t count) const {
  if (steps.first >= steps.last) return {};
  return Pass(*this, scores).run(steps, count);
}

}  // namespace hearsay
