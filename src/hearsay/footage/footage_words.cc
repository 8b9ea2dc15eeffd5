#include <fmt/format.h>

#include "hearsay/footage/footage_report.h"

namespace hearsay {

std::string_view lip_reading_warning() {
  return "This is no transcript. Many sounds look the same on the lips, and the best human readers get 30 to "
         "45 in 100 words right. "
         "Where lip-reading is evidence, English courts have juries warned of its limits and that it may be "
         "mistaken (R v Luttrell, 2004).";
}

std::string_view name_of(Legibility legibility) {
  switch (legibility) {
    case Legibility::fair: return "fair";
    case Legibility::poor: return "poor";
    case Legibility::none: return "none";
  }
  return {};
}

std::string_view name_of(Condition::Kind kind) {
  switch (kind) {
    case Condition::Kind::frames_per_second: return "frames-per-second";
    case Condition::Kind::mouth_width: return "mouth-width";
    case Condition::Kind::turned_away: return "turned-away";
    case Condition::Kind::blur: return "blur";
    case Condition::Kind::seen_through: return "seen-through";
    case Condition::Kind::movement: return "movement";
  }
  return {};
}

bool is_met(const Condition& condition, double bound) {
  return condition.more_is_better ? condition.value >= bound : condition.value <= bound;
}

}  // namespace hearsay
