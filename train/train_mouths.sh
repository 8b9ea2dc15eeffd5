#!/bin/sh
# Trains models/mouths.weights anew. `make train-mouths DATA=folder` calls it.
#
#     train/train_mouths.sh DATA
#
# DATA holds footage/ and, beside it, cases/readings.jsonl with the clips that are not for training. About half an hour on one core;
# finished networks are kept in build/train-mouths, and it goes on from them.
set -eu

data=${1:?usage: train/train_mouths.sh DATA}
root=$(cd "$(dirname "$0")/.." && pwd)
work=$root/build/train-mouths
cases=$data/../cases/readings.jsonl
if [ ! -d "$data/footage/s1" ] || [ ! -f "$cases" ]; then
  echo "train-mouths: $data/footage/s1 or $cases is not there; name the data folder, as in make train-mouths DATA=../shared/data" >&2
  exit 1
fi
mkdir -p "$work/mouths" "$work/checkpoints"
"$root/tools/setup" build footage
cmake -S "$root" -B "$root/build/train-tools" -G Ninja -DCMAKE_BUILD_TYPE=Release -DHEARSAY_TESTS=OFF -DHEARSAY_TRAIN=ON
cmake --build "$root/build/train-tools" --target export_mouths
[ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q -r "$root/train/requirements-mouths.txt"
"$root/build/train-tools/export_mouths" "$work/mouths" 13 "$data"/footage/s1/*.mpg

dictionary=/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict
mouths() { "$work/venv/bin/python" "$root/train/mouths.py" "$work/mouths" "$data/footage/align-s1" "$dictionary" --held-out "$cases" "$@"; }
mouths --checkpoints "$work/checkpoints" --measured "$(cat "$root/train/mouths_measured.txt")" --out "$root/models/mouths.weights"
