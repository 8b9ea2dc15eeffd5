#!/usr/bin/env python3
"""How well the timelines of SemEval-2015 task 4 (Minard and others, 2015) are found in its raw texts (track A).

usage: timelines.py HEARSAY DATA/timelines [trial|corpus_1] [-v] [--keep FOLDER] [--dossier FILE]

Each document becomes a page with the date it was published on; `hearsay dossier` reads all of them; for each target entity, the events
in whose `entities` it is, with their times, are held against the gold timeline. -v prints what is missing and what is too much.

The measure is temporal awareness (UzZaman and Allen, 2011), as the task defines it: a timeline is a graph in which each mention of an
event is SIMULTANEOUS with its time and BEFORE or SIMULTANEOUS with the next mention. Precision is the share of the found relations,
without those that follow from the others, that follow from the gold ones; recall the other way round. Those of all timelines are added up
(micro average). Events at position 0 have no time and count for nothing. A timeline that is not found at all counts against recall.
"""
import argparse, collections, glob, html, json, os, re, subprocess, sys, tempfile

FOLDERS = {"trial": ("Corpus-trial-data_task4_TimeML", "TimeLines_trial_data_task4_v1.2"),
           "corpus_1": ("corpus_1/corpus_trackA_TimeML", "corpus_1/TimeLines_Gold_Standard")}


# The measure.

def written_time(value):
    """Times as all corpora write them: unknown parts left out; empty where nothing is known."""
    value = re.sub(r"[-T]?X+.*$", "", value)
    return value if re.match(r"\d{4}", value) else ""


def read_timeline(text):
    """[(position, time, event mention)] of a timeline in the task's format, in order. The first line names the entity."""
    lines = []
    for line in text.splitlines()[1:]:
        fields = [field.strip() for field in line.split("\t")]
        if len(fields) > 2 and fields[0].isdigit():
            lines.append((int(fields[0]), fields[1], [f for f in fields[2:] if f]))
    lines.sort(key=lambda each: each[:2])
    return [(position, written_time(time), event) for position, time, events in lines for event in events if position > 0]


class Graph:
    """What follows from a timeline: which nodes are at one time, and which come before others."""

    def __init__(self, timeline):
        self.parent, self.after, self.kept = {}, collections.defaultdict(set), []
        seen, mentions = collections.Counter(), []
        for position, time, event in timeline:
            seen[event] += 1  # the same word may name two events
            mentions.append((position, time, (event, seen[event])))
        for _, time, mention in mentions:
            self.equal(mention, ("time", time or "unknown"))
        pairs = list(zip(mentions, mentions[1:]))
        for (one, _, a), (two, _, b) in pairs:
            if one == two:
                self.equal(a, b)
        for (one, _, a), (two, _, b) in pairs:
            if one < two:
                self.before(a, b)

    def root(self, node):
        while self.parent.get(node, node) != node:
            node = self.parent[node]
        return node

    def equal(self, a, b):
        """Keeps the relation if it does not follow from those before it. All that are equal are said before all that are not."""
        self.parent.setdefault(a, a), self.parent.setdefault(b, b)
        if self.root(a) != self.root(b):
            self.parent[self.root(a)] = self.root(b)
            self.kept.append(("SIMULTANEOUS", a, b))

    def before(self, a, b):
        """Drops what contradicts the relations before it."""
        if not self.follows("SIMULTANEOUS", a, b) and not self.follows("BEFORE", a, b) and not self.follows("BEFORE", b, a):
            self.after[self.root(a)].add(self.root(b))
            self.kept.append(("BEFORE", a, b))

    def follows(self, relation, a, b):
        if a not in self.parent or b not in self.parent:
            return False
        a, b = self.root(a), self.root(b)
        if relation == "SIMULTANEOUS":
            return a == b
        reached, todo = set(), [a]
        while todo:
            for node in self.after[todo.pop()]:
                if node not in reached:
                    reached.add(node)
                    todo.append(node)
        return b in reached


def compare(gold, found):
    """(right, said, found again, wanted): numerators and denominators of precision and recall."""
    gold, found = Graph(gold), Graph(found)
    return (sum(gold.follows(*relation) for relation in found.kept), len(found.kept),
            sum(found.follows(*relation) for relation in gold.kept), len(gold.kept))


def f1(right, said, again, wanted):
    precision, recall = right / said if said else 0.0, again / wanted if wanted else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


# The texts.

def plain(sentence):
    """A sentence as it was written before it was cut into words."""
    text = html.unescape(re.sub(r"<[^>]+>", "", sentence))
    text = re.sub(r"``\s*", "“", text)
    text = re.sub(r"\s*''", "”", text)
    text = re.sub(r"\s+([,.;:?!%)\]”]|'s\b|n't\b|'(?:re|ve|ll|d|m)\b)", r"\1", text)
    text = re.sub(r"([(\[“$£€])\s+", r"\1", text)
    parts = re.split(r'\s*"\s*', text)  # straight marks open and close by turns
    if len(parts) > 1 and len(parts) % 2:
        text = "".join(part + (" “" if i % 2 == 0 else "” ") for i, part in enumerate(parts[:-1])) + parts[-1]
    return " ".join(re.sub(r"” ([,.;:?!)])", r"”\1", text).split())


def read_document(path):
    """(number, day of publication, title, [(sentence's number, text)])."""
    text = open(path, encoding="utf-8").read()
    published = re.search(r'<DCT>.*?value="([^"]+)"', text, re.S).group(1)
    title = re.search(r"<EXTRAINFO>(.*?)</EXTRAINFO>", text, re.S).group(1)
    sentences = [(int(n), plain(s)) for n, s in re.findall(r'<s id="(\d+)">(.*?)</s>', text, re.S)]
    return re.search(r"<DOCID>(.*?)</DOCID>", text).group(1), published, plain(title), sentences


def page(published, title, sentences):
    body = [text for number, text in sentences if text != title]
    paragraphs = [body[0], " ".join(body[1:])] if body and re.match(r"\w+ \d+, \d{4}", body[0]) else [" ".join(body)]
    return ('<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%s</title><meta property="og:title" content="%s">'
            '<meta property="article:published_time" content="%sT12:00:00Z"></head><body><main><article><h1>%s</h1>%s</article></main></body></html>'
            % (html.escape(title), html.escape(title), published, html.escape(title),
               "".join("<p>%s</p>" % html.escape(paragraph, quote=False) for paragraph in paragraphs)))


def run(program, documents, folder):
    files = []
    for number, published, title, sentences in documents:
        files.append(os.path.join(folder, number + ".html"))
        with open(files[-1], "w", encoding="utf-8") as out:
            out.write(page(published, title, sentences))
    out = os.path.join(folder, "dossier.json")
    subprocess.run([program, "dossier", *files, "-o", os.path.join(folder, "dossier.html"), "--json", out], check=True, capture_output=True)
    return json.load(open(out, encoding="utf-8"))


# From the dossier to the task's timelines.

def place_sentences(document, title, sentences):
    """[(start, end, number)] in the document's text; the headline is sentence 0."""
    text, at, places = document["text"], 0, []
    for number, sentence in sentences:
        start = text.find(sentence, at)
        if start >= 0:
            places.append((start, start + len(sentence), number))
            at = start + len(sentence)
    return places


def parts_of(target):
    """The names that the target may go by: all of it, its last words ("Air Force"), words with its number ("A380", "Boeing 787")."""
    words = target.split()
    parts = [words[i:j] for i in range(len(words)) for j in range(i + 1, len(words) + 1)]
    return [part for part in parts if part == words[-len(part):] or any(re.search(r"\d", word) for word in part)]


def names(phrase, parts):
    """Whether the phrase ends with one of the names, and is not a longer name: "the new A380s", but not "Qatar Airlines"."""
    words = re.findall(r"[\w&-]+", phrase)
    for part in parts:
        end = words[-len(part):]
        if end == part or end and end[:-1] == part[:-1] and end[-1] == part[-1] + "s":
            before = words[:-len(part)]
            if part == parts[0] or not before or before[-1].islower() or len(before) == 1:
                return True
    return False


def named(dossier, target):
    """Ids of the entities that the target's name means."""
    parts = sorted(parts_of(target), key=len, reverse=True)
    return {e["id"] for e in dossier["entities"] if e["kind"] != "group"
            and any(re.split(r"\W+", name) in parts for name in [e["name"], *e["aliases"]])}


def timeline_of(dossier, target, sentences_of):
    """The target's timeline in the task's terms: [(position, time, mention)]."""
    ids, parts, mentions = named(dossier, target), sorted(parts_of(target), key=len, reverse=True), set()
    for entry in dossier["timeline"]:
        phrases = (dossier["documents"][a["document"]]["text"][a["start"]:a["end"]] for a in entry["arguments"])
        if not (ids & set(entry["entities"]) or any(names(phrase, parts) for phrase in phrases)) or not written_time(entry["time"]):
            continue
        for word in entry["words"]:
            document = dossier["documents"][word["document"]]
            number = os.path.splitext(os.path.basename(document["input"]))[0]
            for start, end, sentence in sentences_of[number]:
                if start <= word["start"] < end:
                    event = document["text"][word["start"]:word["end"]].replace(" ", "_")
                    mentions.add((written_time(entry["time"])[:10], "%s-%d-%s" % (number, sentence, event)))
    times = sorted({time for time, _ in mentions})
    return [(1 + times.index(time), time, event) for time, event in sorted(mentions)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program"), parser.add_argument("data"), parser.add_argument("corpus", nargs="?", default="corpus_1", choices=FOLDERS)
    parser.add_argument("-v", action="store_true"), parser.add_argument("--keep", help="where to leave pages and dossier")
    parser.add_argument("--dossier", help="JSON of a dossier that was made before of the pages that --keep leaves")
    arguments = parser.parse_args()
    texts, gold = (os.path.join(arguments.data, folder) for folder in FOLDERS[arguments.corpus])
    documents = [read_document(path) for path in sorted(glob.glob(os.path.join(glob.escape(texts), "*.tml")))]
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or temporary
        os.makedirs(folder, exist_ok=True)
        dossier = json.load(open(arguments.dossier, encoding="utf-8")) if arguments.dossier else run(arguments.program, documents, folder)
    by_number = {os.path.splitext(os.path.basename(d["input"]))[0]: d for d in dossier["documents"]}
    sentences_of = {number: place_sentences(by_number[number], title, sentences)
                    for number, _, title, sentences in documents if number in by_number}
    listed = {re.sub(r"\W+", "_", line.strip().lower()): line.strip() for path in glob.glob(os.path.join(arguments.data, arguments.corpus, "list_*.txt"))
              for line in open(path, encoding="utf-8-sig")}  # the names in the gold standard are not all spelt right
    total = (0, 0, 0, 0)
    for path in sorted(glob.glob(os.path.join(glob.escape(gold), "*.txt"))):
        text = open(path, encoding="utf-8-sig").read()
        target = listed.get(os.path.splitext(os.path.basename(path))[0], text.splitlines()[0].strip())
        wanted, found = read_timeline(text), timeline_of(dossier, target, sentences_of)
        score = compare(wanted, found)
        total = tuple(a + b for a, b in zip(total, score))
        print("%-26s P %5.2f R %5.2f F1 %5.2f   (%d of %d, %d of %d)" % (target, *(100 * x for x in f1(*score)), *score))
        if arguments.v:
            show(wanted, found, sentences_of, by_number, text)
    print("%-26s P %5.2f R %5.2f F1 %5.2f" % ("micro", *(100 * x for x in f1(*total))))


def show(wanted, found, sentences_of, documents, gold):
    wanted, found = {event: time for _, time, event in wanted}, {event: time for _, time, event in found}
    for event in sorted(wanted.keys() | found.keys()):
        a, b = wanted.get(event), found.get(event)
        if a == b:
            continue
        number, sentence, _ = event.split("-", 2)
        text = next((documents[number]["text"][s:e] for s, e, n in sentences_of.get(number, ()) if n == int(sentence)), "") if number in documents else ""
        undated = "undated" if a is None and re.search(r"^0\t.*\b%s\b" % re.escape(event), gold, re.M) else "-"
        print("   %-32s gold %-10s found %-10s %s" % (event, undated if a is None else a, "-" if b is None else b, text[:200]))


if __name__ == "__main__":
    main()
