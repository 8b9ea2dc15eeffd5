#include "hearsay/story/verb_groups.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "hearsay/base/word_list.h"
#include "hearsay/story/event_words.h"

namespace hearsay {
namespace {

constexpr TokenIndex kLongestPhrase = 64;  // tokens of a subject or object
constexpr TokenIndex kLongestGroup = 8;    // tokens before the head
constexpr TokenIndex kParticleReach = 1;   // tokens behind the head where its particle may stand

class GroupFinder {
 public:
  GroupFinder(const Clause& text, TokenRange sentence) : text_(text), sentence_(sentence) {}

  std::vector<VerbGroup> run() {
    for (TokenIndex i = sentence_.first; i < sentence_.last; ++i)
      if (auto verb = verb_at(i)) add(i, *verb);
    return std::move(groups_);
  }

 private:
  [[nodiscard]] std::string_view word(TokenIndex i) const { return text_.tokens.lower[i]; }
  [[nodiscard]] WordClass word_class_at(TokenIndex i) const { return text_.classes[i]; }
  [[nodiscard]] TokenShape shape(TokenIndex i) const { return text_.tokens.tokens[i].shape; }

  [[nodiscard]] bool is_name(TokenIndex i) const {
    return word_class_at(i) == WordClass::other &&
           (shape(i) == TokenShape::capitalized || shape(i) == TokenShape::upper);
  }

  /// Where to stop looking for a phrase that ends at `end`.
  [[nodiscard]] TokenIndex subject_floor(TokenIndex end) const {
    return std::max(sentence_.first, end - std::min(end, kLongestPhrase));
  }

  /// The token before `i` that is no adverb or negation; the sentence's end if there is none.
  [[nodiscard]] TokenIndex left_of(TokenIndex i) const {
    const TokenIndex floor = subject_floor(i);
    while (i > floor) {
      --i;
      if (word_class_at(i) != WordClass::adverb && word_class_at(i) != WordClass::negation) return i;
    }
    return sentence_.last;
  }

  /// Whether what stands at `i` can begin an object.
  [[nodiscard]] bool begins_object(TokenIndex i) const {
    if (i >= sentence_.last) return false;
    const WordClass c = word_class_at(i);
    return c == WordClass::determiner || c == WordClass::pronoun || c == WordClass::number || is_name(i) ||
           word(i) == "to" || word(i) == "that";
  }

  [[nodiscard]] std::optional<EventVerb> verb_at(TokenIndex i) const {
    const WordClass c = word_class_at(i);
    if (c != WordClass::verb && c != WordClass::other) return std::nullopt;
    if (c == WordClass::other && shape(i) != TokenShape::lower && i != sentence_.first) return std::nullopt;
    // Participles that are prepositions: "in 1996, following the purchase".
    static const WordList prepositions(
        "following\nincluding\naccording\nregarding\nconcerning\nexcluding\ndepending\npending\n");
    if (prepositions.contains(word(i)) &&
        (i == sentence_.first || word_class_at(i - 1) != WordClass::auxiliary))
      return std::nullopt;
    auto verb = event_verb(word(i));
    if (!verb || !reads_as_verb(i, verb->form)) return std::nullopt;
    return verb;
  }

  [[nodiscard]] bool reads_as_verb(TokenIndex i, VerbForm form) const {
    const TokenIndex left = left_of(i);
    const bool begins = left == sentence_.last;
    const WordClass before = begins ? WordClass::punctuation : word_class_at(left);
    const bool possessive = !begins && shape(left) == TokenShape::apostrophe;
    if (before == WordClass::determiner || possessive) return false;
    const bool is_noun = event_noun(word(i)).has_value();
    switch (form) {
      case VerbForm::gerund:
        if (before == WordClass::other || before == WordClass::number) return !is_noun && begins_object(i + 1);
        // "Hugh Berg, managing director"
        if (before == WordClass::punctuation && begins_noun(i + 1)) return false;
        return !is_noun || begins_object(i + 1) || before == WordClass::auxiliary;
      case VerbForm::past:
      case VerbForm::participle:
        // "in planned talks", "run merged firms", "Retired guard"; but "was planned", "Berg planned"
        if (before == WordClass::verb || follows_verb(left)) return false;
        if (begins && begins_noun(i + 1)) return false;
        if (before == WordClass::preposition) return begins_object(i + 1);
        return !(before == WordClass::coordinator && begins_noun(i + 1)) || begins_object(i + 1);
      case VerbForm::base:
        if (!begins && (word(left) == "to" || (before == WordClass::auxiliary && !is_be(word(left)))))
          return true;
        if (before == WordClass::auxiliary) return false;  // "was empty"
        if (begins || before == WordClass::preposition || before == WordClass::number) return false;
        // "will meet Lund and sign the treaty"
        if (before == WordClass::coordinator && last_form_ == VerbForm::base && begins_object(i + 1))
          return true;
        return word_class_at(i) == WordClass::verb && (!is_noun || begins_object(i + 1));
      case VerbForm::third_person:
        if (begins || before == WordClass::preposition || before == WordClass::number ||
            before == WordClass::verb || before == WordClass::auxiliary || follows_verb(left))
          return false;
        // "with police forces": what hangs on a preposition is no subject
        if (is_noun_of_preposition(left) && !begins_object(i + 1)) return false;
        // "Upland stores", "the company plans": what may be a noun wants an object.
        if (word_class_at(i) == WordClass::other || (is_noun && !is_name(left) && before != WordClass::pronoun))
          return begins_object(i + 1);
        return before == WordClass::other || before == WordClass::pronoun || before == WordClass::coordinator ||
               before == WordClass::subordinator || before == WordClass::punctuation;
      default: return false;
    }
  }

  [[nodiscard]] bool follows_verb(TokenIndex left) const {
    return !groups_.empty() && groups_.back().head == left;
  }

  [[nodiscard]] bool is_noun_of_preposition(TokenIndex last) const {
    const TokenRange core = noun_core_before(text_, last + 1, subject_floor(last + 1));
    return !core.empty() && core.first > sentence_.first && !is_name(last) &&
           word_class_at(core.first - 1) == WordClass::preposition && word(core.first - 1) != "of";
  }

  /// A word in small letters that is neither verb nor word of grammar.
  [[nodiscard]] bool begins_noun(TokenIndex i) const {
    return i < sentence_.last && word_class_at(i) == WordClass::other;
  }

  void add(TokenIndex head, const EventVerb& verb) {
    VerbGroup group;
    group.head = head;
    group.base = verb.base;
    group.tokens = {head, head + 1};
    const TokenIndex floor = std::max(sentence_.first, head - std::min(head, kLongestGroup));
    TokenIndex i = head;
    bool negated = false;
    Auxiliaries aux;
    while (i > floor && belongs(i - 1, group)) {
      --i;
      negated = negated || word_class_at(i) == WordClass::negation || word(i).ends_with("n't");
      read_auxiliary(word(i), aux);
      if (word(i) == "to") {
        group.infinitive = true;
        break;
      }
    }
    group.tokens.first = i;
    add_particle(group);
    set_tense(verb.form, aux, group);
    group.governs = leaves_to_another(group);
    group.subordinate = is_subordinate(group.tokens.first);
    group.believed = is_believed(group);
    if (goes_on(group, verb.form)) {
      group.tense = groups_.back().tense;
      group.passive = groups_.back().passive;
      group.infinitive = groups_.back().infinitive;
      group.status = groups_.back().status;
    } else if (group.infinitive) {
      group.status = of_infinitive(i);
      if (!groups_.empty() && left_of(i) == groups_.back().head)
        group.status = combine(groups_.back(), group.status);
    } else {
      group.status = of_auxiliaries(aux);
    }
    if (negated || is_negated_subject(group.tokens.first) || has_negated_object(group.tokens.last))
      group.status = EventStatus::denied;
    else if (group.believed || is_doubted(group))
      group.status = EventStatus::hedged;
    if (is_reported(group)) group.subordinate = true;
    if (joins_last(group.tokens.first)) group.subordinate = group.subordinate || groups_.back().subordinate;
    last_form_ = verb.form;
    groups_.push_back(std::move(group));
  }

  /// "and" alone between the verb that begins at `first` and what belongs to the one before.
  [[nodiscard]] bool joins_last(TokenIndex first) const {
    if (groups_.empty() || first < groups_.back().tokens.last + 1) return false;
    return (word(first - 1) == "and" || word(first - 1) == "or") && word(first - 2) != ",";
  }

  /// "will be held and shown", "will meet Lund and sign": what is told of the first verb is meant of both.
  [[nodiscard]] bool goes_on(const VerbGroup& group, VerbForm form) const {
    if (group.tokens.first != group.head || !joins_last(group.tokens.first)) return false;
    const VerbGroup& last = groups_.back();
    if (last.tokens.first == last.head) return false;
    if (form == VerbForm::base) return last_form_ == VerbForm::base;
    const bool participle = form == VerbForm::past || form == VerbForm::participle;
    return participle && last.passive && !begins_object(group.tokens.last);
  }

  /// "she believes (that) he left": nothing but whom it is about stands between.
  [[nodiscard]] bool is_believed(const VerbGroup& group) const {
    static const WordList beliefs("believe\nthink\nsuspect\nguess\nassume\nimagine\nreckon\nfear\nsuppose\n");
    if (groups_.empty() || group.infinitive) return false;
    const VerbGroup& last = groups_.back();
    if (last.believed && joins_last(group.tokens.first)) return true;
    if (!beliefs.contains(last.base) || last.passive) return false;
    TokenIndex first = last.tokens.last;
    if (first < group.tokens.first && word(first) == "that") ++first;
    const NounPhrase subject =
        noun_phrase_before(text_, group.tokens.first, std::max(first, subject_floor(group.tokens.first)));
    return !subject.empty() && subject.tokens.first == first;
  }

  /// "quoted her as saying that he left"
  [[nodiscard]] bool is_reported(const VerbGroup& group) const {
    if (groups_.empty() || !is_telling(groups_.back().base)) return false;
    const TokenIndex that = groups_.back().tokens.last;
    if (that >= group.tokens.first || word(that) != "that") return false;
    const NounPhrase subject =
        noun_phrase_before(text_, group.tokens.first, std::max(that + 1, subject_floor(group.tokens.first)));
    return !subject.empty() && subject.tokens.first == that + 1;
  }

  struct Auxiliaries {
    bool will = false, would = false, modal = false, be = false, have = false, had = false, past = false;
  };

  [[nodiscard]] bool belongs(TokenIndex i, const VerbGroup& group) const {
    if (word(i) == "to") return group.head == i + 1 || word_class_at(i + 1) != WordClass::preposition;
    const WordClass c = word_class_at(i);
    if (c == WordClass::adverb) {
      static const WordList own_time("today\nyesterday\ntomorrow\ntonight\nagain\nlater\nearlier\nhere\nago\n");
      return !own_time.contains(word(i)) || i + 1 < group.head;
    }
    if (word(i) == "since") return i > sentence_.first && word_class_at(i - 1) == WordClass::auxiliary;
    return c == WordClass::auxiliary || c == WordClass::negation || contracted(word(i));
  }

  /// A pronoun with an auxiliary: "he'll". It is the group's, though the subject too.
  static bool contracted(std::string_view word) {
    return word.ends_with("'ll") || word.ends_with("'ve") || word.ends_with("'d") || word.ends_with("'s");
  }

  static bool is_be(std::string_view word) {
    static const WordList be("is\nare\nam\nbe\nbeen\nbeing\nisn't\naren't\nwas\nwere\nwasn't\nweren't\n");
    return be.contains(word);
  }

  static void read_auxiliary(std::string_view word, Auxiliaries& aux) {
    static const WordList modals("can\ncould\nmay\nmight\nmust\nshould\ncannot\ncan't\ncouldn't\nshouldn't\n");
    static const WordList past("was\nwere\nwasn't\nweren't\ndid\ndidn't\nhad\nhadn't\n");
    aux.will = aux.will || word == "will" || word == "shall" || word == "won't" || word.ends_with("'ll");
    aux.would = aux.would || word == "would" || word == "wouldn't";
    aux.modal = aux.modal || modals.contains(word);
    aux.be = aux.be || is_be(word) || word.ends_with("'s") || word.ends_with("'re");
    aux.have = aux.have || word == "has" || word == "have" || word == "having" || word == "hasn't" ||
               word == "haven't" || word.ends_with("'ve");
    aux.had = aux.had || word == "had" || word == "hadn't";
    aux.past = aux.past || past.contains(word);
  }

  void set_tense(VerbForm form, const Auxiliaries& aux, VerbGroup& group) const {
    const bool participle = form == VerbForm::past || form == VerbForm::participle;
    group.passive = aux.be && participle;
    if (group.infinitive) return;
    if (aux.will || aux.would || aux.modal) {
      group.tense = aux.have && (aux.would || aux.modal) ? Tense::past : Tense::future;
    } else if (aux.had && (participle || aux.be)) {
      group.tense = Tense::past_perfect;
    } else if (aux.have && (participle || aux.be)) {
      group.tense = Tense::present_perfect;
    } else if (aux.be || aux.past) {
      group.tense = aux.past ? Tense::past : Tense::present;
      if (form == VerbForm::base && !aux.past) group.tense = Tense::present;
    } else if (form == VerbForm::past && !is_reduced(group)) {
      group.tense = Tense::past;
    } else if (form == VerbForm::third_person || form == VerbForm::base) {
      group.tense = Tense::present;
    } else {
      group.passive = participle;
    }
  }

  /// "people killed by the storm", "sooner than announced", "Asked by the Courier"
  [[nodiscard]] bool is_reduced(const VerbGroup& group) const {
    const TokenIndex next = group.tokens.last;
    if (next < sentence_.last && word(next) == "by") return true;
    if (group.head == sentence_.first) return true;
    return word(group.head - 1) == "than" || word(group.head - 1) == "as";
  }

  void add_particle(VerbGroup& group) const {
    const TokenIndex next = group.head + kParticleReach;
    if (next >= sentence_.last || shape(next) != TokenShape::lower) return;
    if (auto both = particle_verb(group.base, word(next))) {
      group.base = std::move(*both);
      group.tokens.last = next + 1;
    }
  }

  /// "was expected to end", "began to sell", "started by thanking", "made an appearance", "talks were held".
  [[nodiscard]] bool leaves_to_another(const VerbGroup& group) const {
    const TokenIndex next = group.tokens.last;
    if (next >= sentence_.last) return false;
    if (word(next) == "to" &&
        (is_aspectual(group.base) || (group.passive && governed_status(word(group.head)))))
      return true;
    if (is_aspectual(group.base) && (word(next) == "by" || verb_form(word(next)) == VerbForm::gerund))
      return true;
    if (!is_light(group.base) && !is_aspectual(group.base)) return false;
    return is_event(noun_phrase_at(text_, next, std::min(sentence_.last, next + kLongestPhrase))) ||
           (is_light(group.base) && group.passive &&
            is_event(noun_phrase_before(text_, group.tokens.first, subject_floor(group.tokens.first))));
  }

  [[nodiscard]] bool is_event(const NounPhrase& phrase) const {
    return !phrase.empty() && event_noun(word(phrase.head())).has_value();
  }

  /// Whether the clause of the verb that begins at `first` begins with "who", "when" and the like.
  [[nodiscard]] bool is_subordinate(TokenIndex first) const {
    static const WordList openers(
        "who\nwhich\nthat\nwhen\nafter\nbefore\nonce\nsince\nuntil\nwhere\nthan\nas\n");
    const TokenIndex floor = groups_.empty() ? sentence_.first : groups_.back().tokens.last;
    if (first > floor && (word(first - 1) == "who" || word(first - 1) == "which" || word(first - 1) == "that"))
      return true;
    const NounPhrase subject = noun_phrase_before(text_, first, std::max(floor, subject_floor(first)));
    if (subject.empty()) return false;
    if (word(subject.tokens.first) == "whose") return true;
    if (subject.tokens.first == floor) return false;
    const std::string_view opener = word(subject.tokens.first - 1);
    return opener != "that" && openers.contains(opener);
  }

  static EventStatus of_auxiliaries(const Auxiliaries& aux) {
    if (aux.will) return EventStatus::planned;
    if (aux.modal) return EventStatus::hedged;
    return aux.would ? EventStatus::planned : EventStatus::happened;
  }

  /// What the word before "to" tells; nothing known is what somebody means to do.
  [[nodiscard]] EventStatus of_infinitive(TokenIndex to) const {
    const TokenIndex left = left_of(to);
    if (left == sentence_.last) return EventStatus::planned;
    return governed_status(word(left)).value_or(EventStatus::planned);
  }

  /// "did not manage to win", "will begin to sell".
  static EventStatus combine(const VerbGroup& governor, EventStatus status) {
    return governor.status == EventStatus::happened ? status : governor.status;
  }

  /// "No deal was signed", "Neither leader spoke", "Nobody came".
  [[nodiscard]] bool is_negated_subject(TokenIndex first) const {
    const NounPhrase subject = noun_phrase_before(text_, first, subject_floor(first));
    if (subject.empty()) return false;
    static const WordList none("no\nneither\nnone\nnobody\nnothing\nno-one\n");
    return none.contains(word(subject.tokens.first)) ||
           (subject.tokens.first > sentence_.first && none.contains(word(subject.tokens.first - 1)));
  }

  /// "threatened nobody", "took no questions"
  [[nodiscard]] bool has_negated_object(TokenIndex first) const {
    static const WordList none("no\nneither\nnone\nnobody\nnothing\nno-one\n");
    return first < sentence_.last && none.contains(word(first));
  }

  /// Words of doubt, "if" and the like before the verb, in its clause.
  [[nodiscard]] bool is_doubted(const VerbGroup& group) const {
    static const WordList doubt(
        "reportedly\nallegedly\npurportedly\napparently\nsupposedly\nseemingly\nperhaps\npossibly\nmaybe\n"
        "probably\nif\nunless\nwhether\n");
    constexpr TokenIndex kReach = 10;
    for (TokenIndex i = group.head, steps = 0; i > sentence_.first && steps < kReach; ++steps) {
      --i;
      if (doubt.contains(word(i))) return true;
      if (!groups_.empty() && i < groups_.back().tokens.last) return false;
    }
    return group.head + 1 < sentence_.last && word(group.head + 1) == "reportedly";
  }

  const Clause& text_;
  TokenRange sentence_;
  std::vector<VerbGroup> groups_;
  VerbForm last_form_ = VerbForm::none;  // of the last group's head
};

}  // namespace

std::vector<VerbGroup> verb_groups(const Clause& text, TokenRange sentence) {
  return GroupFinder(text, sentence).run();
}

}  // namespace hearsay
