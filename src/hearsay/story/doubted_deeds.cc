#include "hearsay/story/doubted_deeds.h"

#include <algorithm>
#include <iterator>

#include "hearsay/base/word_list.h"
#include "hearsay/story/event_words.h"

namespace hearsay {
namespace {

constexpr std::size_t kMostDoubted = 50;     // deeds of one verb; a story that doubts more doubts everything
constexpr TokenIndex kReachOfDoubt = 8;      // tokens from the word of doubt to its verb
constexpr TokenIndex kReachBefore = 10;      // tokens before a verb...
constexpr TokenIndex kReachBehind = 14;      // ...and behind it that tell of the same deed
constexpr TokenIndex kReachOfAuxiliary = 4;  // tokens before a verb in which "will" or "to" is its own
constexpr double kRare = 0.5;                // weight of what is in common, where it is but one word

void sort_unique(auto& values) {
  std::ranges::sort(values);
  values.erase(std::ranges::unique(values).begin(), values.end());
}

/// Where a clause ends and another begins.
bool opens_clause(std::string_view word) {
  static const WordList list(
      "after\nalthough\nas\nbecause\nbefore\nbut\nif\nsince\nthat\nthough\nuntil\nwhen\nwhere\nwhether\nwhich"
      "\nwhile\nwho\nwhose\n;\n:\n");
  return list.contains(word);
}

/// Whether the word at `at` doubts a deed that is past, or told by report.
bool doubts_what_was(const Tokens& tokens, TokenRange sentence, TokenIndex at) {
  static const WordList words("allegedly\napparently\npurportedly\nreportedly\n");
  static const WordList with_to(
      "alleged\nappear\nappeared\nappears\nbelieved\nclaimed\npresumed\nreported\nrumored\nrumoured\nsaid"
      "\nseem\nseemed\nseems\nsupposed\nsuspected\nthought\nunderstood\n");
  static const WordList with_of("accused\nsuspected\n");
  static const WordList with_have("could\nmay\nmight\n");
  const std::string_view word = tokens.lower[at];
  if (words.contains(word)) return true;
  const auto follows = [&](std::string_view next, TokenIndex reach) {
    for (TokenIndex i = at + 1; i < std::min(sentence.last, at + 1 + reach); ++i)
      if (tokens.lower[i] == next) return true;
    return false;
  };
  return (with_to.contains(word) && follows("to", 1)) || (with_of.contains(word) && follows("of", 1)) ||
         (with_have.contains(word) && follows("have", 2) && !follows("to", 3));
}

/// "To levy", "will levy": else a verb's base form may be a noun, as in "a new levy".
bool is_infinitive(const std::vector<WordClass>& classes, const Tokens& tokens, TokenRange clause,
                   TokenIndex verb) {
  TokenIndex before = verb;
  while (before > clause.first && classes[before - 1] == WordClass::adverb) --before;
  return before > clause.first &&
         (classes[before - 1] == WordClass::auxiliary || tokens.lower[before - 1] == "to");
}

}  // namespace

DoubtedDeeds::DoubtedDeeds(const StorySentences& sentences, std::span<const std::optional<TokenIndex>> doubt)
    : sentences_(sentences), doubt_(doubt) {
  for (std::uint32_t i = 0; i < sentences_.all().size(); ++i) collect(i);
}

void DoubtedDeeds::collect(std::uint32_t sentence) {
  const StorySentence& hedged = sentences_.all()[sentence];
  const Tokens& tokens = sentences_.text().tokens(hedged.document);
  std::optional<TokenIndex> doubt;
  for (TokenIndex i = hedged.tokens.first; i < hedged.tokens.last; ++i) {
    if (opens_clause(tokens.lower[i]) || (doubt && i - *doubt > kReachOfDoubt)) doubt.reset();
    if (doubts_what_was(tokens, hedged.tokens, i)) {
      doubt = i;
      continue;
    }
    const auto word = std::ranges::find(hedged.matter, i, &PlacedNotion::token);
    if (!doubt || word == hedged.matter.end()) continue;
    if (auto deed = deed_at(sentence, clause_round(hedged, i, true), i))
      if (std::vector<Deed>& list = doubted_[word->notion]; list.size() < kMostDoubted)
        list.push_back(std::move(*deed));
  }
}

TokenRange DoubtedDeeds::clause_round(const StorySentence& sentence, TokenIndex verb, bool over_commas) const {
  const Tokens& tokens = sentences_.text().tokens(sentence.document);
  const auto ends = [&](TokenIndex i) {
    return opens_clause(tokens.lower[i]) || (!over_commas && tokens.lower[i] == ",");
  };
  TokenRange clause{verb, verb + 1};
  while (clause.first > sentence.tokens.first && verb - clause.first < kReachBefore && !ends(clause.first - 1))
    --clause.first;
  while (clause.last < sentence.tokens.last && clause.last - verb < kReachBehind && !ends(clause.last))
    ++clause.last;
  return clause;
}

std::optional<DoubtedDeeds::Deed> DoubtedDeeds::deed_at(std::uint32_t sentence, TokenRange clause,
                                                        TokenIndex verb) const {
  const StorySentence& whole = sentences_.all()[sentence];
  const StoryText& text = sentences_.text();
  const Tokens& tokens = text.tokens(whole.document);
  const auto form = event_verb(tokens.lower[verb]);
  if (!form || is_light(form->base)) return std::nullopt;
  if (form->form == VerbForm::base && !is_infinitive(text.clause(whole.document).classes, tokens, clause, verb))
    return std::nullopt;
  if (tokens.tokens[verb].shape != TokenShape::lower && whole.kind == BlockKind::paragraph) return std::nullopt;
  Deed deed;
  deed.sentence = sentence;
  for (const PlacedNotion& word : whole.matter) {
    if (!clause.contains(word.token) || word.token == verb) continue;
    const bool is_name = tokens.tokens[word.token].shape != TokenShape::lower ||
                         text.clause(whole.document).classes[word.token] == WordClass::pronoun;
    if (!is_name) deed.with.push_back(word.notion);
  }
  if (const auto thing = antecedent(whole, clause.first)) deed.with.push_back(*thing);
  sort_unique(deed.with);
  const Span span = tokens.span(clause);
  for (const TimeExpression& time : whole.times)
    if (span.contains(time.span) && time.type != TimeType::duration) deed.times.push_back(time.value);
  for (const PlacedEntity& placed : whole.entities)
    if (placed.token < verb && placed.token >= clause.first &&
        sentences_.story().entities[placed.entity].entity.kind == EntityKind::person)
      deed.persons.push_back(placed.entity);
  sort_unique(deed.persons);
  deed.denied = std::ranges::count_if(text.words_in(whole.document, clause), &Word::negation) % 2 == 1;
  const TokenIndex first = verb - std::min(verb - clause.first, kReachOfAuxiliary);
  for (TokenIndex i = first; i < verb; ++i) {
    const std::string_view word = tokens.lower[i];
    deed.to_come =
        deed.to_come || word == "will" || word == "would" || (word == "to" && tokens.lower[i + 1] == "be");
  }
  return deed;
}

/// "A lunch that a lobbyist is alleged to have paid for": what stands right before the clause that tells of it.
std::optional<WordId> DoubtedDeeds::antecedent(const StorySentence& sentence, TokenIndex clause) const {
  const Tokens& tokens = sentences_.text().tokens(sentence.document);
  if (clause < sentence.tokens.first + 2) return std::nullopt;
  if (tokens.lower[clause - 1] != "that" && tokens.lower[clause - 1] != "which") return std::nullopt;
  TokenIndex noun = clause - 2;
  if (tokens.lower[noun] == "," && noun > sentence.tokens.first) --noun;
  const auto word = std::ranges::find(sentence.matter, noun, &PlacedNotion::token);
  return word == sentence.matter.end() || tokens.tokens[noun].shape != TokenShape::lower
             ? std::nullopt
             : std::optional(word->notion);
}

/// Whether the word is part of what somebody is said to have said.
bool DoubtedDeeds::is_attributed(const StorySentence& sentence, Span word) const {
  const auto holds = [&](Span part) { return part.contains(word); };
  const std::vector<Statement>& statements = sentences_.story().documents[sentence.document].statements;
  return std::ranges::any_of(
      statements, [&](const Statement& statement) { return std::ranges::any_of(statement.content, holds); });
}

/// Whether the deed is dated to a year in which the doubt was not published.
bool DoubtedDeeds::is_of_other_year(const Deed& stated, const StorySentence& hedged) const {
  constexpr std::size_t kYear = 4;
  const std::optional<std::string>& published = sentences_.story().documents[hedged.document].article.published;
  return published && std::ranges::any_of(stated.times, [&](std::string_view time) {
           const std::string_view year = time.substr(0, kYear);
           return year.find_first_not_of("0123456789") == std::string_view::npos &&
                  !published->starts_with(year);
         });
}

std::optional<std::uint32_t> DoubtedDeeds::stated_by(
    std::uint32_t i, const std::function<bool(const StorySentence& hedged)>& may_harden) const {
  const StorySentence& hard = sentences_.all()[i];
  const Tokens& tokens = sentences_.text().tokens(hard.document);
  for (const PlacedNotion& word : hard.matter) {
    const auto known = doubted_.find(word.notion);
    if (known == doubted_.end()) continue;
    // "could be banned after she called": the doubt ends where the next clause begins.
    if (doubt_[i] && (word.token < *doubt_[i] || std::none_of(tokens.lower.begin() + *doubt_[i],
                                                              tokens.lower.begin() + word.token, opens_clause)))
      continue;
    if (word.token == hard.tokens.first || is_attributed(hard, tokens.tokens[word.token].span)) continue;
    const auto stated = deed_at(i, clause_round(hard, word.token, false), word.token);
    if (!stated || tokens.lower[word.token - 1] == "to") continue;  // "a plan to close it" states no closing
    for (const Deed& doubted : known->second) {
      const StorySentence& hedged = sentences_.all()[doubted.sentence];
      if (doubted.sentence == i || doubted.denied != stated->denied || doubted.to_come != stated->to_come)
        continue;
      std::vector<EntityId> both;
      std::ranges::set_intersection(stated->persons, doubted.persons, std::back_inserter(both));
      if (both.empty() && !stated->persons.empty() && !doubted.persons.empty()) continue;
      std::vector<WordId> with;
      std::ranges::set_intersection(stated->with, doubted.with, std::back_inserter(with));
      const bool same_time = std::ranges::any_of(stated->times, [&](std::string_view time) {
        return std::ranges::find(doubted.times, time) != doubted.times.end();
      });
      if ((with.empty() || is_of_other_year(*stated, hedged)) && !same_time) continue;
      if (with.size() == 1 && !same_time && both.empty() && sentences_.weight(with) < kRare) continue;
      if (may_harden(hedged)) return doubted.sentence;
    }
  }
  return std::nullopt;
}

}  // namespace hearsay
