#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "hearsay/base/word_list.h"
#include "hearsay/story/data.h"
#include "hearsay/story/differences.h"
#include "hearsay/story/published_time.h"

namespace hearsay {
namespace {

constexpr double kSameFact = 0.5;       // of the weight of the sentence that tells less
constexpr double kSameFactNamed = 0.6;  // where names differ, more of the rest must be the same
constexpr std::size_t kSharedNotions = 3;
constexpr double kSameVerb = 0.4;          // enough where the verb and a name are the same
constexpr double kSameHour = 0.6;          // of the weight, where each tells an hour of one day
constexpr double kSameHourOfVerb = 0.3;    // and where the same does the same
constexpr TokenIndex kSubjectReach = 4;    // tokens before the verb
constexpr TokenIndex kObjectReach = 8;     // tokens behind the verb
constexpr TokenIndex kCompanionReach = 4;  // tokens beside the verb
constexpr TokenIndex kNegationReach = 3;   // tokens before the verb
constexpr TokenIndex kTimeReach = 12;      // tokens between a verb and the time that dates it

/// A verb of a sentence, by what it means.
struct PlacedVerb {
  TokenIndex token = 0;
  WordId notion = 0;
  bool negated = false;
  bool told = true;  ///< as a fact: not "to meet", "should have met"
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
    collect_cues();
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
      fact.planned =
          fact.planned || (plan_words.contains(clause.tokens.lower[i]) && !behind_than(clause.tokens, i));
    fact.asks = clause.tokens.lower[sentence.tokens.last - 1] == "?";
    const Tokens& tokens = clause.tokens;
    for (const PlacedNotion& word : sentence.matter) {
      // What somebody is quoted with is an utterance, and compared as such.
      if (clause.classes[word.token] != WordClass::verb || is_quoted(tokens, sentence, word.token)) continue;
      if (is_cue(sentence.document, tokens.tokens[word.token].span)) continue;
      fact.verbs.push_back(
          {word.token, word.notion, is_negated(sentence, word.token), is_told(tokens, sentence, word.token)});
    }
    for (const TimeExpression& time : sentence.times)
      if ((is_day(time.value) || is_hour(time.value))) fact.times.push_back(&time);
    return fact;
  }

  /// Whether the word tells that something was said: "did not suggest", of something else than "suggested"
  /// elsewhere.
  [[nodiscard]] bool is_cue(std::uint32_t document, Span word) const {
    const std::vector<Span>& cues = cues_.at(document);
    const auto behind = std::ranges::upper_bound(cues, word.begin, {}, &Span::begin);
    return behind != cues.begin() && std::prev(behind)->overlaps(word);
  }

  void collect_cues() {
    for (const StorySentence& sentence : sentences_.all()) {
      const auto [at, added] = cues_.try_emplace(sentence.document);
      if (!added) continue;
      for (const Statement& statement : sentences_.story().documents[sentence.document].statements)
        at->second.insert(at->second.end(), statement.cue.begin(), statement.cue.end());
      std::ranges::sort(at->second, {}, &Span::begin);
    }
  }

  /// "Later than had been hoped" tells of what is, not of what was hoped.
  static bool behind_than(const Tokens& tokens, TokenIndex word) {
    constexpr TokenIndex kReach = 4;
    const TokenIndex first = word - std::min(word, kReach);
    return std::find(tokens.lower.begin() + first, tokens.lower.begin() + word, "than") !=
           tokens.lower.begin() + word;
  }

  /// Not an infinitive, nor behind a modal verb.
  static bool is_told(const Tokens& tokens, const StorySentence& sentence, TokenIndex verb) {
    static const WordList modal("could\nmight\nmay\nmust\nought\nshould\nwould\n");
    if (verb > sentence.tokens.first && tokens.lower[verb - 1] == "to") return false;
    const TokenIndex first = std::max(sentence.tokens.first, verb - std::min(verb, kNegationReach));
    return std::none_of(tokens.lower.begin() + first, tokens.lower.begin() + verb,
                        [](const std::string& word) { return modal.contains(word); });
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
    compare_hours(i, j);
    if (facts_[i].planned) compare_firsts(i, j);
    if (!facts_[i].planned) {
      compare_denied_things(i, j);
      compare_denied_things(j, i);
    }
    if (both.size() < 2) return;
    const bool named = names_the_same(a, b);
    for (const PlacedVerb& verb : facts_[i].verbs)
      for (const PlacedVerb& other : facts_[j].verbs) {
        if (verb.notion != other.notion || !is_single(facts_[i], verb) || !is_single(facts_[j], other))
          continue;
        // "No ransom was paid", "Her captors were paid a ransom": the deed and what it is done with.
        const bool whole_deed = share >= kSameVerb && companions_meet(a, verb, b, other);
        if (both.size() < kSharedNotions && !whole_deed) continue;
        // "Will close" and, days later, "will not close" is a change of plan.
        const bool at_once = !facts_[i].planned || published_together(a.document, b.document);
        if (verb.negated != other.negated && verb.told && other.told && at_once &&
            (share >= kSameFactNamed || (named && share >= kSameVerb) || whole_deed ||
             (named && objects_meet(a, verb, b, other))))
          add_polarity(a, verb, b, other);
        if (share < kSameVerb || both.size() < kSharedNotions) continue;
        if (verb.negated == other.negated && share >= kSameFact) compare_times(i, verb, j, other);
      }
  }

  /// Within a day, or not known when.
  [[nodiscard]] bool published_together(std::uint32_t a, std::uint32_t b) const {
    constexpr std::int64_t kDay = 24 * 60;  // minutes
    const Story& story = sentences_.story();
    if (!story.documents[a].article.published || !story.documents[b].article.published) return true;
    return std::abs(publication_order(story, a) - publication_order(story, b)) <= kDay;
  }

  [[nodiscard]] bool names_the_same(const StorySentence& a, const StorySentence& b) const {
    return std::ranges::any_of(a.entities, [&](const PlacedEntity& placed) {
      const Entity& entity = sentences_.story().entities[placed.entity].entity;
      return entity.kind == EntityKind::person && entity.name.contains(' ') &&
             std::ranges::find(b.entities, placed.entity, &PlacedEntity::entity) != b.entities.end();
    });
  }

  /// What the sentence is of, its times left out.
  [[nodiscard]] std::vector<WordId> matter_but_times(const StorySentence& sentence) const {
    const std::span<const TimeExpression> times = sentence.times;
    const Tokens& tokens = sentences_.text().tokens(sentence.document);
    std::vector<WordId> out;
    for (const PlacedNotion& word : sentence.matter) {
      const Span span = tokens.tokens[word.token].span;
      if (std::ranges::none_of(times, [&](const TimeExpression& time) { return time.span.overlaps(span); }))
        out.push_back(word.notion);
    }
    std::ranges::sort(out);
    const auto [first, last] = std::ranges::unique(out);
    out.erase(first, last);
    return out;
  }

  /// "The first stoppage is planned for Monday", "The first strike will be on Wednesday": there is but one
  /// first.
  void compare_firsts(std::uint32_t i, std::uint32_t j) {
    const auto day_of_plan = [](const Fact& fact) -> const TimeExpression* {
      const TimeExpression* day = nullptr;
      for (const TimeExpression* const time : fact.times) {
        if (!is_day(day_of(time->value))) continue;
        if (day != nullptr && day_of(day->value) != day_of(time->value)) return nullptr;
        if (day == nullptr) day = time;
      }
      return day;
    };
    const TimeExpression* const one = day_of_plan(facts_[i]);
    const TimeExpression* const two = day_of_plan(facts_[j]);
    if (one == nullptr || two == nullptr || day_of(one->value) == day_of(two->value)) return;
    const std::vector<WordId> ones = firsts(sentences_.all()[i]);
    const std::vector<WordId> twos = firsts(sentences_.all()[j]);
    if (ones.empty() || ones != twos) return;
    add(DifferenceKind::time, sentences_.all()[i], one->span, sentences_.all()[j], two->span);
  }

  /// What the sentence calls the first, the next or the last: at its head, as what it tells of.
  [[nodiscard]] std::vector<WordId> firsts(const StorySentence& sentence) const {
    static const WordList ordinals("first\nsecond\nthird\nnext\nlast\nfinal\n");
    constexpr TokenIndex kHead = 4;  // tokens
    const Tokens& tokens = sentences_.text().tokens(sentence.document);
    std::vector<WordId> out;
    for (const PlacedNotion& word : sentence.matter)
      if (word.token > sentence.tokens.first && word.token <= sentence.tokens.first + kHead &&
          ordinals.contains(tokens.lower[word.token - 1]))
        out.push_back(word.notion);
    return out;
  }

  /// Whether what stands right behind one verb stands near behind the other: "signed a contract".
  [[nodiscard]] static bool objects_meet(const StorySentence& a, const PlacedVerb& verb, const StorySentence& b,
                                         const PlacedVerb& other) {
    const auto behind = [](const StorySentence& sentence, const PlacedVerb& of) {
      std::vector<WordId> out;
      for (const PlacedNotion& word : sentence.matter)
        if (word.token > of.token && word.token - of.token <= kObjectReach && word.notion != of.notion)
          out.push_back(word.notion);
      return out;
    };
    const std::vector<WordId> ones = behind(a, verb);
    const std::vector<WordId> twos = behind(b, other);
    const auto has = [](const std::vector<WordId>& list, WordId notion) {
      return std::ranges::find(list, notion) != list.end();
    };
    return !ones.empty() && !twos.empty() && (has(ones, twos.front()) || has(twos, ones.front()));
  }

  /// Whether one content word, no name, stands near both verbs.
  [[nodiscard]] bool companions_meet(const StorySentence& a, const PlacedVerb& verb, const StorySentence& b,
                                     const PlacedVerb& other) const {
    const auto near = [this](const StorySentence& sentence, const PlacedVerb& of) {
      const Tokens& tokens = sentences_.text().tokens(sentence.document);
      std::vector<WordId> out;
      for (const PlacedNotion& word : sentence.matter) {
        const TokenIndex apart = word.token > of.token ? word.token - of.token : of.token - word.token;
        const bool plain = tokens.tokens[word.token].shape == TokenShape::lower;
        if (apart > 0 && apart <= kCompanionReach && plain && word.notion != of.notion)
          out.push_back(word.notion);
      }
      return out;
    };
    const std::vector<WordId> ones = near(a, verb);
    return std::ranges::any_of(near(b, other),
                               [&](WordId notion) { return std::ranges::find(ones, notion) != ones.end(); });
  }

  /// Whether what the sentences tell first is the same: one verb, and before it one that does it.
  [[nodiscard]] bool same_doing(std::uint32_t i, std::uint32_t j) const {
    const auto subjects = [&](std::uint32_t k) {
      std::vector<WordId> out;
      const TokenIndex verb = facts_[k].verbs.front().token;
      for (const PlacedNotion& word : sentences_.all()[k].matter)
        if (word.token < verb && verb - word.token <= kSubjectReach) out.push_back(word.notion);
      std::ranges::sort(out);
      return out;
    };
    if (facts_[i].verbs.empty() || facts_[j].verbs.empty()) return false;
    if (facts_[i].verbs.front().notion != facts_[j].verbs.front().notion) return false;
    const std::vector<WordId> ones = subjects(i);
    return std::ranges::any_of(subjects(j),
                               [&](WordId notion) { return std::ranges::binary_search(ones, notion); });
  }

  /// "The alarm went off at 2:40 on Sunday", "The alarm sounded at 4:15 on Sunday": one hour each, of one day,
  /// and nearly nothing else that the shorter tells.
  void compare_hours(std::uint32_t i, std::uint32_t j) {
    const auto only_hour = [](const Fact& fact) -> const TimeExpression* {
      const TimeExpression* hour = nullptr;
      for (const TimeExpression* const time : fact.times) {
        if (!is_hour(time->value)) continue;
        if (hour != nullptr) return nullptr;
        hour = time;
      }
      return hour;
    };
    const TimeExpression* const one = only_hour(facts_[i]);
    const TimeExpression* const two = only_hour(facts_[j]);
    if (one == nullptr || two == nullptr) return;
    const std::vector<WordId> ones = matter_but_times(sentences_.all()[i]);
    const std::vector<WordId> twos = matter_but_times(sentences_.all()[j]);
    std::vector<WordId> both;
    std::ranges::set_intersection(ones, twos, std::back_inserter(both));
    if (both.size() < 2) return;
    const double least = std::min(sentences_.weight(ones), sentences_.weight(twos));
    const double needed = same_doing(i, j) ? kSameHourOfVerb : kSameHour;
    if (sentences_.weight(both) < needed * least) return;
    // "At 10:15" alone is dated by its report's own day.
    const bool other_day = day_of(one->value) != day_of(two->value) && tells_day(i, *one) && tells_day(j, *two);
    if (other_day || hour_of(one->value) == hour_of(two->value)) return;
    add(DifferenceKind::time, sentences_.all()[i], one->span, sentences_.all()[j], two->span);
  }

  /// Whether the sentence has more of the time than the clock.
  [[nodiscard]] bool tells_day(std::uint32_t i, const TimeExpression& time) const {
    constexpr std::size_t kLongestClock = 10;  // bytes: "10:15 a.m."
    const StorySentence& sentence = sentences_.all()[i];
    const std::string_view words = time.span.of(sentences_.story().documents[sentence.document].article.text);
    const bool clock = words.size() <= kLongestClock && !words.empty() && words[0] >= '0' && words[0] <= '9';
    return !clock || std::ranges::any_of(facts_[i].times, [&](const TimeExpression* other) {
      return other != &time && is_day(day_of(other->value));
    });
  }

  /// "there was no standing ovation", where another tells of a standing ovation.
  void compare_denied_things(std::uint32_t i, std::uint32_t j) {
    const StorySentence& denies = sentences_.all()[i];
    const StorySentence& tells = sentences_.all()[j];
    const Tokens& tokens = sentences_.text().tokens(denies.document);
    for (TokenIndex at = denies.tokens.first; at + 2 < denies.tokens.last; ++at) {
      if (tokens.lower[at] != "no" && tokens.lower[at] != "without") continue;
      const std::optional<TokenRange> thing = pair_behind(denies, at);
      if (!thing || is_quoted(tokens, denies, at)) continue;
      const std::optional<TokenRange> told = find_pair(denies, *thing, tells);
      if (!told || is_negated(tells, told->first)) continue;
      add(DifferenceKind::polarity, denies, tokens.span({at, thing->last}), tells,
          sentences_.text().tokens(tells.document).span(*told));
    }
  }

  [[nodiscard]] static std::optional<WordId> notion_at(const StorySentence& sentence, TokenIndex token) {
    const auto at = std::ranges::find(sentence.matter, token, &PlacedNotion::token);
    return at == sentence.matter.end() ? std::nullopt : std::optional(at->notion);
  }

  /// Two content words right behind the token.
  [[nodiscard]] static std::optional<TokenRange> pair_behind(const StorySentence& sentence, TokenIndex at) {
    if (!notion_at(sentence, at + 1) || !notion_at(sentence, at + 2)) return std::nullopt;
    return TokenRange{at + 1, at + 3};
  }

  [[nodiscard]] static std::optional<TokenRange> find_pair(const StorySentence& from, TokenRange pair,
                                                           const StorySentence& in) {
    const auto first = notion_at(from, pair.first);
    const auto second = notion_at(from, pair.last - 1);
    for (TokenIndex i = in.tokens.first; i + 1 < in.tokens.last; ++i)
      if (notion_at(in, i) == first && notion_at(in, i + 1) == second) return TokenRange{i, i + 2};
    return std::nullopt;
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
  std::unordered_map<std::uint32_t, std::vector<Span>> cues_;  // of each report, in order
  std::vector<Fact> facts_;                                    // for each sentence
  std::set<std::tuple<DifferenceKind, std::string, std::string>> told_;
  std::vector<Difference> found_;
};

}  // namespace

std::vector<Difference> find_fact_differences(const StorySentences& sentences) {
  return FactComparison(sentences).run();
}

}  // namespace hearsay
