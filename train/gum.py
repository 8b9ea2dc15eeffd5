"""Reads GUM (Zeldes 2017; CoNLL-U with entities): the texts as a reader sees them, and the mentions in them.

usage: gum.py GUM FOLDER    writes every text into FOLDER
"""

import glob
import os
import re
import sys
from dataclasses import dataclass

PIECES = re.compile(r"\((?P<open>[^()]+)(?P<single>\))?|(?P<close>[^()]+)\)")
PERSON_JOINERS = {"de", "la", "van", "von", "bin", "al", "el", "del", "di", "da", "-"}
JOINERS = PERSON_JOINERS | {"of", "for", "and", "&", "the", "'s", "’s"}

# Tags of mentions: names by kind, then the heads of nominal ones ("the climber", "officials", "the company").
NAME_KINDS = ("person", "organization", "place", "other")
TAGS = ["O"] + [f"{place}-{kind}" for kind in NAME_KINDS for place in "BIES"] + ["S-somebody", "S-persons", "S-body"]
TAG_ID = {tag: i for i, tag in enumerate(TAGS)}
# What the weights are trained on: genres whose licence lets anybody use them.
NOT_FREE = {"essay", "fiction", "letter", "podcast", "whow", "reddit"}


@dataclass
class Word:
    start: int  # code points into the text
    end: int
    form: str
    upos: str
    xpos: str
    sentence: int
    governor: int  # word it depends on, or -1
    relation: str


@dataclass
class Mention:
    first: int  # words, end exclusive
    last: int
    kind: str  # person, organization, place, event, …
    entity: str
    head: int


@dataclass
class Document:
    name: str
    text: str
    words: list
    mentions: list


def read_document(path):
    """One file. Paragraphs are parted by an empty line, sentences by a space."""
    name = os.path.basename(path).removesuffix(".conllu")
    text, words, mentions, opened = "", [], [], {}
    space, par, sentence, covered, base = "", False, -1, None, 0
    fields = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# global.Entity"):
                fields = line.split(" = ")[1].split("-")
            if line.startswith("# newpar"):
                par = True
            if line.startswith("# sent_id"):
                sentence += 1
            if not line or line.startswith("#"):
                if not line:
                    covered, space = None, " "
                continue
            column = line.split("\t")
            misc = dict(part.split("=", 1) for part in column[9].split("|") if "=" in part)
            if "-" in column[0]:
                covered = [*map(int, column[0].split("-"))], column[1], misc.get("SpaceAfter") != "No"
                continue
            if "." in column[0]:
                continue
            if par:
                text, space, par = text.rstrip() + ("\n\n" if text else ""), "", False
            form, after = column[1], misc.get("SpaceAfter") != "No"
            number = int(column[0])
            inside = covered and covered[0][0] <= number <= covered[0][1]
            if inside:
                after = covered[2] if number == covered[0][1] else False
                # The parts of "don't" are written as they stand where they add up to it.
            text += space
            if number == 1:
                base = len(words)
            governor = int(column[6]) - 1 + base if int(column[6]) > 0 else -1
            words.append(Word(len(text), len(text) + len(form), form, column[3], column[4], sentence, governor, column[7]))
            text += form
            space = " " if after else ""
            at = len(words) - 1
            for piece in PIECES.finditer(misc.get("Entity", "")):
                if piece["open"]:
                    value = dict(zip(fields, piece["open"].split("-", len(fields) - 1)))
                    group = value["GRP"]
                    mention = Mention(at, at + 1, value["etype"], group.split("[")[0], at)
                    mentions.append(mention)
                    if not piece["single"]:
                        opened.setdefault(group, []).append(mention)
                elif opened.get(piece["close"]):
                    opened[piece["close"]].pop().last = at + 1
    for mention in mentions:  # its head depends on a word outside
        inside = range(mention.first, mention.last)
        mention.head = next((i for i in inside if words[i].governor not in inside), mention.first)
    return Document(name, text + "\n", words, mentions)


def read_documents(folder):
    return [read_document(path) for path in sorted(glob.glob(os.path.join(glob.escape(folder), "*.conllu")))]


def parts(folder):
    """Names of the documents of each part, as splits.md has them."""
    out, part = {}, None
    with open(os.path.join(folder, "splits.md"), encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("## "):
                part = line[3:].strip()
            elif line.strip().startswith("* "):
                out.setdefault(part, set()).add(line.strip()[2:])
    return out


def name_span(document, mention):
    """Words of the proper name that the mention has at its head, titles with it, or None: the run of proper nouns there,
    over small words that join the names of bodies and places."""
    words = document.words
    core = mention.head
    if words[core].upos != "PROPN":  # "the critic Eduard Hanslick"
        core = next((i for i in range(core + 1, min(mention.last, core + 4))
                     if words[i].governor == mention.head and words[i].relation == "flat" and words[i].upos == "PROPN"), None)
        if core is None:
            return None
    joiners = PERSON_JOINERS if mention.kind == "person" else JOINERS

    def goes_on(i):
        if not mention.first <= i < mention.last or (core > mention.head and i <= mention.head):
            return False
        word = words[i]
        return (word.upos in ("PROPN", "NUM") or word.form.lower() in joiners
                or (mention.kind != "person" and word.upos in ("ADJ", "NOUN") and word.form[:1].isupper()))

    first, last = core, core + 1
    while goes_on(first - 1):
        first -= 1
    while goes_on(last):
        last += 1
    while first < core and (words[first].form.lower() in JOINERS or words[first].upos == "NUM"):
        first += 1
    while last > core + 1 and words[last - 1].form.lower() in JOINERS:
        last -= 1
    return first, last


def tags(document, start, end):
    """A tag for each of our tokens, which begin at `start` and end at `end` (code points): names by kind, and the nouns
    that name persons and bodies without a name."""
    first_at = {s: i for i, s in enumerate(start)}
    last_at = {e: i + 1 for i, e in enumerate(end)}
    out = [0] * len(start)
    # A name inside another ("England" in "Bank of England") is no mention of its own.
    for mention in sorted(document.mentions, key=lambda m: m.first - m.last):
        span = name_span(document, mention)
        if span is None or mention.kind == "time":
            continue
        first, last = first_at.get(document.words[span[0]].start), last_at.get(document.words[span[1] - 1].end)
        if first is None or last is None or any(out[first:last]):
            continue
        kind = mention.kind if mention.kind in NAME_KINDS else "other"
        for i in range(first, last):
            place = "S" if last - first == 1 else "B" if i == first else "E" if i == last - 1 else "I"
            out[i] = TAG_ID[f"{place}-{kind}"]
    for mention in document.mentions:
        head = document.words[mention.head]
        i = first_at.get(head.start)
        if head.upos != "NOUN" or i is None or out[i] or name_span(document, mention):
            continue
        if mention.kind == "person":
            out[i] = TAG_ID["S-persons" if head.xpos == "NNS" else "S-somebody"]
        elif mention.kind == "organization":
            out[i] = TAG_ID["S-body"]
    return out


if __name__ == "__main__":
    for document in read_documents(sys.argv[1]):
        with open(os.path.join(sys.argv[2], document.name + ".txt"), "w", encoding="utf-8") as out:
            out.write(document.text)
