#include "hearsay/model/crf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "support/program.h"
#include "support/weights_fixture.h"

namespace hearsay {
namespace {

constexpr std::size_t kTags = 3;

/// A field of three tags with random scores, and all of its sequences of one length.
class CrfTest : public ::testing::Test {
 protected:
  CrfTest() {
    testing::WeightsWriter writer;
    writer.floats("crf.transitions", {kTags, kTags}, transitions_ = numbers(kTags * kTags));
    writer.floats("crf.first", {kTags}, first_ = numbers(kTags));
    writer.floats("crf.last", {kTags}, last_ = numbers(kTags));
    weights_.emplace(Weights::open(folder_.write("crf.weights", writer.file())).value());
    crf_.emplace(Crf::load(*weights_, "crf", kTags).value());
  }

  std::vector<float> numbers(std::size_t size) {
    std::normal_distribution<float> normal(0, 2);
    std::vector<float> values(size);
    for (float& value : values) value = normal(engine_);
    return values;
  }

  [[nodiscard]] double score(const std::vector<float>& emissions, const std::vector<std::uint8_t>& tags) const {
    double total = double{first_[tags.front()]} + last_[tags.back()];
    for (std::size_t i = 0; i < tags.size(); ++i) {
      total += emissions[i * kTags + tags[i]];
      if (i > 0) total += transitions_[tags[i - 1] * kTags + tags[i]];
    }
    return total;
  }

  [[nodiscard]] static std::vector<std::vector<std::uint8_t>> sequences(std::size_t length) {
    std::vector<std::vector<std::uint8_t>> all{{}};
    for (std::size_t i = 0; i < length; ++i) {
      std::vector<std::vector<std::uint8_t>> longer;
      for (const auto& sequence : all)
        for (std::uint8_t tag = 0; tag < kTags; ++tag) {
          longer.push_back(sequence);
          longer.back().push_back(tag);
        }
      all = std::move(longer);
    }
    return all;
  }

  std::mt19937 engine_{11};
  std::vector<float> transitions_, first_, last_;
  testing::TemporaryFolder folder_;
  std::optional<Weights> weights_;
  std::optional<Crf> crf_;
};

TEST_F(CrfTest, FindsTheBestOfAllSequences) {
  for (int round = 0; round < 20; ++round) {
    const std::vector<float> emissions = numbers(5 * kTags);
    std::vector<std::uint8_t> best;
    for (const auto& tags : sequences(5))
      if (best.empty() || score(emissions, tags) > score(emissions, best)) best = tags;
    EXPECT_EQ(crf_->best(emissions), best);
  }
}

TEST_F(CrfTest, AStretchIsAsProbableAsAllSequencesThatHoldIt) {
  const std::vector<float> emissions = numbers(5 * kTags);
  const Crf::Marginals marginals = crf_->marginals(emissions);
  double all = 0;
  for (const auto& tags : sequences(5)) all += std::exp(score(emissions, tags));
  for (std::size_t begin = 0; begin < 5; ++begin)
    for (std::size_t size = 1; begin + size <= 5; ++size)
      for (const auto& stretch : sequences(size)) {
        double with = 0;
        for (const auto& tags : sequences(5))
          if (std::equal(stretch.begin(), stretch.end(), tags.begin() + static_cast<std::ptrdiff_t>(begin)))
            with += std::exp(score(emissions, tags));
        EXPECT_NEAR(marginals.log_probability(begin, stretch), std::log(with / all), 1e-5);
      }
}

TEST_F(CrfTest, NothingIsReadInNothing) {
  EXPECT_TRUE(crf_->best({}).empty());
  EXPECT_EQ(crf_->marginals({}).log_probability(0, {}), 0);
}

}  // namespace
}  // namespace hearsay
