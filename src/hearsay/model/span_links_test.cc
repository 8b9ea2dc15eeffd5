#include "hearsay/model/span_links.h"

#include <gtest/gtest.h>

#include <cmath>

#include "support/program.h"
#include "support/weights_fixture.h"

namespace hearsay {
namespace {

constexpr std::size_t kWidth = 8;
constexpr std::size_t kSize = 8;

TEST(SpanLinks, ScoreAsTheFormulaSays) {
  std::vector<float> query(kSize * 2 * kWidth);
  std::vector<float> key(kSize * 2 * kWidth);
  for (std::size_t i = 0; i < query.size(); ++i) {
    query[i] = static_cast<float>(i % 7) - 3;
    key[i] = static_cast<float>(i % 5) - 2;
  }
  std::vector<float> distance(24);
  for (std::size_t i = 0; i < distance.size(); ++i) distance[i] = static_cast<float>(i) * 1000;
  testing::WeightsWriter writer;
  writer.floats("l.query", {kSize, 2 * kWidth}, query);
  writer.floats("l.query.bias", {kSize}, std::vector<float>(kSize, 1));
  writer.floats("l.key", {kSize, 2 * kWidth}, key);
  writer.floats("l.key.bias", {kSize}, std::vector<float>(kSize, 2));
  writer.floats("l.none", {kSize}, std::vector<float>(kSize, 3));
  writer.floats("l.distance", {24}, distance);
  const testing::TemporaryFolder folder;
  const Result<Weights> weights = Weights::open(folder.write("links.weights", writer.file()));
  ASSERT_TRUE(weights);
  const Result<SpanLinks> links = SpanLinks::load(*weights, plain_kernels(), "l", kWidth);
  ASSERT_TRUE(links) << links.error().line();

  const std::vector<float> ends{1, 2, 3, 4, 5, 6, 7, 8, 8, 7, 6, 5, 4, 3, 2, 1};
  const auto project = [&](const std::vector<float>& matrix, float bias) {
    std::vector<float> out(kSize, bias);
    for (std::size_t r = 0; r < kSize; ++r)
      for (std::size_t i = 0; i < 2 * kWidth; ++i) out[r] += matrix[r * 2 * kWidth + i] * ends[i];
    return out;
  };
  const std::vector<float> q = links->queries(ends);
  const std::vector<float> k = links->keys(ends);
  EXPECT_EQ(q, project(query, 1));
  EXPECT_EQ(k, project(key, 2));
  float inner = 0;
  float none = 0;
  for (std::size_t i = 0; i < kSize; ++i) {
    inner += q[i] * k[i];
    none += q[i] * 3;
  }
  const float root = std::sqrt(static_cast<float>(kSize));
  // Buckets grow by the square root of two: 1, 2, 3, 4, 6, 8, 12, 16, …; those behind come after those before.
  for (const auto& [tokens, bucket] :
       {std::pair{-1, 0}, {-2, 2}, {-3, 3}, {-1000, 11}, {1, 12}, {4, 16}, {99999, 23}})
    EXPECT_NEAR(links->score(q, k, tokens), inner / root + static_cast<float>(bucket) * 1000, 0.01) << tokens;
  EXPECT_NEAR(links->none(q), none / root, 1e-3);
}

}  // namespace
}  // namespace hearsay
