#!/usr/bin/env python3
"""Are reports of one event grouped into one story? Against the labels in bench/stories.

    bench/story_pairs.py score GROUP_STORIES RECORDS [-v]   pairwise precision and recall, B-cubed, on both halves
    bench/story_pairs.py learn GROUP_STORIES RECORDS        the weights of same_event.cc, from the tune half

GROUP_STORIES is the program of bench/group_stories.cc; RECORDS is what `hearsay read --as text --published DAY` printed for
PolNeAR train's 840 articles, in order of publication, each with the day that its name has.

All 840 are grouped together. Pairs and B-cubed are counted within each half over the reports that are not "open"; a report that the
labels do not name has a story of its own.
"""
import collections
import math
import os
import re
import subprocess
import sys
from datetime import date

from clusters import b_cubed

LABELS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "stories")
HALVES = ("tune", "held-out")
FIRST_DAY = "2015-11-01"  # the halves are fortnights in turn from here


def rows(name):
    with open(os.path.join(LABELS, name), encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]


def half_of(report):
    day = date.fromisoformat(re.search(r"_(\d{4}-\d\d-\d\d)_", report).group(1))
    return HALVES[(day - date.fromisoformat(FIRST_DAY)).days // 14 % 2]


class Labels:
    def __init__(self, reports):
        self.story = {report: report for report in reports}
        self.half = {report: half_of(report) for report in reports}
        for report, story, half in rows("reports.tsv"):
            if report in self.story:
                self.story[report], self.half[report] = story, half
        self.scored = [report for report in reports if self.story[report] != "open"]

    def of(self, half):
        return [report for report in self.scored if self.half[report] == half]


def clusters(reports, story):
    found = collections.defaultdict(list)
    for report in reports:
        found[story[report]].append(report)
    return list(found.values())


def pairs_in(groups):
    return {(a, b) for group in groups for i, a in enumerate(sorted(group)) for b in sorted(group)[i + 1:]}


def grouped(program, mode, records):
    lines = subprocess.run([program, mode, records], check=True, text=True, stdout=subprocess.PIPE).stdout.splitlines()
    return dict(line.split("\t")[:2] for line in lines)


def score(program, records):
    for mode, words in (("groups", "All at once"), ("added", "One by one")):
        print(words)
        score_groups(grouped(program, mode, records))


def score_groups(said):
    labels = Labels(list(said))
    for half in HALVES:
        reports = labels.of(half)
        key, response = clusters(reports, labels.story), clusters(reports, said)
        wanted, found = pairs_in(key), pairs_in(response)
        cubed = b_cubed(key, response)
        several = [report for group in key if len(group) > 1 for report in group]
        inner = b_cubed(clusters(several, labels.story), clusters(several, said))
        print(f"  {half}: {len(reports)} reports, {len(several)} of them in {sum(len(group) > 1 for group in key)} stories of several")
        print(f"    pairs     precision {len(wanted & found) / max(1, len(found)):.3f} ({len(wanted & found)} of {len(found)})"
              f"  recall {len(wanted & found) / max(1, len(wanted)):.3f} of {len(wanted)}")
        print(f"    B-cubed   {cubed.precision:.3f} {cubed.recall:.3f} F1 {cubed.f1:.3f}"
              f"   among those in stories of several {inner.precision:.3f} {inner.recall:.3f} F1 {inner.f1:.3f}")
        if "-v" in sys.argv:
            for a, b in sorted(found - wanted):
                print("      wrongly joined", a, b)
    for half in HALVES + ("both",):
        joined = collections.Counter()
        total = collections.Counter()
        for a, b, label, _, where in rows("pairs.tsv"):
            if where == half:
                total[label] += 1
                joined[label] += said[a] == said[b]
        print(f"  pairs.tsv, {half}: joined", ", ".join(f"{joined[label]} of {total[label]} {label}" for label in sorted(total)))


def solve(matrix):
    """Gauss-Jordan on rows that end with their right-hand side."""
    size = len(matrix)
    for i in range(size):
        best = max(range(i, size), key=lambda row: abs(matrix[row][i]))
        matrix[i], matrix[best] = matrix[best], matrix[i]
        for row in range(size):
            if row != i:
                factor = matrix[row][i] / matrix[i][i]
                matrix[row] = [a - factor * b for a, b in zip(matrix[row], matrix[i])]
    return [matrix[i][size] / matrix[i][i] for i in range(size)]


def logistic(samples, ridge):
    """Weights of a logistic regression, by Newton's method."""
    weights = [0.0] * len(samples[0][0])
    for _ in range(25):
        gradient = [-ridge * weight if i else 0 for i, weight in enumerate(weights)]
        hessian = [[ridge if i == j and i else 0.0 for j in range(len(weights))] for i in range(len(weights))]
        for features, label in samples:
            odds = sum(weight * feature for weight, feature in zip(weights, features))
            chance = 1 / (1 + math.exp(-max(-30, min(30, odds))))
            for i, feature in enumerate(features):
                gradient[i] += (label - chance) * feature
                for j, other in enumerate(features):
                    hessian[i][j] += chance * (1 - chance) * feature * other
        weights = [weight + step for weight, step in zip(weights, solve([row + [g] for row, g in zip(hessian, gradient)]))]
    return weights


def average_precision(samples, weights):
    ranked = sorted(((sum(w * x for w, x in zip(weights, features)), label) for features, label in samples), reverse=True)
    right, total = 0, 0.0
    for place, (_, label) in enumerate(ranked, 1):
        right += label
        total += right / place if label else 0
    return total / max(1, right)


def learn(program, records):
    labels = Labels(list(grouped(program, "groups", records)))
    samples = {}
    for half in HALVES:
        reports = labels.of(half)
        asked = "\n".join(f"{a} {b}" for i, a in enumerate(reports) for b in reports[i + 1:])
        answer = subprocess.run([program, "features", records], check=True, text=True, input=asked, stdout=subprocess.PIPE).stdout
        samples[half] = []
        for line in answer.splitlines():
            a, b, *values = line.split("\t")
            words, lead, names_shared, apart, days = map(float, values[:5])
            label = labels.story[a] == labels.story[b]
            if words < 0.03 and not label:
                continue  # never a candidate
            samples[half].append(([1, math.sqrt(words), math.sqrt(lead), math.sqrt(names_shared), math.log1p(apart), days], label))
    for ridge in (0.1, 1, 3):
        weights = logistic(samples["tune"], ridge)
        print(f"ridge {ridge}: bias, words, lead, names, days apart, days:", " ".join(f"{weight:.2f}" for weight in weights),
              *(f" average precision {half} {average_precision(samples[half], weights):.3f}" for half in HALVES))


if __name__ == "__main__":
    if len(sys.argv) < 4 or sys.argv[1] not in ("score", "learn"):
        sys.exit(__doc__)
    {"score": score, "learn": learn}[sys.argv[1]](sys.argv[2], sys.argv[3])
