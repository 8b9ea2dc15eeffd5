#!/bin/sh
# Dates, events and stories, measured: `make bench-story` calls it.
#
#     bench/stories.sh DATA
#
# DATA holds timex/, timelines/, meantime/ and polnear/; beside it stand score/ and cases/. The records of PolNeAR's train part are kept
# in build/stories: delete that folder to read them anew.
set -eu

data=${1:?usage: bench/stories.sh DATA}
root=$(cd "$(dirname "$0")/.." && pwd)
hearsay=$root/build/bench/hearsay
programs=$root/build/bench/bench
kept=$root/build/stories
if [ ! -d "$data/polnear/train/text" ]; then
  echo "bench-story: $data/polnear is not there; name the data folder, as in make bench-story DATA=../shared/data" >&2
  exit 1
fi
mkdir -p "$kept"
shared=$(cd "$data/.." && pwd)

# The texts in order of publication, each read with the day that its name has.
if [ ! -s "$kept/polnear.ndjson" ]; then
  for day in $(ls "$data/polnear/train/text" | sed 's/^[^_]*_\(20..-..-..\)_.*/\1/' | sort -u); do
    "$hearsay" read --as text --format ndjson --published "$day" "$data"/polnear/train/text/*_"$day"_*.txt
  done > "$kept/polnear.part"
  mv "$kept/polnear.part" "$kept/polnear.ndjson"
fi

echo "== Dates and times: TempEval-3's measure"
for corpus in TimeBank AQUAINT; do
  printf '%s: ' "$corpus"
  python3 "$shared/score/timex.py" "$hearsay" "$data/timex/$corpus"
done
mkdir -p "$kept/text"
cp "$data"/polnear/dev/text/*.txt "$kept/text"
"$programs/find_times" "$kept"/text/*.txt

echo "== Timelines: SemEval-2015 task 4, track A"
python3 "$root/bench/timelines.py" "$hearsay" "$data/timelines" corpus_1 | tail -n 1
echo "== Events: MEANTIME's attributes"
python3 "$root/bench/event_attributes.py" "$hearsay" "$data/meantime"

echo "== Reports grouped by event: labelled reports of PolNeAR's train part"
python3 "$root/bench/story_pairs.py" score "$programs/group_stories" "$kept/polnear.ndjson"
echo "== As many reports as the world prints: simulated from these"
"$programs/group_stories" grow "$kept/polnear.ndjson" 1000 10000 100000

echo "== Sayings joined: how many of the sample that was read are still told so (bench/stories/utterance_sample.tsv)"
"$programs/sample_utterances" "$kept/polnear.ndjson" 200 1 | python3 "$root/bench/utterance_sample.py"

echo "== Small stories"
python3 "$shared/score/stories.py" "$hearsay" "$shared/cases/stories"
python3 "$shared/score/stories.py" "$hearsay" "$root/tests/data/stories"
