#include "hearsay/model/crf.h"

#include <algorithm>
#include <cmath>

namespace hearsay {
Result<Crf> Crf::load(const Weights& weights, const std::string& name, std::size_t tags) {
  const auto transitions = weights.floats(name + ".transitions", tags * tags);
  const auto first = weights.floats(name + ".first", tags);
  const auto last = weights.floats(name + ".last", tags);
  for (const auto* const array : {&transitions, &first, &last})
    if (!*array) return std::unexpected(array->error());
  Crf crf;
  crf.transitions_ = *transitions;
  crf.first_ = *first;
  crf.last_ = *last;
  for (const float score : *transitions) crf.transition_factors_.push_back(std::exp(double{score}));
  return crf;
}

std::vector<std::uint8_t> Crf::best(std::span<const float> emissions) const {
  const std::size_t n = tags();
  const std::size_t length = emissions.size() / n;
  if (length == 0) return {};
  std::vector<std::uint8_t> before(length * n);
  std::vector<float> score(n);
  std::vector<float> next(n);
  for (std::size_t t = 0; t < n; ++t) score[t] = first_[t] + emissions[t];
  for (std::size_t i = 1; i < length; ++i) {
    for (std::size_t t = 0; t < n; ++t) {
      std::size_t from = 0;
      for (std::size_t f = 1; f < n; ++f)
        if (score[f] + transitions_[f * n + t] > score[from] + transitions_[from * n + t]) from = f;
      before[i * n + t] = static_cast<std::uint8_t>(from);
      next[t] = score[from] + transitions_[from * n + t] + emissions[i * n + t];
    }
    score.swap(next);
  }
  for (std::size_t t = 0; t < n; ++t) score[t] += last_[t];
  std::vector<std::uint8_t> path(length);
  path.back() = static_cast<std::uint8_t>(std::max_element(score.begin(), score.end()) - score.begin());
  for (std::size_t i = length - 1; i > 0; --i) path[i - 1] = before[i * n + path[i]];
  return path;
}

Crf::Marginals Crf::marginals(std::span<const float> emissions) const {
  const std::size_t n = tags();
  const std::size_t length = emissions.size() / n;
  Marginals sums;
  sums.crf_ = this;
  sums.emission_.resize(length * n);
  sums.forward_.resize(length * n);
  sums.backward_.resize(length * n);
  sums.scale_.resize(length);
  if (length == 0) return sums;
  for (std::size_t i = 0; i < length; ++i) {
    const std::span<const float> scores = emissions.subspan(i * n, n);
    const double most = *std::max_element(scores.begin(), scores.end());
    for (std::size_t t = 0; t < n; ++t) sums.emission_[i * n + t] = std::exp(scores[t] - most);
  }
  for (std::size_t i = 0; i < length; ++i) {
    double* const now = sums.forward_.data() + i * n;
    for (std::size_t t = 0; t < n; ++t) {
      double total = i == 0 ? std::exp(double{first_[t]}) : 0;
      for (std::size_t f = 0; i > 0 && f < n; ++f) total += now[f - n] * transition_factors_[f * n + t];
      now[t] = total * sums.emission_[i * n + t];
      sums.scale_[i] += now[t];
    }
    for (std::size_t t = 0; t < n; ++t) now[t] /= sums.scale_[i];
  }
  double all = 0;
  for (std::size_t t = 0; t < n; ++t) {
    const std::size_t at = (length - 1) * n + t;
    sums.backward_[at] = std::exp(double{last_[t]});
    all += sums.forward_[at] * sums.backward_[at];
  }
  for (std::size_t t = 0; t < n; ++t) sums.backward_[(length - 1) * n + t] /= all;
  for (std::size_t i = length - 1; i > 0; --i)
    for (std::size_t f = 0; f < n; ++f) {
      double total = 0;
      for (std::size_t t = 0; t < n; ++t)
        total += transition_factors_[f * n + t] * sums.emission_[i * n + t] * sums.backward_[i * n + t];
      sums.backward_[(i - 1) * n + f] = total / sums.scale_[i];
    }
  return sums;
}

double Crf::Marginals::log_probability(std::size_t begin, std::span<const std::uint8_t> tags) const {
  const std::size_t n = crf_->tags();
  if (tags.empty()) return 0;
  double total = std::log(forward_[begin * n + tags[0]]);
  for (std::size_t i = 1; i < tags.size(); ++i)
    total += std::log(crf_->transition_factors_[tags[i - 1] * n + tags[i]] *
                      emission_[(begin + i) * n + tags[i]] / scale_[begin + i]);
  return std::min(0.0, total + std::log(backward_[(begin + tags.size() - 1) * n + tags.back()]));
}

}  // namespace hearsay
