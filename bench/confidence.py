#!/usr/bin/env python3
"""How often statements are right, by the confidence they are said with.

usage: hearsay read --as text --format ndjson FOLDER/text/*.txt | confidence.py FOLDER

FOLDER is a PolNeAR compartment (text/ and attributions/). A statement is right if a gold attribution's content overlaps
its own by half of the union or more and their sources overlap, or both have none. Statements within others are left out,
as PolNeAR marks none. Prints a reliability table in tenths, and the expected calibration error over them (Naeini et al., 2015).
"""
import collections, json, os, sys


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


def judged(lines, folder):
    """Yields every outer statement of the records with whether it is right."""
    for line in lines:
        record = json.loads(line)
        name = os.path.splitext(os.path.basename(record["input"]))[0]
        wanted = gold(os.path.join(folder, "attributions", name + ".ann"))
        for s in record["statements"]:
            if s["within"]:
                continue
            content, source = ({i for x in s[k] for i in range(x["start"], x["end"])} for k in ("content", "source"))
            yield s, any(2 * len(content & c) >= len(content | c) and (source & src or not (source or src)) for c, src in wanted)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    bins = [[0, 0, 0.0] for _ in range(10)]
    for statement, right in judged(sys.stdin, sys.argv[1]):
        one = bins[min(9, int(10 * statement["confidence"]))]
        one[0] += 1
        one[1] += right
        one[2] += statement["confidence"]
    total, error = sum(n for n, _, _ in bins), 0.0
    print("confidence   statements   said   right")
    for i, (n, right, said) in enumerate(bins):
        if n:
            print("%.1f to %.1f    %8d   %5.1f   %5.1f %%" % (i / 10, (i + 1) / 10, n, 100 * said / n, 100 * right / n))
            error += abs(right - said)
    print("expected calibration error %.3f over %d statements" % (error / max(1, total), total))


if __name__ == "__main__":
    main()
