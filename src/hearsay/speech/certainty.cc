#include "hearsay/speech/certainty.h"

#include <algorithm>

#include "hearsay/base/word_list.h"
#include "hearsay/speech/attribution_nesting.h"
#include "hearsay/speech/data.h"

namespace hearsay {
namespace {

constexpr TokenIndex kNear = 4;           // tokens between a word of doubt and the source or cue
constexpr TokenIndex kBeliefBehind = 40;  // tokens between a telling and the belief inside it

/// A word of doubt counts near the source or the cue, not in a subordinate clause far off.
bool is_near_cue(const Attribution& attribution, TokenIndex t) {
  if (attribution.cue.empty()) return false;
  TokenRange whole = attribution.cue.front();
  for (const TokenRange source : attribution.source)
    whole = {std::min(whole.first, source.first), std::max(whole.last, source.last)};
  return t + kNear >= whole.first && t < whole.last + kNear;
}

void add_words_of_doubt(const AttributionView& view, std::vector<TokenRange>& hedges) {
  static const WordList phrases(speech_data::hedges);
  const std::vector<TokenIndex>& around = view.around().tokens();
  for (std::size_t at = 0; at < around.size();) {
    const std::size_t length = view.around().phrase_at(phrases, at);
    if (length > 0 && is_near_cue(view.attribution(), around[at]))
      hedges.push_back({around[at], around[at + length - 1] + 1});
    at += std::max<std::size_t>(length, 1);
  }
}

/// "told the paper she believes he said": the belief, between the telling and what he said, hedges that,
/// whether the content is taken to begin before it or behind.
void add_belief(const AttributionView& view, std::vector<TokenRange>& hedges) {
  const Attribution* const outer = view.outer();
  if (outer == nullptr || outer->cue.empty()) return;
  const TokenIndex begin = outer->cue.back().last;
  const TokenIndex end = std::min(extent(view.attribution()).first, begin + kBeliefBehind);
  for (TokenIndex t = begin; t < end; ++t) {
    const Cue* const cue = view.text().classes[t] == WordClass::verb ? find_cue(view.lower(t)) : nullptr;
    if (cue != nullptr && cue->kind == CueClass::thought) hedges.push_back({t, t + 1});
  }
}

/// What the cue's own words say: "denied", "would not say", "is expected to announce".
Certainty certainty_of_cue(const AttributionView& view) {
  static const WordList negations("not\nnever\ncannot\nyet\n");
  static const WordList plans("expected\nset\nscheduled\nplanned\nplans\n");
  if (!view.has_cue()) return Certainty::asserted;
  const Cue* const cue = view.cue();
  bool denied = cue != nullptr && cue->kind == CueClass::deny;
  bool negated = false;
  bool expected = false;
  // "did not threaten to", "never said": nothing is kept back, it is rejected.
  bool rejects = cue != nullptr && (cue->infinitive || cue->kind == CueClass::thought);
  const TokenRange words = view.attribution().cue.front();
  for (TokenIndex t = words.first; t < words.last; ++t) {
    const std::string_view word = view.lower(t);
    const std::string_view lemma = verb_lemma(word);
    const bool verb_follows = t + 1 < words.last;
    denied = denied || lemma == "deny";
    rejects = rejects || word == "never";
    negated = negated || negations.contains(word) || word.ends_with("n't") || lemma == "decline" ||
              lemma == "refuse" || (lemma == "fail" && verb_follows);
    expected = expected || word == "will" || word == "due" || (plans.contains(word) && verb_follows);
  }
  if (denied || (negated && rejects)) return Certainty::denied;
  if (negated) return Certainty::withheld;
  return expected ? Certainty::expected : Certainty::asserted;
}

}  // namespace

Sureness find_certainty(const AttributionView& view) {
  Sureness sureness;
  add_words_of_doubt(view, sureness.hedges);
  add_belief(view, sureness.hedges);
  sureness.certainty = certainty_of_cue(view);
  if (sureness.certainty == Certainty::asserted && !sureness.hedges.empty())
    sureness.certainty = Certainty::hedged;
  return sureness;
}

}  // namespace hearsay
