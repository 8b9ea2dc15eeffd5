#include "hearsay/footage/alignment.h"

#include <algorithm>
#include <cmath>

namespace hearsay {
namespace {

double log_add(double a, double b) {
  if (a < b) std::swap(a, b);
  return b <= kImpossible ? a : a + std::log1p(std::exp(b - a));
}

/// A left-to-right chain of states: each stays or goes on to one of the next.
struct State {
  std::size_t unit = 0;
  std::vector<std::size_t> from;  ///< earlier states; the state itself besides
};

struct Chain {
  std::vector<State> states;
  std::vector<std::size_t> first;  ///< states to begin in
  std::vector<std::size_t> last;   ///< states to end in
};

Chain chain_of(const std::vector<SpokenWord>& words, std::size_t silence) {
  Chain chain;
  std::vector<std::size_t> ends;  // states after which the next word may begin; none: it may begin the chain
  const auto add = [&](std::size_t unit, std::vector<std::size_t> from) {
    chain.states.push_back({unit, std::move(from)});
    return chain.states.size() - 1;
  };
  const auto add_silence = [&](bool begins) {
    const std::size_t state = add(silence, ends);
    if (begins) chain.first.push_back(state);
    ends.push_back(state);
  };
  add_silence(true);
  bool begins = true;
  for (const SpokenWord& word : words) {
    std::vector<std::size_t> ends_of_word;
    for (const std::vector<std::size_t>& units : word) {
      std::vector<std::size_t> before = ends;
      for (std::size_t i = 0; i < units.size(); ++i) {
        const std::size_t state = add(units[i], std::move(before));
        if (i == 0 && begins) chain.first.push_back(state);
        before = {state};
      }
      if (!units.empty()) ends_of_word.push_back(before.front());
    }
    if (ends_of_word.empty()) continue;
    ends = std::move(ends_of_word);
    begins = false;
    add_silence(false);
  }
  chain.last = ends;
  return chain;
}

}  // namespace

double fit(const MouthScores& scores, StepRange steps, const std::vector<SpokenWord>& words,
           std::size_t silence) {
  if (steps.first >= steps.last) return kImpossible;
  const Chain chain = chain_of(words, silence);
  std::vector<double> now(chain.states.size(), kImpossible);
  for (const std::size_t state : chain.first) now[state] = scores.at(steps.first)[chain.states[state].unit];
  std::vector<double> next(now.size());
  for (std::size_t step = steps.first + 1; step < steps.last; ++step) {
    for (std::size_t i = 0; i < now.size(); ++i) {
      double sum = now[i];
      for (const std::size_t from : chain.states[i].from) sum = log_add(sum, now[from]);
      next[i] = sum <= kImpossible ? kImpossible : sum + scores.at(step)[chain.states[i].unit];
    }
    now.swap(next);
  }
  double sum = kImpossible;
  for (const std::size_t state : chain.last) sum = log_add(sum, now[state]);
  return sum <= kImpossible ? kImpossible : sum / static_cast<double>(steps.last - steps.first);
}

double fit_of_anything(const MouthScores& scores, StepRange steps) {
  double sum = 0;
  for (std::size_t step = steps.first; step < steps.last; ++step)
    sum += *std::ranges::max_element(scores.at(step));
  return steps.first < steps.last ? sum / static_cast<double>(steps.last - steps.first) : kImpossible;
}

}  // namespace hearsay
