#!/usr/bin/env python3
"""How often the status and the date of an event are those that MEANTIME's annotators gave it (Minard and others, 2016).

usage: event_attributes.py HEARSAY DATA/meantime [apple|gm|stock ...] [-v]

Each of the corpus's folders is about one company; without one named, gm and stock are read: apple is for tuning, and airbus has the
documents of timelines.py's corpus_1. Each document becomes a page with the date it was published on, and `hearsay dossier` reads a
folder's pages together. An event is found if an entry of the timeline has one of its words there. Of those found:

status  a gold mention is denied if its polarity is NEG, else planned if its time is FUTURE, else hedged if its certainty is POSSIBLE or
        PROBABLE, else happened. Mentions without these attributes, generic ones and those of conditional clauses are left out.
date    the gold time expression that a TLINK says to hold the mention or to be simultaneous with it (IS_INCLUDED, SIMULTANEOUS), else the
        TIME of the event's instance (list_instances.csv). Times agree if one lies within the other ("2010-04" and "2010-04-20"), and are
        the same if they are equal to the day.

-v prints each disagreement.
"""
import argparse, collections, csv, glob, os, re, sys, tempfile
import xml.etree.ElementTree as ElementTree

from timelines import page, plain, run, written_time

FOLDERS = ("apple", "gm", "stock")
STATUSES = ("happened", "planned", "denied", "hedged")


# The corpus.

def gold_status(mention):
    """Nothing where the annotators left it open, or where the mention is of no single event."""
    get = mention.get
    if get("special_cases", "") not in ("", "NONE") or get("polarity") not in ("POS", "NEG") or get("time") not in ("FUTURE", "NON_FUTURE"):
        return None
    if get("polarity") == "NEG":
        return "denied"
    if get("time") == "FUTURE":
        return "planned"
    if get("certainty") in ("POSSIBLE", "PROBABLE"):
        return "hedged"
    return "happened" if get("certainty") == "CERTAIN" else None


class Document:
    """Tokens, and for each event mention its tokens, status and date."""

    def __init__(self, path, instance_times):
        root = ElementTree.parse(path).getroot()
        self.number = root.get("doc_id")
        self.tokens = [(int(t.get("sentence")), t.text) for t in root.iter("token")]
        index = {t.get("t_id"): i for i, t in enumerate(root.iter("token"))}
        marks = {m.get("m_id"): m for m in root.find("Markables")}
        self.published = next(m.get("value") for m in marks.values() if m.get("functionInDocument") == "CREATION_TIME")
        self.events = []  # (mention's id, indices of tokens, status, date)
        dates = self.dates(root, marks, instance_times)
        for number, mark in marks.items():
            if mark.tag == "EVENT_MENTION":
                tokens = [index[a.get("t_id")] for a in mark.iter("token_anchor")]
                if tokens:
                    self.events.append((number, tokens, gold_status(mark), dates.get(number, "")))

    @staticmethod
    def dates(root, marks, instance_times):
        """{mention: time}, as exact as it is told."""
        relations = root.find("Relations")
        dates = {}
        for relation in relations.iter("REFERS_TO"):
            time = instance_times.get(marks[relation.find("target").get("m_id")].get("instance_id"), "")
            for source in relation.iter("source"):
                if time:
                    dates[source.get("m_id")] = time
        linked = set()
        for link in relations.iter("TLINK"):
            source, target = link.find("source").get("m_id"), marks.get(link.find("target").get("m_id"))
            if link.get("reltype") not in ("IS_INCLUDED", "SIMULTANEOUS") or target is None or target.tag != "TIMEX3":
                continue
            time = written_time(target.get("value"))
            if target.get("type") in ("DATE", "TIME") and (source not in linked or len(time) > len(dates[source])) and time:
                dates[source] = time
                linked.add(source)
        return dates

    def sentences(self):
        """[(number, text)]"""
        words = collections.defaultdict(list)
        for sentence, word in self.tokens:
            words[sentence].append(word)
        return [(number, plain(" ".join(words[number]))) for number in sorted(words)]

    def spans(self, text):
        """Where each token of the body stands in the text; None where it does not."""
        reach = 200  # characters that a token may be away from the one before
        spans, at = [], 0
        for sentence, word in self.tokens:
            found = text.find(word, at, at + len(word) + reach) if sentence > 0 and re.search(r"\w", word) else -1
            spans.append((found, found + len(word)) if found >= 0 else None)
            at = found + len(word) if found >= 0 else at
        return spans


def read_instance_times(path):
    with open(path, encoding="utf-8") as lines:
        return {row["#ID"]: written_time(row["TIME"]) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if row["TIME"]}


def read_folder(data, name):
    times = read_instance_times(os.path.join(data, "list_instances.csv"))
    folder = os.path.join(data, "intra_cross-doc_annotation", "corpus_" + name)
    return [Document(path, times) for path in sorted(glob.glob(os.path.join(glob.escape(folder), "*.xml")))]


# The comparison.

class Counts:
    def __init__(self):
        self.confusion = collections.Counter()  # (gold status, found)
        self.found, self.all = collections.Counter(), collections.Counter()  # by gold status
        self.dates = collections.Counter()  # told, found, agree, same; those that nothing in the text dates apart

    def add(self, other):
        for name in ("confusion", "found", "all", "dates"):
            getattr(self, name).update(getattr(other, name))


def found_events(dossier):
    """{document's number: [(start, end, entry)]}"""
    numbers = [os.path.splitext(os.path.basename(d["input"]))[0] for d in dossier["documents"]]
    events = collections.defaultdict(list)
    for entry in dossier["timeline"]:
        for word in entry["words"]:
            events[numbers[word["document"]]].append((word["start"], word["end"], entry))
    return events


def compare(document, text, events, verbose):
    counts, spans = Counts(), document.spans(text)
    for _, tokens, status, date in document.events:
        places = [spans[t] for t in tokens if spans[t]]
        if not places:
            continue
        entry = next((e for start, end, e in events if any(start < b and a < end for a, b in places)), None)
        shown = text[max(0, places[0][0] - 60):places[0][0]] + "«" + text[places[0][0]:places[0][1]] + "»" + text[places[0][1]:places[0][1] + 60]
        if status:
            counts.all[status] += 1
            if entry:
                counts.found[status] += 1
                counts.confusion[status, entry["status"]] += 1
                if verbose and status != entry["status"]:
                    print("%-7s status gold %-8s found %-8s %s" % (document.number, status, entry["status"], shown.replace("\n", " ")))
        if date:
            counts.dates["told"] += 1
            if entry and written_time(entry["time"]):
                kind = "estimated " if entry["estimated"] else "dated "
                mine = written_time(entry["time"])
                agree, same = mine.startswith(date) or date.startswith(mine), mine[:10] == date[:10]
                counts.dates.update([kind + "found", *[kind + "agree"] * agree, *[kind + "same"] * same])
                if verbose and not agree:
                    print("%-7s date   gold %-10s found %-10s%s %s" % (document.number, date, mine, "~" if entry["estimated"] else " ", shown.replace("\n", " ")))
    return counts


def share(part, whole):
    return "%5.1f %% (%d of %d)" % (100 * part / whole if whole else 0, part, whole)


def show(title, counts):
    right = sum(counts.confusion[s, s] for s in STATUSES)
    print("%s: %s of the events with a status are on the timeline" % (title, share(sum(counts.found.values()), sum(counts.all.values()))))
    print("  status right      %s" % share(right, sum(counts.confusion.values())))
    for status in STATUSES:
        said = sum(counts.confusion[gold, status] for gold in STATUSES)
        print("    %-9s  precision %-22s recall %-22s on the timeline %s"
              % (status, share(counts.confusion[status, status], said), share(counts.confusion[status, status], counts.found[status]),
                 share(counts.found[status], counts.all[status])))
    dates = counts.dates
    print("  of %d with a date %s are on the timeline" % (dates["told"], share(dates["dated found"] + dates["estimated found"], dates["told"])))
    for kind, what in (("dated", "dated by the text"), ("estimated", "by the day of the news")):
        print("    %-22s  agree %-22s  the same %s" % (what, share(dates[kind + " agree"], dates[kind + " found"]), share(dates[kind + " same"], dates[kind + " found"])))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program"), parser.add_argument("data"), parser.add_argument("folders", nargs="*", metavar="folder", help="apple, gm or stock")
    parser.add_argument("-v", action="store_true")
    arguments = parser.parse_args()
    total = Counts()
    for name in arguments.folders or FOLDERS[1:]:
        documents = read_folder(arguments.data, name)
        if not documents:
            sys.exit("event_attributes: no documents of %s in %s. Name MEANTIME's folder, and one of: %s" % (name, arguments.data, ", ".join(FOLDERS)))
        pages = [(d.number, d.published, d.sentences()[0][1], d.sentences()[1:]) for d in documents]
        with tempfile.TemporaryDirectory() as folder:
            dossier = run(arguments.program, pages, folder)
        texts = {os.path.splitext(os.path.basename(d["input"]))[0]: d["text"] for d in dossier["documents"]}
        events, counts = found_events(dossier), Counts()
        for document in documents:
            counts.add(compare(document, texts[document.number], events[document.number], arguments.v))
        show(name, counts)
        total.add(counts)
    show("all", total)


if __name__ == "__main__":
    main()
