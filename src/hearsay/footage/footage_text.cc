#include <fmt/format.h>

#include "hearsay/dossier/plain_text.h"
#include "hearsay/footage/footage_report.h"

namespace hearsay {
namespace {

std::string plural(std::int64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string ranges_text(const std::vector<TimeRange>& ranges) {
  constexpr std::size_t kShown = 6;
  std::string out;
  for (std::size_t i = 0; i < ranges.size() && i < kShown; ++i)
    out += fmt::format("{}{:.1f}–{:.1f} s", i > 0 ? ", " : "", ranges[i].from, ranges[i].to);
  if (ranges.size() > kShown) out += fmt::format(" and {} more", ranges.size() - kShown);
  return out;
}

std::string_view words_of(Condition::Kind kind) {
  switch (kind) {
    case Condition::Kind::frames_per_second: return "frames a second";
    case Condition::Kind::mouth_width: return "pixels of mouth";
    case Condition::Kind::turned_away: return "degrees turned away";
    case Condition::Kind::blur: return "blur (0 to 1)";
    case Condition::Kind::seen_through: return "share of frames with nothing before the mouth";
    case Condition::Kind::movement: return "grey levels of change from frame to frame";
  }
  return {};
}

std::string legibility_text(const FaceTrack& face) {
  std::string out = face.legibility == Legibility::fair   ? "could be tried"
                    : face.legibility == Legibility::poor ? "hardly to be read"
                                                          : "not to be read";
  std::string why;
  for (const Condition& condition : face.conditions)
    if (!is_met(condition, face.legibility == Legibility::none ? condition.possible : condition.good))
      why += fmt::format("{}{:.3g} {} ({} {:.3g} wanted)", why.empty() ? "" : "; ", condition.value,
                         words_of(condition.kind), condition.more_is_better ? "at least" : "at most",
                         condition.good);
  return why.empty() ? out : out + ": " + why;
}

void add_clip(const Footage& footage, std::string& out) {
  const VideoInfo& info = footage.info;
  out += fmt::format("{}: {:.1f} s of {}, {} by {}, {:.3g} frames a second{}\n",
                     dossier::one_line(footage.input), footage.duration, info.codec, info.width, info.height,
                     footage.frames_per_second, footage.variable_frame_rate ? " (uneven)" : "");
  out += fmt::format("sha256 {}\n", footage.sha256);
  if (info.turned != 0) out += fmt::format("Turned by {} degrees, as the clip asks.\n", info.turned);
  if (footage.damaged_frames > 0)
    out += fmt::format("{} damaged: left out.\n", plural(footage.damaged_frames, "frame is", "frames are"));
  if (footage.lost_packets > 0)
    out += fmt::format("{} could not be decoded.\n", plural(footage.lost_packets, "packet", "packets"));
  if (footage.cut_short && info.duration)
    out += fmt::format("The file says it lasts {:.1f} s; it ends after {:.1f} s.\n", *info.duration,
                       footage.duration);
  if (footage.still) out += "A still picture: nothing in it moves.\n";
}

void add_readings(const Footage& footage, std::string& out) {
  if (footage.readings.empty()) return;
  out += fmt::format("\nReadings held against face {}, {:.1f} to {:.1f} s, the one that fits best first:\n",
                     *footage.read_face, footage.read_range->from, footage.read_range->to);
  for (const ReadingFit& reading : footage.readings)
    out += fmt::format("  {}. {:7.3f}  {}\n", reading.rank, reading.score, dossier::one_line(reading.text));
  if (footage.readings.size() > 1) {
    out += fmt::format("The first leads by {:.3f}.", footage.readings[0].score - footage.readings[1].score);
    out += footage.margin
               ? fmt::format(" Where a reading led by as much, it was the true one {} of {} times; {}\n",
                             footage.margin->right, footage.margin->of,
                             "the true one was always among those given.")
               : " How often such a lead is right was not measured.\n";
  }
  out += "None of them need be what was said.\n";
}

void add_sentences(const Footage& footage, std::string& out) {
  if (footage.sentences.empty()) return;
  out += fmt::format(
      "\nSentences that fit face {} best, {:.1f} to {:.1f} s, found by the program. Mostly such sentences are "
      "wrong:\n",
      *footage.read_face, footage.read_range->from, footage.read_range->to);
  for (const SentenceFit& sentence : footage.sentences)
    out += fmt::format("  {:7.3f}  {}\n", sentence.score, sentence.text);
}

}  // namespace

std::string footage_text(const Footage& footage) {
  std::string out;
  add_clip(footage, out);
  out += fmt::format("{}, {}\n", plural(static_cast<std::int64_t>(footage.shots.size()), "shot", "shots"),
                     footage.faces.empty() ? "no face found"
                                           : plural(static_cast<std::int64_t>(footage.faces.size()),
                                                    "face followed", "faces followed"));
  constexpr std::size_t kShown = 12;
  for (std::size_t i = 0; i < footage.faces.size() && i < kShown; ++i) {
    const FaceTrack& face = footage.faces[i];
    out += fmt::format("\nFace {}: shot {}, {:.1f} to {:.1f} s, {:.0f} pixels wide, mouth {:.0f}\n", face.id,
                       face.shot + 1, face.seen.from, face.seen.to, face.face_width, face.mouth_width);
    out +=
        "  speaks: " + (face.speaking.empty() ? std::string("not seen to") : ranges_text(face.speaking)) + "\n";
    out += "  lips: " + legibility_text(face) + "\n";
  }
  if (footage.faces.size() > kShown)
    out += fmt::format("\nand {} faces more (--format json has all)\n", footage.faces.size() - kShown);
  add_readings(footage, out);
  add_sentences(footage, out);
  out += fmt::format("\n{}\n{}\n", lip_reading_warning(), footage.measured);
  return out;
}

}  // namespace hearsay
