#include "hearsay/footage/point_regression.h"

#include <dlib/image_processing/shape_predictor.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace hearsay {
namespace {

constexpr int kSide = 120;  // pixels of the picture

/// A model without sense but of the right build: what its trees tell hangs on the picture.
dlib::shape_predictor random_model(std::mt19937& random, std::size_t points) {
  std::uniform_real_distribution<float> in_box(0, 1);
  std::uniform_real_distribution<float> step(-0.002F, 0.002F);
  std::uniform_real_distribution<float> threshold(-80, 80);
  constexpr std::size_t kPixels = 40;
  dlib::matrix<float, 0, 1> mean(static_cast<long>(2 * points));
  for (float& value : mean) value = in_box(random);
  std::vector<std::vector<dlib::impl::regression_tree>> forests(3);
  std::vector<std::vector<dlib::vector<float, 2>>> pixels(forests.size());
  for (std::size_t i = 0; i < forests.size(); ++i) {
    for (std::size_t k = 0; k < kPixels; ++k) pixels[i].emplace_back(in_box(random), in_box(random));
    forests[i].resize(20);
    for (dlib::impl::regression_tree& tree : forests[i]) {
      for (std::size_t k = 0; k < 7; ++k)
        tree.splits.push_back({random() % kPixels, random() % kPixels, threshold(random)});
      for (std::size_t k = 0; k < 8; ++k) {
        dlib::matrix<float, 0, 1> leaf(mean.size());
        for (float& value : leaf) value = step(random);
        tree.leaf_values.push_back(leaf);
      }
    }
  }
  return {mean, forests, pixels};
}

std::string written(const dlib::shape_predictor& model) {
  std::ostringstream out;
  serialize(model, out);
  return out.str();
}

std::expected<PointRegression, std::string> read(const std::string& bytes) {
  std::istringstream in(bytes);
  return PointRegression::read(in);
}

TEST(PointRegression, PlacesPointsWhereDlibDoes) {
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    const dlib::shape_predictor model = random_model(random, 9);
    const auto regression = read(written(model));
    ASSERT_TRUE(regression) << regression.error();
    // Large flat squares: to look a fraction of a pixel aside is mostly to see the same.
    Plane picture{.width = kSide, .height = kSide, .samples = std::vector<std::uint8_t>(kSide * kSide)};
    dlib::array2d<unsigned char> same(kSide, kSide);
    for (int y = 0; y < kSide; ++y)
      for (int x = 0; x < kSide; ++x) {
        const auto light = static_cast<std::uint8_t>((x / 40 * 97 + y / 40 * 61 + round * 13) % 256);
        picture.samples[static_cast<std::size_t>(y) * kSide + static_cast<std::size_t>(x)] = light;
        same[y][x] = light;
      }
    const auto placed = regression->place(picture, {.left = 10, .top = 20, .right = 110, .bottom = 120});
    const auto by_dlib = model(same, dlib::rectangle(10, 20, 109, 119));
    ASSERT_EQ(placed.size(), by_dlib.num_parts());
    std::size_t near = 0;
    for (std::size_t i = 0; i < placed.size(); ++i)
      near += std::hypot(placed[i].x - static_cast<double>(by_dlib.part(i).x()),
                         placed[i].y - static_cast<double>(by_dlib.part(i).y())) < 2;
    EXPECT_EQ(near, placed.size()) << round;
  }
}

TEST(PointRegression, PlacesPointsBesideThePicture) {
  std::mt19937 random(8);
  const auto regression = read(written(random_model(random, 9)));
  ASSERT_TRUE(regression);
  const Plane picture{.width = 3, .height = 2, .samples = std::vector<std::uint8_t>(6, 200)};
  for (const Box& box : {Box{-50, -50, 50, 50}, Box{0, 0, 1e9, 1e9}, Box{-1e9, 5, -1e8, 9}})
    for (const Point& point : regression->place(picture, box)) {
      EXPECT_TRUE(std::isfinite(point.x));
      EXPECT_TRUE(std::isfinite(point.y));
    }
}

TEST(PointRegression, RefusesWhatIsNoModel) {
  std::mt19937 random(9);
  const std::string good = written(random_model(random, 5));
  EXPECT_FALSE(read(""));
  EXPECT_FALSE(read("hello, I am no model"));
  for (std::size_t length = 0; length < good.size(); length += 997) EXPECT_FALSE(read(good.substr(0, length)));
}

TEST(PointRegression, ComesToAnEndWithBrokenBytes) {
  std::mt19937 random(10);
  const std::string good = written(random_model(random, 5));
  const Plane picture{.width = 30, .height = 30, .samples = std::vector<std::uint8_t>(900, 90)};
  for (int round = 0; round < 300; ++round) {
    std::string bad = good;
    for (int i = 0; i < 3; ++i) bad[random() % bad.size()] = static_cast<char>(random());
    if (const auto regression = read(bad)) {
      EXPECT_EQ(regression->place(picture, {0, 0, 30, 30}).size(), regression->points());
    }
  }
}

}  // namespace
}  // namespace hearsay
