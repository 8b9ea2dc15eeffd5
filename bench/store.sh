#!/usr/bin/env bash
# The store and the browser's pages, measured: `make bench-store` calls it.
#
#     bench/store.sh DATA [SECONDS]
#
# DATA holds polnear/ and pages/pages.tar.xz. What is made lies in build/store and is made anew; the records of PolNeAR's train part are those of
# bench/stories.sh, in build/stories. SECONDS (60) is how long 200 readers ask for one story.
set -euo pipefail

data=$(cd "${1:?usage: bench/store.sh DATA [SECONDS]}" && pwd)
seconds=${2:-60}
root=$(cd "$(dirname "$0")/.." && pwd)
hearsay=$root/build/bench/hearsay
programs=$root/build/bench/bench
work=$root/build/store
records=$root/build/stories/polnear.ndjson
rm -rf "$work"
mkdir -p "$work/pages" "$work/text" "$(dirname "$records")"

if [ ! -s "$records" ]; then
  for day in $(ls "$data/polnear/train/text" | sed 's/^[^_]*_\(20..-..-..\)_.*/\1/' | sort -u); do
    "$hearsay" read --as text --format ndjson --published "$day" "$data"/polnear/train/text/*_"$day"_*.txt
  done > "$records.part"
  mv "$records.part" "$records"
fi

timed() {  # timed NAME COUNT COMMAND…: how many a second
  local name=$1 count=$2 start end
  shift 2
  start=$(date +%s.%N)
  "$@" >/dev/null
  end=$(date +%s.%N)
  awk -v name="$name" -v count="$count" -v s="$start" -v e="$end" 'BEGIN { printf "%s: %.1f a second (%d in %.1f s)\n", name, count / (e - s), count, e - s }'
}

echo "== Adding, everything on, one thread: 84 articles of PolNeAR dev, then 200 web pages"
articles=("$data"/polnear/dev/text/*.txt)
timed "read, articles" ${#articles[@]} "$hearsay" read -j1 --as text --format ndjson "${articles[@]}"
timed "add, articles" ${#articles[@]} "$hearsay" add -j1 --as text --db "$work/articles.db" "${articles[@]}"
timed "add again, articles" ${#articles[@]} "$hearsay" add -j1 --as text --db "$work/articles.db" "${articles[@]}"
tar xJf "$data/pages/pages.tar.xz" -C "$work/pages"
mapfile -t pages < <(find "$work/pages" -path '*segments*' -type f | sort | head -200)
timed "read, pages" ${#pages[@]} "$hearsay" read -j1 --as html --format ndjson "${pages[@]}" || true
timed "add, pages" ${#pages[@]} "$hearsay" add -j1 --as html --db "$work/pages.db" "${pages[@]}" || true

echo "== A store as it grows: simulated reports"
"$programs/store" "$work/grown.db" "$records" 1000 10000 100000

echo "== 200 readers of a story of 20 reports"
mkdir -p "$work/story"
examples=("$root"/examples/*.html)
for i in $(seq 1 20); do
  sed "s|https://\\([a-z.]*\\)example|https://$i.\\1example|g" "${examples[$((i % ${#examples[@]}))]}" > "$work/story/$i.html"
done
"$hearsay" add --db "$work/story.db" "$work/story"
if command -v wrk >/dev/null; then
  "$hearsay" serve --db "$work/story.db" --port 8649 > "$work/serve.log" 2>&1 &
  server=$!
  trap 'kill $server 2>/dev/null || true' EXIT
  for _ in $(seq 50); do curl -sf "http://127.0.0.1:8649/story/1" >/dev/null && break; sleep 0.2; done
  curl -s "http://127.0.0.1:8649/story/1" | wc -c
  wrk -t2 -c200 -d"${seconds}s" --latency "http://127.0.0.1:8649/story/1"
  echo "== The same as browsers ask for it"
  wrk -t2 -c200 -d10s --latency -H "Accept-Encoding: gzip" "http://127.0.0.1:8649/story/1"
  kill $server
else
  echo "wrk is not installed: left out" >&2
fi
