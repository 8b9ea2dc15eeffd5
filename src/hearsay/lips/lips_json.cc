#include "hearsay/lips/lips_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace hearsay {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double value) { return std::round(value * 1000) / 1000; }

}  // namespace

std::string_view name_of(LipLikeness::Verdict verdict) {
  switch (verdict) {
    case LipLikeness::Verdict::same: return "same";
    case LipLikeness::Verdict::alike: return "alike";
    case LipLikeness::Verdict::different: return "different";
  }
  return {};
}

std::string lips_json(std::string_view phrase, const VisemeMap& map, const LipReadings& readings,
                      const std::vector<LipComparison>& comparisons) {
  Json candidates = Json::array();
  for (std::size_t i = 0; i < readings.candidates.size(); ++i) {
    const LipCandidate& candidate = readings.candidates[i];
    candidates.push_back({{"text", candidate.text()},
                          {"rank", candidate.is_own ? readings.own_rank : i + 1},
                          {"score", rounded(candidate.score)},
                          {"own", candidate.is_own},
                          {"hardly_shown", candidate.changes},
                          {"mistaken", candidate.errors},
                          {"sounds_the_same", candidate.sounds_the_same}});
  }
  Json beside = Json::array();
  for (const LipComparison& comparison : comparisons)
    beside.push_back({{"text", comparison.other},
                      {"look", name_of(comparison.likeness.verdict)},
                      {"distance", rounded(comparison.likeness.distance)}});
  const Json json = {{"format", "hearsay-lips/1"},
                     {"phrase", phrase},
                     {"words", readings.words},
                     {"map", map.name()},
                     {"visemes", readings.visemes},
                     {"seen", rounded(readings.seen)},
                     {"bits_of_sound", rounded(readings.bits_of_sound)},
                     {"bits_of_words", rounded(readings.bits_of_words)},
                     {"rank", readings.own_rank},
                     {"of", readings.looked_at},
                     {"candidates", std::move(candidates)},
                     {"against", std::move(beside)}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace hearsay
