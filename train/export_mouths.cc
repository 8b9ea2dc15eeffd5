// Writes the mouths of clips as the program cuts them, each in several slightly changed versions, for
// train/mouths.py.
//
// usage: export_mouths FOLDER VERSIONS CLIP…
//
// FOLDER/NAME.mouths: the numbers of versions and of frames (int32 each), then for each version and frame five
// lip measures (float32), the patch and its redness (uint8). The first version is unchanged. Clips in which the
// first face is not followed from the first frame to the last are left out, and named.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "hearsay/footage/face_tracker.h"
#include "hearsay/footage/mouth_track.h"
#include "hearsay/footage/shots.h"
#include "hearsay/footage/video.h"

namespace {

using namespace hearsay;

/// Small changes such as other clips and worse landmarks bring. Every other one is mirrored.
std::vector<MouthTrack> versions_of(const std::string& name, int versions) {
  std::seed_seq seed(name.begin(), name.end());
  std::mt19937 random(seed);
  std::normal_distribution<double> normal;
  std::vector<MouthTrack> tracks(1);
  for (int i = 1; i < versions; ++i)
    tracks.emplace_back(PatchJitter{.right = 0.03 * normal(random),
                                    .down = 0.03 * normal(random),
                                    .size = std::exp(0.06 * normal(random)),
                                    .turned = 0.05 * normal(random),
                                    .mirrored = i % 2 == 1});
  return tracks;
}

template <class T>
void write(std::ofstream& out, const T& value) {
  out.write(reinterpret_cast<const char*>(&value), sizeof value);
}

bool export_clip(const FaceFinder& finder, const std::filesystem::path& folder, const std::string& path,
                 int versions) {
  Result<VideoReader> video = VideoReader::open(path);
  if (!video) {
    std::fprintf(stderr, "%s\n", video.error().line().c_str());
    return false;
  }
  const std::string name = std::filesystem::path(path).stem();
  std::vector<MouthTrack> tracks = versions_of(name, versions);
  FaceTracker tracker(finder);
  ShotFinder shots;
  VideoFrame frame;
  std::int32_t frames = 0;
  for (Result<bool> got = video->next(frame); got && *got; got = video->next(frame), ++frames) {
    const auto& faces = tracker.follow(frame.image.light, shots.begins_shot(frame.image.light));
    if (faces.empty() || faces.front().id != 1) {
      std::fprintf(stderr, "%s: no face in frame %d; left out\n", path.c_str(), frames);
      return true;
    }
    for (MouthTrack& track : tracks) track.add(frame.time, frame.image, faces.front().landmarks);
  }
  std::ofstream out(folder / (name + ".mouths"), std::ios::binary);
  write(out, static_cast<std::int32_t>(versions));
  write(out, frames);
  for (MouthTrack& track : tracks)
    for (const Mouth& mouth : track.take(true)) {
      write(out, mouth.lips);
      write(out, mouth.patch);
      write(out, mouth.red);
    }
  return out.good();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: export_mouths FOLDER VERSIONS CLIP…\n");
    return 2;
  }
  const Result<FaceFinder> finder = FaceFinder::open();
  if (!finder) {
    std::fprintf(stderr, "%s\n", finder.error().line().c_str());
    return 1;
  }
  bool all = true;
  for (int i = 3; i < argc; ++i) all = export_clip(*finder, argv[1], argv[i], std::atoi(argv[2])) && all;
  return all ? 0 : 1;
}
