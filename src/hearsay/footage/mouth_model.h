// What a mouth's shape tells of the sound it makes: a small temporal convolutional network (Bai, Kolter and
// Koltun, 2018) over the principal components of the mouth's picture.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "hearsay/base/error.h"
#include "hearsay/footage/footage.h"
#include "hearsay/footage/mouth_track.h"
#include "hearsay/model/weights.h"

namespace hearsay {

/// Log probabilities of the units at each step of time.
struct MouthScores {
  std::size_t units = 0;
  std::vector<double> times;  ///< seconds, of each step
  std::vector<float> scores;  ///< steps × units

  [[nodiscard]] std::size_t steps() const { return times.size(); }
  [[nodiscard]] std::span<const float> at(std::size_t step) const {
    return std::span(scores).subspan(step * units, units);
  }
  void append(const MouthScores& behind);
};

/// The network knows mouths at the rate that it was trained on; clips of other rates are read between their
/// frames.
inline constexpr double kStepsPerSecond = 25;

class MouthModel {
 public:
  /// models/mouths.weights, or the one that HEARSAY_MODELS names. Fails where it is missing or broken.
  static Result<MouthModel> open();

  /// ARPAbet phones, as the pronouncing dictionary writes them; the last unit is silence, "SIL".
  [[nodiscard]] const std::vector<std::string>& units() const { return units_; }
  [[nodiscard]] std::size_t silence() const { return units_.size() - 1; }

  /// Scores of one mouth, whose pictures are in order of time. Brightness, size and habits of the face are
  /// taken away by what the whole track has on average, so a track of less than a second tells little.
  [[nodiscard]] MouthScores read(std::span<const Mouth> mouths) const;

  /// On whom it was measured and how well it did, in a sentence.
  [[nodiscard]] const std::string& measured() const { return measured_; }

  /// How often the reading that led by about `lead` was the true one, on clips that were not trained on;
  /// nothing where no lead like it was met.
  [[nodiscard]] std::optional<Margin> margin(double lead) const;

 private:
  struct Layer {
    std::size_t into = 0;
    std::size_t from = 0;
    std::size_t reach = 0;        ///< steps to either side that the layer sees; 0: only the step itself
    std::size_t columns = 0;      ///< `into`, filled up to what Kernels::product takes
    std::vector<float> weights;   ///< (taps × from) × columns
    std::span<const float> bias;  ///< into

    [[nodiscard]] std::size_t taps() const { return reach > 0 ? 3 : 1; }
  };
  struct Network {
    std::vector<Layer>
        layers;  ///< the first takes the features, the last gives the units, those between add to what they get
  };

  explicit MouthModel(Weights weights) : weights_(std::move(weights)) {}
  Result<void> load();
  [[nodiscard]] Error misfit() const;
  Result<Layer> layer(const std::string& name, std::size_t reach) const;
  [[nodiscard]] std::vector<float> features(std::span<const Mouth> mouths) const;
  /// A layer's outputs, steps × into, from its inputs, steps × from.
  [[nodiscard]] static std::vector<float> convolve(const Layer& layer, const std::vector<float>& from,
                                                   std::size_t steps);

  Weights weights_;
  std::vector<std::string> units_;
  std::size_t components_ = 0;
  std::span<const float> mean_;   ///< of a patch and its redness
  std::span<const float> basis_;  ///< components × the same
  std::string measured_;
  std::vector<Margin> margins_;    ///< by lead: each for leads from its own up to the next one's
  std::vector<Network> networks_;  ///< their log probabilities are averaged
};

}  // namespace hearsay
