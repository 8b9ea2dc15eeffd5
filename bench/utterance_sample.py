#!/usr/bin/env python3
"""Joined sayings held against the sample that was read: `sample_utterances RECORDS 200 1 | utterance_sample.py`.

Says how many were read as right and wrong, and how many are new since and have to be read.
"""
import os
import sys

SAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "stories", "utterance_sample.tsv")


def labels():
    with open(SAMPLE, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    return {frozenset(row[0].split()): row[2] for row in rows}


def utterances(lines):
    versions = None
    for line in lines:
        fields = line.rstrip("\n").split("\t")
        if fields[0]:
            if versions:
                yield frozenset(versions)
            versions = []
        else:
            versions.append(os.path.basename(fields[1]) + "#" + fields[2])
    if versions:
        yield frozenset(versions)


def main():
    known = labels()
    told = [known.get(versions, "not read") for versions in utterances(sys.stdin)]
    print(", ".join("%s: %d" % (label, told.count(label)) for label in ("right", "wrong", "not read")), "of %d" % len(told))


if __name__ == "__main__":
    main()
