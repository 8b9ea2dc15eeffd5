#include "hearsay/footage/footage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "hearsay/footage/alignment.h"
#include "hearsay/footage/face_tracker.h"
#include "hearsay/footage/footage_report.h"
#include "hearsay/footage/head_pose.h"
#include "hearsay/footage/legibility.h"
#include "hearsay/footage/mouth_strip.h"
#include "hearsay/footage/picture_quality.h"
#include "hearsay/footage/shots.h"
#include "hearsay/footage/speaking.h"

namespace hearsay {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

Plane plane(int width, int height, auto value) {
  Plane made{.width = width, .height = height, .samples = {}};
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) made.samples.push_back(static_cast<std::uint8_t>(value(x, y)));
  return made;
}

/// Grain that is the same every time, as a camera's is not.
int grain(int x, int y) {
  static const std::vector<int> values = [] {
    std::mt19937 random(11);
    std::vector<int> made(128 * 128);
    for (int& value : made) value = static_cast<int>(random() % 97);
    return made;
  }();
  return values[static_cast<std::size_t>(y & 127) * 128 + static_cast<std::size_t>(x & 127)];
}

TEST(Shots, BeginWhereThePictureChangesAndNowhereElse) {
  ShotFinder finder;
  const Plane dark = plane(64, 48, [](int x, int y) { return 20 + grain(x, y) / 8; });
  const Plane light = plane(64, 48, [](int x, int y) { return 180 + grain(y, x) / 8; });
  EXPECT_TRUE(finder.begins_shot(dark));
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(finder.begins_shot(dark));
  EXPECT_TRUE(finder.begins_shot(light));
  EXPECT_FALSE(finder.begins_shot(light));
}

TEST(Shots, DoNotBeginInASlowFade) {
  ShotFinder finder;
  int begun = 0;
  for (int i = 0; i < 50; ++i)
    begun += finder.begins_shot(plane(64, 48, [i](int, int) { return 20 + 4 * i; })) ? 1 : 0;
  EXPECT_EQ(begun, 1);
}

TEST(Quality, BlurGrowsAsThePictureIsSmeared) {
  const Box whole{.left = 0, .top = 0, .right = 96, .bottom = 96};
  double last = 0;
  for (const int radius : {0, 1, 2}) {
    const Plane smeared = plane(96, 96, [radius](int x, int y) {
      int sum = 0;
      for (int dy = -radius; dy <= radius; ++dy)
        for (int dx = -radius; dx <= radius; ++dx) sum += grain(x + dx, y + dy);
      return sum / ((2 * radius + 1) * (2 * radius + 1));
    });
    const double here = blur(smeared, whole);
    EXPECT_GT(here, last) << radius;
    EXPECT_LE(here, 1);
    last = here;
  }
  EXPECT_EQ(blur(plane(96, 96, [](int, int) { return 90; }), whole), 1);
  EXPECT_EQ(blur(plane(4, 4, grain), whole), 1);
}

TEST(Quality, SeesWhatIsDrawnOnNothing) {
  const Box whole{.left = 0, .top = 0, .right = 64, .bottom = 64};
  const auto no_colour = [](int, int) { return 128; };
  const Image grey{
      .light = plane(64, 64, no_colour), .blue = plane(32, 32, no_colour), .red = plane(32, 32, no_colour)};
  EXPECT_EQ(broken_share(grey, whole), 1);
  const Image streaks{.light = plane(64, 64, [](int x, int) { return 40 + 17 * (x % 8); }),
                      .blue = plane(32, 32, no_colour),
                      .red = plane(32, 32, no_colour)};
  EXPECT_EQ(broken_share(streaks, whole), 1);
  EXPECT_EQ(broken_share(streaks, whole, false), 0);
  // Coarse coding keeps one frequency of a block, down or across.
  const Image coarse{.light = plane(64, 64, [](int x, int y) { return 40 + 17 * (y < 32 ? x % 8 : y % 8); }),
                     .blue = plane(32, 32, no_colour),
                     .red = plane(32, 32, no_colour)};
  EXPECT_EQ(broken_share(coarse, whole), 0);
  const Image sound{
      .light = plane(64, 64, grain), .blue = plane(32, 32, no_colour), .red = plane(32, 32, no_colour)};
  EXPECT_EQ(broken_share(sound, whole), 0);
}

/// An average face turned by `yaw` degrees, in scaled orthography: what head_pose should find again.
Landmarks turned_face(double yaw, double roll = 0) {
  Landmarks face{};
  const double angle = yaw * std::acos(-1) / 180;
  const double tilt = roll * std::acos(-1) / 180;
  const auto put = [&](std::size_t point, double x, double y, double z) {
    // Turned about the upright axis; to the picture's right the near side goes right.
    const double across = x * std::cos(angle) - z * std::sin(angle);
    face.points[point] = {.x = 200 + 2 * (across * std::cos(tilt) - y * std::sin(tilt)),
                          .y = 150 + 2 * (across * std::sin(tilt) + y * std::cos(tilt))};
  };
  put(36, -45, 0, 12);
  put(39, -16.5, 0.5, 4);
  put(42, 16.5, 0.5, 4);
  put(45, 45, 0, 12);
  put(27, 0, -1, -7);
  put(30, 0, 36, -27);
  put(31, -15, 46, -6);
  put(33, 0, 50, -15);
  put(35, 15, 46, -6);
  return face;
}

TEST(Pose, FindsTheTurnAgain) {
  for (const double yaw : {-40.0, -15.0, 0.0, 10.0, 35.0}) {
    const HeadPose pose = head_pose(turned_face(yaw));
    EXPECT_NEAR(pose.yaw, yaw, 0.5);
    EXPECT_NEAR(pose.pitch, 0, 0.5);
    EXPECT_NEAR(pose.away(), std::abs(yaw), 0.5);
  }
  EXPECT_NEAR(head_pose(turned_face(0, 20)).roll, 20, 0.5);
}

/// Scores of two units, "A" and "B", and silence, in which one is nearly sure at each step.
MouthScores scores_of(std::string_view steps) {
  MouthScores scores{.units = 3, .times = {}, .scores = {}};
  for (const char unit : steps) {
    scores.times.push_back(static_cast<double>(scores.times.size()) / kStepsPerSecond);
    for (const char each : {'A', 'B', '-'}) scores.scores.push_back(std::log(each == unit ? 0.98F : 0.01F));
  }
  return scores;
}

const SpokenWord kA = {{0}};
const SpokenWord kB = {{1}};
const SpokenWord kAB = {{0, 1}};

TEST(Alignment, PrefersTheWordsThatTheMouthMade) {
  const MouthScores scores = scores_of("---AAABBB--");
  const StepRange all{.first = 0, .last = scores.steps()};
  const double right = fit(scores, all, {kAB}, 2);
  EXPECT_GT(right, fit(scores, all, {kB, kA}, 2));
  EXPECT_GT(right, fit(scores, all, {kA}, 2));
  EXPECT_NEAR(fit(scores, all, {kA, kB}, 2), right, 0.1);
  EXPECT_LE(right, 0);
}

TEST(Alignment, AllowsSilenceBetweenWordsAndNotWithin) {
  const MouthScores scores = scores_of("-AA---BB-");
  const StepRange all{.first = 0, .last = scores.steps()};
  EXPECT_GT(fit(scores, all, {kA, kB}, 2), fit(scores, all, {kAB}, 2) + 0.5);
}

TEST(Alignment, TakesTheBestOfSeveralPronunciations) {
  const MouthScores scores = scores_of("-BB-");
  const StepRange all{.first = 0, .last = scores.steps()};
  EXPECT_NEAR(fit(scores, all, {{{0}, {1}}}, 2), fit(scores, all, {kB}, 2), 0.2);
}

TEST(Alignment, RefusesMoreSoundsThanSteps) {
  const MouthScores scores = scores_of("AB");
  EXPECT_LE(fit(scores, {.first = 0, .last = 2}, {{{0, 1, 0, 1}}}, 2), kImpossible);
  EXPECT_LE(fit(scores, {.first = 1, .last = 1}, {kA}, 2), kImpossible);
}

TEST(Speaking, IsWhereTheMouthMakesSounds) {
  const std::vector<TimeRange> ranges = speaking_of(scores_of("----------AABBAABB-BAAB----------"), 2);
  ASSERT_EQ(ranges.size(), 1U);
  EXPECT_NEAR(ranges[0].from, 10 / kStepsPerSecond, 1e-9);
  EXPECT_NEAR(ranges[0].to, 23 / kStepsPerSecond, 1e-9);
  EXPECT_THAT(speaking_of(scores_of("----------"), 2), ElementsAre());
  EXPECT_THAT(speaking_of(scores_of(""), 2), ElementsAre());
  EXPECT_EQ(speaking_of(scores_of("AABBAABB"), 2).size(), 1U);
}

TEST(Legibility, GoesByTheWorstNumber) {
  const MouthQuality good{
      .frames_per_second = 25, .mouth_width = 40, .turned_away = 5, .blur = 0.4, .movement = 2};
  EXPECT_EQ(legibility_of(conditions_of(good)), Legibility::fair);
  MouthQuality worse = good;
  worse.mouth_width = 20;
  EXPECT_EQ(legibility_of(conditions_of(worse)), Legibility::poor);
  worse.turned_away = 80;
  EXPECT_EQ(legibility_of(conditions_of(worse)), Legibility::none);
  MouthQuality still = good;
  still.movement = 0;
  EXPECT_EQ(legibility_of(conditions_of(still)), Legibility::none);
}

Footage example() {
  Footage footage;
  footage.input = "a<b>.mp4";
  footage.sha256 = std::string(64, '0');
  footage.info = {.container = "mp4",
                  .codec = "h264",
                  .width = 640,
                  .height = 360,
                  .turned = 0,
                  .frames_per_second = 25,
                  .duration = 2.0,
                  .has_sound = true};
  footage.frames = 50;
  footage.duration = 2;
  footage.frames_per_second = 25;
  footage.measured = "Measured on nobody.";
  footage.shots = {{.from = 0, .to = 2}};
  FaceTrack face;
  face.id = 1;
  face.seen = {.from = 0, .to = 2};
  face.frames = 50;
  face.speaking = {{.from = 0.5, .to = 1.25}};
  face.conditions =
      conditions_of({.frames_per_second = 25, .mouth_width = 12, .turned_away = 5, .blur = 0.4, .movement = 2});
  face.legibility = legibility_of(face.conditions);
  face.strip.push_back(
      {.time = 0.5, .pixels = std::vector<std::uint8_t>(std::size_t{3} * kCropWidth * kCropHeight, 90)});
  footage.faces.push_back(face);
  footage.read_face = 1;
  footage.read_range = TimeRange{.from = 0, .to = 2};
  footage.readings = {{.text = "it is <time>", .score = -0.5, .rank = 1},
                      {.text = "it was late", .score = -0.75, .rank = 2}};
  footage.margin = Margin{.lead = 0.2, .right = 8, .of = 10};
  return footage;
}

TEST(Report, CarriesTheWarningEverywhere) {
  for (const std::string& text :
       {footage_json(example()), footage_text(example()), footage_vtt(example()), footage_html(example())})
    EXPECT_THAT(text, HasSubstr("This is no transcript"));
}

TEST(Report, NeverPutsAReadingIntoTheCaptions) { EXPECT_THAT(footage_vtt(example()), Not(HasSubstr("time>"))); }

TEST(Report, WritesCuesAsWebVttHasThem) {
  EXPECT_THAT(footage_vtt(example()), ::testing::StartsWith("WEBVTT\n"));
  EXPECT_THAT(footage_vtt(example()), HasSubstr("\n00:00:00.500 --> 00:00:01.250\n[face 1 speaks]\n"));
}

TEST(Report, EscapesWhatComesFromOutside) {
  const std::string page = footage_html(example());
  EXPECT_THAT(page, HasSubstr("it is &lt;time&gt;"));
  EXPECT_THAT(page, Not(HasSubstr("<time>")));
  EXPECT_THAT(page, Not(HasSubstr("a<b>")));
  EXPECT_THAT(page, HasSubstr("data:image/jpeg;base64,/9j/"));
}

TEST(Report, SaysHowOftenSuchALeadWasRight) {
  EXPECT_THAT(footage_text(example()), HasSubstr("8 of 10 times"));
  Footage alone = example();
  alone.margin.reset();
  EXPECT_THAT(footage_text(alone), HasSubstr("was not measured"));
}

TEST(Strip, KeepsNoMoreThanAskedForHoweverLong) {
  const Image image{.light = plane(64, 48, grain), .blue = plane(32, 24, grain), .red = plane(32, 24, grain)};
  Landmarks face = turned_face(0);
  MouthStrip strip(10);
  for (int i = 0; i < 1000; ++i) strip.add(i, image, face);
  const std::vector<MouthCrop> crops = strip.take();
  ASSERT_EQ(crops.size(), 10U);
  for (std::size_t i = 1; i < crops.size(); ++i) EXPECT_GT(crops[i].time, crops[i - 1].time);
  EXPECT_GT(crops.back().time, 800);
}

}  // namespace
}  // namespace hearsay
