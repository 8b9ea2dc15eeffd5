#include "hearsay/model/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "hearsay/model/matrix.h"

namespace hearsay {
namespace {

std::vector<float> random_floats(std::size_t size, unsigned seed, float spread = 1) {
  std::mt19937 engine(seed);
  std::normal_distribution<float> normal(0, spread);
  std::vector<float> values(size);
  for (float& value : values) value = normal(engine);
  return values;
}

void expect_near(const std::vector<float>& got, const std::vector<float>& wanted, float tolerance) {
  ASSERT_EQ(got.size(), wanted.size());
  for (std::size_t i = 0; i < got.size(); ++i)
    ASSERT_NEAR(got[i], wanted[i], tolerance * (1 + std::abs(wanted[i]))) << "at " << i;
}

/// Every kernel of this processor, the plain one among them, against the formula.
class EveryKernel : public ::testing::TestWithParam<const Kernels*> {
 protected:
  [[nodiscard]] static const Kernels& kernels() { return *GetParam(); }
};

TEST_P(EveryKernel, MultipliesAsTheFormulaSays) {
  for (const std::size_t rows : {1U, 5U, 6U, 12U, 31U})
    for (const std::size_t outputs : {1U, 13U, 16U, 40U, 96U}) {
      constexpr std::size_t kInputs = 96;
      std::mt19937 engine(7);
      std::vector<std::int8_t> weights(outputs * kInputs);
      for (std::int8_t& w : weights)
        w = static_cast<std::int8_t>(static_cast<int>(engine() % (2 * kLevels + 1)) - kLevels);
      const std::vector<float> scale = random_floats(outputs, 1, 0.01F);
      const std::vector<float> bias = random_floats(outputs, 2);
      const std::vector<float> in = random_floats(rows * kInputs, 3);
      std::vector<float> wanted(rows * outputs);
      for (std::size_t r = 0; r < rows; ++r) {
        float top = 0;
        for (std::size_t k = 0; k < kInputs; ++k) top = std::max(top, std::abs(in[r * kInputs + k]));
        for (std::size_t n = 0; n < outputs; ++n) {
          int sum = 0;
          for (std::size_t k = 0; k < kInputs; ++k)
            sum += static_cast<int>(std::nearbyint(in[r * kInputs + k] * (kLevels / top))) *
                   weights[n * kInputs + k];
          wanted[r * outputs + n] = static_cast<float>(sum) * (top / kLevels) * scale[n] + bias[n];
        }
      }
      const PackedMatrix matrix = pack_matrix(kernels(), weights, scale, bias);
      std::vector<float> out(rows * outputs);
      multiply(kernels(), in.data(), rows, matrix, out.data());
      expect_near(out, wanted, 1e-4F);
    }
}

TEST_P(EveryKernel, TheGreatestNumbersDoNotOverflow) {
  constexpr std::size_t kInputs = 384;
  for (const int weight : {kLevels, -kLevels})
    for (const float input : {1.0F, -1.0F}) {
      const std::vector<std::int8_t> weights(16 * kInputs, static_cast<std::int8_t>(weight));
      const PackedMatrix matrix =
          pack_matrix(kernels(), weights, std::vector<float>(16, 1), std::vector<float>(16, 0));
      const std::vector<float> in(4 * kInputs, input);
      std::vector<float> out(4 * 16);
      multiply(kernels(), in.data(), 4, matrix, out.data());
      expect_near(out, std::vector<float>(out.size(), input * static_cast<float>(weight) * kInputs), 1e-4F);
    }
}

TEST_P(EveryKernel, ARowOfZerosGivesTheBias) {
  const std::vector<std::int8_t> weights(16 * 32, kLevels);
  const std::vector<float> bias = random_floats(16, 4);
  const PackedMatrix matrix = pack_matrix(kernels(), weights, std::vector<float>(16, 1), bias);
  const std::vector<float> in(32);
  std::vector<float> out(16);
  multiply(kernels(), in.data(), 1, matrix, out.data());
  expect_near(out, bias, 1e-6F);
}

TEST_P(EveryKernel, AttendsAsTheFormulaSays) {
  constexpr std::size_t kWidth = 64;
  for (const std::size_t length : {1U, 4U, 31U, 32U, 67U}) {
    const std::vector<float> qkv = random_floats(length * 3 * kWidth, 5);
    std::vector<float> wanted(length * kWidth);
    for (std::size_t head = 0; head < kWidth; head += kHeadWidth)
      for (std::size_t i = 0; i < length; ++i) {
        std::vector<double> weight(length);
        double total = 0;
        for (std::size_t j = 0; j < length; ++j) {
          double dot = 0;
          for (std::size_t d = 0; d < kHeadWidth; ++d)
            dot += double{qkv[i * 3 * kWidth + head + d]} * qkv[j * 3 * kWidth + kWidth + head + d];
          weight[j] = std::exp(dot / std::sqrt(double{kHeadWidth}));
          total += weight[j];
        }
        for (std::size_t d = 0; d < kHeadWidth; ++d) {
          double sum = 0;
          for (std::size_t j = 0; j < length; ++j)
            sum += weight[j] / total * qkv[j * 3 * kWidth + 2 * kWidth + head + d];
          wanted[i * kWidth + head + d] = static_cast<float>(sum);
        }
      }
    std::vector<float> out(length * kWidth);
    std::vector<float> room(attention_room(length));
    kernels().attention(qkv.data(), length, kWidth, out.data(), room.data());
    expect_near(out, wanted, 1e-4F);
  }
}

TEST_P(EveryKernel, GeluAsTheFormulaSays) {
  std::vector<float> values = random_floats(256, 6, 4);
  values[0] = 0;
  values[1] = 60;
  values[2] = -60;
  std::vector<float> wanted(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double x = values[i];
    wanted[i] = static_cast<float>(0.5 * x * (1 + std::tanh(std::sqrt(2 / M_PI) * (x + 0.044715 * x * x * x))));
  }
  kernels().gelu(values.data(), values.size());
  expect_near(values, wanted, 1e-5F);
}

TEST_P(EveryKernel, NormalisesRows) {
  constexpr std::size_t kWidth = 96;
  constexpr std::size_t kRows = 3;
  std::vector<float> x = random_floats(kRows * kWidth, 7, 3);
  const std::vector<float> y = random_floats(kRows * kWidth, 8);
  const std::vector<float> gain = random_floats(kWidth, 9);
  const std::vector<float> bias = random_floats(kWidth, 10);
  std::vector<float> wanted(x.size());
  for (std::size_t r = 0; r < kRows; ++r) {
    double mean = 0;
    double squares = 0;
    for (std::size_t i = 0; i < kWidth; ++i) mean += double{x[r * kWidth + i]} + y[r * kWidth + i];
    mean /= kWidth;
    for (std::size_t i = 0; i < kWidth; ++i)
      squares += std::pow(double{x[r * kWidth + i]} + y[r * kWidth + i] - mean, 2);
    for (std::size_t i = 0; i < kWidth; ++i)
      wanted[r * kWidth + i] = static_cast<float>((double{x[r * kWidth + i]} + y[r * kWidth + i] - mean) /
                                                      std::sqrt(squares / kWidth) * gain[i] +
                                                  bias[i]);
  }
  kernels().add_norm(x.data(), y.data(), kRows, kWidth, gain.data(), bias.data());
  expect_near(x, wanted, 1e-4F);
}

INSTANTIATE_TEST_SUITE_P(Kernels, EveryKernel,
                         ::testing::ValuesIn(usable_kernels().begin(), usable_kernels().end()),
                         [](const auto& test) {
                           std::string name = test.param->name;
                           std::erase_if(name, [](char c) { return c == '-'; });
                           return name;
                         });

TEST(Kernels, ThePlainOnesAreAlwaysThere) {
  ASSERT_FALSE(usable_kernels().empty());
  EXPECT_EQ(usable_kernels().front(), &plain_kernels());
}

}  // namespace
}  // namespace hearsay
