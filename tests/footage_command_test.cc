// hearsay footage, as a user meets it. Clips are made here; those with a real face lie in the data folder,
// which HEARSAY_DATA names.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>

#include "support/program.h"

namespace hearsay::testing {
namespace {

using ::testing::HasSubstr;

/// A clip as YUV4MPEG2, which is plain bytes: `frames` grey pictures whose light is `light(frame, x, y)`.
std::string clip(int width, int height, int frames, auto light, const std::string& rate = "25:1") {
  std::string bytes = "YUV4MPEG2 W" + std::to_string(width) + " H" + std::to_string(height) + " F" + rate +
                      " Ip A1:1 C420jpeg\n";
  for (int frame = 0; frame < frames; ++frame) {
    bytes += "FRAME\n";
    for (int y = 0; y < height; ++y)
      for (int x = 0; x < width; ++x) bytes += static_cast<char>(light(frame, x, y));
    bytes.append(static_cast<std::size_t>(((width + 1) / 2) * ((height + 1) / 2)) * 2, static_cast<char>(110));
  }
  return bytes;
}

int grain(int x, int y) {
  return static_cast<int>((static_cast<unsigned>(x) * 73856093U ^ static_cast<unsigned>(y) * 19349663U) % 97U);
}

nlohmann::json record_of(const Outcome& outcome) {
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  return nlohmann::json::parse(outcome.out);
}

TEST(Footage, SaysThatThereIsNoFace) {
  const TemporaryFolder folder;
  const std::string path = folder.write(
      "clip.y4m", clip(160, 120, 30, [](int frame, int x, int y) { return 60 + grain(x + frame, y); }));
  const nlohmann::json record = record_of(run({"footage", path, "--format", "json"}));
  EXPECT_EQ(record["format"], "hearsay-footage/1");
  EXPECT_EQ(record["clip"]["frames"], 30);
  EXPECT_EQ(record["clip"]["frames_per_second"], 25.0);
  EXPECT_EQ(record["clip"]["still"], false);
  EXPECT_TRUE(record["faces"].empty());
  EXPECT_EQ(record["sha256"].get<std::string>().size(), 64U);
  EXPECT_THAT(run({"footage", path}).out, HasSubstr("no face found"));
  const Outcome held = run({"footage", path, "--reading", "it is time"});
  EXPECT_EQ(held.exit_code, 1);
  EXPECT_THAT(held.err, HasSubstr("no face is found"));
  EXPECT_EQ(held.out, "");
}

TEST(Footage, FindsCutsAndStillPictures) {
  const TemporaryFolder folder;
  const std::string cuts = folder.write("cuts.y4m", clip(160, 120, 100, [](int frame, int x, int y) {
                                          return (frame / 25 % 2 == 0 ? 20 : 150) + grain(x, y) / 4;
                                        }));
  EXPECT_EQ(record_of(run({"footage", cuts, "--format", "json"}))["shots"].size(), 4U);
  const std::string still =
      folder.write("still.y4m", clip(160, 120, 25, [](int, int x, int y) { return 60 + grain(x, y); }));
  EXPECT_EQ(record_of(run({"footage", still, "--format", "json"}))["clip"]["still"], true);
  EXPECT_THAT(run({"footage", still}).out, HasSubstr("still picture"));
}

TEST(Footage, TellsWhatCannotBeRead) {
  const TemporaryFolder folder;
  const auto expect_line = [&](const std::string& path, const std::string& words) {
    const Outcome outcome = run({"footage", path});
    EXPECT_EQ(outcome.exit_code, 1) << path;
    EXPECT_EQ(outcome.out, "") << path;
    EXPECT_EQ(lines(outcome.err).size(), 1U) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr(words));
  };
  expect_line(folder.path("missing.mp4"), "No such file");
  expect_line(folder.write("empty.mp4", ""), "no video");
  expect_line(folder.write("text.mp4", "The harbour is frozen over, they said.\n"), "no video");
  expect_line(
      folder.write("list.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n/etc/passwd\n#EXT-X-ENDLIST\n"),
      "cannot read the clip");
  expect_line(folder.path(), "cannot read the clip");
}

/// Sound alone: a WAV file of silence.
TEST(Footage, SaysThatSoundIsNoPicture) {
  const TemporaryFolder folder;
  std::string wav(
      "RIFF\x64\x1F\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1F\0\0\x40\x1F\0\0\x01\0\x08\0data\x40\x1F\0\0", 44);
  wav.append(8000, static_cast<char>(128));
  const Outcome outcome = run({"footage", folder.write("sound.wav", wav)});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("sound and no moving picture"));
}

TEST(Footage, ReadsWhatIsThereOfACutFile) {
  const TemporaryFolder folder;
  std::string bytes = clip(160, 120, 20, [](int frame, int x, int y) { return 60 + grain(x + frame, y); });
  bytes.resize(bytes.size() / 2);
  const nlohmann::json record = record_of(run({"footage", folder.write("cut.y4m", bytes), "--format", "json"}));
  EXPECT_GE(record["clip"]["frames"].get<int>(), 9);
  EXPECT_LE(record["clip"]["frames"].get<int>(), 10);
}

TEST(Footage, LivesThroughBrokenBytes) {
  const TemporaryFolder folder;
  const std::string sound = clip(64, 48, 6, [](int frame, int x, int y) { return 60 + grain(x + frame, y); });
  std::mt19937 random(5);
  for (int round = 0; round < 12; ++round) {
    std::string bytes = sound;
    for (int flips = 0; flips < 20; ++flips)
      bytes[random() % (round % 2 == 0 ? 60 : bytes.size())] = static_cast<char>(random() % 256);
    const Outcome outcome = run({"footage", folder.write("flipped.y4m", bytes), "--format", "json"});
    EXPECT_LE(outcome.exit_code, 1) << outcome.err;
  }
}

TEST(Footage, RefusesWrongUse) {
  const auto expect_wrong = [](const std::vector<std::string>& arguments, const std::string& words) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.exit_code, 2);
    EXPECT_THAT(outcome.err, HasSubstr(words));
  };
  expect_wrong({"footage"}, "CLIP");
  expect_wrong({"footage", "a.mp4", "--against", "it is time"}, "--reading");
  expect_wrong({"footage", "a.mp4", "--reading", "it is time", "--from", "5", "--to", "4"}, "later");
  expect_wrong({"footage", "a.mp4", "--reading", "it is time", "--from", "-1"}, "seconds");
  expect_wrong({"footage", "a.mp4", "--face", "1"}, "--reading");
  expect_wrong({"footage", "a.mp4", "--format", "xml"}, "xml");
  const TemporaryFolder folder;
  const std::string path = folder.write("clip.y4m", "YUV4MPEG2");
  expect_wrong({"footage", path, "-o", path}, "lost");
}

/// The clips of the GRID corpus beside the data.
class RealFootage : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* const data = std::getenv("HEARSAY_DATA");
    folder_ = std::filesystem::path(data != nullptr ? data : "") / "footage";
    if (data == nullptr || !std::filesystem::is_directory(folder_))
      GTEST_SKIP() << "HEARSAY_DATA has no footage";
    if (!std::filesystem::exists("/usr/share/dlib/shape_predictor_68_face_landmarks.dat"))
      GTEST_SKIP() << "libdlib-data is not installed";
  }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }

 private:
  std::filesystem::path folder_;
};

TEST_F(RealFootage, FollowsOneFaceAndHearsNothing) {
  const nlohmann::json record =
      record_of(run({"footage", path("s1/bbiz3a.mpg"), "--format", "json", "--reading",
                     "bin blue in z three again", "--against", "place red by q nine soon"}));
  ASSERT_EQ(record["faces"].size(), 1U);
  EXPECT_EQ(record["faces"][0]["legibility"], "fair");
  EXPECT_EQ(record["faces"][0]["frames"], 75);
  ASSERT_EQ(record["readings"].size(), 2U);
  EXPECT_EQ(record["readings"][0]["text"], "bin blue in z three again");
  EXPECT_EQ(record["readings"][0]["rank"], 1);
  EXPECT_GT(record["readings"][0]["score"], record["readings"][1]["score"]);
}

TEST_F(RealFootage, LeavesBrokenFramesOut) {
  for (const char* const name : {"s1/pbio7a.mpg", "s1/sbbh4p.mpg"}) {
    const nlohmann::json record = record_of(run({"footage", path(name), "--format", "json"}));
    EXPECT_GE(record["clip"]["damaged_frames"].get<int>(), 12) << name;
  }
  EXPECT_EQ(record_of(run({"footage", path("s1/bbiz3a.mpg"), "--format", "json"}))["clip"]["damaged_frames"],
            0);
}

}  // namespace
}  // namespace hearsay::testing
