#include "hearsay/footage/speaking.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace hearsay {
namespace {

constexpr double kChange = 4;  // log odds against going from speech to silence, or back, at one step

}  // namespace

std::vector<TimeRange> speaking_of(const MouthScores& scores, std::size_t silence) {
  std::vector<TimeRange> ranges;
  if (scores.steps() == 0) return ranges;
  // Of each step and state (0 silent, 1 speaking) whether the best path changed its state there.
  std::vector<std::array<bool, 2>> changed(scores.steps(), {false, false});
  std::array<double, 2> best{};
  for (std::size_t step = 0; step < scores.steps(); ++step) {
    const double silent = scores.at(step)[silence];
    const double speaking = std::log(std::max(1e-6, 1 - std::exp(silent)));
    const std::array<double, 2> before = best;
    for (const std::size_t state : {0U, 1U}) {
      const double stay = before[state];
      const double change = before[1 - state] - kChange;
      changed[step][state] = step > 0 && change > stay;
      best[state] = (step == 0 ? 0 : std::max(stay, change)) + (state == 0 ? silent : speaking);
    }
  }
  std::vector<bool> speaks(scores.steps());
  std::size_t state = best[1] > best[0] ? 1 : 0;
  for (std::size_t step = scores.steps(); step-- > 0;) {
    speaks[step] = state == 1;
    if (changed[step][state]) state = 1 - state;
  }
  for (std::size_t step = 0; step < scores.steps(); ++step) {
    if (!speaks[step]) continue;
    if (step == 0 || !speaks[step - 1])
      ranges.push_back({.from = scores.times[step], .to = scores.times[step]});
    ranges.back().to = scores.times[step] + 1 / kStepsPerSecond;
  }
  return ranges;
}

}  // namespace hearsay
