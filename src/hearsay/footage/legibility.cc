#include "hearsay/footage/legibility.h"

#include <algorithm>

namespace hearsay {

std::vector<Condition> conditions_of(const MouthQuality& quality) {
  using Kind = Condition::Kind;
  // 25 a second is what the model was trained on; people read lips worse below 15 (Frowein and others, 1991).
  // People keep most of what they see in profile and from above up to some 30 degrees (Jordan and Thomas,
  // 2001).
  return {{.kind = Kind::frames_per_second, .value = quality.frames_per_second, .good = 24, .possible = 15},
          {.kind = Kind::mouth_width, .value = quality.mouth_width, .good = 32, .possible = 16},
          {.kind = Kind::turned_away,
           .value = quality.turned_away,
           .good = 25,
           .possible = 45,
           .more_is_better = false},
          {.kind = Kind::blur, .value = quality.blur, .good = 0.6, .possible = 0.75, .more_is_better = false},
          {.kind = Kind::seen_through, .value = quality.seen_through, .good = 0.95, .possible = 0.8},
          {.kind = Kind::movement, .value = quality.movement, .good = kStill, .possible = kStill}};
}

Legibility legibility_of(const std::vector<Condition>& conditions) {
  const auto meets = [](const Condition& condition, double bound) {
    return condition.more_is_better ? condition.value >= bound : condition.value <= bound;
  };
  const auto all = [&](double Condition::* bound) {
    return std::ranges::all_of(conditions,
                               [&](const Condition& condition) { return meets(condition, condition.*bound); });
  };
  if (all(&Condition::good)) return Legibility::fair;
  return all(&Condition::possible) ? Legibility::poor : Legibility::none;
}

}  // namespace hearsay
