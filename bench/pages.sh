#!/bin/sh
# Speed, memory and scores of reading pages: `make bench-pages` calls it.
#
#     bench/pages.sh DATA
#
# DATA holds pages/pages.tar.xz. It is unpacked into build/pages; trafilatura goes into a Python environment of its own beside it.
set -eu

data=${1:?usage: bench/pages.sh DATA}
root=$(cd "$(dirname "$0")/.." && pwd)
pages=$root/build/pages
if [ ! -f "$data/pages/pages.tar.xz" ]; then
  echo "bench-pages: $data/pages/pages.tar.xz is not there; name the data folder, as in make bench-pages DATA=../shared/data" >&2
  exit 1
fi
mkdir -p "$pages"
[ -d "$pages/segments" ] || tar xJf "$data/pages/pages.tar.xz" -C "$pages"

"$root/build/bench/bench/read_pages" "$pages/segments"
python=python3
if { [ -x "$root/build/rivals/bin/python" ] || python3 -m venv "$root/build/rivals"; } > /dev/null 2>&1 &&
  "$root/build/rivals/bin/pip" install -q trafilatura==2.3.1 > /dev/null 2>&1; then
  python=$root/build/rivals/bin/python
fi
"$python" "$root/bench/pages.py" "$root/build/release/hearsay" "$data" "$pages"
