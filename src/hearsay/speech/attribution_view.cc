#include "hearsay/speech/attribution_view.h"

#include <algorithm>

#include "hearsay/base/word_list.h"
#include "hearsay/speech/source_search.h"

namespace hearsay {

AttributionView::AttributionView(const Clause& text, const People& people, const std::vector<Attribution>& all,
                                 std::uint32_t which)
    : text_(&text), people_(&people), all_(&all), which_(which), around_(text, all, which) {}

const Attribution* AttributionView::outer() const {
  return attribution().within ? &(*all_)[*attribution().within] : nullptr;
}

std::string_view AttributionView::lemma() const {
  return has_cue() ? verb_lemma(lower(verb())) : std::string_view{};
}

const Cue* AttributionView::cue() const { return has_cue() ? find_cue(lower(verb())) : nullptr; }

bool AttributionView::is_gerund() const { return has_cue() && verb_form(lower(verb())) == VerbForm::gerund; }

bool AttributionView::is_passive() const {
  static const WordList be("was\nwere\nbeen\nis\nare\nbeing\n");
  if (!has_cue() || attribution().cue.front().size() < 2) return false;
  const VerbForm form = verb_form(lower(verb()));
  return (form == VerbForm::past || form == VerbForm::participle) && be.contains(lower(verb() - 1));
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
