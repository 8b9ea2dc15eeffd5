#!/usr/bin/env python3
"""What a small trained classifier makes of channel and certainty, beside the rules: the measure behind docs/decisions.md.

usage: evidence_classifier.py DATA

Trains naive Bayes over the words and pairs of words around each statement's content on DATA/../cases/evidence.jsonl and the cases of
tests/data/evidence.jsonl numbered below 20, and prints what share of the statements of those from 20 on (held out) it gets right, beside the
most frequent value's. `score/evidence.py` on the same cases gives the rules' share.
"""
import collections, json, math, os, re, sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def load(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def examples(cases, key):
    """(features, right values) of every statement that tells `key`."""
    out = []
    for case in cases:
        sentences = re.split(r'(?<=[.?!”"])\s+', case["text"])
        for wanted in case["expect"]:
            if key in wanted:
                sentence = next((s for s in sentences if wanted["content"][:25] in s), case["text"])
                words = re.findall(r"\w+(?:['’]\w+)*", sentence.replace(wanted["content"], " ").lower())
                value = wanted[key] if isinstance(wanted[key], list) else [wanted[key]]
                out.append((set(words) | set(zip(words, words[1:])), value))
    return out


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    own = load(os.path.join(ROOT, "tests", "data", "evidence.jsonl"))
    number = lambda case: int(case["id"].split("-")[1])
    train = load(os.path.join(sys.argv[1], "..", "cases", "evidence.jsonl")) + [c for c in own if number(c) < 20]
    held_out = [c for c in own if number(c) >= 20]
    for key in ("channel", "certainty"):
        known, asked = examples(train, key), examples(held_out, key)
        values = collections.Counter(value[0] for _, value in known)
        counts = {value: collections.Counter() for value in values}
        for features, value in known:
            counts[value[0]].update(features)

        def score(value, features):
            seen = [f for f in features if any(c[f] for c in counts.values())]
            return math.log(values[value]) + sum(math.log((counts[value][f] + 0.1) / (values[value] + 0.2)) for f in seen)

        right = sum(max(values, key=lambda v: score(v, features)) in value for features, value in asked)
        usual = sum(values.most_common(1)[0][0] in value for _, value in asked)
        print(f"{key}: {len(known)} statements to learn from, {len(asked)} held out: "
              f"naive Bayes {100 * right / len(asked):.1f} %, always the most frequent {100 * usual / len(asked):.1f} %")


main()
