#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "hearsay/dossier/html_writer.h"
#include "hearsay/footage/data.h"
#include "hearsay/footage/footage_report.h"
#include "hearsay/footage/jpeg.h"

namespace hearsay {
namespace {

using dossier::HtmlWriter;

std::string seconds(double value) { return fmt::format("{:.2f} s", value); }

std::string_view title_of(Condition::Kind kind) {
  switch (kind) {
    case Condition::Kind::frames_per_second: return "Frames a second";
    case Condition::Kind::mouth_width: return "Width of the mouth, pixels";
    case Condition::Kind::turned_away: return "Turned from the camera, degrees";
    case Condition::Kind::blur: return "Blur, 0 to 1";
    case Condition::Kind::seen_through: return "Share of frames with nothing before the mouth";
    case Condition::Kind::movement: return "Grey levels of change from frame to frame";
  }
  return {};
}

std::string_view verdict(Legibility legibility) {
  switch (legibility) {
    case Legibility::fair: return "These lips could be tried.";
    case Legibility::poor: return "These lips can hardly be read.";
    case Legibility::none: return "These lips cannot be read.";
  }
  return {};
}

bool speaks_at(const FaceTrack& face, double time) {
  return std::ranges::any_of(face.speaking,
                             [&](const TimeRange& range) { return range.from <= time && time < range.to; });
}

class Page {
 public:
  explicit Page(const Footage& footage) : footage_(footage) {}

  std::string write() {
    html_.verbatim("<!doctype html>\n").open("html", {{"lang", "en"}}).open("head");
    html_.empty_element("meta", {{"charset", "utf-8"}});
    html_.empty_element("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html_.empty_element("meta", {{"http-equiv", "Content-Security-Policy"},
                                 {"content",
                                  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri "
                                  "'none'; form-action 'none'"}});
    html_.element("title", "Mouths in " + name());
    html_.open("style").verbatim(footage_data::footage).close().close().line();
    html_.open("body").open("main").element("h1", "Mouths in " + name());
    warning();
    clip();
    readings();
    sentences();
    for (const FaceTrack& face : footage_.faces) this->face(face);
    if (footage_.faces.empty())
      html_.open("section")
          .element("h2", "No face")
          .element("p", "No face was found in this clip, so there is nothing to read.")
          .close();
    return html_.take();
  }

 private:
  [[nodiscard]] std::string name() const {
    const std::size_t slash = footage_.input.rfind('/');
    return slash == std::string::npos ? footage_.input : footage_.input.substr(slash + 1);
  }

  void warning() {
    html_.open("section", {{"class", "warning"}, {"aria-label", "Warning"}});
    html_.element("p", lip_reading_warning());
    html_.element("p", footage_.measured, {{"class", "soft"}}).close().line();
  }

  void fact(std::string_view term, std::string_view value, std::string_view style = {}) {
    html_.element("dt", term).element("dd", value, {{"class", style}});
  }

  void clip() {
    const VideoInfo& info = footage_.info;
    html_.open("section").element("h2", "The clip").open("dl");
    fact("Length",
         footage_.cut_short && info.duration
             ? fmt::format("{}; the file says {}", seconds(footage_.duration), seconds(*info.duration))
             : seconds(footage_.duration));
    fact("Picture", fmt::format("{} by {} pixels, {}{}", info.width, info.height, info.codec,
                                info.turned != 0 ? fmt::format(", turned by {} degrees", info.turned) : ""));
    fact("Frames", fmt::format("{}, {:.3g} a second{}", footage_.frames, footage_.frames_per_second,
                               footage_.variable_frame_rate ? ", at uneven intervals" : ""));
    if (footage_.damaged_frames > 0)
      fact("Damaged", fmt::format("{} frames, left out", footage_.damaged_frames));
    if (footage_.lost_packets > 0)
      fact("Lost", fmt::format("{} packets could not be decoded", footage_.lost_packets));
    if (footage_.still) fact("Still", "nothing in it moves");
    fact("Shots", fmt::format("{}", footage_.shots.size()));
    fact("SHA-256", footage_.sha256, "hash");
    html_.close().close().line();
  }

  void readings() {
    if (footage_.readings.empty()) return;
    html_.open("section").element("h2", "Readings held against the mouth");
    html_.element("p", fmt::format("Face {}, {} to {}. A higher score fits the mouth's movements better. None "
                                   "of them need be what was said.",
                                   *footage_.read_face, seconds(footage_.read_range->from),
                                   seconds(footage_.read_range->to)));
    html_.open("table").open("thead").open("tr");
    html_.element("th", "Rank", {{"scope", "col"}}).element("th", "Reading", {{"scope", "col"}});
    html_.element("th", "Score", {{"scope", "col"}, {"class", "number"}}).close().close().open("tbody");
    for (const ReadingFit& reading : footage_.readings) {
      html_.open("tr").element("td", fmt::format("{}", reading.rank)).open("td").outside(reading.text).close();
      html_.element("td", fmt::format("{:.3f}", reading.score), {{"class", "number"}}).close();
    }
    html_.close().close();
    if (footage_.readings.size() > 1) {
      std::string lead =
          fmt::format("The first leads by {:.3f}. ", footage_.readings[0].score - footage_.readings[1].score);
      lead += footage_.margin ? fmt::format(
                                    "Where a reading led by as much, and the true one was among those given, "
                                    "it was the true one {} of {} times.",
                                    footage_.margin->right, footage_.margin->of)
                              : std::string("How often such a lead is right was not measured.");
      html_.element("p", lead);
    }
    html_.close().line();
  }

  void sentences() {
    if (footage_.sentences.empty()) return;
    html_.open("section").element("h2", "Sentences found by the program");
    html_.element(
        "p",
        fmt::format(
            "They fit face {} best, {} to {}. Mostly such sentences are wrong; none of them is a transcript.",
            *footage_.read_face, seconds(footage_.read_range->from), seconds(footage_.read_range->to)));
    html_.open("table").open("thead").open("tr").element("th", "Sentence", {{"scope", "col"}});
    html_.element("th", "Score", {{"scope", "col"}, {"class", "number"}}).close().close().open("tbody");
    for (const SentenceFit& sentence : footage_.sentences) {
      html_.open("tr").open("td").outside(sentence.text).close();
      html_.element("td", fmt::format("{:.3f}", sentence.score), {{"class", "number"}}).close();
    }
    html_.close().close().close().line();
  }

  void speaking_bar(const FaceTrack& face) {
    const double width = std::max(1e-3, face.seen.to - face.seen.from);
    html_.open("svg", {{"class", "bar"},
                       {"viewBox", "0 0 1000 10"},
                       {"preserveAspectRatio", "none"},
                       {"role", "img"},
                       {"aria-label", "When the mouth speaks, over the time the face is seen"}});
    for (const TimeRange& range : face.speaking) {
      const std::string x = fmt::format("{:.1f}", 1000 * (range.from - face.seen.from) / width);
      const std::string across = fmt::format("{:.1f}", std::max(1.0, 1000 * (range.to - range.from) / width));
      html_.self_closing("rect", {{"x", x}, {"y", "0"}, {"width", across}, {"height", "10"}});
    }
    html_.close();
    std::string text = face.speaking.empty() ? "The mouth is not seen to speak." : "Speaks ";
    for (std::size_t i = 0; i < face.speaking.size(); ++i)
      text += fmt::format("{}{:.2f}–{:.2f} s", i > 0 ? ", " : "", face.speaking[i].from, face.speaking[i].to);
    html_.element("p", text, {{"class", "soft"}});
  }

  void face(const FaceTrack& face) {
    html_.open("section").element("h2", fmt::format("Face {}", face.id));
    html_.element("p", fmt::format("Shot {}, {} to {}; {:.0f} pixels from ear to ear. {}", face.shot + 1,
                                   seconds(face.seen.from), seconds(face.seen.to), face.face_width,
                                   verdict(face.legibility)));
    speaking_bar(face);
    html_.open("table").element("caption", "Whether these lips can be read").open("thead").open("tr");
    for (const std::string_view head : {"What", "Here", "Wanted", "At the least"})
      html_.element("th", head, {{"scope", "col"}});
    html_.close().close().open("tbody");
    for (const Condition& condition : face.conditions) {
      const std::string_view state = is_met(condition, condition.good)       ? "good"
                                     : is_met(condition, condition.possible) ? "possible"
                                                                             : "impossible";
      const std::string_view bound = condition.more_is_better ? "≥" : "≤";
      html_.open("tr")
          .element("td", title_of(condition.kind))
          .element("td", fmt::format("{:.3g} ({})", condition.value, state), {{"class", state}});
      html_.element("td", fmt::format("{} {:.3g}", bound, condition.good))
          .element("td", fmt::format("{} {:.3g}", bound, condition.possible))
          .close();
    }
    html_.close().close();
    strip(face);
    html_.close().line();
  }

  void strip(const FaceTrack& face) {
    if (face.strip.empty()) return;
    html_.open("ol", {{"class", "strip"}, {"aria-label", "The mouth over time"}});
    for (const MouthCrop& crop : face.strip) {
      const bool speaks = speaks_at(face, crop.time);
      const std::string source = "data:image/jpeg;base64," + base64(jpeg_of(crop));
      const std::string width = fmt::format("{}", kCropWidth);
      const std::string height = fmt::format("{}", kCropHeight);
      const std::string alt = fmt::format("Mouth at {}", seconds(crop.time));
      html_.open("li", {{"class", speaks ? "speaks" : ""}});
      html_.empty_element("img", {{"src", source}, {"width", width}, {"height", height}, {"alt", alt}})
          .text(seconds(crop.time))
          .close();
    }
    html_.close();
    html_.element("p", "A blue edge: the mouth speaks.", {{"class", "soft"}});
  }

  const Footage& footage_;
  HtmlWriter html_;
};

}  // namespace

std::string footage_html(const Footage& footage) { return Page(footage).write(); }

}  // namespace hearsay
