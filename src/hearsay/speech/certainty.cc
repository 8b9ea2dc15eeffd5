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
    const bool near =
        length > 0 && (view.lower(around[at]) == "could" || view.lower(around[at]) == "has" ||
                       view.lower(around[at]) == "have" || is_near_cue(view.attribution(), around[at]));
    if (near) hedges.push_back({around[at], around[at + length - 1] + 1});
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

/// "According to reports", "leaked transcripts whose authenticity could not be established say": nobody who can
/// be named stands behind it.
void add_hearsay(const AttributionView& view, std::vector<TokenRange>& hedges) {
  static const WordList rumours(
      "reports\nrumors\nrumours\nspeculation\ngossip\nwhispers\nclaims\nallegations\n");
  const Attribution& own = view.attribution();
  if (own.source.empty() || own.cue.empty() || view.lower(own.cue.front().first) != "according") return;
  const TokenRange source = own.source.front();
  constexpr TokenIndex kLongest = 4;  // words of "several local media reports"
  TokenIndex end = source.first;
  while (end < source.last && end < source.first + kLongest && !rumours.contains(view.lower(end))) ++end;
  if (end >= source.last || !rumours.contains(view.lower(end))) return;
  // "reports by the audit office", "reports in the Courier": then it is known whose they are.
  const TokenIndex next = end + 1;
  const bool whose = next < source.last &&
                     (view.lower(next) == "by" || view.lower(next) == "from" || view.lower(next) == "in");
  const bool known = view.lower(source.first) == "the" || view.lower(source.first) == "its";
  if (!whose && !known) hedges.push_back({own.cue.front().first, next});
}

/// "It is understood that": a cue in the passive, and nobody who understands.
void add_impersonal(const AttributionView& view, std::vector<TokenRange>& hedges) {
  static const WordList verbs(
      "understand\nbelieve\nthink\nallege\nclaim\nreport\nrumour\nrumor\nsuspect\nassume\nfear\nsuggest\nsay"
      "\n");
  const Attribution& own = view.attribution();
  const bool nobody =
      own.source.empty() || (own.source.front().size() == 1 && (view.lower(own.source.front().first) == "it"));
  if (nobody && view.is_passive() && verbs.contains(view.lemma())) hedges.push_back(own.cue.front());
}

/// "none of them would say", "neither company disclosed".
bool source_is_nobody(const AttributionView& view) {
  if (view.attribution().source.empty()) return false;
  const TokenRange source = view.attribution().source.front();
  const std::string_view first = view.lower(source.first);
  return first == "neither" || first == "none" || first == "nobody" ||
         (first == "no" && source.size() > 1 && view.lower(source.first + 1) != ".");
}

/// "dismissed as “fiction” reports that she would go": what is dismissed is somebody's telling.
bool dismisses_a_telling(const AttributionView& view) {
  static const WordList dismisses("dismiss\nreject\nscoff\nrubbish\nridicule\nlaugh\nbrush\nwave\n");
  static const WordList tellings(
      "report\nreports\nclaim\nclaims\nallegation\nallegations\nsuggestion\nsuggestions\nrumour\nrumours\nrumor"
      "\n"
      "rumors\naccusation\naccusations\nspeculation\ncharges\nnotion\nidea\n");
  if (!dismisses.contains(view.lemma())) return false;
  for (const TokenRange part : view.attribution().content) {
    for (TokenIndex t = part.first; t < part.last; ++t)
      if (tellings.contains(view.lower(t)) && view.quotation_at(part.first) == nullptr) return true;
  }
  return false;
}

/// "The diocese is to announce".
bool is_to(const AttributionView& view) {
  static const WordList be("is\nare\nwas\nwere\n");
  const TokenRange cue = view.attribution().cue.front();
  for (TokenIndex t = cue.first; t + 2 < cue.last; ++t)
    if (be.contains(view.lower(t)) && view.lower(t + 1) == "to") return true;
  return false;
}

/// "will use the address to call it a broken promise".
bool leans_on_future(const AttributionView& view) {
  constexpr TokenIndex kFarthest = 14;  // tokens
  const Attribution& own = view.attribution();
  const TokenIndex cue = own.cue.front().first;
  if (view.lower(cue) != "to" || own.source.empty() || own.source.front().last > cue) return false;
  for (TokenIndex t = own.source.front().last; t < cue && cue - t < kFarthest; ++t)
    if (view.lower(t) == "will" || view.lower(t) == "due" || view.lower(t) == "plans") return true;
  return false;
}

/// What the cue's own words say: "denied", "would not say", "is expected to announce".
Certainty certainty_of_cue(const AttributionView& view) {
  static const WordList negations("not\nnever\ncannot\nyet\nwithout\n");
  static const WordList plans(
      "expected\nset\nscheduled\nplanned\nplans\npoised\nslated\nabout\ngoing\nlikely\n");
  static const WordList refusals("decline\nrefuse\navoid\ndodge\nsidestep\nduck\n");
  if (!view.has_cue()) return Certainty::asserted;
  const Cue* const cue = view.cue();
  bool denied = cue != nullptr && cue->kind == CueClass::deny;
  bool negated = source_is_nobody(view) && cue != nullptr && cue->kind == CueClass::say;
  bool expected = false;
  // "did not threaten to", "never said": nothing is kept back, it is rejected.
  bool rejects = cue != nullptr && (cue->infinitive || cue->kind == CueClass::thought);
  for (const TokenRange words : view.attribution().cue)
    for (TokenIndex t = words.first; t < words.last; ++t) {
      const std::string_view word = view.lower(t);
      const std::string_view lemma = verb_lemma(word);
      const bool verb_follows = t + 1 < words.last;
      denied = denied || lemma == "deny";
      rejects = rejects || word == "never";
      negated = negated || negations.contains(word) || word.ends_with("n't") || word.ends_with("n’t") ||
                refusals.contains(lemma) || (lemma == "fail" && verb_follows);
      expected = expected || word == "will" || word == "due" || word == "shall" ||
                 (plans.contains(word) && verb_follows);
    }
  expected = expected || is_to(view) || leans_on_future(view);
  if (denied || (negated && rejects) || dismisses_a_telling(view)) return Certainty::denied;
  if (negated) return Certainty::withheld;
  return expected ? Certainty::expected : Certainty::asserted;
}

}  // namespace

Sureness find_certainty(const AttributionView& view) {
  Sureness sureness;
  add_words_of_doubt(view, sureness.hedges);
  add_belief(view, sureness.hedges);
  add_hearsay(view, sureness.hedges);
  add_impersonal(view, sureness.hedges);
  std::sort(sureness.hedges.begin(), sureness.hedges.end());
  // "according to reports" is found as words and as a cue.
  const auto held = [](TokenRange a, TokenRange b) { return a.contains(b) || b.contains(a); };
  sureness.hedges.erase(std::unique(sureness.hedges.begin(), sureness.hedges.end(), held),
                        sureness.hedges.end());
  sureness.certainty = certainty_of_cue(view);
  if (sureness.certainty == Certainty::asserted && !sureness.hedges.empty())
    sureness.certainty = Certainty::hedged;
  return sureness;
}

}  // namespace hearsay
