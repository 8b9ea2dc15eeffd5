#include "hearsay/footage/footage.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "hearsay/base/sha256.h"
#include "hearsay/dossier/plain_text.h"
#include "hearsay/footage/alignment.h"
#include "hearsay/footage/followed_face.h"
#include "hearsay/footage/legibility.h"
#include "hearsay/footage/picture_quality.h"
#include "hearsay/footage/sentence_search.h"
#include "hearsay/footage/shots.h"
#include "hearsay/footage/spoken_sentence.h"

namespace hearsay {
namespace {

constexpr double kBroken = 0.04;          // share of blocks; a picture that was coded from nothing has more
constexpr double kWhole = 0.01;           // share of blocks in a picture that ends the damage
constexpr double kUneven = 1.4;           // times the usual interval
constexpr std::int64_t kLeastFrames = 5;  // of a face; less is a flash or a mistake
constexpr std::size_t kMostFaces = 2000;  // that are kept; a hostile clip has new ones every frame

Error cannot(const std::string& path, std::string what, std::string why, std::string advice) {
  return {
      .input = path, .what = std::move(what), .why = std::move(why), .advice = std::move(advice), .offset = {}};
}

std::string quoted(const std::string& reading) {
  constexpr std::size_t kShown = 60;  // code points
  return "\"" + dossier::shortened(reading, kShown) + "\"";
}

double overlap(const TimeRange& a, const TimeRange& b) {
  return std::max(0.0, std::min(a.to, b.to) - std::max(a.from, b.from));
}

class ClipReader {
 public:
  ClipReader(const std::string& path, const FootageOptions& options, VideoReader video,
             const FaceFinder& finder, const MouthModel& model)
      : options_(options), video_(std::move(video)), model_(model), tracker_(finder) {
    footage_.input = path;
    footage_.info = video_.info();
    footage_.measured = model_.measured();
  }
  ClipReader(const ClipReader&) = delete;
  ClipReader& operator=(const ClipReader&) = delete;
  ClipReader(ClipReader&&) = delete;
  ClipReader& operator=(ClipReader&&) = delete;
  ~ClipReader() = default;

  Result<Footage> run() {
    VideoFrame frame;
    for (;;) {
      const Result<bool> got = video_.next(frame);
      if (!got) return std::unexpected(got.error());
      if (!*got) break;
      add(frame);
    }
    if (footage_.frames == 0)
      return std::unexpected(cannot(footage_.input, "cannot read the clip",
                                    "none of its pictures could be decoded",
                                    "the file is broken or cut short"));
    finish();
    if (reads())
      if (const Result<void> read = hold_readings(); !read) return std::unexpected(read.error());
    return std::move(footage_);
  }

 private:
  [[nodiscard]] bool reads() const { return !options_.readings.empty() || options_.read > 0; }

  void add(const VideoFrame& frame) {
    note_interval(frame.time);
    ++footage_.frames;
    width_read_ = frame.image.width();
    const bool new_shot = shots_.begins_shot(frame.image.light);
    most_change_ = std::max(most_change_, shots_.change());
    if (new_shot) {
      if (!footage_.shots.empty()) footage_.shots.back().to = frame.time;
      footage_.shots.push_back({.from = frame.time, .to = frame.time});
    }
    footage_.shots.back().to = frame.time;
    const bool damaged = is_damaged(frame, new_shot);
    if (damaged) ++footage_.damaged_frames;
    // What follows damage is a picture like any other, but nothing is followed through it.
    const bool fresh = new_shot || damaged || after_damage_;
    after_damage_ = damaged;
    if (damaged) {
      finish_faces_but({});
      return;
    }
    const std::vector<FollowedFace>& faces = tracker_.follow(frame.image.light, fresh);
    finish_faces_but(faces);
    for (const FollowedFace& face : faces) {
      auto at = following_.find(face.id);
      if (at == following_.end())
        at = following_.try_emplace(face.id, face.id, footage_.shots.size() - 1, options_.strip, model_).first;
      at->second.add(frame.time, frame.image, face.landmarks, shots_.change());
    }
  }

  /// A decoder that lost a picture goes on from what it has: all that it draws on that ground is broken until a
  /// whole new one.
  bool is_damaged(const VideoFrame& frame, bool new_shot) {
    if (frame.damaged) return true;
    const Box whole{.left = 0,
                    .top = 0,
                    .right = static_cast<double>(frame.image.width()),
                    .bottom = static_cast<double>(frame.image.height())};
    // Scaled down, a picture has no longer the blocks it was coded in.
    const bool as_coded = frame.image.width() == footage_.info.width;
    const double share = broken_share(frame.image, whole, as_coded);
    if (share >= kBroken) broken_ground_ = true;
    if (broken_ground_ && new_shot && share <= kWhole) broken_ground_ = false;
    return broken_ground_;
  }

  void note_interval(double time) {
    if (footage_.frames > 0) {
      const double interval = time - footage_.duration;
      if (footage_.frames == 1) shortest_ = longest_ = interval;
      shortest_ = std::min(shortest_, interval);
      longest_ = std::max(longest_, interval);
    }
    footage_.duration = time;
  }

  void finish_faces_but(const std::vector<FollowedFace>& faces) {
    for (auto at = following_.begin(); at != following_.end();) {
      const bool goes_on = std::ranges::find(faces, at->first, &FollowedFace::id) != faces.end();
      at = goes_on ? std::next(at) : finish_face(at);
    }
  }

  using Following = std::map<int, FollowedFaceReader>;

  Following::iterator finish_face(Following::iterator at) {
    const double pixels = width_read_ > 0 ? static_cast<double>(footage_.info.width) / width_read_ : 1;
    FaceTrack track = at->second.finish(frames_per_second(), pixels);
    const bool whole_clip = ended_ && track.frames == footage_.frames;  // a photograph
    if ((track.frames >= kLeastFrames || whole_clip) && footage_.faces.size() < kMostFaces) {
      if (reads()) scores_.emplace(track.id, at->second.scores());
      footage_.faces.push_back(std::move(track));
    }
    return following_.erase(at);
  }

  [[nodiscard]] double frames_per_second() const {
    return footage_.frames > 1 && footage_.duration > 0
               ? static_cast<double>(footage_.frames - 1) / footage_.duration
               : footage_.info.frames_per_second;
  }

  void finish() {
    ended_ = true;
    finish_faces_but({});
    std::ranges::sort(footage_.faces, {}, &FaceTrack::id);
    renumber();
    footage_.frames_per_second = frames_per_second();
    const double interval = footage_.frames_per_second > 0 ? 1 / footage_.frames_per_second : 0;
    footage_.duration += interval;
    footage_.shots.back().to = footage_.duration;
    for (FaceTrack& face : footage_.faces) face.seen.to += interval;
    footage_.sha256 = sha256_hex_of_file(footage_.input).value_or("");
    footage_.lost_packets = video_.lost();
    footage_.cut_short = video_.is_cut_short();
    footage_.variable_frame_rate = footage_.frames > 2 && longest_ > kUneven * std::max(shortest_, 1e-6);
    footage_.still = most_change_ < kStill;
  }

  /// Faces that were too short are gone: those left are 1, 2, 3.
  void renumber() {
    std::map<int, MouthScores> scores;
    int id = 0;
    for (FaceTrack& face : footage_.faces) {
      ++id;
      if (const auto at = scores_.find(face.id); at != scores_.end()) scores.emplace(id, std::move(at->second));
      face.id = id;
    }
    scores_ = std::move(scores);
  }

  [[nodiscard]] const FaceTrack* face_to_read() const {
    if (options_.face) {
      const auto at = std::ranges::find(footage_.faces, *options_.face, &FaceTrack::id);
      return at != footage_.faces.end() ? &*at : nullptr;
    }
    const TimeRange asked = range_asked();
    const FaceTrack* most = nullptr;
    std::pair<double, double> longest{0, 0};
    for (const FaceTrack& face : footage_.faces) {
      double speaks = 0;
      for (const TimeRange& range : face.speaking) speaks += overlap(range, asked);
      const std::pair<double, double> here{speaks, overlap(face.seen, asked)};
      if (here > longest) {
        longest = here;
        most = &face;
      }
    }
    return most;
  }

  [[nodiscard]] TimeRange range_asked() const {
    return {.from = options_.from.value_or(0), .to = options_.to.value_or(footage_.duration)};
  }

  Result<void> hold_readings() {
    const std::string what = "cannot hold the readings against the mouth";
    const FaceTrack* const face = face_to_read();
    if (face == nullptr)
      return std::unexpected(
          cannot(footage_.input, what,
                 footage_.faces.empty() ? "no face is found in the clip"
                 : options_.face ? "there is no face " + std::to_string(*options_.face) + ", only 1 to " +
                                       std::to_string(footage_.faces.size())
                                 : "no face is seen between --from and --to",
                 footage_.faces.empty() ? "" : "see which faces there are with: hearsay footage CLIP"));
    if (face->still)
      return std::unexpected(cannot(footage_.input, what, "the picture is a still: no mouth moves in it",
                                    "give the clip that it was taken from"));
    const MouthScores& scores = scores_.at(face->id);
    const TimeRange asked = range_asked();
    const auto step_at = [&](double time) {
      return static_cast<std::size_t>(std::ranges::lower_bound(scores.times, time - 1e-9) -
                                      scores.times.begin());
    };
    const StepRange steps{.first = step_at(asked.from), .last = step_at(asked.to)};
    if (steps.first >= steps.last)
      return std::unexpected(cannot(footage_.input, what,
                                    "face " + std::to_string(face->id) + " is not seen between --from and --to",
                                    "see when it is with: hearsay footage CLIP"));
    Result<Pronunciations> pronunciations = Pronunciations::open();
    if (!pronunciations) return std::unexpected(pronunciations.error());
    footage_.read_face = face->id;
    footage_.read_range = {.from = scores.times[steps.first],
                           .to = scores.times[steps.last - 1] + 1 / kStepsPerSecond};
    if (options_.read > 0)
      if (const Result<void> found = find_sentences(scores, steps, *pronunciations); !found) return found;
    return rank_readings(scores, steps, *pronunciations);
  }

  Result<void> find_sentences(const MouthScores& scores, StepRange steps,
                              const Pronunciations& pronunciations) {
    std::vector<FoundSentence> found;
    if (!options_.grammar.empty()) {
      found = SentenceSearch(options_.grammar, pronunciations, model_).run(scores, steps, options_.read);
    } else {
      Result<LanguageModel> language = LanguageModel::open();
      if (!language) return std::unexpected(language.error());
      found = SentenceSearch(pronunciations, model_, *language).run(scores, steps, options_.read);
    }
    const double anything = fit_of_anything(scores, steps);
    for (FoundSentence& sentence : found)
      footage_.sentences.push_back({.text = std::move(sentence.text), .score = sentence.score - anything});
    return {};
  }

  Result<void> rank_readings(const MouthScores& scores, StepRange steps, const Pronunciations& pronunciations) {
    const std::string what = "cannot hold the readings against the mouth";
    const double anything = fit_of_anything(scores, steps);
    for (const std::string& reading : options_.readings) {
      const std::vector<SpokenWord> words = spoken_sentence(reading, pronunciations, model_);
      if (words.empty())
        return std::unexpected(cannot(footage_.input, what, quoted(reading) + " has no word that can be said",
                                      "give the words in English"));
      const double score = fit(scores, steps, words, model_.silence());
      if (score <= kImpossible)
        return std::unexpected(cannot(footage_.input, what,
                                      quoted(reading) + " has more sounds than fit into the time",
                                      "check --from and --to"));
      footage_.readings.push_back({.text = reading, .score = score - anything});
    }
    std::ranges::stable_sort(footage_.readings, std::ranges::greater{}, &ReadingFit::score);
    for (std::size_t i = 0; i < footage_.readings.size(); ++i)
      footage_.readings[i].rank = static_cast<int>(i) + 1;
    if (footage_.readings.size() > 1)
      footage_.margin = model_.margin(footage_.readings[0].score - footage_.readings[1].score);
    return {};
  }

  const FootageOptions& options_;
  VideoReader video_;
  const MouthModel& model_;
  FaceTracker tracker_;
  ShotFinder shots_;
  Footage footage_;
  Following following_;
  std::map<int, MouthScores> scores_;
  int width_read_ = 0;
  double most_change_ = 0;
  double shortest_ = 0;
  double longest_ = 0;
  bool broken_ground_ = false;
  bool after_damage_ = false;
  bool ended_ = false;
};

}  // namespace

struct FootageReader::Models {
  FaceFinder faces;
  MouthModel mouths;
};

FootageReader::FootageReader(std::unique_ptr<Models> models) : models_(std::move(models)) {}
FootageReader::FootageReader(FootageReader&&) noexcept = default;
FootageReader& FootageReader::operator=(FootageReader&&) noexcept = default;
FootageReader::~FootageReader() = default;

Result<FootageReader> FootageReader::open() {
  Result<FaceFinder> faces = FaceFinder::open();
  if (!faces) return std::unexpected(std::move(faces.error()));
  Result<MouthModel> mouths = MouthModel::open();
  if (!mouths) return std::unexpected(std::move(mouths.error()));
  return FootageReader(std::make_unique<Models>(std::move(*faces), std::move(*mouths)));
}

Result<Footage> FootageReader::read(const std::string& path, const FootageOptions& options) const {
  Result<VideoReader> video = VideoReader::open(path, options.limits);
  if (!video) return std::unexpected(std::move(video.error()));
  return ClipReader(path, options, std::move(*video), models_->faces, models_->mouths).run();
}

Result<Footage> read_footage(const std::string& path, const FootageOptions& options) {
  if (const Result<VideoReader> video = VideoReader::open(path, options.limits); !video)
    return std::unexpected(video.error());
  const Result<FootageReader> reader = FootageReader::open();
  if (!reader) return std::unexpected(reader.error());
  return reader->read(path, options);
}

}  // namespace hearsay
