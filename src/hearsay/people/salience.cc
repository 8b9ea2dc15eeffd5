#include "hearsay/people/salience.h"

#include <algorithm>
#include <cmath>

namespace hearsay {
namespace {

/// What each sign adds to the logarithm of a candidate's odds.
constexpr std::array<float, kSigns> kWeights{{
    0.5F,   // same_sentence
    -0.7F,  // distance
    -0.2F,  // blocks
    1.5F,   // subject
    0.8F,   // inner_subject
    0.2F,   // object
    -0.2F,  // possessor
    -0.6F,  // governed
    0.5F,   // first
    0.3F,   // nearest
    0.8F,   // speaker
    0.8F,   // speaker_goes_on
    0.3F,   // frequency
    1.0F,   // chain
    0.7F,   // gender_known
    -1.0F,  // unnamed
    0.5F,   // both_subjects
    -0.5F,  // both_inside
    -3.0F,  // own_object
    -0.5F,  // own_governed
    1.0F,   // own_possessor
    1.0F,   // follows
}};

/// The weight of its being none of the candidates.
constexpr float kNobody = -0.5F;
constexpr float kNobodyPlural = 0.5F;

/// From which probability on the pronoun is resolved: a wrong person is worse than none.
constexpr float kLikely = 0.6F;

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
