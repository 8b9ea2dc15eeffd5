#!/usr/bin/env python3
"""Scores of the reading of pages, beside trafilatura's where it can be imported.

usage: pages.py HEARSAY DATA PAGES

HEARSAY is the program, DATA the data folder (pages/segments.json, and score/ beside it), PAGES the folder that holds its pages
unpacked (segments/*.html). Prints, for all pages, for those that training saw and for those of the fifth of the sites that it
did not (train/blocks.py), F1 over the pieces of text that must and must not be in the article, and how often title, author and
date are right, by the measure of score/pages.py; then trafilatura's, and its pages a second on one core.
"""
import glob
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from urllib.parse import urlparse


def is_held_out(url):
    """As train/blocks.py parts the sites."""
    site = ".".join((urlparse(url).hostname or url).split(".")[-2:])
    return int(hashlib.md5(site.encode()).hexdigest()[:8], 16) % 5 == 0


def parts_of(truth):
    return (("all", truth), ("trained on", {url: page for url, page in truth.items() if not is_held_out(url)}),
            ("held out", {url: page for url, page in truth.items() if is_held_out(url)}))


def print_scores(name, records, truth, script):
    for part, pages in parts_of(truth):
        with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
            json.dump(pages, file)
            file.flush()
            out = subprocess.run([sys.executable, script, "segments", file.name], input=records, capture_output=True, text=True,
                                 check=True).stdout
        print("%-12s %-10s %s" % (name, part, " | ".join(" ".join(line.split()) for line in out.strip().split("\n"))), flush=True)


def read_by_trafilatura(files):
    """Records as score/pages.py reads them, and seconds."""
    import trafilatura
    from trafilatura.utils import decode_file
    records, seconds = [], 0.0
    for file in files:
        with open(file, "rb") as stream:
            page = stream.read()
        began = time.perf_counter()
        found = trafilatura.bare_extraction(decode_file(page), include_comments=False, with_metadata=True)
        seconds += time.perf_counter() - began
        found = found.as_dict() if found is not None else {}
        text = found.get("text") or ""
        records.append({"input": file, "text": text, "blocks": [{"kind": "paragraph", "start": 0, "end": len(text)}],
                        "title": found.get("title"), "authors": found.get("author"), "published": found.get("date")})
    return "\n".join(map(json.dumps, records)), seconds


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    program, data, folder = sys.argv[1:]
    script = os.path.join(data, "..", "score", "pages.py")
    with open(os.path.join(data, "pages", "segments.json"), encoding="utf-8") as file:
        truth = json.load(file)
    files = sorted(glob.glob(os.path.join(glob.escape(folder), "segments", "*.html")))
    if not files:
        sys.exit("%s/segments holds no page: unpack pages.tar.xz there" % folder)
    records = subprocess.run([program, "read", "--format", "ndjson", *files], capture_output=True, text=True, check=True).stdout
    print_scores("hearsay", records, truth, script)
    try:
        import trafilatura
    except ImportError:
        print("trafilatura cannot be imported: left out")
        return
    records, seconds = read_by_trafilatura(files)
    print_scores("trafilatura", records, truth, script)
    print("trafilatura %s: %.0f pages/s on one core" % (trafilatura.__version__, len(files) / seconds))


main()
