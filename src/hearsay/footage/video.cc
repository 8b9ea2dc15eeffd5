#include "hearsay/footage/video.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/display.h>
#include <libavutil/imgutils.h>
#include <libavutil/log.h>
#include <libswscale/swscale.h>
}

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace hearsay {
namespace {

constexpr int kReadBuffer = 1 << 16;  // bytes
constexpr double kMostAspect = 4;     // of a pixel; more is a lie of the header
constexpr double kMostFramesPerSecond = 1000;
constexpr double kLongest = 1e7;  // seconds; a stamp beyond is a lie

template <auto release>
struct Released {
  template <class T>
  void operator()(T* held) const {
    release(held);
  }
};
template <auto release>
struct ReleasedByAddress {
  template <class T>
  void operator()(T* held) const {
    release(&held);
  }
};

void release_io(AVIOContext* io) {
  av_freep(static_cast<void*>(&io->buffer));
  avio_context_free(&io);
}

using File = std::unique_ptr<std::FILE, Released<&std::fclose>>;
using Io = std::unique_ptr<AVIOContext, Released<&release_io>>;
using Format = std::unique_ptr<AVFormatContext, ReleasedByAddress<&avformat_close_input>>;
using Codec = std::unique_ptr<AVCodecContext, ReleasedByAddress<&avcodec_free_context>>;
using Packet = std::unique_ptr<AVPacket, ReleasedByAddress<&av_packet_free>>;
using Frame = std::unique_ptr<AVFrame, ReleasedByAddress<&av_frame_free>>;
using Scaler = std::unique_ptr<SwsContext, Released<&sws_freeContext>>;

int read_file(void* file, std::uint8_t* into, int size) {
  const std::size_t got = std::fread(into, 1, static_cast<std::size_t>(size), static_cast<std::FILE*>(file));
  if (got > 0) return static_cast<int>(got);
  return std::ferror(static_cast<std::FILE*>(file)) != 0 ? AVERROR(EIO) : AVERROR_EOF;
}

std::int64_t seek_file(void* opaque, std::int64_t offset, int whence) {
  auto* const file = static_cast<std::FILE*>(opaque);
  if ((whence & AVSEEK_SIZE) != 0) {
    const off_t here = ftello(file);
    if (here < 0 || fseeko(file, 0, SEEK_END) != 0) return AVERROR(EIO);
    const off_t size = ftello(file);
    return fseeko(file, here, SEEK_SET) == 0 ? size : AVERROR(EIO);
  }
  whence &= ~AVSEEK_FORCE;
  return fseeko(file, offset, whence) == 0 ? ftello(file) : AVERROR(EIO);
}

/// A playlist may name other files and addresses; a clip is one file, and nothing else is opened for it.
int refuse_to_open(AVFormatContext*, AVIOContext**, const char*, int, AVDictionary**) {
  return AVERROR(EACCES);
}

std::string told(int code) {
  std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
  av_strerror(code, text.data(), text.size());
  return text.data();
}

Error cannot(const std::string& path, std::string why, std::string advice) {
  return {.input = path,
          .what = "cannot read the clip",
          .why = std::move(why),
          .advice = std::move(advice),
          .offset = {}};
}

int degrees_turned(const AVStream& stream) {
  std::size_t size = 0;
  const std::uint8_t* const data = av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, &size);
  if (data == nullptr || size < 9 * sizeof(std::int32_t)) return 0;
  std::array<std::int32_t, 9> matrix{};
  std::memcpy(matrix.data(), data, sizeof matrix);
  const double anticlockwise = av_display_rotation_get(matrix.data());
  if (!std::isfinite(anticlockwise)) return 0;
  const int quarters = static_cast<int>(std::lround(-anticlockwise / 90));
  return ((quarters % 4 + 4) % 4) * 90;
}

/// How much wider a pixel is than high.
double pixel_aspect(const AVStream& stream) {
  const AVRational told =
      stream.sample_aspect_ratio.num > 0 ? stream.sample_aspect_ratio : stream.codecpar->sample_aspect_ratio;
  if (told.num <= 0 || told.den <= 0) return 1;
  const double aspect = av_q2d(told);
  return aspect > kMostAspect || aspect < 1 / kMostAspect ? 1 : aspect;
}

double rate_of(const AVStream& stream) {
  for (const AVRational rate : {stream.avg_frame_rate, stream.r_frame_rate})
    if (rate.num > 0 && rate.den > 0 && av_q2d(rate) <= kMostFramesPerSecond) return av_q2d(rate);
  return 0;
}

void copy_plane(const std::uint8_t* from, int stride, Plane& to) {
  for (int y = 0; y < to.height; ++y)
    std::memcpy(to.samples.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(to.width),
                from + static_cast<std::ptrdiff_t>(y) * stride, static_cast<std::size_t>(to.width));
}

void copy_planes(const AVFrame& from, Image& to) {
  copy_plane(from.data[0], from.linesize[0], to.light);
  copy_plane(from.data[1], from.linesize[1], to.blue);
  copy_plane(from.data[2], from.linesize[2], to.red);
}

void resize(Plane& plane, int width, int height) {
  plane.width = width;
  plane.height = height;
  plane.samples.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
}

void resize(Image& image, int width, int height) {
  resize(image.light, width, height);
  resize(image.blue, (width + 1) / 2, (height + 1) / 2);
  resize(image.red, (width + 1) / 2, (height + 1) / 2);
}

Plane turn(const Plane& plane, int degrees) {
  Plane turned;
  const bool on_its_side = degrees != 180;
  resize(turned, on_its_side ? plane.height : plane.width, on_its_side ? plane.width : plane.height);
  std::size_t into = 0;
  for (int y = 0; y < turned.height; ++y)
    for (int x = 0; x < turned.width; ++x, ++into) {
      if (degrees == 90) turned.samples[into] = plane.at(y, plane.height - 1 - x);
      if (degrees == 180) turned.samples[into] = plane.at(plane.width - 1 - x, plane.height - 1 - y);
      if (degrees == 270) turned.samples[into] = plane.at(plane.width - 1 - y, x);
    }
  return turned;
}

}  // namespace

struct VideoReader::Decoder {
  std::string path;
  VideoLimits limits;
  VideoInfo info;
  // Closed from the last to the first: the format reads through the io, and the io from the file.
  File file;
  Io io;
  Format format;
  Codec codec;
  Packet packet;
  Frame decoded;
  Scaler scaler;
  Frame scaled;
  int stream = -1;
  int lost = 0;
  bool no_more_packets = false;
  bool is_cut_short = false;
  std::int64_t frames = 0;
  std::optional<double> first_time;
  double last_time = 0;

  Result<bool> open_format();
  Result<bool> open_codec();
  void tell();
  [[nodiscard]] double time_of(const AVFrame& frame) const;
  Result<bool> receive();
  void send_next_packet();
  Result<bool> take(VideoFrame& into);
  bool make_room_for_scaled(int width, int height);
  Result<bool> take_picture(Image& into);
  void notice_end();
};

Result<bool> VideoReader::Decoder::open_format() {
  file.reset(std::fopen(path.c_str(), "rb"));
  if (!file) return std::unexpected(cannot(path, std::strerror(errno), "check the name and the rights"));
  if (std::error_code unknown; std::filesystem::is_directory(path, unknown))
    return std::unexpected(cannot(path, "it is a folder", "give one clip at a time"));
  auto* const buffer = static_cast<std::uint8_t*>(av_malloc(kReadBuffer));
  io.reset(avio_alloc_context(buffer, kReadBuffer, 0, file.get(), read_file, nullptr, seek_file));
  AVFormatContext* opened = avformat_alloc_context();
  opened->pb = io.get();
  opened->io_open = refuse_to_open;
  opened->flags |= AVFMT_FLAG_CUSTOM_IO | AVFMT_FLAG_DISCARD_CORRUPT;
  // On failure the context is freed by libav.
  if (const int failed = avformat_open_input(&opened, path.c_str(), nullptr, nullptr); failed < 0) {
    return std::unexpected(cannot(path, "it is no video that can be read (" + told(failed) + ")",
                                  "give a whole video file, as MP4, MOV, WebM, MKV, AVI or MPEG"));
  }
  format.reset(opened);
  if (const int failed = avformat_find_stream_info(format.get(), nullptr); failed < 0)
    return std::unexpected(
        cannot(path, "it does not tell what it holds (" + told(failed) + ")", "the file may be cut short"));
  return true;
}

Result<bool> VideoReader::Decoder::open_codec() {
  const AVCodec* decoder = nullptr;
  stream = av_find_best_stream(format.get(), AVMEDIA_TYPE_VIDEO, -1, -1, &decoder, 0);
  const bool is_cover =
      stream >= 0 && (format->streams[stream]->disposition & AV_DISPOSITION_ATTACHED_PIC) != 0;
  if (stream < 0 || is_cover)
    return std::unexpected(cannot(path,
                                  info.has_sound ? "it holds sound and no moving picture"
                                                 : "it holds no moving picture that can be decoded",
                                  "give a video that shows a face"));
  codec.reset(avcodec_alloc_context3(decoder));
  const AVStream& chosen = *format->streams[stream];
  avcodec_parameters_to_context(codec.get(), chosen.codecpar);
  codec->pkt_timebase = chosen.time_base;
  codec->max_pixels = limits.most_pixels;
  codec->thread_count = 1;
  codec->flags |= AV_CODEC_FLAG_OUTPUT_CORRUPT;  // a damaged frame is told as one and not missing
  const std::int64_t pixels =
      static_cast<std::int64_t>(std::max(chosen.codecpar->width, 0)) * std::max(chosen.codecpar->height, 0);
  if (pixels > limits.most_pixels)
    return std::unexpected(cannot(path,
                                  "its frames have " + std::to_string(chosen.codecpar->width) + " by " +
                                      std::to_string(chosen.codecpar->height) + " pixels",
                                  "scale it down to 8192 by 4608 at most"));
  if (const int failed = avcodec_open2(codec.get(), decoder, nullptr); failed < 0)
    return std::unexpected(
        cannot(path, std::string("its ") + decoder->name + " pictures cannot be decoded (" + told(failed) + ")",
               "convert it to H.264 in MP4"));
  packet.reset(av_packet_alloc());
  decoded.reset(av_frame_alloc());
  return true;
}

void VideoReader::Decoder::tell() {
  const AVStream& chosen = *format->streams[stream];
  info.container = format->iformat->name;
  info.codec = avcodec_get_name(chosen.codecpar->codec_id);
  info.turned = degrees_turned(chosen);
  info.width = static_cast<int>(std::lround(chosen.codecpar->width * pixel_aspect(chosen)));
  info.height = chosen.codecpar->height;
  if (info.turned % 180 != 0) std::swap(info.width, info.height);
  info.frames_per_second = rate_of(chosen);
  if (chosen.duration != AV_NOPTS_VALUE && chosen.duration > 0)
    info.duration = static_cast<double>(chosen.duration) * av_q2d(chosen.time_base);
  else if (format->duration != AV_NOPTS_VALUE && format->duration > 0)
    info.duration = static_cast<double>(format->duration) / AV_TIME_BASE;
}

/// Time never runs back and never stands: where a stamp is missing or lies, a frame follows the last by one
/// interval.
double VideoReader::Decoder::time_of(const AVFrame& frame) const {
  const double interval = 1 / (info.frames_per_second > 0 ? info.frames_per_second : 25);
  const double following = frames == 0 ? 0 : last_time + interval;
  if (frame.best_effort_timestamp == AV_NOPTS_VALUE) return following;
  const double stamp =
      static_cast<double>(frame.best_effort_timestamp) * av_q2d(format->streams[stream]->time_base);
  const double time = stamp - first_time.value_or(stamp);
  return frames > 0 && (!(time > last_time) || time > kLongest) ? following : time;
}

void VideoReader::Decoder::notice_end() {
  constexpr double kMissing = 0.5;  // seconds; containers round
  const double interval = 1 / (info.frames_per_second > 0 ? info.frames_per_second : 25);
  if (info.duration && last_time + interval + kMissing < *info.duration) is_cut_short = true;
}

void VideoReader::Decoder::send_next_packet() {
  for (;;) {
    const int got = av_read_frame(format.get(), packet.get());
    if (got < 0) {
      if (got != AVERROR_EOF) is_cut_short = true;
      no_more_packets = true;
      avcodec_send_packet(codec.get(), nullptr);
      return;
    }
    const bool ours = packet->stream_index == stream;
    const int sent = ours ? avcodec_send_packet(codec.get(), packet.get()) : 0;
    av_packet_unref(packet.get());
    if (!ours) continue;
    if (sent < 0) ++lost;
    return;
  }
}

/// A decoded frame into `decoded`, or false after the last.
Result<bool> VideoReader::Decoder::receive() {
  for (;;) {
    const int got = avcodec_receive_frame(codec.get(), decoded.get());
    if (got == 0) return true;
    if (got == AVERROR_EOF) return false;
    if (got == AVERROR(ENOMEM))
      return std::unexpected(cannot(path, "not enough memory for its frames", "scale it down"));
    if (got != AVERROR(EAGAIN)) ++lost;
    if (no_more_packets) {
      if (got != AVERROR(EAGAIN)) continue;
      return false;
    }
    send_next_packet();
  }
}

/// swscale writes whole vectors, beyond the end of a row: into libav's own padded rows, not into an Image's.
bool VideoReader::Decoder::make_room_for_scaled(int width, int height) {
  if (scaled && scaled->width == width && scaled->height == height) return true;
  scaled.reset(av_frame_alloc());
  if (!scaled) return false;
  scaled->width = width;
  scaled->height = height;
  scaled->format = AV_PIX_FMT_YUV420P;
  return av_frame_get_buffer(scaled.get(), 0) >= 0;
}

Result<bool> VideoReader::Decoder::take_picture(Image& into) {
  const AVFrame& frame = *decoded;
  const double aspect = pixel_aspect(*format->streams[stream]);
  const double shown_width = std::max(1.0, std::round(frame.width * aspect));
  const double scale = std::min(1.0, limits.longest_side / std::max<double>(shown_width, frame.height));
  const int width = std::max(1, static_cast<int>(std::lround(shown_width * scale)));
  const int height = std::max(1, static_cast<int>(std::lround(frame.height * scale)));
  resize(into, width, height);
  if (frame.format == AV_PIX_FMT_YUV420P && frame.color_range != AVCOL_RANGE_JPEG && width == frame.width &&
      height == frame.height) {
    copy_planes(frame, into);
  } else {
    scaler.reset(sws_getCachedContext(scaler.release(), frame.width, frame.height,
                                      static_cast<AVPixelFormat>(frame.format), width, height,
                                      AV_PIX_FMT_YUV420P, SWS_AREA, nullptr, nullptr, nullptr));
    if (!scaler)
      return std::unexpected(cannot(path, "its pictures cannot be scaled", "convert it to H.264 in MP4"));
    if (!make_room_for_scaled(width, height))
      return std::unexpected(cannot(path, "not enough memory for its frames", "scale it down"));
    if (sws_scale(scaler.get(), frame.data, frame.linesize, 0, frame.height, scaled->data, scaled->linesize) <=
        0)
      return std::unexpected(cannot(path, "its pictures cannot be scaled", "convert it to H.264 in MP4"));
    copy_planes(*scaled, into);
  }
  if (info.turned != 0)
    for (Plane* const plane : {&into.light, &into.blue, &into.red}) *plane = turn(*plane, info.turned);
  return true;
}

Result<bool> VideoReader::Decoder::take(VideoFrame& into) {
  if (Result<bool> taken = take_picture(into.image); !taken) return taken;
  into.damaged = (decoded->flags & AV_FRAME_FLAG_CORRUPT) != 0 || decoded->decode_error_flags != 0;
  into.time = time_of(*decoded);
  if (frames == 0 && decoded->best_effort_timestamp != AV_NOPTS_VALUE)
    first_time =
        static_cast<double>(decoded->best_effort_timestamp) * av_q2d(format->streams[stream]->time_base);
  last_time = into.time;
  ++frames;
  av_frame_unref(decoded.get());
  return true;
}

VideoReader::VideoReader(std::unique_ptr<Decoder> decoder) : decoder_(std::move(decoder)) {}
VideoReader::VideoReader(VideoReader&&) noexcept = default;
VideoReader& VideoReader::operator=(VideoReader&&) noexcept = default;
VideoReader::~VideoReader() = default;

Result<VideoReader> VideoReader::open(const std::string& path, VideoLimits limits) {
  av_log_set_level(AV_LOG_QUIET);  // what goes wrong is told by Error alone
  auto decoder = std::make_unique<Decoder>();
  decoder->path = path;
  decoder->limits = limits;
  if (auto opened = decoder->open_format(); !opened) return std::unexpected(std::move(opened.error()));
  for (unsigned i = 0; i < decoder->format->nb_streams; ++i)
    if (decoder->format->streams[i]->codecpar->codec_type == AVMEDIA_TYPE_AUDIO) decoder->info.has_sound = true;
  if (auto opened = decoder->open_codec(); !opened) return std::unexpected(std::move(opened.error()));
  decoder->tell();
  return VideoReader(std::move(decoder));
}

const VideoInfo& VideoReader::info() const { return decoder_->info; }

Result<bool> VideoReader::next(VideoFrame& frame) {
  Result<bool> got = decoder_->receive();
  if (got && *got) return decoder_->take(frame);
  if (got) decoder_->notice_end();
  return got;
}

int VideoReader::lost() const { return decoder_->lost; }
bool VideoReader::is_cut_short() const { return decoder_->is_cut_short; }

}  // namespace hearsay
