"""Reads texts as export_tokens cut them, and PolNeAR's attributions (brat stand-off) on top of them."""

import json
import os
import random
from dataclasses import dataclass, field

ROLES = ("Source", "Cue", "Content")
# One tag for each token: outside, or begin, inside, end, single of one role. PolNeAR's spans never overlap.
TAGS = ["O"] + [f"{place}-{role}" for role in ROLES for place in "BIES"]
TAG_ID = {tag: i for i, tag in enumerate(TAGS)}


def may_follow(before, after):
    """Whether tag `after` may stand behind tag `before`; None is a text's end or beginning. For any set of BIES tags."""
    opened = before is not None and before[0] in "BI"
    if after is None:
        return not opened
    goes_on = after[0] in "IE"
    if opened or goes_on:
        return opened and goes_on and before[2:] == after[2:]
    return True


@dataclass
class Attribution:
    """Token ranges (first, last), ends exclusive; a part that does not begin and end with a token is left out."""

    source: list = field(default_factory=list)
    cue: list = field(default_factory=list)
    content: list = field(default_factory=list)


@dataclass
class Text:
    name: str
    start: list  # code points
    end: list
    block: list
    features: list  # [shape, quotation, start] a token
    pieces: list  # list of vocabulary ids a token
    tags: list = None  # ids into TAGS
    attributions: list = field(default_factory=list)
    gold: dict = field(default_factory=dict)  # role: set of (start, end) in code points, as annotated


def read_ann(path):
    """Attributions of a brat file: dicts from role to list of (start, end)."""
    spans, relations = {}, []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            part = line.rstrip("\n").split("\t")
            if line.startswith("T") and len(part) >= 2:
                _, _, where = part[1].partition(" ")
                spans[part[0]] = [tuple(map(int, w.split())) for w in where.split(";")]
            elif line.startswith("E") and len(part) >= 2:
                roles = [r.split(":") for r in part[1].split()]
                if not roles[0][0].startswith("Attribution"):
                    continue
                relation = {role: [] for role in ROLES}
                for role, target in roles[1:]:
                    role = role.rstrip("0123456789")
                    if role in relation:
                        relation[role] += spans.get(target, [])
                relations.append(relation)
    return relations


def read_texts(jsonl, folder=None):
    """Texts of an export; with `folder` (polnear/train, say) their attributions too."""
    texts = []
    with open(jsonl, encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = Text(row["name"], row["start"], row["end"], row["block"], row["features"], row["pieces"])
            if folder:
                annotate(text, read_ann(os.path.join(folder, "attributions", text.name + ".ann")))
            texts.append(text)
    return texts


def annotate(text, relations):
    first_at = {s: i for i, s in enumerate(text.start)}
    last_at = {e: i + 1 for i, e in enumerate(text.end)}
    text.tags = [0] * len(text.start)
    text.gold = {role: set() for role in ROLES}
    for relation in relations:
        attribution = Attribution()
        for role in ROLES:
            for start, end in relation[role]:
                text.gold[role].add((start, end))
                first, last = first_at.get(start), last_at.get(end)
                if first is None or last is None or first >= last:
                    continue
                getattr(attribution, role.lower()).append((first, last))
                for i in range(first, last):
                    place = "S" if last - first == 1 else "B" if i == first else "E" if i == last - 1 else "I"
                    text.tags[i] = TAG_ID[f"{place}-{role}"]
        text.attributions.append(attribution)


def windows(text, limit, rng=None):
    """Token ranges of whole blocks, at most `limit` pieces each with their [CLS] and [SEP]s; a block that is longer is
    cut. With `rng` a third of the windows are of random size, so that every epoch packs anew and short texts are seen."""
    def fresh_room():
        return limit if rng is None or rng.random() < 0.67 else rng.randint(16, limit)

    out, first, used, room = [], 0, 1, fresh_room()
    i = 0
    while i < len(text.pieces):
        j, size = i, 1
        while j < len(text.pieces) and text.block[j] == text.block[i]:
            size += len(text.pieces[j])
            j += 1
        if used + size > room and i > first:
            out.append((first, i))
            first, used, room = i, 1, fresh_room()
        if size + 1 > limit:
            at, used = i, 1
            for k in range(i, j):
                if used + len(text.pieces[k]) + 1 > limit:
                    out.append((at, k))
                    at, used = k, 1
                used += len(text.pieces[k])
            first, used = at, used + 1
        else:
            used += size
        i = j
    if first < len(text.pieces):
        out.append((first, len(text.pieces)))
    return out
