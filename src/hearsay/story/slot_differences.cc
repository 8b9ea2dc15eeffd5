#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "hearsay/base/word_list.h"
#include "hearsay/story/data.h"
#include "hearsay/story/differences.h"
#include "hearsay/story/event_words.h"

namespace hearsay {
namespace {

constexpr TokenIndex kReachOfSlot = 10;    // tokens behind the verb in which "at", "by" are its own
constexpr TokenIndex kReachOfFiller = 6;   // tokens behind "by" in which somebody is named
constexpr TokenIndex kReachOfSubject = 3;  // tokens between who does it and the verb
constexpr TokenIndex kReachOfPassive = 3;  // tokens between "was" and the verb
constexpr TokenIndex kReachOfMatter = 10;  // tokens beside the verb that tell of the same deed
constexpr std::size_t kMostOfVerb = 100;   // deeds of one verb; what is done so often tells nothing
constexpr std::size_t kSignsOfPlace = 2;   // that two deeds are one, where the place differs...
constexpr std::size_t kSignsOfDoer = 1;    // ...and where the same thing was done by another
constexpr std::string_view kDoer = "by";

/// Who did it, or where: "by Ana Ruiz", "at a petrol station".
struct Filler {
  Span words;
  std::optional<EntityId> person;  ///< the story's
  std::vector<WordId> name;        ///< notions of its capitals, or of what tells it from others of its head
  WordId head = 0;                 ///< "station"; 0 of a name
};

/// A verb with what fills its places, and what else is told of it.
struct Deed {
  std::uint32_t sentence = 0;
  std::map<std::string_view, Filler> slots;  ///< by preposition; the doer's is "by"
  std::vector<WordId> matter;                ///< other content, no names; sorted, each once
  std::vector<std::string_view> days;
  bool passive = false;
};

bool ends_clause(std::string_view word) {
  static const WordList list(
      "after\nalthough\nand\nas\nbecause\nbefore\nbut\nif\nsince\nthat\nthough\nuntil\nwhen\nwhere\nwhether"
      "\nwhich\nwhile\nwho\nwhose\n,\n;\n:\n.\n");
  return list.contains(word);
}

template <class T>
std::vector<T> common(const std::vector<T>& a, const std::vector<T>& b) {
  std::vector<T> both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return both;
}

class SlotComparison {
 public:
  explicit SlotComparison(const StorySentences& sentences) : sentences_(sentences) {}

  std::vector<Difference> run() {
    const std::vector<StorySentence>& all = sentences_.all();
    for (const StorySentence& sentence : all)
      for (const std::uint32_t document : sentence.documents) {
        notions_[document].insert(sentence.notions.begin(), sentence.notions.end());
        for (const PlacedEntity& placed : sentence.entities) people_[document].insert(placed.entity);
      }
    for (std::uint32_t i = 0; i < all.size(); ++i) collect(i);
    for (const auto& [verb, deeds] : deeds_)
      for (std::size_t i = 0; i < deeds.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) compare(deeds[j], deeds[i]);
    return std::move(found_);
  }

 private:
  [[nodiscard]] Clause clause(const StorySentence& sentence) const {
    return sentences_.text().clause(sentence.document);
  }

  void collect(std::uint32_t i) {
    static const WordList plan_words(story_data::plan_words);
    const StorySentence& sentence = sentences_.all()[i];
    if (sentence.kind != BlockKind::paragraph) return;
    const Clause text = clause(sentence);
    bool open = false;
    for (TokenIndex at = sentence.tokens.first; at < sentence.tokens.last; ++at) {
      const TokenShape shape = text.tokens.tokens[at].shape;
      open = (open || shape == TokenShape::open_quote) && shape != TokenShape::close_quote;
      if (plan_words.contains(text.tokens.lower[at])) return;  // what may be is no deed
      if (text.classes[at] != WordClass::verb || open) continue;
      const auto verb = event_verb(text.tokens.lower[at]);
      const auto word = std::ranges::find(sentence.matter, at, &PlacedNotion::token);
      if (!verb || word == sentence.matter.end() || is_telling(verb->base) || is_light(verb->base)) continue;
      if (verb->form != VerbForm::past && verb->form != VerbForm::participle) continue;
      Deed deed = deed_at(i, at);
      if (deed.slots.empty()) continue;
      if (std::vector<Deed>& list = deeds_[word->notion]; list.size() < kMostOfVerb)
        list.push_back(std::move(deed));
    }
  }

  [[nodiscard]] Deed deed_at(std::uint32_t i, TokenIndex verb) const {
    const StorySentence& sentence = sentences_.all()[i];
    const Clause text = clause(sentence);
    Deed deed;
    deed.sentence = i;
    TokenRange range{verb, verb + 1};
    while (range.first > sentence.tokens.first && verb - range.first < kReachOfMatter &&
           !ends_clause(text.tokens.lower[range.first - 1]))
      --range.first;
    while (range.last < sentence.tokens.last && range.last - verb < kReachOfMatter &&
           !ends_clause(text.tokens.lower[range.last]))
      ++range.last;
    for (const PlacedNotion& word : sentence.matter)
      if (range.contains(word.token) && word.token != verb &&
          (text.tokens.tokens[word.token].shape == TokenShape::lower || word.token == sentence.tokens.first))
        deed.matter.push_back(word.notion);
    std::ranges::sort(deed.matter);
    deed.matter.erase(std::ranges::unique(deed.matter).begin(), deed.matter.end());
    for (const TimeExpression& time : sentence.times)
      if (time.type == TimeType::date || time.type == TimeType::time)
        deed.days.push_back(std::string_view(time.value).substr(0, 10));
    std::ranges::sort(deed.days);
    deed.passive = is_passive(text, sentence, verb);
    if (!deed.passive)
      if (auto doer = doer_before(sentence, verb)) deed.slots.emplace(kDoer, std::move(*doer));
    for (TokenIndex at = verb + 1; at < range.last; ++at) read_slot(sentence, at, range.last, deed);
    return deed;
  }

  static bool is_passive(const Clause& text, const StorySentence& sentence, TokenIndex verb) {
    static const WordList be("was\nwere\nbeen\nis\nare\nbeing\n");
    for (TokenIndex i = verb; i-- > sentence.tokens.first && verb - i <= kReachOfPassive;)
      if (be.contains(text.tokens.lower[i])) return true;
    return false;
  }

  void read_slot(const StorySentence& sentence, TokenIndex at, TokenIndex last, Deed& deed) const {
    static const WordList places("at\nin\nfrom\nto\nfor\ninto\nnear\noff\non\nthrough\n");
    const Clause text = clause(sentence);
    const std::string_view word = text.tokens.lower[at];
    if (word == kDoer) {
      if (deed.passive)
        if (auto person = person_behind(sentence, at)) deed.slots.emplace(kDoer, std::move(*person));
      return;
    }
    if (!places.contains(word) || deed.slots.contains(word)) return;
    if (auto place = place_behind(sentence, at, last)) deed.slots.emplace(word, std::move(*place));
  }

  [[nodiscard]] std::optional<Filler> person_of(const StorySentence& sentence,
                                                const PlacedEntity& placed) const {
    const Entity& entity = sentences_.story().entities[placed.entity].entity;
    const Tokens& tokens = clause(sentence).tokens;
    if (entity.kind != EntityKind::person || !entity.name.contains(' ')) return std::nullopt;
    if (tokens.tokens[placed.token].shape == TokenShape::lower) return std::nullopt;
    Filler filler;
    TokenIndex last = placed.token + 1;
    while (last < sentence.tokens.last && tokens.tokens[last].shape == TokenShape::capitalized) ++last;
    filler.words = tokens.span({placed.token, last});
    filler.person = placed.entity;
    return filler;
  }

  /// "By its finance director, Ana Ruiz".
  [[nodiscard]] std::optional<Filler> person_behind(const StorySentence& sentence, TokenIndex by) const {
    for (const PlacedEntity& placed : sentence.entities)
      if (placed.token > by && placed.token - by <= kReachOfFiller)
        if (auto person = person_of(sentence, placed)) return person;
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Filler> doer_before(const StorySentence& sentence, TokenIndex verb) const {
    const Clause text = clause(sentence);
    for (const PlacedEntity& placed : sentence.entities) {
      if (placed.token >= verb) break;
      TokenIndex end = placed.token;
      while (end < verb && text.tokens.tokens[end].shape == TokenShape::capitalized) ++end;
      if (end == placed.token || verb - end > kReachOfSubject) continue;
      const bool adjoins =
          std::all_of(text.classes.begin() + end, text.classes.begin() + verb,
                      [](WordClass c) { return c == WordClass::auxiliary || c == WordClass::adverb; });
      if (adjoins) return person_of(sentence, placed);
    }
    return std::nullopt;
  }

  /// "In Oslo", "at a petrol station": a name, or a noun with one word that tells it from others.
  [[nodiscard]] std::optional<Filler> place_behind(const StorySentence& sentence, TokenIndex preposition,
                                                   TokenIndex last) const {
    const Clause text = clause(sentence);
    TokenIndex at = preposition + 1;
    while (at < last && text.classes[at] == WordClass::determiner) ++at;
    if (at >= last || is_in_time(sentence, at)) return std::nullopt;
    Filler filler;
    TokenIndex end = at;
    while (end < last && text.tokens.tokens[end].shape == TokenShape::capitalized) ++end;
    if (end > at) {
      for (const PlacedNotion& word : sentence.matter)
        if (word.token >= at && word.token < end) filler.name.push_back(word.notion);
      filler.words = text.tokens.span({at, end});
      return filler.name.empty() ? std::nullopt : std::optional(filler);
    }
    const NounPhrase phrase = noun_phrase_at(text, at, last);
    if (phrase.empty() || phrase.core.empty() || phrase.head() != at + 1) return std::nullopt;
    const auto modifier = std::ranges::find(sentence.matter, at, &PlacedNotion::token);
    const auto head = std::ranges::find(sentence.matter, at + 1, &PlacedNotion::token);
    if (modifier == sentence.matter.end() || head == sentence.matter.end()) return std::nullopt;
    filler.name = {modifier->notion};
    filler.head = head->notion;
    filler.words = text.tokens.span({at, at + 2});
    return filler;
  }

  [[nodiscard]] bool is_in_time(const StorySentence& sentence, TokenIndex token) const {
    const Span word = clause(sentence).tokens.tokens[token].span;
    return std::ranges::any_of(sentence.times,
                               [&](const TimeExpression& time) { return time.span.overlaps(word); });
  }

  void compare(const Deed& a, const Deed& b) {
    const StorySentence& one = sentences_.all()[a.sentence];
    const StorySentence& two = sentences_.all()[b.sentence];
    if (!common(one.documents, two.documents).empty()) return;
    const std::vector<std::string_view> days = common(a.days, b.days);
    if (days.empty() && !a.days.empty() && !b.days.empty()) return;  // each of its own day
    const std::vector<WordId> matter = common(a.matter, b.matter);
    for (const auto& [slot, filler] : a.slots) {
      const auto other = b.slots.find(slot);
      if (other == b.slots.end() || !differ(filler, one, other->second, two)) continue;
      std::size_t signs = static_cast<std::size_t>(
          std::ranges::count_if(matter, [&](WordId notion) { return notion != filler.head; }));
      if (slot != kDoer) signs += (days.empty() ? 0 : 1) + (same_person(one, two) ? 1 : 0);
      // "Was cut by Ruiz" leaves room for no other; "Ruiz won", "Hale won" may be two.
      const bool one_doer = slot == kDoer && (a.passive || b.passive);
      if (signs >= (one_doer ? kSignsOfDoer : kSignsOfPlace)) add(filler, one, other->second, two);
    }
  }

  [[nodiscard]] bool same_person(const StorySentence& a, const StorySentence& b) const {
    return std::ranges::any_of(a.entities, [&](const PlacedEntity& placed) {
      return sentences_.story().entities[placed.entity].entity.kind == EntityKind::person &&
             std::ranges::find(b.entities, placed.entity, &PlacedEntity::entity) != b.entities.end();
    });
  }

  /// Two, of which neither report has the other's.
  [[nodiscard]] bool differ(const Filler& a, const StorySentence& of_a, const Filler& b,
                            const StorySentence& of_b) const {
    if (a.person.has_value() != b.person.has_value() || a.head != b.head) return false;
    if (a.person)
      return *a.person != *b.person && last_name(*a.person) != last_name(*b.person) &&
             !has_person(of_b, *a.person) && !has_person(of_a, *b.person);
    return !has_any(of_b, a.name) && !has_any(of_a, b.name);
  }

  [[nodiscard]] std::string_view last_name(EntityId person) const {
    const std::string_view name = sentences_.story().entities[person].entity.name;
    return name.substr(name.rfind(' ') + 1);
  }

  [[nodiscard]] bool has_person(const StorySentence& sentence, EntityId person) const {
    return std::ranges::any_of(sentence.documents,
                               [&](std::uint32_t document) { return people_.at(document).contains(person); });
  }
  [[nodiscard]] bool has_any(const StorySentence& sentence, const std::vector<WordId>& name) const {
    return std::ranges::any_of(sentence.documents, [&](std::uint32_t document) {
      return std::ranges::any_of(name, [&](WordId notion) { return notions_.at(document).contains(notion); });
    });
  }

  void add(const Filler& a, const StorySentence& of_a, const Filler& b, const StorySentence& of_b) {
    const auto text = [&](const StorySentence& sentence, Span span) {
      return span.of(sentences_.story().documents[sentence.document].article.text);
    };
    if (!told_.emplace(text(of_a, a.words), text(of_b, b.words)).second) return;
    found_.push_back({DifferenceKind::name,
                      {of_a.document, a.words},
                      {of_b.document, b.words},
                      {of_a.document, of_a.span},
                      {of_b.document, of_b.span}});
  }

  const StorySentences& sentences_;
  std::unordered_map<std::uint32_t, std::set<WordId>> notions_;   // of each report
  std::unordered_map<std::uint32_t, std::set<EntityId>> people_;  // named in each report
  std::map<WordId, std::vector<Deed>> deeds_;                     // by the verb's notion
  std::set<std::tuple<std::string_view, std::string_view>> told_;
  std::vector<Difference> found_;
};

}  // namespace

std::vector<Difference> find_slot_differences(const StorySentences& sentences) {
  return SlotComparison(sentences).run();
}

}  // namespace hearsay
