#include "hearsay/footage/mouth_model.h"

#include <algorithm>
#include <cmath>

#include "hearsay/model/kernels.h"

namespace hearsay {
namespace {

constexpr std::size_t kMouthSize = kPatchSize + kRedSize;
constexpr float kLeastContrast = 1;        // grey levels, added to a patch's standard deviation
constexpr float kLeastDeviation = 0.001F;  // added to a feature's

void take_away_mean(std::span<float> values, float least) {
  const auto count = static_cast<float>(values.size());
  float mean = 0;
  for (const float value : values) mean += value / count;
  float variance = 0;
  for (const float value : values) variance += (value - mean) * (value - mean) / count;
  const float deviation = std::sqrt(variance) + least;
  for (float& value : values) value = (value - mean) / deviation;
}

void log_softmax(std::span<float> values) {
  const float most = *std::ranges::max_element(values);
  float sum = 0;
  for (const float value : values) sum += std::exp(value - most);
  const float log_sum = most + std::log(sum);
  for (float& value : values) value -= log_sum;
}

/// Rows at even steps of time, each between the two mouths next to it.
std::vector<float> at_even_steps(std::span<const Mouth> mouths, const std::vector<float>& rows,
                                 std::size_t width, std::size_t steps) {
  std::vector<float> even(steps * width);
  std::size_t behind = 0;
  for (std::size_t step = 0; step < steps; ++step) {
    const double time = mouths.front().time + static_cast<double>(step) / kStepsPerSecond;
    while (behind + 1 < mouths.size() && mouths[behind].time < time) ++behind;
    const std::size_t before = behind > 0 ? behind - 1 : 0;
    const double gap = mouths[behind].time - mouths[before].time;
    const auto share =
        static_cast<float>(gap > 0 ? std::clamp((time - mouths[before].time) / gap, 0.0, 1.0) : 1.0);
    for (std::size_t i = 0; i < width; ++i)
      even[step * width + i] = rows[before * width + i] * (1 - share) + rows[behind * width + i] * share;
  }
  return even;
}

}  // namespace

void MouthScores::append(const MouthScores& behind) {
  units = behind.units;
  times.insert(times.end(), behind.times.begin(), behind.times.end());
  scores.insert(scores.end(), behind.scores.begin(), behind.scores.end());
}

Result<MouthModel> MouthModel::open() {
  Result<Weights> weights = Weights::open(weights_path("mouths.weights"));
  if (!weights) return std::unexpected(std::move(weights.error()));
  MouthModel model(std::move(*weights));
  if (const Result<void> loaded = model.load(); !loaded) return std::unexpected(loaded.error());
  return model;
}

Error MouthModel::misfit() const {
  return {.input = weights_.file(),
          .what = "cannot use the weights",
          .why = "its layers do not fit each other",
          .advice = "get the file again",
          .offset = {}};
}

Result<MouthModel::Layer> MouthModel::layer(const std::string& name, std::size_t reach) const {
  const std::vector<std::size_t> shape = weights_.shape(name);
  if (shape.size() != 3)
    return std::unexpected(Error{.input = weights_.file(),
                                 .what = "cannot use the weights",
                                 .why = name + " is missing or has another shape",
                                 .advice = "get the file again",
                                 .offset = {}});
  const auto weights = weights_.bytes(name, shape[0] * shape[1] * shape[2]);
  if (!weights) return std::unexpected(weights.error());
  const auto scale = weights_.floats(name + ".scale", shape[0]);
  if (!scale) return std::unexpected(scale.error());
  const auto bias = weights_.floats(name + ".bias", shape[0]);
  if (!bias) return std::unexpected(bias.error());
  const std::size_t taps = shape[2];
  Layer layer{.into = shape[0],
              .from = shape[1],
              .reach = reach,
              .columns = (shape[0] + kDenseColumns - 1) / kDenseColumns * kDenseColumns,
              .weights = {},
              .bias = *bias};
  if (taps != layer.taps()) return std::unexpected(misfit());
  layer.weights.resize(taps * layer.from * layer.columns);
  for (std::size_t out = 0; out < layer.into; ++out)
    for (std::size_t in = 0; in < layer.from; ++in)
      for (std::size_t tap = 0; tap < taps; ++tap)
        layer.weights[(tap * layer.from + in) * layer.columns + out] =
            (*scale)[out] * static_cast<float>((*weights)[(out * layer.from + in) * taps + tap]);
  return layer;
}

Result<void> MouthModel::load() {
  const auto units = weights_.text("units");
  if (!units) return std::unexpected(units.error());
  for (std::size_t at = 0; at <= units->size();) {
    const std::size_t end = std::min(units->find('\n', at), units->size());
    units_.emplace_back(units->substr(at, end - at));
    at = end + 1;
  }
  const auto measured = weights_.text("measured");
  if (!measured) return std::unexpected(measured.error());
  measured_ = *measured;
  const std::vector<std::size_t> margins = weights_.shape("margins");  // lead, right, of
  const auto numbers = weights_.floats("margins", margins.empty() ? 0 : margins[0] * 3);
  if (!numbers) return std::unexpected(numbers.error());
  for (std::size_t i = 0; i + 2 < numbers->size(); i += 3)
    margins_.push_back(
        {.lead = (*numbers)[i], .right = std::lround((*numbers)[i + 1]), .of = std::lround((*numbers)[i + 2])});
  const std::vector<std::size_t> basis = weights_.shape("basis");
  components_ = basis.empty() ? 0 : basis[0];
  const auto mean = weights_.floats("mean", kMouthSize);
  const auto rows = weights_.floats("basis", components_ * kMouthSize);
  if (!mean) return std::unexpected(mean.error());
  if (!rows) return std::unexpected(rows.error());
  mean_ = *mean;
  basis_ = *rows;
  for (std::size_t n = 0; !weights_.shape("network" + std::to_string(n) + ".in").empty(); ++n) {
    const std::string name = "network" + std::to_string(n);
    Network network;
    Result<Layer> in = layer(name + ".in", 1);
    if (!in) return std::unexpected(in.error());
    network.layers.push_back(*in);
    for (std::size_t i = 0; !weights_.shape(name + ".layer" + std::to_string(i)).empty(); ++i) {
      Result<Layer> hidden = layer(name + ".layer" + std::to_string(i), std::size_t{1} << i);
      if (!hidden) return std::unexpected(hidden.error());
      network.layers.push_back(*hidden);
    }
    Result<Layer> out = layer(name + ".out", 0);
    if (!out) return std::unexpected(out.error());
    network.layers.push_back(*out);
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
      const Layer& here = network.layers[i];
      const std::size_t from = i == 0 ? components_ + kLipMeasures : network.layers[i - 1].into;
      const bool last = i + 1 == network.layers.size();
      if (here.from != from || (last && here.into != units_.size()) ||
          (!last && i > 0 && here.into != here.from))
        return std::unexpected(misfit());
    }
    networks_.push_back(std::move(network));
  }
  if (networks_.empty())
    return std::unexpected(Error{.input = weights_.file(),
                                 .what = "cannot use the weights",
                                 .why = "it holds no network",
                                 .advice = "get the file again",
                                 .offset = {}});
  return {};
}

std::optional<Margin> MouthModel::margin(double lead) const {
  std::optional<Margin> found;
  for (const Margin& margin : margins_)
    if (margin.lead <= lead && margin.of > 0) found = margin;
  return found;
}

std::vector<float> MouthModel::features(std::span<const Mouth> mouths) const {
  const std::size_t width = components_ + kLipMeasures;
  std::vector<float> rows(mouths.size() * width);
  std::vector<float> patch(kMouthSize);
  for (std::size_t t = 0; t < mouths.size(); ++t) {
    const std::span<float> light = std::span(patch).first(kPatchSize);
    const std::span<float> red = std::span(patch).subspan(kPatchSize);
    std::ranges::copy(mouths[t].patch, light.begin());
    std::ranges::copy(mouths[t].red, red.begin());
    take_away_mean(light, kLeastContrast);
    take_away_mean(red, kLeastContrast);
    for (std::size_t i = 0; i < kMouthSize; ++i) patch[i] -= mean_[i];
    for (std::size_t c = 0; c < components_; ++c) {
      const std::span<const float> component = basis_.subspan(c * kMouthSize, kMouthSize);
      float sum = 0;
      for (std::size_t i = 0; i < kMouthSize; ++i) sum += component[i] * patch[i];
      rows[t * width + c] = sum;
    }
    std::ranges::copy(mouths[t].lips, rows.begin() + static_cast<std::ptrdiff_t>(t * width + components_));
  }
  return rows;
}

std::vector<float> MouthModel::convolve(const Layer& layer, const std::vector<float>& from, std::size_t steps) {
  const std::size_t depth = layer.taps() * layer.from;
  std::vector<float> seen(steps * depth);  // what a step sees, in a row; beyond the ends all is 0
  for (std::size_t t = 0; t < steps; ++t)
    for (std::size_t tap = 0; tap < layer.taps(); ++tap) {
      const std::size_t shifted = t + tap * layer.reach;  // one reach late
      if (shifted < layer.reach || shifted - layer.reach >= steps) continue;
      std::copy_n(from.begin() + static_cast<std::ptrdiff_t>((shifted - layer.reach) * layer.from), layer.from,
                  seen.begin() + static_cast<std::ptrdiff_t>(t * depth + tap * layer.from));
    }
  std::vector<float> padded(steps * layer.columns);
  best_kernels().product(seen.data(), steps, depth, layer.weights.data(), layer.columns, padded.data());
  std::vector<float> into(steps * layer.into);
  for (std::size_t t = 0; t < steps; ++t)
    for (std::size_t i = 0; i < layer.into; ++i)
      into[t * layer.into + i] = padded[t * layer.columns + i] + layer.bias[i];
  return into;
}

MouthScores MouthModel::read(std::span<const Mouth> mouths) const {
  MouthScores scores{.units = units_.size(), .times = {}, .scores = {}};
  if (mouths.empty()) return scores;
  const double seconds = mouths.back().time - mouths.front().time;
  const std::size_t steps = static_cast<std::size_t>(std::lround(seconds * kStepsPerSecond)) + 1;
  for (std::size_t step = 0; step < steps; ++step)
    scores.times.push_back(mouths.front().time + static_cast<double>(step) / kStepsPerSecond);
  const std::size_t width = components_ + kLipMeasures;
  std::vector<float> input = at_even_steps(mouths, features(mouths), width, steps);
  std::vector<float> column(steps);
  for (std::size_t i = 0; i < width; ++i) {
    for (std::size_t t = 0; t < steps; ++t) column[t] = input[t * width + i];
    take_away_mean(column, kLeastDeviation);
    for (std::size_t t = 0; t < steps; ++t) input[t * width + i] = column[t];
  }

  scores.scores.assign(steps * scores.units, 0);
  for (const Network& network : networks_) {
    std::vector<float> hidden = input;
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
      const bool last = i + 1 == network.layers.size();
      std::vector<float> next = convolve(network.layers[i], hidden, steps);
      for (std::size_t k = 0; k < next.size() && !last; ++k) {
        next[k] = std::max(next[k], 0.0F);
        if (i > 0) next[k] += hidden[k];
      }
      hidden = std::move(next);
    }
    for (std::size_t t = 0; t < steps; ++t)
      log_softmax(std::span(hidden).subspan(t * scores.units, scores.units));
    for (std::size_t k = 0; k < hidden.size(); ++k)
      scores.scores[k] += hidden[k] / static_cast<float>(networks_.size());
  }
  return scores;
}

}  // namespace hearsay
