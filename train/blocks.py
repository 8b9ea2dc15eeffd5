#!/usr/bin/env python3
"""Learns which text blocks of a page are its article's, for src/hearsay/page/block_scorer.h.

usage: blocks.py BLOCKS.ndjson SEGMENTS.json READINGS.ndjson FEATURES_HEADER OUT.txt

BLOCKS.ndjson is what export_blocks writes of the pages. SEGMENTS.json names, for a page, pieces of text that its article
holds and others that it does not: a block with such a piece is labelled. Of the other blocks those are labelled, with far less
weight, on which all but one of the readers in READINGS.ndjson (readers.py) agree. Other pages of BLOCKS.ndjson are NAME/source.html
with an article set out by another reader (NAME/expected.html); their blocks are labelled by it, with less weight, since it is no
gold standard: they keep whole articles together where the pieces say little. Among them are the small pages of small_pages.py.

Gradient boosted trees (LightGBM). A fifth of the sites is held out and never trained on; on the rest, five folds by site.
Prints precision, recall and F1 over pieces for both, as the evaluation does: the words of the blocks chosen, in order.
"""
import hashlib
import html.parser
import json
import os
import re
import sys
from urllib.parse import urlparse

import lightgbm
import numpy

THRESHOLD = 0.5
TREES, LEAVES, RATE, SEED = 150, 15, 0.08, 0
WHOLE_WEIGHT = 0.15  # of a block of a whole page, against 1 for a block with a known piece
AGREED_WEIGHT = 0.1  # of a block of some 100 bytes on which other readers agree
PAGE_BLOCKS = 60     # a page with more such blocks weighs no more than one with so many
SHORT = 25           # letters; a shorter block must be a line of its own in another reader's text
LINE, POST = 0, 3    # TextBlock::Form


def squeeze(text):
    return re.sub(r"\s+", " ", text or "").strip()


def letters(text):
    return re.sub(r"[\W_]+", "", text).lower()


def site_of(url):
    return ".".join((urlparse(url).hostname or url).split(".")[-2:])


def fifth(site):
    return int(hashlib.md5(site.encode()).hexdigest()[:8], 16) % 5


class Words(html.parser.HTMLParser):
    """The text of an HTML file, figures left out."""

    def __init__(self):
        super().__init__()
        self.out, self.figures = [], 0

    def handle_starttag(self, tag, _):
        self.figures += tag == "figure"

    def handle_endtag(self, tag):
        self.figures -= tag == "figure" and self.figures > 0

    def handle_data(self, data):
        if not self.figures:
            self.out.append(data)


def labels_by_pieces(page, truth):
    texts = [squeeze(block["text"]) for block in page["blocks"]]
    labels = numpy.full(len(texts), -1.0)
    for piece in truth["with"]:
        found = [i for i, text in enumerate(texts) if squeeze(piece) in text and page["form"][i] == LINE]
        if found:  # a headline that leads elsewhere may say the same: the longest is the article's own
            labels[max(found, key=lambda i: len(texts[i]))] = 1
    for piece in truth["without"]:
        for i, text in enumerate(texts):
            if squeeze(piece) in text and labels[i] != 1:
                labels[i] = 0
    return labels


def labels_by_readers(page, reading):
    """Near 1 or 0 where all readers, or all but one of them, agree; -1 elsewhere. A block is the article's if four keep it;
    it is foreign if none keeps it, but perhaps Resiliparse, which keeps most."""
    texts = [letters(block["text"]) for block in page["blocks"]]
    votes = numpy.zeros(len(texts), int)
    known = {name: text for name, text in reading.items() if name != "file" and text}
    if len(known) < 5:
        return numpy.full(len(texts), -1.0)
    generous = numpy.zeros(len(texts), bool)
    for name, text in known.items():
        whole, lines = letters(text), {letters(line) for line in text.split("\n")}
        kept = numpy.array([(text in whole) if len(text) >= SHORT else (text in lines) for text in texts], bool)
        votes += kept
        if name == "resiliparse":
            generous = kept
    return numpy.where(votes >= 4, 0.97, numpy.where(votes - generous == 0, 0.03, -1.0))


def labels_by_whole(page, folder):
    words = Words()
    words.feed(open(os.path.join(folder, "expected.html"), encoding="utf-8").read())
    article = letters(" ".join(words.out))
    return numpy.array([0.97 if letters(block["text"]) in article else 0.03 for block in page["blocks"]])


def load(blocks_file, truth, readings):
    by_file = {entry["file"]: (url, entry) for url, entry in truth.items()}
    pages = []
    for line in open(blocks_file, encoding="utf-8"):
        page = json.loads(line)
        if not page["blocks"]:
            continue
        page["form"] = numpy.array([block["form"] for block in page["blocks"]])
        page["rows"] = numpy.array([block["features"] for block in page["blocks"]], numpy.float32)
        name = os.path.basename(page["file"])
        url, page["truth"] = by_file.get(name, (None, None))
        if page["truth"]:
            page["site"] = site_of(url)
            page["labels"] = labels_by_pieces(page, page["truth"])
            page["weights"] = (page["labels"] >= 0) * 1.0
            agreed = labels_by_readers(page, readings.get(page["file"], {}))
            lengths = numpy.array([min(len(block["text"]), 400) for block in page["blocks"]])
            also = (page["labels"] < 0) & (agreed >= 0)
            page["weights"][also] = (AGREED_WEIGHT * min(1, PAGE_BLOCKS / len(agreed)) * numpy.sqrt(lengths / 100))[also]
            page["labels"][also] = agreed[also]
        else:
            folder = os.path.dirname(page["file"])
            page["site"] = os.path.basename(folder).rsplit("-", 1)[0] if os.path.basename(os.path.dirname(folder)) == "small" else os.path.basename(folder)
            page["labels"] = labels_by_whole(page, folder)
            page["weights"] = numpy.full(len(page["labels"]), WHOLE_WEIGHT * min(1, PAGE_BLOCKS / len(page["labels"])))
        page["weights"] = page["weights"] * (page["form"] == LINE)
        page["held_out"] = page["truth"] is not None and fifth(page["site"]) == 0
        pages.append(page)
    return pages


def fit(pages):
    rows = numpy.concatenate([page["rows"][page["weights"] > 0] for page in pages])
    labels = numpy.concatenate([page["labels"][page["weights"] > 0] for page in pages])
    weights = numpy.concatenate([page["weights"][page["weights"] > 0] for page in pages])
    settings = {"objective": "cross_entropy", "num_leaves": LEAVES, "learning_rate": RATE, "min_data_in_leaf": 30, "max_depth": 7,
                "feature_fraction": 0.5, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5, "seed": SEED,
                "deterministic": True, "force_row_wise": True, "verbose": -1, "num_threads": 1}
    return lightgbm.train(settings, lightgbm.Dataset(rows, labels, weight=weights), TREES)


def score(pages, probabilities):
    kept = foreign = lost = 0
    for page, chosen in zip(pages, probabilities):
        body = squeeze("\n".join(block["text"] for block, p, form in zip(page["blocks"], chosen, page["form"])
                                 if p > THRESHOLD and form in (LINE, POST)))
        held = sum(squeeze(piece) in body for piece in page["truth"]["with"])
        kept += held
        lost += len(page["truth"]["with"]) - held
        foreign += sum(squeeze(piece) in body for piece in page["truth"]["without"])
    precision, recall = kept / (kept + foreign), kept / (kept + lost)
    return "F1 %.4f precision %.4f recall %.4f (%d pages)" % (
        2 * precision * recall / (precision + recall), precision, recall, len(pages))


def feature_names(header):
    return re.findall(r"\bX\((\w+)\)", open(header, encoding="utf-8").read())


HEADER = """\
# Trees that weigh the text blocks of a page: the sum of one leaf of each is the log odds that a block is the article's.
# "tree N" begins a tree of N nodes, a node a line: "leaf VALUE", or "FEATURE THRESHOLD NODE": go on with the next line if the
# feature is at most the threshold, else with that node of the tree, counted from 0. Made by train/blocks.py from the pages
# that models/README.md names. Licence: Apache-2.0.
"""


def write(model, names, out):
    out.write(HEADER)
    for tree in model.dump_model()["tree_info"]:
        lines = []

        def add(node):
            if "leaf_value" in node:
                lines.append("leaf\t%.5g" % node["leaf_value"])
                return
            at = len(lines)
            lines.append(None)
            add(node["left_child"])
            lines[at] = "%s\t%.7g\t%d" % (names[node["split_feature"]], node["threshold"], len(lines))
            add(node["right_child"])

        add(tree["tree_structure"])
        out.write("tree\t%d\n" % len(lines) + "\n".join(lines) + "\n")


def main():
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    blocks_file, truth_file, readings_file, header, out_file = sys.argv[1:]
    readings = {reading["file"]: reading for reading in map(json.loads, open(readings_file, encoding="utf-8"))}
    pages = load(blocks_file, json.load(open(truth_file, encoding="utf-8")), readings)
    tuned = [page for page in pages if not page["held_out"]]
    with_truth = [page for page in tuned if page["truth"]]
    folds = {page["file"]: fifth("fold " + page["site"]) for page in tuned}
    models = [fit([page for page in tuned if folds[page["file"]] != fold]) for fold in range(5)]
    print("five folds by site", score(with_truth, [models[folds[page["file"]]].predict(page["rows"]) for page in with_truth]))
    model = fit(tuned)
    print("trained on        ", score(with_truth, [model.predict(page["rows"]) for page in with_truth]))
    held_out = [page for page in pages if page["held_out"]]
    print("held-out sites    ", score(held_out, [model.predict(page["rows"]) for page in held_out]))
    with open(out_file, "w", encoding="utf-8") as out:
        write(model, feature_names(header), out)


main()
