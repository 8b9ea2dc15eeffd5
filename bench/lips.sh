#!/bin/sh
# The lip-reading desk's figures. `make bench-lips DATA=folder` calls it after building.
#
#     bench/lips.sh DATA
set -eu
data=${1:?usage: bench/lips.sh DATA}
root=$(cd "$(dirname "$0")/.." && pwd)
programs=$root/build/bench

echo "== Phrases that could look alike (bench/lips.cc)"
"$programs/bench/lips" "$data/polnear/dev/text"

echo "== Clips: frames a second, and when the mouth speaks (bench/footage.cc)"
"$programs/bench/footage" "$data"/footage/s1/*.mpg
"$programs/bench/footage" "$data"/footage/others/*.mpg
if command -v ffmpeg > /dev/null; then
  large=$(mktemp -d)
  trap 'rm -rf "$large"' EXIT
  for clip in "$data"/footage/others/*.mpg; do
    ffmpeg -loglevel error -i "$clip" -vf "scale=-2:720,setsar=1,pad=1280:720:(ow-iw)/2:0" -c:v libx264 -crf 18 -an "$large/$(basename "$clip" .mpg).mp4"
  done
  "$programs/bench/footage" "$large"/*.mp4
fi

echo "== Points of a face, dlib's reading of its model beside ours (bench/face_points.cc)"
"$programs/bench/face_points" "$data"/footage/others/*.mpg

echo "== Readings told apart"
python3 "$data/../score/readings.py" "$programs/hearsay" "$data/../cases/readings.jsonl"

echo "== Words with the grammar of the corpus, and speech, on clips that were not trained on (bench/grid.py)"
python3 "$root/bench/grid.py" "$programs/hearsay" "$data"
