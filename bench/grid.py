#!/usr/bin/env python3
"""Words and speech that `hearsay footage` finds in the clips of GRID that were not trained on.

    grid.py HEARSAY DATA

Words: the best sentence of the grammar that all sentences have, by its place; chance is 19 in 100. Speech: frames in which the mouth
is told to speak against those inside a word of DATA/footage/align-s1, F1. The sentences of other speakers are spelt by their clips' names.
"""
import json
import os
import subprocess
import sys
import tempfile

SLOTS = ["bin lay place set", "blue green red white", "at by in with", "a b c d e f g h i j k l m n o p q r s t u v x y z",
         "zero one two three four five six seven eight nine", "again now please soon"]


def words(path):
    lines = (line.split() for line in open(path, encoding="utf-8"))
    return [(int(begin) / 25000, int(end) / 25000) for begin, end, word in lines if word not in ("sil", "sp")]


def speech(found, truth, frames):
    def inside(ranges, frame):
        time = (frame + 0.5) / 25
        return any(begin <= time < end for begin, end in ranges)
    both = sum(inside(found, frame) and inside(truth, frame) for frame in range(frames))
    return both, sum(inside(found, frame) for frame in range(frames)), sum(inside(truth, frame) for frame in range(frames))


def main():
    program, data = sys.argv[1:]
    cases = [json.loads(line) for line in open(os.path.join(data, "..", "cases", "readings.jsonl"), encoding="utf-8")]
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as grammar:
        grammar.write("\n".join(SLOTS) + "\n")
        grammar.flush()
        for who in ("s1", "others"):
            right, count, totals = [0] * len(SLOTS), 0, [0, 0, 0]
            for case in cases:
                if f"/{who}/" not in case["clip"]:
                    continue
                run = subprocess.run([program, "footage", os.path.join(data, "..", case["clip"]), "--read", "1", "--grammar", grammar.name,
                                      "--format", "json"], capture_output=True, text=True)
                record = json.loads(run.stdout)
                found = record["sentences"][0]["text"].split() if record["sentences"] else []
                said = case["true"].split()
                right = [n + (a == b) for n, a, b in zip(right, found + [""] * len(said), said)]
                count += 1
                align = os.path.join(data, "footage", "align-s1", os.path.basename(case["clip"])[:-4] + ".align")
                if who == "s1" and os.path.exists(align):
                    ranges = [(r["from"], r["to"]) for face in record["faces"] for r in face["speaking"]]
                    totals = [a + b for a, b in zip(totals, speech(ranges, words(align), record["clip"]["frames"]))]
            line = f"{who}: {count} clips, {100 * sum(right) / count / len(SLOTS):.1f} % of words, by place {[round(n / count, 2) for n in right]}"
            if totals[1]:
                line += f"; speech F1 {2 * totals[0] / (totals[1] + totals[2]):.3f}"
            print(line)


main()
