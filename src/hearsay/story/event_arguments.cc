#include "hearsay/story/event_arguments.h"

#include <algorithm>

#include "hearsay/base/word_list.h"
#include "hearsay/story/event_words.h"

namespace hearsay {
namespace {

constexpr std::size_t kMostConjuncts = 6;   // phrases of one subject or object
constexpr TokenIndex kLongestPhrase = 64;   // tokens
constexpr std::size_t kReach = 16;          // verb groups between a participle and its main verb
constexpr TokenIndex kLongestMention = 40;  // tokens
constexpr TokenIndex kLongestInsertion = 20;

template <class T>
void add_once(T item, std::vector<T>& items) {
  if (std::ranges::find(items, item) == items.end()) items.push_back(item);
}

/// Who or what noun phrases name.
struct Named {
  std::vector<EntityId> ids;
  std::vector<TokenRange> phrases;

  [[nodiscard]] bool empty() const { return phrases.empty(); }
  void add(const Named& other) {
    for (const EntityId id : other.ids) add_once(id, ids);
    for (const TokenRange phrase : other.phrases) add_once(phrase, phrases);
  }
};

/// Noun phrases of a sentence that stand where subjects and objects do.
class ArgumentFinder {
 public:
  ArgumentFinder(const Clause& text, TokenRange sentence, const MentionIndex& mentions)
      : text_(text), sentence_(behind_dateline(text, sentence)), mentions_(mentions) {}

  /// The phrases before `end`, the last first: "Berg and Lund", "Berg, who leads it, and Lund". False if none.
  bool add_before(TokenIndex end, TokenIndex floor, Named& named) const {
    const TokenIndex behind = end;
    end = skip_insertion(end, floor);
    if (end != behind) add_apposition(end + 1, behind - 1, named);
    if (end <= floor) floor = sentence_.first;
    bool found = false;
    for (std::size_t n = 0; n < kMostConjuncts && end > floor; ++n) {
      const bool relative = is_relative(end - 1);
      if (relative) {
        if (--end == floor) break;
        if (word(end - 1) == ",") --end;
      }
      const NounPhrase phrase =
          noun_phrase_before(text_, end, std::max(floor, end - std::min(end, kLongestPhrase)));
      if (phrase.empty() || (!relative && hangs_on_preposition(phrase))) break;
      found = true;
      add(phrase, named);
      end = phrase.tokens.first;
      if (end <= floor + 1 || !(word(end - 1) == "and" || word(end - 1) == "or")) break;
      --end;
      if (end > floor && word(end - 1) == ",") --end;
    }
    return found;
  }

  /// The phrases that begin at `first`. The token behind them.
  TokenIndex add_at(TokenIndex first, TokenIndex ceiling, Named& named) const {
    for (std::size_t n = 0; n < kMostConjuncts; ++n) {
      const NounPhrase phrase = noun_phrase_at(text_, first, std::min(ceiling, first + kLongestPhrase));
      if (phrase.empty()) break;
      add(phrase, named);
      first = phrase.tokens.last;
      if (first + 1 >= ceiling || word(first) != "and") break;
      ++first;
    }
    return first;
  }

  /// Behind a verb or noun: "with", "by" and such lead to who takes part, "in" and "at" to where.
  void add_behind(TokenIndex first, TokenIndex ceiling, bool of, Named& named,
                  std::optional<EntityId>& where) const {
    ceiling = std::min(ceiling, first + kLongestPhrase);
    for (TokenIndex i = first; i + 1 < ceiling; ++i) {
      if (text_.classes[i] != WordClass::preposition) continue;
      const NounPhrase phrase = noun_phrase_at(text_, i + 1, ceiling);
      if (phrase.empty()) continue;
      static const WordList partners("by\nwith\nbetween\nagainst\n");
      if (partners.contains(word(i)) || (of && word(i) == "of")) {
        add_at(i + 1, ceiling, named);
      } else if (leads_to_place(i)) {
        const auto place = mentions_.named_by(phrase);
        if (place && !where && mentions_.record().entities[*place].kind == EntityKind::place) where = place;
      }
    }
  }

  void add(const NounPhrase& phrase, Named& named) const {
    if (is_time_word(word(phrase.head()))) return;
    add_once(phrase.core, named.phrases);
    for (TokenIndex i = phrase.core.first + 1; i < phrase.core.last; ++i)  // "Olav Berg and Greta Lund"
      if (word(i) == "and")
        if (const auto id = mentions_.at(i - 1)) add_once(*id, named.ids);
    if (const auto id = mentions_.named_by(phrase)) add_once(*id, named.ids);
  }

  [[nodiscard]] bool is_relative(TokenIndex i) const {
    return word(i) == "who" || word(i) == "which" || word(i) == "that";
  }

  [[nodiscard]] std::string_view word(TokenIndex i) const { return text_.tokens.lower[i]; }
  [[nodiscard]] const Clause& text() const { return text_; }
  [[nodiscard]] TokenRange sentence() const { return sentence_; }

 private:
  /// "TARSK, May 3 (Upland Wire) – Berg said": Berg is the first who takes part.
  static TokenRange behind_dateline(const Clause& text, TokenRange sentence) {
    constexpr TokenIndex kLongest = 14;
    if (sentence.empty() || text.tokens.tokens[sentence.first].shape != TokenShape::upper) return sentence;
    for (TokenIndex i = sentence.first; i < std::min(sentence.last, sentence.first + kLongest); ++i)
      if (text.tokens.lower[i] == "–" || text.tokens.lower[i] == "—" || text.tokens.lower[i] == "-")
        return {i + 1, sentence.last};
    return sentence;
  }

  [[nodiscard]] bool leads_to_place(TokenIndex i) const {
    return word(i) == "in" || word(i) == "at" || word(i) == "near" || word(i) == "outside";
  }

  /// "by Berg" in "the plan that was made by Berg was dropped": no subject.
  [[nodiscard]] bool hangs_on_preposition(const NounPhrase& phrase) const {
    return phrase.tokens.first > sentence_.first &&
           text_.classes[phrase.tokens.first - 1] == WordClass::preposition;
  }

  /// "the mayor, Olav Berg, said": both name him.
  void add_apposition(TokenIndex first, TokenIndex last, Named& named) const {
    const NounPhrase phrase = noun_phrase_at(text_, first, last);
    if (phrase.empty() || phrase.tokens.last != last) return;
    if (const auto id = mentions_.named_by(phrase)) add_once(*id, named.ids);
  }

  /// What stands between commas, dashes or brackets before a verb belongs to the subject: "Berg, the mayor,
  /// said". It may hold another verb if it is a relative clause or says by whom the rest is told.
  [[nodiscard]] TokenIndex skip_insertion(TokenIndex end, TokenIndex floor) const {
    if (end <= sentence_.first + 2) return end;
    const std::string_view close = word(end - 1);
    if (close != "," && close != ")" && close != "–" && close != "—") return end;
    const std::string_view open = close == ")" ? "(" : close;
    const TokenIndex reach = std::max(sentence_.first + 1, end - std::min(end, kLongestInsertion));
    for (TokenIndex i = end - 1; i > reach; --i)
      if (word(i - 1) == open) return i - 1 >= floor || holds_clause(i) ? i - 1 : end;
    return end;
  }

  [[nodiscard]] bool holds_clause(TokenIndex first) const {
    static const WordList openers("who\nwhich\nwhose\nwhom\nwhere\nwhen\naccording\nspeaking\nas\n");
    return openers.contains(word(first)) || word(first - 1) == "(";
  }

  const Clause& text_;
  TokenRange sentence_;
  const MentionIndex& mentions_;
};

class VerbArguments {
 public:
  VerbArguments(const ArgumentFinder& phrases, const std::vector<VerbGroup>& groups)
      : phrases_(phrases),
        groups_(groups),
        subjects_(groups.size()),
        objects_(groups.size()),
        partners_(groups.size()) {}

  std::vector<EventArguments> run() {
    std::vector<EventArguments> all(groups_.size());
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      find_objects(g, all[g]);
      find_subject(g);
    }
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      Named named = subjects_[g].empty() ? subject_of_main(g) : subjects_[g];
      named.add(objects_[g]);
      named.add(partners_[g]);
      all[g].participants = std::move(named.ids);
      all[g].phrases = std::move(named.phrases);
    }
    return all;
  }

 private:
  [[nodiscard]] TokenIndex floor_of(std::size_t g) const {
    return g == 0 ? phrases_.sentence().first : groups_[g - 1].tokens.last;
  }

  [[nodiscard]] TokenIndex ceiling_of(std::size_t g) const {
    return g + 1 == groups_.size() ? phrases_.sentence().last : groups_[g + 1].tokens.first;
  }

  void find_objects(std::size_t g, EventArguments& arguments) {
    const VerbGroup& group = groups_[g];
    TokenIndex first = group.tokens.last;
    const TokenIndex ceiling = ceiling_of(g);
    while (first < ceiling && phrases_.text().classes[first] == WordClass::adverb) ++first;
    if (!group.governs) phrases_.add_at(first, ceiling, objects_[g]);
    phrases_.add_behind(first, ceiling, false, partners_[g], arguments.where);
  }

  void find_subject(std::size_t g) {
    const VerbGroup& group = groups_[g];
    const TokenIndex floor = floor_of(g);
    if (group.infinitive) {
      // "is due to go": who is due; "asked Lund to go": Lund; "promised to go": the subject of the verb before.
      const TokenIndex end = before_governor(group.tokens.first, floor);
      if (end < group.tokens.first && phrases_.add_before(end, floor, subjects_[g])) return;
      if (g > 0) subjects_[g] = objects_[g - 1].empty() ? subjects_[g - 1] : objects_[g - 1];
      return;
    }
    if (phrases_.add_before(group.tokens.first, floor, subjects_[g])) return;
    if (g > 0 && group.finite() && groups_[g - 1].subordinate) {
      subjects_[g] = subjects_[g - 1];  // "talks that were planned for noon were called off"
      return;
    }
    const bool joined = g > 0 && follows_coordinator(group, floor);
    if (joined || (g > 0 && !group.finite())) subjects_[g] = subjects_[joined ? subject_holder(g) : g - 1];
    if (subjects_[g].empty() && is_telling(group.base)) {
      // "“…,” said Berg"
      subjects_[g] = objects_[g];
    }
  }

  /// "said that it was cold, and added": the last verb of the same tense outside of what hangs on another.
  [[nodiscard]] std::size_t subject_holder(std::size_t g) const {
    constexpr std::size_t kVerbsBefore = 4;
    for (std::size_t before = g, steps = 0; before-- > 0 && steps < kVerbsBefore; ++steps)
      if (groups_[before].finite() && groups_[before].tense == groups_[g].tense &&
          groups_[before].subordinate == groups_[g].subordinate && !subjects_[before].empty() &&
          (is_telling(groups_[before].base) || !is_telling(groups_[g].base)))
        return before;
    return g - 1;
  }

  /// The end of what stands before "is due" or "is" of "is due to go"; `to` if neither stands there.
  [[nodiscard]] TokenIndex before_governor(TokenIndex to, TokenIndex floor) const {
    const std::vector<WordClass>& classes = phrases_.text().classes;
    TokenIndex end = to;
    const auto skip = [&] {
      while (end > floor && (classes[end - 1] == WordClass::auxiliary || classes[end - 1] == WordClass::adverb))
        --end;
    };
    skip();
    if (end == to && end > floor && governed_status(phrases_.word(end - 1))) {
      --end;
      const TokenIndex governor = end;
      skip();
      if (end == governor) return to;
    }
    return end;
  }

  [[nodiscard]] bool follows_coordinator(const VerbGroup& group, TokenIndex floor) const {
    if (group.tokens.first == floor) return true;
    const std::string_view before = phrases_.word(group.tokens.first - 1);
    return before == "and" || before == "but" || before == "or" || before == "," || before == "then";
  }

  /// "While introducing it, Berg said": who does what a sentence begins with comes with its main verb.
  [[nodiscard]] Named subject_of_main(std::size_t g) const {
    if (groups_[g].finite() || groups_[g].infinitive) return {};
    for (std::size_t next = g + 1; next < std::min(groups_.size(), g + kReach); ++next)
      if (groups_[next].finite()) return subjects_[next];
    return {};
  }

  const ArgumentFinder& phrases_;
  const std::vector<VerbGroup>& groups_;
  std::vector<Named> subjects_;
  std::vector<Named> objects_;
  std::vector<Named> partners_;  // behind "with", "by"
};

}  // namespace

MentionIndex::MentionIndex(const Record& record, const Tokens& tokens)
    : record_(&record), entities_(tokens.size()) {
  std::vector<std::uint32_t> sizes(tokens.size(), 0);
  for (EntityId id = 0; id < record.entities.size(); ++id)
    for (const Span mention : record.entities[id].mentions) {
      const auto first = std::ranges::upper_bound(tokens.tokens, mention.begin, {},
                                                  [](const Token& token) { return token.span.end; });
      auto i = static_cast<TokenIndex>(first - tokens.tokens.begin());
      for (TokenIndex n = 0;
           n < kLongestMention && i < tokens.size() && tokens.tokens[i].span.begin < mention.end; ++n, ++i) {
        if (entities_[i] && sizes[i] <= mention.size()) continue;
        entities_[i] = id;
        sizes[i] = mention.size();
      }
    }
}

std::optional<EntityId> MentionIndex::named_by(const NounPhrase& phrase) const {
  return phrase.empty() ? std::nullopt : entities_[phrase.head()];
}

std::vector<EventArguments> verb_arguments(const Clause& text, TokenRange sentence,
                                           const std::vector<VerbGroup>& groups, const MentionIndex& mentions) {
  return VerbArguments(ArgumentFinder(text, sentence, mentions), groups).run();
}

EventArguments noun_arguments(const Clause& text, TokenRange sentence, TokenIndex head,
                              const MentionIndex& mentions) {
  constexpr TokenIndex kNounReach = 12;
  const ArgumentFinder phrases(text, sentence, mentions);
  EventArguments arguments;
  Named named;
  // "Berg's visit", "the Berg visit"
  for (TokenIndex i = head, steps = 0; i > sentence.first && steps < kNounReach; ++steps) {
    --i;
    const WordClass c = text.classes[i];
    if (text.tokens.tokens[i].shape == TokenShape::apostrophe && i > sentence.first) {
      const TokenRange owner =
          noun_core_before(text, i, std::max(sentence.first, i - std::min(i, kLongestPhrase)));
      if (!owner.empty()) phrases.add({owner, owner}, named);
      break;
    }
    if (c == WordClass::determiner) {
      if (const auto id = mentions.at(i)) add_once(*id, named.ids);  // "his visit"
      break;
    }
    if (c != WordClass::other && c != WordClass::number) break;
  }
  TokenIndex last = head + 1;
  while (last < sentence.last && last < head + kNounReach && text.classes[last] != WordClass::verb &&
         text.classes[last] != WordClass::auxiliary && text.classes[last] != WordClass::subordinator &&
         text.tokens.lower[last] != ";")
    ++last;
  phrases.add_behind(head + 1, last, true, named, arguments.where);
  arguments.participants = std::move(named.ids);
  arguments.phrases = std::move(named.phrases);
  return arguments;
}

}  // namespace hearsay
