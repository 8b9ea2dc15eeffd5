#include "hearsay/story/number_frame.h"

#include <algorithm>
#include <iterator>

#include "hearsay/base/word_list.h"
#include "hearsay/story/data.h"

namespace hearsay {
namespace {

constexpr TokenIndex kReach = 6;        // tokens between a number and the word that frames it
constexpr TokenIndex kReachOfSize = 2;  // the same of a measure: "40 metres deep"
constexpr double kFewestPeople = 5;     // fewer are told as who they are
constexpr std::string_view kPresence = "presence";

void sort_unique(std::vector<WordId>& notions) {
  std::ranges::sort(notions);
  notions.erase(std::ranges::unique(notions).begin(), notions.end());
}

bool meet(const std::vector<WordId>& a, const std::vector<WordId>& b) {
  std::vector<WordId> both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return !both.empty();
}

/// The list's entry for a form of one of its words: "squeezed", "packing", "fans".
const std::vector<std::string_view>* find_form(const WordList& list, std::string_view word) {
  if (const auto* const fields = list.find(word); fields != nullptr) return fields;
  if (const std::string_view lemma = verb_lemma(word); !lemma.empty()) return list.find(lemma);
  for (const std::string_view ending : {"s", "ed", "d", "ing"})
    if (word.ends_with(ending))
      if (const auto* const fields = list.find(word.substr(0, word.size() - ending.size())); fields != nullptr)
        return fields;
  return nullptr;
}
bool is_person_unit(std::string_view word) {
  static const WordList list(story_data::person_units);
  return find_form(list, word) != nullptr;
}

class FrameReader {
 public:
  FrameReader(const StoryText& text, const StorySentence& sentence, const Quantity& quantity)
      : text_(text.clause(sentence.document)), sentence_(sentence), quantity_(quantity) {}

  std::optional<NumberFrame> run() const {
    const TokenRange clause = clause_round();
    std::string_view name = frame_of_unit();
    if (name.empty()) name = frame_word(clause);
    if (name.empty() && counts_people() && (is_there() || stands_before())) name = kPresence;
    if (name.empty() || quantity_.rate) return std::nullopt;
    NumberFrame frame;
    frame.name = name;
    frame.of_people = quantity_.measure == Measure::count;
    const TokenRange subject = subject_of(clause);
    for (const PlacedNotion& word : sentence_.matter) {
      if (quantity_.tokens.contains(word.token) || quantity_.unit_token.contains(word.token)) continue;
      if (!clause.contains(word.token) && !subject.contains(word.token)) continue;
      if (is_frame_word(word.token)) continue;
      frame.things.push_back(word.notion);
      if (word.token >= quantity_.tokens.first) continue;
      frame.subject.push_back(word.notion);
      frame.names_thing = frame.names_thing || is_plain(word.token);
    }
    sort_unique(frame.things);
    sort_unique(frame.subject);
    return frame;
  }

 private:
  [[nodiscard]] std::string_view lower(TokenIndex i) const {
    return sentence_.tokens.contains(i) ? std::string_view(text_.tokens.lower[i]) : std::string_view{};
  }
  /// No name, nor a pronoun.
  [[nodiscard]] bool is_plain(TokenIndex i) const {
    if (text_.classes[i] == WordClass::pronoun) return false;
    if (i != sentence_.tokens.first) return text_.tokens.tokens[i].shape == TokenShape::lower;
    return std::ranges::find(sentence_.entities, i, &PlacedEntity::token) == sentence_.entities.end();
  }
  [[nodiscard]] bool parts(TokenIndex i) const {
    const TokenShape shape = text_.tokens.tokens[i].shape;
    return shape == TokenShape::punctuation || shape == TokenShape::open_quote ||
           shape == TokenShape::close_quote;
  }

  [[nodiscard]] TokenRange clause_round() const {
    TokenRange clause = quantity_.tokens;
    while (clause.first > sentence_.tokens.first && !parts(clause.first - 1)) --clause.first;
    while (clause.last < sentence_.tokens.last && !parts(clause.last)) ++clause.last;
    return clause;
  }

  /// Where the clause goes on from what is put in ("The clock, made in 1571, is valued at"), the sentence's
  /// head.
  [[nodiscard]] TokenRange subject_of(TokenRange clause) const {
    const WordClass first = text_.classes[clause.first];
    if (first != WordClass::auxiliary && first != WordClass::verb) return {};
    TokenRange head{sentence_.tokens.first, sentence_.tokens.first};
    while (head.last < clause.first && !parts(head.last)) ++head.last;
    return head;
  }

  /// People who are counted, or a number that nothing follows.
  [[nodiscard]] bool counts_people() const {
    return quantity_.measure == Measure::count && quantity_.value >= kFewestPeople &&
           !quantity_.unit_token.empty() && is_person_unit(lower(quantity_.unit_token.first));
  }

  [[nodiscard]] bool fits(std::string_view kind) const {
    if (kind == "money") return quantity_.measure == Measure::money;
    if (kind == "measure") return quantity_.measure == Measure::size;
    const bool bare =
        quantity_.measure == Measure::count && quantity_.unit_token.empty() && quantity_.value >= kFewestPeople;
    return counts_people() || (kind == "any" && bare);
  }

  [[nodiscard]] static const std::vector<std::string_view>* entry(std::string_view word) {
    static const WordList list(story_data::number_frames);
    const auto* const fields = find_form(list, word);
    return fields != nullptr && fields->size() > 1 ? fields : nullptr;
  }
  [[nodiscard]] bool is_frame_word(TokenIndex i) const { return entry(lower(i)) != nullptr; }

  /// "5,100 signatures", "12 deaths", "250 demonstrators".
  [[nodiscard]] std::string_view frame_of_unit() const {
    if (quantity_.measure != Measure::count || quantity_.value < kFewestPeople || quantity_.unit_token.empty())
      return {};
    const auto* const fields = entry(lower(quantity_.unit_token.first));
    const bool counted =
        fields != nullptr && ((*fields)[1] == "any" || ((*fields)[1] == "people" && counts_people()));
    return counted ? (*fields)[0] : std::string_view{};
  }

  /// The frame of the nearest word in the clause that has one for numbers of this kind.
  [[nodiscard]] std::string_view frame_word(TokenRange clause) const {
    const TokenIndex reach = quantity_.measure == Measure::size ? kReachOfSize : kReach;
    for (TokenIndex distance = 1; distance <= reach; ++distance) {
      const TokenIndex behind = quantity_.tokens.last + distance - 1;
      if (clause.contains(behind))
        if (const auto* const fields = entry(lower(behind)); fields != nullptr && fits((*fields)[1]))
          return (*fields)[0];
      if (quantity_.tokens.first < distance) continue;
      const TokenIndex before = quantity_.tokens.first - distance;
      if (clause.contains(before))
        if (const auto* const fields = entry(lower(before)); fields != nullptr && fits((*fields)[1]))
          return (*fields)[0];
    }
    return {};
  }

  /// "Eleven people were on the balcony".
  [[nodiscard]] bool is_there() const {
    static const WordList places("aboard\nat\nin\ninside\non\nunder\n");
    const TokenIndex verb = quantity_.tokens.last;
    return (lower(verb) == "were" || lower(verb) == "was") && places.contains(lower(verb + 1));
  }

  /// "In front of 21,000 fans".
  [[nodiscard]] bool stands_before() const {
    for (TokenIndex back = 1; back <= 3 && back <= quantity_.tokens.first; ++back) {
      const TokenIndex i = quantity_.tokens.first - back;
      if (lower(i) == "before" || (lower(i) == "of" && i > 0 && lower(i - 1) == "front")) return true;
    }
    return false;
  }

  const Clause text_;
  const StorySentence& sentence_;
  const Quantity& quantity_;
};

}  // namespace

std::optional<NumberFrame> frame_of(const StoryText& text, const StorySentence& sentence,
                                    const Quantity& quantity) {
  return FrameReader(text, sentence, quantity).run();
}

bool same_frame(const NumberFrame& a, const NumberFrame& b, bool only) {
  if (a.name != b.name) return false;
  // "The fee was £6 million", "Rovers paid £6.5 million for her".
  if (a.name == "cost" || a.name == "worth")
    return meet(a.subject, b.subject) || (only && (!a.names_thing || !b.names_thing));
  return meet(a.things, b.things) || (only && a.of_people);
}

}  // namespace hearsay
