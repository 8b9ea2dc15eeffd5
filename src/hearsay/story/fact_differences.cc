#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>

#include "hearsay/base/word_list.h"
#include "hearsay/story/data.h"
#include "hearsay/story/differences.h"

namespace hearsay {
namespace {

constexpr double kSameFact = 0.5;       // of the weight of the sentence that tells less
constexpr double kSameFactNamed = 0.6;  // where names differ, more of the rest must be the same
constexpr std::size_t kSharedNotions = 3;
constexpr TokenIndex kNegationReach = 3;  // tokens before the verb
constexpr TokenIndex kTimeReach = 12;     // tokens between a verb and the time that dates it

/// A verb of a sentence, by what it means.
struct PlacedVerb {
  TokenIndex token = 0;
  WordId notion = 0;
  bool negated = false;
};

/// A sentence with what may differ in it.
struct Fact {
  std::vector<PlacedVerb> verbs;
  std::vector<const TimeExpression*> times;  ///< dates and hours
  bool planned = false;
  bool asks = false;
};

bool is_day(std::string_view value) {
  return value.size() == 10 && value[4] == '-' && value[5] != 'W' && !value.contains('X');
}
bool is_hour(std::string_view value) {
  const std::size_t at = value.find('T');
  return at != std::string_view::npos && at + 3 <= value.size() && value[at + 1] >= '0' && value[at + 1] <= '2';
}
std::string_view hour_of(std::string_view value) { return value.substr(value.find('T')); }
std::string_view day_of(std::string_view value) { return value.substr(0, 10); }

class FactComparison {
 public:
  explicit FactComparison(const StorySentences& sentences) : sentences_(sentences) {}

  std::vector<Difference> run() {
    for (const StorySentence& sentence : sentences_.all()) facts_.push_back(fact_of(sentence));
    for (std::uint32_t i = 0; i < sentences_.all().size(); ++i)
      for (const std::uint32_t j : sentences_.like(i))
        if (j < i) compare(j, i);
    return std::move(found_);
  }

 private:
  [[nodiscard]] Fact fact_of(const StorySentence& sentence) const {
    static const WordList plan_words(story_data::plan_words);
    const Clause clause = sentences_.text().clause(sentence.document);
    Fact fact;
    for (TokenIndex i = sentence.tokens.first; i < sentence.tokens.last; ++i)
      fact.planned = fact.planned || plan_words.contains(clause.tokens.lower[i]);
    fact.asks = clause.tokens.lower[sentence.tokens.last - 1] == "?";
    const Tokens& tokens = clause.tokens;
    for (const PlacedNotion& word : sentence.matter) {
      // What somebody is quoted with is an utterance, and compared as such.
      if (clause.classes[word.token] != WordClass::verb || is_quoted(tokens, sentence, word.token)) continue;
      fact.verbs.push_back({word.token, word.notion, is_negated(sentence, word.token)});
    }
    for (const TimeExpression& time : sentences_.story().documents[sentence.document].times)
      if (sentence.span.contains(time.span) && (is_day(time.value) || is_hour(time.value)))
        fact.times.push_back(&time);
    return fact;
  }

  static bool is_quoted(const Tokens& tokens, const StorySentence& sentence, TokenIndex token) {
    bool open = false;
    for (TokenIndex i = sentence.tokens.first; i < token; ++i) {
      if (tokens.tokens[i].shape == TokenShape::open_quote) open = true;
      if (tokens.tokens[i].shape == TokenShape::close_quote) open = false;
    }
    return open;
  }

  [[nodiscard]] bool is_negated(const StorySentence& sentence, TokenIndex verb) const {
    const auto words = sentences_.text().words_in(
        sentence.document, {std::max(sentence.tokens.first, verb - std::min(verb, kNegationReach)), verb});
    return std::ranges::count_if(words, &Word::negation) % 2 == 1;
  }

  void compare(std::uint32_t i, std::uint32_t j) {
    const StorySentence& a = sentences_.all()[i];
    const StorySentence& b = sentences_.all()[j];
    if (facts_[i].planned != facts_[j].planned || facts_[i].asks || facts_[j].asks || share_report(a, b))
      return;
    std::vector<WordId> both;
    std::ranges::set_intersection(a.notions, b.notions, std::back_inserter(both));
    const double least = std::min(sentences_.weight(a.notions), sentences_.weight(b.notions));
    const double share = least > 0 ? sentences_.weight(both) / least : 0;
    if (both.size() < kSharedNotions || share < kSameFact) return;
    for (const PlacedVerb& verb : facts_[i].verbs)
      for (const PlacedVerb& other : facts_[j].verbs) {
        if (verb.notion != other.notion || !is_single(facts_[i], verb) || !is_single(facts_[j], other))
          continue;
        if (verb.negated != other.negated && share >= kSameFactNamed) add_polarity(a, verb, b, other);
        if (verb.negated == other.negated) compare_times(i, verb, j, other);
      }
  }

  static bool share_report(const StorySentence& a, const StorySentence& b) {
    std::vector<std::uint32_t> both;
    std::ranges::set_intersection(a.documents, b.documents, std::back_inserter(both));
    return !both.empty();
  }

  /// A verb that a sentence has twice may be each of the other's.
  static bool is_single(const Fact& fact, const PlacedVerb& verb) {
    return std::ranges::count(fact.verbs, verb.notion, &PlacedVerb::notion) == 1;
  }

  /// Whether the verb's matter is of that time: not "announced for noon", "waited until noon".
  [[nodiscard]] bool dates(const StorySentence& sentence, TokenIndex verb, TokenIndex time) const {
    static const WordList other("for\nuntil\ntill\nby\nfrom\nsince\nbefore\nafter\nthan\n");
    const std::vector<std::string>& lower = sentences_.text().tokens(sentence.document).lower;
    const TokenIndex first = time > sentence.tokens.first ? std::min(verb, time - 1) : time;
    return std::none_of(lower.begin() + first, lower.begin() + time,
                        [](const std::string& word) { return other.contains(word); });
  }

  /// The time that dates the verb: the nearest one.
  [[nodiscard]] const TimeExpression* time_of(const Fact& fact, const StorySentence& sentence,
                                              TokenIndex verb) const {
    const TimeExpression* nearest = nullptr;
    TokenIndex least = kTimeReach + 1;
    for (const TimeExpression* const time : fact.times) {
      const TokenIndex token = sentences_.text().token_at(sentence.document, time->span.begin);
      const TokenIndex distance = token > verb ? token - verb : verb - token;
      if (distance < least && dates(sentence, verb, token)) {
        least = distance;
        nearest = time;
      }
    }
    return nearest;
  }

  void compare_times(std::uint32_t i, const PlacedVerb& verb, std::uint32_t j, const PlacedVerb& other) {
    const StorySentence& a = sentences_.all()[i];
    const StorySentence& b = sentences_.all()[j];
    const TimeExpression* const one = time_of(facts_[i], a, verb.token);
    const TimeExpression* const two = time_of(facts_[j], b, other.token);
    if (one == nullptr || two == nullptr || one->value == two->value) return;
    const bool days =
        is_day(day_of(one->value)) && is_day(day_of(two->value)) && day_of(one->value) != day_of(two->value);
    const bool hours = is_hour(one->value) && is_hour(two->value) && hour_of(one->value) != hour_of(two->value);
    if (!days && !hours) return;
    // A report that has the other's time too tells of two events, or of a change.
    const auto has = [](const Fact& fact, const TimeExpression* time) {
      return std::ranges::any_of(fact.times,
                                 [&](const TimeExpression* own) { return own->value == time->value; });
    };
    if (has(facts_[i], two) || has(facts_[j], one)) return;
    add(DifferenceKind::time, a, one->span, b, two->span);
  }

  void add_polarity(const StorySentence& a, const PlacedVerb& verb, const StorySentence& b,
                    const PlacedVerb& other) {
    const auto span = [&](const StorySentence& sentence, TokenIndex token) {
      return sentences_.text().tokens(sentence.document).tokens[token].span;
    };
    add(DifferenceKind::polarity, a, span(a, verb.token), b, span(b, other.token));
  }

  void add(DifferenceKind kind, const StorySentence& a, Span in_a, const StorySentence& b, Span in_b) {
    const std::string_view one = in_a.of(sentences_.story().documents[a.document].article.text);
    const std::string_view two = in_b.of(sentences_.story().documents[b.document].article.text);
    const bool in_order = one <= two;
    if (!told_.emplace(kind, std::string(in_order ? one : two), std::string(in_order ? two : one)).second)
      return;
    found_.push_back(
        {kind, {a.document, in_a}, {b.document, in_b}, {a.document, a.span}, {b.document, b.span}});
  }

  const StorySentences& sentences_;
  std::vector<Fact> facts_;  // for each sentence
  std::set<std::tuple<DifferenceKind, std::string, std::string>> told_;
  std::vector<Difference> found_;
};

}  // namespace

std::vector<Difference> find_fact_differences(const StorySentences& sentences) {
  return FactComparison(sentences).run();
}

}  // namespace hearsay
