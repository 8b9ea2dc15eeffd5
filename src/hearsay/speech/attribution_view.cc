#include "hearsay/speech/attribution_view.h"

#include <algorithm>

#include "hearsay/base/word_list.h"
#include "hearsay/speech/source_search.h"

namespace hearsay {
namespace {

TokenIndex verb_of(const Clause& text, TokenRange cue) {
  const auto last_of = [&](const auto& fits) {
    for (TokenIndex i = cue.last; i-- > cue.first;)
      if (fits(i)) return i;
    return cue.last;
  };
  const auto is_word = [&](TokenIndex i) { return text.classes[i] != WordClass::preposition; };
  TokenIndex found =
      last_of([&](TokenIndex i) { return is_word(i) && find_cue(text.tokens.lower[i]) != nullptr; });
  if (found == cue.last)
    found = last_of([&](TokenIndex i) { return state_cue(text.tokens.lower[i]) != nullptr; });
  if (found == cue.last) found = last_of([&](TokenIndex i) { return text.classes[i] == WordClass::verb; });
  return found == cue.last ? cue.last - 1 : found;
}

}  // namespace

AttributionView::AttributionView(const Clause& text, const People& people, const std::vector<Attribution>& all,
                                 std::uint32_t which)
    : text_(&text), people_(&people), all_(&all), which_(which), around_(text, all, which) {
  if (!has_cue()) return;
  verb_ = verb_of(text, attribution().cue.back());
  cue_ = find_cue(lower(verb_));
  if (const Cue* const state = state_cue(lower(verb_)); state != nullptr && (is_passive() || cue_ == nullptr))
    cue_ = state;
  static constexpr Cue kSaying{.kind = CueClass::say, .clause = true, .quotation = true};
  if (cue_ == nullptr && text.classes[verb_] == WordClass::verb) cue_ = &kSaying;
}

const Attribution* AttributionView::outer() const {
  return attribution().within ? &(*all_)[*attribution().within] : nullptr;
}

std::string_view AttributionView::lemma() const {
  return has_cue() ? verb_lemma(lower(verb())) : std::string_view{};
}

bool AttributionView::is_gerund() const { return has_cue() && verb_form(lower(verb())) == VerbForm::gerund; }

bool AttributionView::is_passive() const {
  static const WordList be("was\nwere\nbeen\nis\nare\nbeing\n");
  if (!has_cue() || verb() == attribution().cue.back().first) return false;
  const VerbForm form = verb_form(lower(verb()));
  TokenIndex before = verb() - 1;
  while (before > attribution().cue.back().first && text_->classes[before] == WordClass::adverb) --before;
  return (form == VerbForm::past || form == VerbForm::participle) && be.contains(lower(before));
}

bool AttributionView::in_content(TokenIndex i) const {
  return std::any_of(attribution().content.begin(), attribution().content.end(),
                     [i](TokenRange part) { return part.contains(i); });
}

TokenRange AttributionView::sentence_at(TokenIndex i) const {
  return tokens().sentences[tokens().sentence_of[i]].tokens;
}

const Quotation* AttributionView::quotation_at(TokenIndex first) const {
  const std::vector<Quotation>& all = tokens().quotations;
  const auto found = std::lower_bound(all.begin(), all.end(), first,
                                      [](const Quotation& q, TokenIndex i) { return q.tokens.first < i; });
  return found != all.end() && found->tokens.first == first ? &*found : nullptr;
}

TokenRange AttributionView::phrase_behind(TokenIndex i) const {
  if (i >= tokens().size()) return {};
  const TokenIndex last = sentence_at(i).last;
  while (i < last && text_->classes[i] == WordClass::adverb) ++i;
  return i < last ? noun_phrase_at(*text_, i, last).core : TokenRange{i, i};
}

const Mention* AttributionView::mention_in(TokenRange phrase) const {
  return phrase.empty() ? nullptr : source_mention(*text_, *people_, phrase);
}

}  // namespace hearsay
