#include "hearsay/speech/content_search.h"

#include "hearsay/base/word_list.h"
#include "hearsay/speech/source_search.h"

namespace hearsay {
namespace {

constexpr TokenIndex kFarthest = 40;  // tokens between a cue and its content
constexpr TokenIndex kSubject = 16;   // tokens in which a clause's verb must come

bool is_finite(const Frame& frame, TokenIndex i) {
  if (frame.word_class(i) == WordClass::auxiliary) return true;
  const VerbForm form = verb_form(frame.lower(i));
  return frame.word_class(i) == WordClass::verb && form != VerbForm::gerund;
}

bool asks(std::string_view word) {
  return word == "if" || word == "whether" || word == "how" || word == "why" || word == "what";
}

bool asks_widely(std::string_view word) {
  return asks(word) || word == "when" || word == "where" || word == "who" || word == "which" || word == "whom";
}

/// Conjunctions with which the reporter's own clause begins behind a reported one.
bool turns(std::string_view word) {
  static const WordList list("but\nwhile\nwhilst\nwhereas\nalthough\nthough\nyet\naccording\nas\n");
  return list.contains(word);
}

/// Verbs with which a telling goes on: "said the dam had held and added that". Of others the subject is whoever
/// the telling tells of: "said the guard had turned and shouted".
bool continues_telling(std::string_view lemma) {
  static const WordList list(
      "add\nnote\nstress\ninsist\nreiterate\nemphasize\nemphasise\nconclude\ncontinue\nacknowledge\nconcede\n");
  return list.contains(lemma);
}

bool believes(std::string_view lemma) {
  return lemma == "believe" || lemma == "think" || lemma == "suspect" || lemma == "feel" || lemma == "reckon";
}

/// Whether the reporter's words end at `i`, adjuncts aside: the attribution there was a parenthesis.
bool closes_at(const Frame& frame, TokenIndex i) {
  const TokenIndex end = skip_adjuncts(frame, i);
  return end >= frame.range().last || frame.is_comma(end) || frame.is_stop(end) || frame.is_dash(end) ||
         frame.tokens().word(end) == ";";
}

/// Whether an attribution begins at `i`: "two officials said", "said the mayor", "adding". One that `closes`
/// has its content before it.
bool attribution_at(const Frame& frame, TokenIndex i, bool closes) {
  const TokenIndex last = frame.range().last;
  if (i >= last) return false;
  if (const Cue* const cue = frame.cue_at(i)) {
    if (verb_form(frame.lower(i)) == VerbForm::gerund) return cue->clause || cue->quotation;
    const TokenRange phrase = extended_phrase_at(frame, i + 1);
    return cue->quotation && !phrase.empty() && (phrase.last >= last || !is_finite(frame, phrase.last));
  }
  const NounPhrase phrase = noun_phrase_at(frame.text(), i, last);
  if (phrase.empty()) return false;
  TokenIndex verb = phrase.tokens.last;
  while (verb < last &&
         (frame.word_class(verb) == WordClass::adverb || frame.word_class(verb) == WordClass::auxiliary))
    ++verb;
  // "two people familiar with the matter said": the flat grammar may stop before the adjective's own phrase.
  for (TokenIndex more = 0; verb < last && frame.cue_at(verb) == nullptr && more < 8; ++more) {
    if (frame.word_class(verb) != WordClass::preposition && frame.word_class(verb) != WordClass::other &&
        frame.word_class(verb) != WordClass::determiner)
      return false;
    ++verb;
  }
  if (verb >= last) return false;
  const Cue* const cue = frame.cue_at(verb);
  if (cue == nullptr || cue->kind == CueClass::thought || verb_form(frame.lower(verb)) == VerbForm::gerund)
    return false;
  return !closes || closes_at(frame, verb + 1);
}

/// Whether the reporter's own words begin behind the comma before token `i`.
bool clause_turns_at(const Frame& frame, TokenIndex i) {
  if (i >= frame.range().last) return false;
  if (turns(frame.lower(i))) return true;
  if (frame.lower(i) == "and") return attribution_at(frame, i + 1, false);
  return attribution_at(frame, i, true);
}

Content clause_from(const Frame& frame, TokenIndex first) {
  const TokenIndex end = clause_end(frame, first);
  TokenIndex begin = first;
  // "told the paper that he believes X said ...": the belief hedges, the content is what is believed.
  TokenIndex at = begin;
  if (at < end && frame.lower(at) == "that") ++at;
  if (at + 1 < end && frame.word_class(at) == WordClass::pronoun) {
    TokenIndex verb = at + 1;
    while (verb < end && frame.word_class(verb) == WordClass::adverb) ++verb;
    if (verb + 1 < end && believes(verb_lemma(frame.lower(verb)))) {
      begin = verb + 1;
      if (frame.lower(begin) == "that") ++begin;
    }
  }
  const TokenRange range = frame.trimmed({begin, end});
  Content content;
  if (range.empty()) return content;
  content.parts.push_back(range);
  content.quoted = frame.starting_at(range.first) != nullptr;
  return content;
}

/// A quotation right behind the cue. It is all, unless a clause goes on with it ("said “many” of them had
/// left").
Content from_quotation(const Frame& frame, const Quotation& quotation, const Cue& cue) {
  const TokenIndex next = quotation.tokens.last;
  const bool ends_inside = !quotation.inside.empty() && (frame.is_stop(quotation.inside.last - 1) ||
                                                         frame.tokens().word(quotation.inside.last - 1) == ",");
  if (next < frame.range().last && !ends_inside) {
    const WordClass c = frame.word_class(next);
    const bool clause_goes_on =
        cue.clause && (c == WordClass::verb || c == WordClass::auxiliary || c == WordClass::other) &&
        frame.people().at(next) == nullptr && verb_form(frame.lower(next)) != VerbForm::gerund;
    const std::string_view word = frame.lower(next);
    const bool phrase_goes_on = (cue.quoted_object || cue.prepositional) && !cue.clause &&
                                (word == "for" || word == "of" || word == "between" || word == "in" ||
                                 word == "to" || word == "against");
    if (clause_goes_on || phrase_goes_on) return clause_from(frame, quotation.tokens.first);
  }
  return {{quotation.tokens}, true};
}

/// The object that holds a quotation, from its first word on.
Content object_with_quotation(const Frame& frame, TokenIndex first) {
  const TokenIndex end = clause_end(frame, first);
  for (TokenIndex i = first; i < std::min(end, first + kSubject); ++i)
    if (const Quotation* const quotation = frame.starting_at(i)) {
      const TokenIndex next = quotation->tokens.last;
      const bool goes_on = next < end && frame.word_class(next) == WordClass::preposition;
      return {{frame.trimmed({first, goes_on ? end : next})}, i == first};
    }
  return {};
}

/// Whether a subject and its finite verb begin at `first`.
bool clause_begins(const Frame& frame, TokenIndex first) {
  const TokenIndex end = std::min(clause_end(frame, first), first + kSubject);
  bool in_commas = false;
  for (TokenIndex i = first + 1; i < end; ++i) {
    if (frame.starting_at(i) != nullptr) break;
    if (frame.is_comma(i)) in_commas = !in_commas;
    // "announced a truce and I regret it": another clause, not this one's verb.
    if (frame.word_class(i) == WordClass::coordinator && i + 1 < end &&
        frame.word_class(i + 1) == WordClass::pronoun)
      return false;
    if (!in_commas && is_finite(frame, i)) return true;
  }
  // "said Lind “caused death”": the verb stands inside the marks.
  const TokenIndex next = noun_phrase_at(frame.text(), first, end).tokens.last;
  const Quotation* const quotation = next < end ? frame.starting_at(next) : nullptr;
  return quotation != nullptr && !quotation->inside.empty() && is_finite(frame, quotation->inside.first);
}

TokenIndex behind_parenthesis(const Frame& frame, TokenIndex i) {
  TokenIndex close = i;
  while (close < frame.range().last && close < i + 12 && frame.tokens().word(close) != ")") ++close;
  return close + 1;
}

class AfterCue {
 public:
  AfterCue(const Frame& frame, const CueGroup& group, const Cue& cue, TokenIndex from)
      : frame_(frame),
        group_(group),
        cue_(cue),
        from_(from),
        at_(from),
        end_(std::min(frame.range().last, from + kFarthest)) {}

  Content run() {
    while (at_ < end_) {
      const Step step = next();
      if (step.done) return step.content;
    }
    return {};
  }

 private:
  struct Step {
    bool done = false;
    Content content;
  };
  static Step found(Content content) { return {true, std::move(content)}; }
  static Step nothing() { return {true, {}}; }
  Step move_to(TokenIndex i) {
    if (i <= at_) return nothing();
    at_ = i;
    return {};
  }

  Step next() {
    if (const Quotation* const quotation = frame_.starting_at(at_)) return at_quotation(*quotation);
    const std::string_view word = frame_.lower(at_);
    if (word == ":") return at_colon();
    if (frame_.is_comma(at_)) return at_comma();
    if (word == "(") return move_to(behind_parenthesis(frame_, at_));
    if (word == "that" && (cue_.clause || cue_.object)) return found(clause_from(frame_, at_));
    if (asks_widely(word)) return at_question(word);
    if (word == "to" && at_ + 1 < end_ && verb_form(frame_.lower(at_ + 1)) == VerbForm::base &&
        frame_.word_class(at_ + 1) == WordClass::verb) {
      const bool takes = cue_.infinitive && !group_.passive;
      return takes ? found(clause_from(frame_, at_)) : nothing();
    }
    // "denies knowing about the payments"
    if (cue_.kind == CueClass::deny && at_ == from_ && verb_form(word) == VerbForm::gerund)
      return found(clause_from(frame_, at_));
    if (const TokenIndex colon = behind_clause_of_time(word); colon > at_) return move_to(colon);
    switch (frame_.word_class(at_)) {
      case WordClass::preposition: return at_preposition();
      case WordClass::adverb: return move_to(at_ + 1);
      case WordClass::determiner:
      case WordClass::pronoun:
      case WordClass::number:
      case WordClass::other: return at_phrase();
      default: return nothing();
    }
  }

  Step at_quotation(const Quotation& quotation) const {
    const bool takes = cue_.quotation || cue_.quoted_object || (cue_.prepositional && at_ > group_.verb + 1);
    return takes ? found(from_quotation(frame_, quotation, cue_)) : nothing();
  }

  Step at_colon() const {
    if (at_ + 1 >= end_) return nothing();
    if (const Quotation* const quotation = frame_.starting_at(at_ + 1))
      return found({{quotation->tokens}, true});
    return cue_.quotation ? found(clause_from(frame_, at_ + 1)) : nothing();
  }

  /// "said, “No.”"; or an insertion before what the cue takes: "said, after the vote, that".
  Step at_comma() {
    if (at_ + 1 >= end_) return nothing();
    const Quotation* const quotation = frame_.starting_at(at_ + 1);
    if (quotation != nullptr && cue_.quotation) return found({{quotation->tokens}, true});
    for (TokenIndex close = at_ + 1; close + 1 < end_ && close < at_ + 20; ++close) {
      if (frame_.is_stop(close) || frame_.covering(close) != nullptr) return nothing();
      if (!frame_.is_comma(close)) continue;
      const bool takes_up = frame_.lower(close + 1) == "that" || frame_.lower(close + 1) == "whether";
      return takes_up ? move_to(close + 1) : nothing();
    }
    return nothing();
  }

  /// "said to Ruiz as they left the hall: “…”": the colon in front of the quotation, or where we are.
  [[nodiscard]] TokenIndex behind_clause_of_time(std::string_view word) const {
    constexpr TokenIndex kLongestClause = 20;
    if (!cue_.quotation ||
        (word != "as" && word != "when" && word != "while" && word != "before" && word != "after"))
      return at_;
    for (TokenIndex i = at_ + 1; i + 1 < end_ && i < at_ + kLongestClause; ++i) {
      if (frame_.is_stop(i) || frame_.starting_at(i) != nullptr || frame_.cue_at(i) != nullptr) return at_;
      if (frame_.lower(i) == ":") return frame_.starting_at(i + 1) != nullptr ? i : at_;
    }
    return at_;
  }

  Step at_question(std::string_view word) {
    const bool open = cue_.kind == CueClass::ask || group_.negated || group_.passive;
    const bool takes = cue_.question && (open ? true : asks(word) && word != "if");
    return takes ? found(clause_from(frame_, at_)) : nothing();
  }

  Step at_preposition() {
    const std::string_view word = frame_.lower(at_);
    if (at_ + 1 < end_ && asks_widely(frame_.lower(at_ + 1)) && cue_.question)
      return found(clause_from(frame_, at_ + 1));
    if (cue_.prepositional && (word == "of" || word == "about")) {
      Content content = object_with_quotation(frame_, at_ + 1);
      return content.empty() ? nothing() : found(std::move(content));
    }
    if (cue_.quoted_object && (word == "as" || word == "for")) return move_to(at_ + 1);
    TokenIndex first = at_ + 1;
    while (first < end_ && (frame_.word_class(first) == WordClass::adverb)) ++first;
    const NounPhrase phrase = noun_phrase_at(frame_.text(), first, end_);
    if (!phrase.empty()) return move_to(phrase.tokens.last);
    // "on Thursday", "via X": times and single names.
    TokenIndex last = first;
    while (last < end_ && (is_time_word(frame_.lower(last)) || frame_.word_class(last) == WordClass::number))
      ++last;
    return last > first ? move_to(last) : nothing();
  }

  Step at_phrase() {
    if (is_time_word(frame_.lower(at_))) return move_to(at_ + 1);
    if (frame_.lower(at_) == "last" || frame_.lower(at_) == "this" || frame_.lower(at_) == "next" ||
        frame_.lower(at_) == "late" || frame_.lower(at_) == "early")
      if (at_ + 1 < end_ && is_time_word(frame_.lower(at_ + 1))) return move_to(at_ + 2);
    if (frame_.word_class(at_) == WordClass::other && verb_form(frame_.lower(at_)) == VerbForm::gerund)
      return nothing();
    const TokenRange phrase = noun_phrase_at(frame_.text(), at_, end_).tokens;
    if (phrase.empty()) return nothing();
    const bool verb_next = phrase.last < end_ && is_finite(frame_, phrase.last);
    if (cue_.object && !addressed_ && !verb_next && at_ == from_) {
      addressed_ = true;
      // "told his counterpart, Park Ji-woo: “…”", "told one of them, Sister Kane, that"
      const TokenIndex end = extended_phrase_at(frame_, at_).last;
      const bool closed = end < end_ && end > phrase.last &&
                          (frame_.tokens().word(end) == ":" || frame_.starting_at(end) != nullptr ||
                           (frame_.is_comma(end) && end + 1 < end_ &&
                            (frame_.lower(end + 1) == "that" || frame_.starting_at(end + 1) != nullptr)));
      return move_to(!closed                                                   ? phrase.last
                     : frame_.is_comma(end) && frame_.lower(end + 1) == "that" ? end + 1
                                                                               : end);
    }
    if (cue_.quoted_object && !cue_.clause) {
      Content content = object_with_quotation(frame_, at_);
      return content.empty() ? nothing() : found(std::move(content));
    }
    if (cue_.infinitive && !group_.passive && phrase.last + 1 < end_ && frame_.lower(phrase.last) == "to" &&
        frame_.word_class(phrase.last + 1) == WordClass::verb)
      return found(clause_from(frame_, at_));
    if ((cue_.clause || addressed_) && clause_begins(frame_, at_)) return found(clause_from(frame_, at_));
    return nothing();
  }

  const Frame& frame_;
  const CueGroup& group_;
  const Cue& cue_;
  TokenIndex from_;
  TokenIndex at_;
  TokenIndex end_;
  bool addressed_ = false;
};

/// The first token of the clause that ends at `last`.
TokenIndex clause_begin(const Frame& frame, TokenIndex last) {
  TokenIndex begin = last;
  while (begin > frame.range().first) {
    if (const Quotation* const quotation = frame.ending_at(begin)) {
      begin = quotation->tokens.first;
      continue;
    }
    const std::string_view word = frame.tokens().word(begin - 1);
    if (word == ";" || word == ":" || frame.is_stop(begin - 1)) break;
    --begin;
  }
  while (begin < last && (frame.word_class(begin) == WordClass::coordinator || frame.is_comma(begin))) ++begin;
  return begin;
}

/// Whether a clause in the range has somebody for its subject.
bool tells_of_somebody(const Frame& frame, TokenRange range) {
  for (TokenIndex i = range.first; i < range.last; ++i) {
    const Mention* const mention = frame.people().at(i);
    if (mention == nullptr) continue;
    const EntityKind kind = frame.people().entities[mention->entity].kind;
    const TokenIndex next = mention->tokens.last;
    if (kind != EntityKind::place && next < range.last && is_finite(frame, next)) return true;
  }
  return false;
}

}  // namespace

bool is_continuing_cue(std::string_view word) { return continues_telling(verb_lemma(word)); }

bool has_finite_verb(const Frame& frame, TokenRange range) {
  for (TokenIndex i = range.first; i < range.last;) {
    if (const Quotation* const quotation = frame.covering(i)) {
      i = std::max(quotation->tokens.last, i + 1);
      continue;
    }
    if (is_finite(frame, i)) return true;
    ++i;
  }
  return false;
}

TokenIndex clause_end(const Frame& frame, TokenIndex first) {
  const TokenIndex last = frame.range().last;
  for (TokenIndex i = first; i < last;) {
    if (const Quotation* const quotation = frame.covering(i)) {
      i = std::max(quotation->tokens.last, i + 1);
      const bool comma_inside =
          !quotation->inside.empty() && frame.tokens().word(quotation->inside.last - 1) == ",";
      if (comma_inside && clause_turns_at(frame, i)) return i;
      continue;
    }
    const std::string_view word = frame.tokens().word(i);
    if (word == ";" || (i > first && frame.is_stop(i))) return i;
    if (i > first && frame.is_comma(i) && clause_turns_at(frame, i + 1)) return i;
    if (i > first && frame.is_dash(i) && i + 1 < last &&
        (frame.lower(i + 1) == "and" || frame.lower(i + 1) == "but"))
      return i;
    if (i > first && word == "but" && i + 1 < last && is_finite(frame, i + 1)) return i;
    if (i > first && word == "and" && i + 1 < last) {
      const Cue* const cue = frame.cue_at(i + 1);
      const bool says =
          cue != nullptr && cue->kind == CueClass::say && verb_form(frame.lower(i + 1)) == VerbForm::past;
      if (says && (continues_telling(verb_lemma(frame.lower(i + 1))) || !tells_of_somebody(frame, {first, i})))
        return i;
    }
    ++i;
  }
  return last;
}

TokenIndex skip_adjuncts(const Frame& frame, TokenIndex from) {
  TokenIndex at = from;
  while (at < frame.range().last) {
    const WordClass c = frame.word_class(at);
    // "in a letter | quoted in the catalogue"
    const bool participle = at > from && at + 1 < frame.range().last && c == WordClass::verb &&
                            verb_form(frame.lower(at)) != VerbForm::base &&
                            frame.word_class(at + 1) == WordClass::preposition;
    if (c == WordClass::adverb || is_time_word(frame.lower(at)) || c == WordClass::number || participle) {
      ++at;
    } else if (c == WordClass::preposition) {
      const NounPhrase phrase = noun_phrase_at(frame.text(), at + 1, frame.range().last);
      at = phrase.empty() ? at + 1 : phrase.tokens.last;
    } else if ((frame.lower(at) == "last" || frame.lower(at) == "this") && at + 1 < frame.range().last &&
               is_time_word(frame.lower(at + 1))) {
      at += 2;
    } else {
      break;
    }
  }
  return at;
}

Content content_after(const Frame& frame, const CueGroup& group, const Cue& cue, TokenIndex from) {
  return AfterCue(frame, group, cue, from).run();
}

Content content_before(const Frame& frame, TokenIndex first) {
  TokenIndex last = first;
  if (const Quotation* const quotation = frame.ending_at(last)) {
    const TokenIndex begin = clause_begin(frame, quotation->tokens.first);
    const bool ends_inside =
        !quotation->inside.empty() && frame.word_class(quotation->inside.last - 1) == WordClass::punctuation;
    if (begin == quotation->tokens.first || frame.ending_at(quotation->tokens.first) != nullptr)
      return {{quotation->tokens}, true};
    if (!ends_inside) return {};
    const TokenRange clause = frame.trimmed({begin, last});
    // Words before the quotation are the content's only if they begin a clause that it ends.
    return has_finite_verb(frame, {begin, quotation->tokens.first}) || quotation->inside.size() < 6
               ? Content{{clause}, false}
               : Content{{quotation->tokens}, true};
  }
  if (!frame.is_comma(last - (last > 0 ? 1 : 0))) return {};
  --last;
  if (const Quotation* const quotation = frame.ending_at(last);
      quotation != nullptr && quotation->tokens.first == frame.range().first)
    return {{quotation->tokens}, true};
  TokenRange clause = frame.trimmed({clause_begin(frame, last), last});
  // "Asked whether the dam would hold, he would not say": what was asked is what is answered.
  if (!clause.empty() && (frame.lower(clause.first) == "asked" || frame.lower(clause.first) == "pressed"))
    while (!clause.empty() && !asks_widely(frame.lower(clause.first))) ++clause.first;
  if (clause.empty()) return {};
  return {{clause}, frame.starting_at(clause.first) != nullptr};
}

Content content_around(const Frame& frame, const Content& before, TokenIndex from) {
  const TokenIndex comma = skip_adjuncts(frame, from);
  if (!frame.is_comma(comma) || comma + 1 >= frame.range().last) return {};
  const TokenIndex rest = comma + 1;
  const std::string_view word = frame.lower(rest);
  const bool goes_on = is_finite(frame, rest) || word == "or" || word == "nor" || word == "than" ||
                       word == "to" || word == "because" || word == "unless" || word == "since";
  const bool unfinished = !before.empty() && !has_finite_verb(frame, before.parts.front());
  if (!goes_on && !unfinished) return {};
  const TokenRange range = frame.trimmed({rest, clause_end(frame, rest)});
  return range.empty() ? Content{} : Content{{range}, false};
}

}  // namespace hearsay
