// The frames of a clip, one after another, whatever it is kept in. Decoding is libav's; this is the edge it
// stays behind.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "hearsay/base/error.h"
#include "hearsay/footage/image.h"

namespace hearsay {

/// What a clip says of itself, before it has been read. None of it need be true.
struct VideoInfo {
  std::string container;  ///< libav's short name: "mpeg", "mov,mp4,m4a,3gp,3g2,mj2"
  std::string codec;      ///< libav's short name: "mpeg1video", "h264"
  int width = 0;          ///< pixels as shown: turned, where the clip says so
  int height = 0;
  int turned = 0;                ///< degrees clockwise, 0, 90, 180 or 270, as a telephone notes how it was held
  double frames_per_second = 0;  ///< 0 where nothing tells
  std::optional<double> duration;  ///< seconds
  bool has_sound = false;          ///< said only; sound is never read
};

struct VideoFrame {
  double time = 0;       ///< seconds from the clip's first frame
  Image image;           ///< turned upright and scaled down to `VideoLimits::longest_side`
  bool damaged = false;  ///< the decoder had to guess some of it
};

struct VideoLimits {
  int longest_side = 1280;                   ///< pixels; larger frames are scaled down as they are read
  std::int64_t most_pixels = 8192LL * 4608;  ///< of a frame as kept; larger ones are refused
};

/// Reads a clip's first video stream in a stream of frames; memory does not grow with its length.
class VideoReader {
 public:
  /// Fails where the file cannot be read, is in no known format, or holds no moving picture.
  static Result<VideoReader> open(const std::string& path, VideoLimits limits = {});

  VideoReader(VideoReader&&) noexcept;
  VideoReader& operator=(VideoReader&&) noexcept;
  ~VideoReader();

  [[nodiscard]] const VideoInfo& info() const;

  /// The next frame into `frame`, or false after the last. A packet that cannot be decoded is passed over and
  /// counted.
  Result<bool> next(VideoFrame& frame);

  /// Packets that could not be decoded so far.
  [[nodiscard]] int lost() const;
  /// Whether the file ended before its container said it would, or could not be read to its end.
  [[nodiscard]] bool is_cut_short() const;

 private:
  struct Decoder;
  explicit VideoReader(std::unique_ptr<Decoder> decoder);
  std::unique_ptr<Decoder> decoder_;
};

}  // namespace hearsay
