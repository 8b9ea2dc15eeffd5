// What is said of pictures in which nothing moves. The face is the first frame's of a clip of the GRID corpus,
// beside the data.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "hearsay/footage/footage.h"

namespace hearsay {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Stills : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* const data = std::getenv("HEARSAY_DATA");
    const std::filesystem::path clip =
        std::filesystem::path(data != nullptr ? data : "") / "footage/s1/bbiz3a.mpg";
    if (data == nullptr || !std::filesystem::exists(clip)) GTEST_SKIP() << "HEARSAY_DATA has no footage";
    Result<VideoReader> video = VideoReader::open(clip.string());
    ASSERT_TRUE(video);
    ASSERT_TRUE(video->next(frame_));
    folder_ = std::filesystem::temp_directory_path() / ("hearsay-stills-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override {
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
  }

  /// The frame so many times, as YUV4MPEG2.
  [[nodiscard]] std::string clip_of(int frames) const {
    const Image& image = frame_.image;
    const std::string path = (folder_ / "still.y4m").string();
    std::ofstream file(path, std::ios::binary);
    file << "YUV4MPEG2 W" << image.width() << " H" << image.light.height << " F25:1 Ip A1:1 C420mpeg2\n";
    for (int i = 0; i < frames; ++i) {
      file << "FRAME\n";
      for (const Plane* const plane : {&image.light, &image.blue, &image.red})
        file.write(reinterpret_cast<const char*>(plane->samples.data()),
                   static_cast<std::streamsize>(plane->samples.size()));
    }
    return path;
  }

 private:
  VideoFrame frame_;
  std::filesystem::path folder_;
};

TEST_F(Stills, HaveAFaceAndNoMouthThatSpeaks) {
  const Result<Footage> footage = read_footage(clip_of(30));
  ASSERT_TRUE(footage);
  EXPECT_TRUE(footage->still);
  ASSERT_EQ(footage->faces.size(), 1U);
  EXPECT_TRUE(footage->faces[0].still);
  EXPECT_THAT(footage->faces[0].speaking, IsEmpty());
  EXPECT_EQ(footage->faces[0].legibility, Legibility::none);
}

TEST_F(Stills, AreNothingToHoldAReadingAgainst) {
  FootageOptions options;
  options.readings = {"bin blue in z three again", "place red by q nine soon"};
  const Result<Footage> footage = read_footage(clip_of(30), options);
  ASSERT_FALSE(footage);
  EXPECT_THAT(footage.error().line(), HasSubstr("still"));
}

TEST_F(Stills, OfOneFrameHaveTheirFace) {
  const Result<Footage> footage = read_footage(clip_of(1));
  ASSERT_TRUE(footage);
  EXPECT_EQ(footage->frames, 1);
  EXPECT_EQ(footage->faces.size(), 1U);
}

}  // namespace
}  // namespace hearsay
