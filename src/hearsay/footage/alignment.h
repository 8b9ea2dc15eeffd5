// How well a sequence of words fits what a mouth did.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "hearsay/footage/mouth_model.h"

namespace hearsay {

/// A word as the units of a MouthModel; each pronunciation is one sequence.
using SpokenWord = std::vector<std::vector<std::size_t>>;

/// Steps of a MouthScores.
struct StepRange {
  std::size_t first = 0;
  std::size_t last = 0;  ///< past the end
};

/// The log likelihood of the words said one after another, with silence before, behind and, where there is any,
/// between them, summed over all ways to lay them over the steps (the forward algorithm of a hidden Markov
/// model, Rabiner, 1989), for each step. Very low where the words need more steps than there are.
[[nodiscard]] double fit(const MouthScores& scores, StepRange steps, const std::vector<SpokenWord>& words,
                         std::size_t silence);

/// The same of any units in any order: what every reading of the same steps is held against.
[[nodiscard]] double fit_of_anything(const MouthScores& scores, StepRange steps);

/// Where a likelihood is none.
inline constexpr double kImpossible = -1e9;

}  // namespace hearsay
