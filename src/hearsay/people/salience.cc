#include "hearsay/people/salience.h"

#include <algorithm>
#include <cmath>

namespace hearsay {
namespace {

/// What each sign adds to the logarithm of a candidate's odds: set by hand after Lappin and Leass, then moved
/// to where the training texts of GUM (Zeldes, 2017) have it by penalised maximum likelihood. A subject
/// counts for little unless the pronoun is one too.
constexpr std::array<float, kSigns> kWeights{{
    1.6F,    // same_sentence
    -0.75F,  // distance
    0.3F,    // subject
    -0.2F,   // inner_subject
    -0.6F,   // governed
    0.1F,    // first
    0.3F,    // nearest
    -0.4F,   // speaker
    1.5F,    // speaker_goes_on
    0.4F,    // frequency
    0.7F,    // chain
    1.2F,    // gender_known
    -0.5F,   // unnamed
    0.8F,    // both_subjects
    -0.5F,   // both_inside
    -1.2F,   // in_opening
    1.8F,    // sole_group
    -3.0F,   // own_object
    -2.3F,   // own_governed
    0.7F,    // own_possessor
    0.3F,    // main_says
    1.1F,    // own_words
    -1.0F,   // spoken_of
    -1.5F,   // quoted
    0.8F,    // follows
}};

/// The weight of its being none of the candidates.
constexpr float kNobody = -1.0F;
constexpr float kNobodyPlural = 1.2F;

/// From which probability on the pronoun is resolved: a wrong person is worse than none.
constexpr float kLikely = 0.62F;

}  // namespace

std::optional<EntityId> most_salient(std::span<const Candidate> candidates, bool plural) {
  float best = plural ? kNobodyPlural : kNobody;
  std::vector<float> scores;
  scores.reserve(candidates.size() + 1);
  scores.push_back(best);
  std::optional<EntityId> chosen;
  for (const Candidate& candidate : candidates) {
    float score = 0;
    for (std::size_t i = 0; i < kSigns; ++i) score += kWeights[i] * candidate.signs[i];
    scores.push_back(score);
    if (score <= best) continue;
    best = score;
    chosen = candidate.entity;
  }
  float sum = 0;
  for (const float score : scores) sum += std::exp(score - best);
  return 1 / sum >= kLikely ? chosen : std::nullopt;
}

}  // namespace hearsay
