#!/usr/bin/env python3
"""How often statements are right, by the confidence they are said with.

usage: hearsay read --as text --format ndjson FOLDER/text/*.txt | confidence.py FOLDER

FOLDER is a PolNeAR compartment (text/ and attributions/). A statement is right if a gold attribution's content overlaps
its own by half of the union or more and their sources overlap, or both have none. Statements within others are left out,
as PolNeAR marks none. Prints for each confidence the number of statements and the share that is right.
"""
import collections, glob, json, os, sys


def gold(path):
    spans, out = {}, []
    for line in open(path, encoding="utf-8"):
        part = line.rstrip("\n").split("\t")
        if len(part) < 2:
            continue
        if line.startswith("T"):
            label, _, where = part[1].partition(" ")
            spans[part[0]] = [tuple(map(int, piece.split())) for piece in where.split(";")]
        elif line.startswith("E") and part[1].startswith("Attribution"):
            roles = collections.defaultdict(set)
            for role, span in (r.split(":") for r in part[1].split()[1:]):
                for start, end in spans.get(span, []):
                    roles[role.rstrip("0123456789")].update(range(start, end))
            out.append((roles["Content"], roles["Source"]))
    return out


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    tally = collections.defaultdict(lambda: [0, 0])
    for line in sys.stdin:
        record = json.loads(line)
        name = os.path.splitext(os.path.basename(record["input"]))[0]
        wanted = gold(os.path.join(sys.argv[1], "attributions", name + ".ann"))
        for s in record["statements"]:
            if s["within"]:
                continue
            content, source = ({i for x in s[k] for i in range(x["start"], x["end"])} for k in ("content", "source"))
            right = any(2 * len(content & c) >= len(content | c) and (source & src or not (source or src)) for c, src in wanted)
            tally[s["confidence"]][0] += right
            tally[s["confidence"]][1] += 1
    total = sum(n for _, n in tally.values())
    for confidence, (right, n) in sorted(tally.items()):
        print("%.2f  said %6d  right %5.1f %%" % (confidence, n, 100 * right / n))
    error = sum(abs(right - c * n) for c, (right, n) in tally.items()) / max(1, total)
    print("expected calibration error %.3f over %d statements" % (error, total))


main()
