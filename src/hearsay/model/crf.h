// Linear-chain conditional random field (Lafferty et al., 2001): the best sequence of tags, and how sure it is.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "hearsay/model/weights.h"

namespace hearsay {

class Crf {
 public:
  /// Arrays NAME.transitions [tags, tags], NAME.first and NAME.last [tags]; what is forbidden has a very low
  /// score.
  [[nodiscard]] static Result<Crf> load(const Weights& weights, const std::string& name, std::size_t tags);

  [[nodiscard]] std::size_t tags() const { return first_.size(); }

  /// The most probable sequence (Viterbi). emissions is [length, tags].
  [[nodiscard]] std::vector<std::uint8_t> best(std::span<const float> emissions) const;

  /// Sums over all sequences, so that any stretch's probability can be asked for.
  class Marginals {
   public:
    /// Log probability that tokens [begin, begin + tags.size()) carry just these tags.
    [[nodiscard]] double log_probability(std::size_t begin, std::span<const std::uint8_t> tags) const;

   private:
    friend class Crf;
    const Crf* crf_ = nullptr;
    std::vector<double> emission_;  ///< [length, tags], e to the power of the score less the token's greatest
    std::vector<double> forward_, backward_;  ///< [length, tags]; each token's products of the two add up to 1
    std::vector<double> scale_;               ///< [length], what each token's forward sums were divided by
  };

  /// Forward and backward sums, scaled at every token (Rabiner, 1989).
  [[nodiscard]] Marginals marginals(std::span<const float> emissions) const;

 private:
  std::span<const float> transitions_, first_, last_;
  std::vector<double> transition_factors_;  ///< e to the power of transitions_
};

}  // namespace hearsay
