#include "hearsay/speech/source_search.h"

#include "hearsay/base/word_list.h"

namespace hearsay {
namespace {

constexpr TokenIndex kLongestInsertion = 25;  // tokens between the commas of an apposition

/// Verbs that take another with "to" and pass their subject on.
bool takes_infinitive(std::string_view lemma) {
  static const WordList list(
      "appear\nseem\ndecline\nrefuse\nexpect\nset\ndue\nplan\nfail\nwant\nwish\ntry\nintend\nhope\n"
      "pledge\npromise\nthreaten\nschedule\nsay\nreport\nallege\nbelieve\nunderstand\nthink\ngo\n"
      "continue\nbegin\nstart\nuse\nattempt\nhappen\nprepare\nneed\nhave\n");
  return list.contains(lemma);
}

bool is_be(std::string_view word) {
  static const WordList list("is\nare\nwas\nwere\nbe\nbeen\nbeing\nam\n");
  return list.contains(word);
}

bool is_negative(std::string_view word) {
  return word == "not" || word == "never" || word.ends_with("n't") || word == "cannot" || word == "yet";
}

bool perceives(std::string_view word) {
  return word == "seen" || word == "heard" || word == "caught" || word == "overheard" || word == "filmed";
}

bool is_finite(const Frame& frame, TokenIndex i) {
  if (frame.word_class(i) == WordClass::auxiliary) return true;
  return frame.word_class(i) == WordClass::verb && verb_form(frame.lower(i)) != VerbForm::gerund;
}

Source adjacent(TokenRange tokens) {
  return {tokens, tokens.empty() ? SourcePlace::none : SourcePlace::adjacent};
}

/// Behind an insertion that ends at comma `close`: the phrase before its opening comma, insertion included.
TokenRange phrase_with_insertion(const Frame& frame, TokenIndex close) {
  const TokenIndex floor = frame.range().first;
  TokenIndex open = close;
  while (open > floor && close - open < kLongestInsertion) {
    --open;
    if (const Quotation* const quotation = frame.ending_at(open + 1)) {
      open = quotation->tokens.first;
      continue;
    }
    if (!frame.is_comma(open)) continue;
    const NounPhrase phrase = noun_phrase_before(frame.text(), open, floor);
    if (phrase.empty() || is_time_word(frame.lower(phrase.head()))) continue;
    // "Cory James, of Flint, Mich., said": where somebody is from is not who speaks.
    const Mention* const mention = frame.people().at(phrase.head());
    const bool place = mention != nullptr && frame.people().entities[mention->entity].kind == EntityKind::place;
    if (place && phrase.tokens.first > floor &&
        (frame.is_comma(phrase.tokens.first - 1) ||
         frame.word_class(phrase.tokens.first - 1) == WordClass::preposition))
      continue;
    return {phrase.tokens.first, close};
  }
  return {close, close};
}

/// "Three people who were in the room": the phrase before "who", if the one at its end is a part of its clause.
TokenRange around_relative(const Frame& frame, TokenRange phrase) {
  const TokenIndex floor = frame.range().first;
  bool finite = false;
  for (TokenIndex i = phrase.first; i > floor && phrase.first - i < kLongestInsertion; --i) {
    const TokenIndex left = i - 1;
    if (frame.word_class(left) == WordClass::punctuation) return {};
    if (frame.lower(left) == "who")
      return finite ? noun_phrase_before(frame.text(), left, floor).tokens : TokenRange{};
    finite = finite || is_finite(frame, left);
  }
  return {};
}

TokenIndex skip_adverbs_back(const Frame& frame, TokenIndex i) {
  while (i > frame.range().first && frame.word_class(i - 1) == WordClass::adverb) --i;
  return i;
}

}  // namespace

CueGroup cue_group(const Frame& frame, TokenIndex verb) {
  const TokenIndex floor = frame.range().first;
  const VerbForm form = verb_form(frame.lower(verb));
  CueGroup group;
  group.verb = verb;
  TokenIndex begin = verb;
  TokenIndex first_real = verb;  // adverbs at the front are not the cue's
  bool be_before = false;
  bool has_auxiliary = false;
  while (begin > floor) {
    const TokenIndex i = begin - 1;
    const std::string_view word = frame.lower(i);
    const WordClass c = frame.word_class(i);
    if (c == WordClass::auxiliary || c == WordClass::negation) {
      if (first_real == verb) be_before = is_be(word);
      has_auxiliary = has_auxiliary || c == WordClass::auxiliary;
      group.negated = group.negated || is_negative(word);
      begin = first_real = i;
    } else if (c == WordClass::adverb) {
      begin = i;
    } else if (word == "to" && i > floor) {
      // "to shout": with the verb that takes it, if one stands there.
      TokenIndex before = skip_adverbs_back(frame, i);
      const std::string_view lemma = before > floor ? verb_lemma(frame.lower(before - 1)) : std::string_view{};
      const bool due = before > floor && (frame.lower(before - 1) == "due" || frame.lower(before - 1) == "set");
      if (before > floor &&
          (due || (frame.word_class(before - 1) == WordClass::verb && takes_infinitive(lemma)))) {
        group.negated = group.negated || lemma == "decline" || lemma == "refuse" || lemma == "fail";
        begin = first_real = before - 1;
        has_auxiliary = true;
      } else if (before > floor && (frame.lower(before - 1) == "yet" || frame.lower(before - 1) == "on")) {
        group.negated =
            group.negated || frame.lower(before - 1) == "yet";  // "has yet to say"; "went on to say"
        begin = first_real = before - 1;
        has_auxiliary = true;
      } else {
        group.infinitive = begin == verb || !has_auxiliary;
        begin = first_real = i;
        break;
      }
    } else if (form == VerbForm::gerund && c == WordClass::verb &&
               (perceives(word) || verb_lemma(word) == "deny")) {
      begin = first_real = i;
      has_auxiliary = true;
    } else {
      break;
    }
  }
  group.tokens = {first_real, verb + 1};
  group.gerund = form == VerbForm::gerund && !has_auxiliary;
  group.passive = be_before && form != VerbForm::gerund && form != VerbForm::base;
  return group;
}

TokenRange extended_phrase_at(const Frame& frame, TokenIndex first) {
  const TokenIndex ceiling = frame.range().last;
  const NounPhrase phrase = noun_phrase_at(frame.text(), first, ceiling);
  if (phrase.empty()) return {first, first};
  TokenRange whole = phrase.tokens;
  if (whole.last < ceiling && (frame.lower(whole.last) == "who" || frame.lower(whole.last) == "whose")) {
    // A relative clause without comma runs to the next break.
    TokenIndex end = whole.last;
    while (end < ceiling && !frame.is_comma(end) && !frame.is_stop(end)) {
      const Quotation* const quotation = frame.starting_at(end);
      end = quotation != nullptr ? quotation->tokens.last : end + 1;
    }
    whole.last = end;
    return whole;
  }
  if (!frame.is_comma(whole.last) || whole.last + 1 >= ceiling) return whole;
  const TokenIndex inner = whole.last + 1;
  const bool relative =
      frame.lower(inner) == "who" || frame.lower(inner) == "whose" || frame.lower(inner) == "which";
  const bool apposition =
      frame.word_class(inner) == WordClass::determiner || frame.word_class(inner) == WordClass::number ||
      (frame.word_class(inner) == WordClass::other && frame.people().at(inner) != nullptr) ||
      role_kind(frame.lower(inner)) != RoleKind::none;
  if (!relative && !apposition) return whole;
  TokenIndex end = inner;
  while (end < ceiling && end - inner < kLongestInsertion && !frame.is_comma(end) && !frame.is_stop(end) &&
         frame.tokens().word(end) != ":") {
    if (!relative && is_finite(frame, end)) return whole;  // a new clause, not an apposition
    const Quotation* const quotation = frame.starting_at(end);
    if (quotation != nullptr && !relative) return whole;
    end = quotation != nullptr ? quotation->tokens.last : end + 1;
  }
  whole.last = end;
  return whole;
}

TokenRange clause_subject(const Frame& frame, TokenIndex before) {
  const TokenIndex floor = frame.range().first;
  TokenRange found{before, before};
  for (TokenIndex i = floor; i < before;) {
    if (const Quotation* const quotation = frame.covering(i)) {
      i = std::max(quotation->tokens.last, i + 1);
      continue;
    }
    const bool governed = i > floor && (frame.word_class(i - 1) == WordClass::preposition ||
                                        frame.word_class(i - 1) == WordClass::auxiliary);
    const TokenRange phrase = extended_phrase_at(frame, i);
    if (phrase.empty()) {
      ++i;
      continue;
    }
    TokenIndex next = phrase.last;
    if (frame.is_comma(next)) ++next;
    while (next < before && frame.word_class(next) == WordClass::adverb) ++next;
    if (!governed && next < before && is_finite(frame, next) &&
        source_mention(frame.text(), frame.people(), phrase) != nullptr)
      found = phrase;
    i = std::max(phrase.last, i + 1);
  }
  return found;
}

Source source_before(const Frame& frame, const CueGroup& group) {
  const TokenIndex floor = frame.range().first;
  const TokenIndex begin = skip_adverbs_back(frame, group.tokens.first);
  if (begin == floor) {
    return {};
  }
  const TokenIndex left = begin - 1;
  const std::string_view word = frame.lower(left);
  if (frame.ending_at(begin) != nullptr) return {};
  if (word == "who" || word == "which") {
    TokenIndex end = left;
    if (end > floor && frame.is_comma(end - 1)) --end;
    return adjacent(noun_phrase_before(frame.text(), end, floor).tokens);
  }
  if (group.infinitive || word == "and" || word == "but" || word == "then" || word == "or" ||
      frame.is_dash(left)) {
    const TokenRange subject = clause_subject(frame, left);
    return {subject, subject.empty() ? SourcePlace::none : SourcePlace::shared};
  }
  if (group.gerund) {
    const NounPhrase phrase = noun_phrase_before(frame.text(), begin, floor);
    if (!phrase.empty()) {
      const TokenRange core = noun_core_before(frame.text(), begin, floor);
      const Mention* const mention = source_mention(frame.text(), frame.people(), core);
      const bool thing = mention == nullptr;  // "a statement saying", "a video highlighting": the subject's own
      if (!thing) return adjacent(core);
    }
    const TokenRange subject = clause_subject(frame, left);
    return {subject, subject.empty() ? SourcePlace::none : SourcePlace::participle};
  }
  if (frame.is_comma(left)) return adjacent(phrase_with_insertion(frame, left));
  const NounPhrase phrase = noun_phrase_before(frame.text(), begin, floor);
  if (phrase.empty()) return {};
  TokenRange tokens = phrase.tokens;
  if (const TokenRange whole = around_relative(frame, tokens); !whole.empty())
    return adjacent({whole.first, begin});
  // "the prime minister, Olav Berg": a name that ends a phrase may be in apposition to what stands before its
  // comma.
  if (frame.is_comma(tokens.first - (tokens.first > floor ? 1 : 0)) && tokens.first > floor + 1) {
    const Mention* const name = frame.people().at(tokens.first);
    const NounPhrase before = noun_phrase_before(frame.text(), tokens.first - 1, floor);
    if (name != nullptr && !before.empty()) {
      const Mention* const role = source_mention(frame.text(), frame.people(), before.core);
      if (role != nullptr && role->entity == name->entity) tokens.first = before.tokens.first;
    }
  }
  return adjacent(tokens);
}

Source source_after(const Frame& frame, const CueGroup& group) {
  const TokenIndex next = group.verb + 1;
  if (next >= frame.range().last || group.tokens.size() > 1) return {};
  if (frame.word_class(next) == WordClass::preposition || frame.starting_at(next) != nullptr) return {};
  const TokenRange phrase = extended_phrase_at(frame, next);
  if (phrase.empty()) return {};
  if (phrase.last < frame.range().last && is_finite(frame, phrase.last)) return {};
  return {phrase, SourcePlace::inverted};
}

const Mention* source_mention(const Clause& text, const People& people, TokenRange source) {
  if (source.empty()) return nullptr;
  const NounPhrase phrase = noun_phrase_at(text, source.first, source.last);
  if (!phrase.empty())
    if (const Mention* const head = people.at(phrase.head())) return head;
  if (!phrase.empty() && text.tokens.tokens[phrase.core.last - 1].shape == TokenShape::capitalized)
    for (TokenIndex i = phrase.core.last; i-- > phrase.core.first;)
      if (const Mention* const mention = people.at(i)) return mention;
  // "lipreading expert Nicola Hickling": what the grammar takes for no noun still stands before a name.
  if (phrase.empty())
    for (TokenIndex i = source.first; i < source.last && text.classes[i] != WordClass::preposition &&
                                      text.tokens.tokens[i].shape != TokenShape::punctuation;
         ++i)
      if (const Mention* const mention = people.at(i)) return mention;
  // "a report by the audit office": the body behind the paper.
  for (TokenIndex i = source.first; i + 1 < source.last; ++i) {
    const std::string_view word = text.tokens.lower[i];
    if (word != "by" && word != "from") continue;
    for (TokenIndex j = i + 1; j < source.last; ++j) {
      const Mention* const mention = people.at(j);
      if (mention == nullptr) continue;
      // "a memo from the bank's head of compliance, Reto Zumstein"
      const bool owns = mention->tokens.last < source.last &&
                        text.tokens.tokens[mention->tokens.last].shape == TokenShape::apostrophe;
      if (!owns) return mention;
      j = mention->tokens.last;
    }
  }
  return nullptr;
}

}  // namespace hearsay
