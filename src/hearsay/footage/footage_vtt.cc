#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hearsay/footage/footage_report.h"

namespace hearsay {
namespace {

/// "00:01:02.500"
std::string timestamp(double seconds) {
  const auto milliseconds = static_cast<std::int64_t>(std::llround(std::max(0.0, seconds) * 1000));
  return fmt::format("{:02}:{:02}:{:02}.{:03}", milliseconds / 3'600'000, milliseconds / 60'000 % 60,
                     milliseconds / 1000 % 60, milliseconds % 1000);
}

}  // namespace

std::string footage_vtt(const Footage& footage) {
  struct Cue {
    TimeRange range;
    int face;
  };
  std::vector<Cue> cues;
  for (const FaceTrack& face : footage.faces)
    for (const TimeRange& range : face.speaking) cues.push_back({range, face.id});
  std::ranges::stable_sort(cues, {}, [](const Cue& cue) { return cue.range.from; });
  std::string out = fmt::format("WEBVTT\n\nNOTE {}\n", lip_reading_warning());
  for (const Cue& cue : cues)
    out += fmt::format("\n{} --> {}\n[face {} speaks]\n", timestamp(cue.range.from), timestamp(cue.range.to),
                       cue.face);
  return out;
}

}  // namespace hearsay
