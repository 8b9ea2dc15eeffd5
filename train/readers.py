#!/usr/bin/env python3
"""What other readers of pages take for the article, for train/blocks.py: where they all agree, they are right nearly always.

usage: readers.py PAGE… > READINGS.ndjson

One JSON object a line: file, and the text that each of trafilatura (plain, and for recall), rs-trafilatura, readability-lxml
and Resiliparse finds; null where one fails. Needs the packages of train/requirements-pages.txt.
"""
import json
import logging
import sys

import lxml.html
import readability
import rs_trafilatura
import trafilatura
from resiliparse.extract.html2text import extract_plain_text
from trafilatura.utils import decode_file


def by_readability(page):
    return "\n".join(lxml.html.fromstring(readability.Document(page).summary()).itertext())


READERS = {
    "trafilatura": lambda page: trafilatura.extract(page, include_comments=False) or "",
    "trafilatura-recall": lambda page: trafilatura.extract(page, include_comments=False, favor_recall=True) or "",
    "rs-trafilatura": lambda page: rs_trafilatura.extract(page, page_type="article").main_content or "",
    "readability": by_readability,
    "resiliparse": lambda page: extract_plain_text(page, main_content=True),
}


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    logging.disable(logging.CRITICAL)
    for file in sys.argv[1:]:
        with open(file, "rb") as stream:
            page = decode_file(stream.read())
        out = {"file": file}
        for name, reader in READERS.items():
            try:
                out[name] = reader(page)
            except Exception:  # whatever a reader trips over: its reading is then unknown
                out[name] = None
        print(json.dumps(out), flush=True)


main()
