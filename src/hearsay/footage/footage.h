// Footage: what a clip shows of mouths, whether they can be read at all, and which of given readings the mouth
// agrees with best. Nothing here is a transcript.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/base/error.h"
#include "hearsay/footage/image.h"
#include "hearsay/footage/video.h"

namespace hearsay {

/// Seconds from the clip's first frame.
struct TimeRange {
  double from = 0;
  double to = 0;
  bool operator==(const TimeRange&) const = default;
};

/// One of the numbers that tell whether a mouth can be read.
struct Condition {
  enum class Kind : std::uint8_t { frames_per_second, mouth_width, turned_away, blur, seen_through, movement };
  Kind kind;
  double value = 0;
  double good = 0;      ///< what a reader wants
  double possible = 0;  ///< what a reader can do with
  bool more_is_better = true;
};

enum class Legibility : std::uint8_t { fair, poor, none };

/// A mouth at one time: 8-bit sRGB, three bytes for each pixel, row after row.
struct MouthCrop {
  double time = 0;
  std::vector<std::uint8_t> pixels;
};
inline constexpr int kCropWidth = 96;
inline constexpr int kCropHeight = 64;

/// One face through one shot.
struct FaceTrack {
  int id = 0;            ///< from 1, in the order in which faces appear
  std::size_t shot = 0;  ///< index into Footage::shots
  TimeRange seen;
  std::int64_t frames = 0;
  Box box;                 ///< where it was in the middle of its frames: pixels of the clip as shown
  double face_width = 0;   ///< pixels, median
  double mouth_width = 0;  ///< pixels, median
  double turned_away = 0;  ///< degrees, median
  double blur = 0;         ///< 0 to 1, median (picture_quality.h)
  bool still = false;      ///< nothing in its pictures moves: no mouth speaks in a still
  std::vector<TimeRange> speaking;
  std::vector<Condition> conditions;
  Legibility legibility = Legibility::none;
  std::vector<MouthCrop> strip;  ///< evenly over `seen`
};

/// How well one reading fits the mouth.
struct ReadingFit {
  std::string text;
  double score =
      0;  ///< log likelihood ratio for each frame, against the mouth doing anything at all; higher fits better
  int rank = 0;  ///< from 1
};

/// How often the better of two readings was the true one where it led by about as much, on clips that were not
/// trained on.
struct Margin {
  double lead = 0;  ///< of the first over the second
  std::int64_t right = 0;
  std::int64_t of = 0;
};

/// A sentence found by the program itself. No transcript.
struct SentenceFit {
  std::string text;
  double score = 0;  ///< higher fits better
};

struct Footage {
  std::string input;
  std::string sha256;
  VideoInfo info;
  std::int64_t frames = 0;
  std::int64_t damaged_frames = 0;  ///< left out of everything below
  int lost_packets = 0;
  bool cut_short = false;
  bool variable_frame_rate = false;
  bool still = false;            ///< nothing moves
  double duration = 0;           ///< seconds, as decoded
  double frames_per_second = 0;  ///< as decoded
  std::vector<TimeRange> shots;
  std::vector<FaceTrack> faces;
  std::optional<int> read_face;  ///< whose mouth the readings were held against
  std::optional<TimeRange> read_range;
  std::vector<ReadingFit> readings;  ///< in the order of their ranks
  std::optional<Margin> margin;
  std::vector<SentenceFit> sentences;  ///< found, best first, where `FootageOptions::read` asks for them
  std::string measured;                ///< on whom and how well the mouth model was measured
};

struct FootageOptions {
  VideoLimits limits;
  std::vector<std::string> readings;  ///< sentences to hold against the mouth, in English
  std::size_t read = 0;               ///< how many sentences to look for, 0 for none
  std::vector<std::vector<std::string>>
      grammar;                 ///< the words that may stand at each place of them; empty: any English
  std::optional<int> face;     ///< whose mouth; the one that speaks longest, else
  std::optional<double> from;  ///< seconds
  std::optional<double> to;
  std::size_t strip = 0;  ///< mouth crops to keep of each face
};

/// Reads clips. Made once (about a second, most of it for the model of the face's points), used by one thread.
class FootageReader {
 public:
  /// Fails where the model of the face's points or that of mouths is missing.
  static Result<FootageReader> open();

  FootageReader(FootageReader&&) noexcept;
  FootageReader& operator=(FootageReader&&) noexcept;
  ~FootageReader();

  /// Fails where the file is no video, or where readings are asked for and there is no face to hold them
  /// against.
  [[nodiscard]] Result<Footage> read(const std::string& path, const FootageOptions& options = {}) const;

 private:
  struct Models;
  explicit FootageReader(std::unique_ptr<Models> models);
  std::unique_ptr<Models> models_;
};

/// One clip. What is wrong with the file is told before the models are loaded.
[[nodiscard]] Result<Footage> read_footage(const std::string& path, const FootageOptions& options = {});

}  // namespace hearsay
