#include <cmath>
#include <nlohmann/json.hpp>

#include "hearsay/footage/footage_report.h"

namespace hearsay {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double value, double parts) { return std::round(value * parts) / parts; }
double seconds(double value) { return rounded(value, 1000); }

Json range_json(const TimeRange& range) { return {{"from", seconds(range.from)}, {"to", seconds(range.to)}}; }

template <class T>
Json list(const std::vector<T>& items, Json (*item_json)(const T&)) {
  Json out = Json::array();
  for (const T& item : items) out.push_back(item_json(item));
  return out;
}

Json condition_json(const Condition& condition) {
  return {{"what", name_of(condition.kind)},
          {"value", rounded(condition.value, 100)},
          {"good", condition.good},
          {"possible", condition.possible},
          {"is", is_met(condition, condition.good)       ? "good"
                 : is_met(condition, condition.possible) ? "possible"
                                                         : "impossible"}};
}

Json face_json(const FaceTrack& face) {
  return {{"id", face.id},
          {"shot", face.shot + 1},
          {"from", seconds(face.seen.from)},
          {"to", seconds(face.seen.to)},
          {"frames", face.frames},
          {"box",
           {{"left", rounded(face.box.left, 1)},
            {"top", rounded(face.box.top, 1)},
            {"right", rounded(face.box.right, 1)},
            {"bottom", rounded(face.box.bottom, 1)}}},
          {"face_width", rounded(face.face_width, 10)},
          {"mouth_width", rounded(face.mouth_width, 10)},
          {"turned_away", rounded(face.turned_away, 10)},
          {"blur", rounded(face.blur, 100)},
          {"legibility", name_of(face.legibility)},
          {"conditions", list(face.conditions, condition_json)},
          {"speaking", list(face.speaking, range_json)}};
}

Json clip_json(const Footage& footage) {
  const VideoInfo& info = footage.info;
  return {{"container", info.container},
          {"codec", info.codec},
          {"width", info.width},
          {"height", info.height},
          {"turned", info.turned},
          {"frames", footage.frames},
          {"frames_per_second", rounded(footage.frames_per_second, 1000)},
          {"variable_frame_rate", footage.variable_frame_rate},
          {"duration", seconds(footage.duration)},
          {"stated_duration", info.duration ? Json(seconds(*info.duration)) : Json(nullptr)},
          {"damaged_frames", footage.damaged_frames},
          {"lost_packets", footage.lost_packets},
          {"cut_short", footage.cut_short},
          {"still", footage.still},
          {"has_sound", info.has_sound}};
}

Json reading_json(const ReadingFit& reading) {
  return {{"text", reading.text}, {"score", rounded(reading.score, 10000)}, {"rank", reading.rank}};
}

Json sentence_json(const SentenceFit& sentence) {
  return {{"text", sentence.text}, {"score", rounded(sentence.score, 10000)}};
}

}  // namespace

std::string footage_json(const Footage& footage) {
  Json json = {{"format", "hearsay-footage/1"},
               {"input", footage.input},
               {"sha256", footage.sha256},
               {"warning", lip_reading_warning()},
               {"measured", footage.measured},
               {"clip", clip_json(footage)},
               {"shots", list(footage.shots, range_json)},
               {"faces", list(footage.faces, face_json)},
               {"readings", list(footage.readings, reading_json)},
               {"sentences", list(footage.sentences, sentence_json)}};
  json["read"] = nullptr;
  if (footage.read_face && footage.read_range) {
    json["read"] = {{"face", *footage.read_face},
                    {"from", seconds(footage.read_range->from)},
                    {"to", seconds(footage.read_range->to)}};
    json["read"]["lead"] = footage.readings.size() > 1
                               ? Json(rounded(footage.readings[0].score - footage.readings[1].score, 10000))
                               : Json(nullptr);
    json["read"]["leads_like_it"] = footage.margin ? Json{{"from", rounded(footage.margin->lead, 10000)},
                                                          {"right", footage.margin->right},
                                                          {"of", footage.margin->of}}
                                                   : Json(nullptr);
  }
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace hearsay
