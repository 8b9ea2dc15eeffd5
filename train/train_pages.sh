#!/bin/sh
# Learns src/hearsay/page/data/block_trees.txt anew. `make train-pages DATA=folder` calls it.
#
#     train/train_pages.sh DATA
#
# DATA holds pages/pages.tar.xz and pages/segments.json. Ten minutes on one core, most of them for what other readers make of the
# pages; that is kept in build/train-pages. The same pages give the same trees.
set -eu

data=${1:?usage: train/train_pages.sh DATA}
root=$(cd "$(dirname "$0")/.." && pwd)
work=$root/build/train-pages
if [ ! -f "$data/pages/pages.tar.xz" ]; then
  echo "train-pages: $data/pages/pages.tar.xz is not there; name the data folder, as in make train-pages DATA=../shared/data" >&2
  exit 1
fi
mkdir -p "$work/pages"
[ -d "$work/pages/segments" ] || tar xJf "$data/pages/pages.tar.xz" -C "$work/pages"
"$root/tools/setup" build
cmake -S "$root" -B "$root/build/train-tools" -G Ninja -DCMAKE_BUILD_TYPE=Release -DHEARSAY_TESTS=OFF -DHEARSAY_TRAIN=ON
cmake --build "$root/build/train-tools" --target export_blocks

[ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q -r "$root/train/requirements-pages.txt"
python=$work/venv/bin/python
"$python" "$root/train/small_pages.py" "$work/pages/whole" "$work/small"
find "$work/pages/segments" -name '*.html' | LC_ALL=C sort > "$work/segments.txt"
find "$work/pages/whole" "$work/small" -name source.html | LC_ALL=C sort > "$work/whole.txt"
if [ ! -f "$work/readings.ndjson" ]; then
  xargs -d '\n' "$python" "$root/train/readers.py" < "$work/segments.txt" > "$work/readings.part"
  mv "$work/readings.part" "$work/readings.ndjson"
fi
cat "$work/segments.txt" "$work/whole.txt" | xargs -d '\n' "$root/build/train-tools/export_blocks" > "$work/blocks.ndjson"
"$python" "$root/train/blocks.py" "$work/blocks.ndjson" "$data/pages/segments.json" "$work/readings.ndjson" \
  "$root/src/hearsay/page/block_features.h" "$root/src/hearsay/page/data/block_trees.txt"
