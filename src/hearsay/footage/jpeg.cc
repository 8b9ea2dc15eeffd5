#include "hearsay/footage/jpeg.h"

#include <openssl/evp.h>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libswscale/swscale.h>
}

#include <memory>

namespace hearsay {
namespace {

constexpr int kQuality = 3;  // libav's scale from 1, best, to 31

struct ByAddress {
  void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
  void operator()(AVFrame* frame) const { av_frame_free(&frame); }
  void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};

std::unique_ptr<AVFrame, ByAddress> frame_of(const MouthCrop& crop) {
  std::unique_ptr<AVFrame, ByAddress> frame(av_frame_alloc());
  frame->format = AV_PIX_FMT_YUVJ420P;
  frame->width = kCropWidth;
  frame->height = kCropHeight;
  frame->quality = kQuality * FF_QP2LAMBDA;
  if (av_frame_get_buffer(frame.get(), 0) < 0) return nullptr;
  SwsContext* const scaler = sws_getContext(kCropWidth, kCropHeight, AV_PIX_FMT_RGB24, kCropWidth, kCropHeight,
                                            AV_PIX_FMT_YUVJ420P, SWS_BILINEAR, nullptr, nullptr, nullptr);
  if (scaler == nullptr) return nullptr;
  const std::uint8_t* const rows[] = {crop.pixels.data()};
  const int stride[] = {3 * kCropWidth};
  sws_scale(scaler, rows, stride, 0, kCropHeight, frame->data, frame->linesize);
  sws_freeContext(scaler);
  return frame;
}

}  // namespace

std::string jpeg_of(const MouthCrop& crop) {
  av_log_set_level(AV_LOG_QUIET);
  const AVCodec* const codec = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
  const std::unique_ptr<AVFrame, ByAddress> frame = frame_of(crop);
  if (codec == nullptr || !frame) return {};
  const std::unique_ptr<AVCodecContext, ByAddress> context(avcodec_alloc_context3(codec));
  context->width = kCropWidth;
  context->height = kCropHeight;
  context->pix_fmt = AV_PIX_FMT_YUVJ420P;
  context->time_base = {1, 25};
  context->flags |= AV_CODEC_FLAG_QSCALE | AV_CODEC_FLAG_BITEXACT;
  context->global_quality = kQuality * FF_QP2LAMBDA;
  const std::unique_ptr<AVPacket, ByAddress> packet(av_packet_alloc());
  if (avcodec_open2(context.get(), codec, nullptr) < 0 || avcodec_send_frame(context.get(), frame.get()) < 0 ||
      avcodec_receive_packet(context.get(), packet.get()) < 0)
    return {};
  return {reinterpret_cast<const char*>(packet->data), static_cast<std::size_t>(packet->size)};
}

std::string base64(const std::string& bytes) {
  std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const int size =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                      reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

}  // namespace hearsay
