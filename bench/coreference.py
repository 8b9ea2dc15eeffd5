#!/usr/bin/env python3
"""Who is who: scores of entities and coreference within a text and across reports.

usage: coreference.py HEARSAY DATA [-v]
       coreference.py --check

HEARSAY is the program, DATA the data folder (gum, meantime). -v lists the mentions that differ. --check holds the scorers against the
examples of the papers (clusters.py).

GUM, within a text: named people and their pronouns. A gold mention is a name if its head, or a word joined to the head by `flat`, is a
proper noun, singular and without an article of its own, and the phrase is no coordination; it is matched by ours if ours lies in it and
holds one of those words (pronouns and others: the head), best overlap first, one to one. Other gold mentions (nominals) are left
out on both sides. Clusters of one mention count. A pronoun of ours is told by its word.

MEANTIME, across reports: each of the four topics is read as one story. Only the first six sentences (title, date, four more) are
annotated in full and only mentions in them are scored; only names. *Plain* scores all names that either side has, ours of the
same kind; *aligned* scores those that both have, whatever kind we gave them, so that only the joining is scored.

CoNLL is the mean F1 of MUC, B-cubed and CEAF-e.
"""
import collections, glob, json, os, re, subprocess, sys, tempfile
import xml.etree.ElementTree as ElementTree

from clusters import SCORERS, Score, check

THIRD = set("he him his himself she her hers herself they them their theirs themselves themself".split())
OTHER_PERSONS = set("i me my mine myself we us our ours ourselves you your yours yourself yourselves".split())
KINDS = {"person": "person", "organization": "organization", "place": "place"}  # ours by GUM's; it has no groups
ENTITY_TYPES = {"PER": "person", "ORG": "organization", "LOC": "place"}  # ours by MEANTIME's
ANNOTATED_SENTENCES = 6
GROUPS = ("news, held out", "all genres, held out", "news, all")  # of GUM's texts; held out: dev and test

# A mention of either side: where it stands; the words that must be held (gold); name, pronoun or nominal; what it belongs to.
Mention = collections.namedtuple("Mention", "start end cores form kind entity")


def align(gold, ours):
    """Which gold mention each of ours is, as pairs of numbers: best overlap first, one to one."""
    pairs = []
    for g, one in enumerate(gold):
        first, last = min(c[0] for c in one.cores), max(c[1] for c in one.cores)
        for o, other in enumerate(ours):
            if other.start < one.start or other.end > one.end:
                continue
            if any(other.start < end and start < other.end for start, end in one.cores):
                shared = min(last, other.end) - max(first, other.start)
                pairs.append((-shared / (max(last, other.end) - min(first, other.start)), one.end - one.start, g, o))
    taken_gold, taken_ours = {}, {}
    for _, _, g, o in sorted(pairs):
        if g not in taken_gold and o not in taken_ours:
            taken_gold[g], taken_ours[o] = o, g
    return taken_ours


def form_of(words):
    """What a mention of ours is that gold does not have."""
    if words.lower() in THIRD | OTHER_PERSONS:
        return "pronoun"
    return "name" if words.split() and words.split()[-1][0].isupper() else "nominal"


def ours_in(record):
    text = record["text"]
    return [Mention(m["start"], m["end"], (), form_of(text[m["start"]:m["end"]]), e["kind"], e["id"])
            for e in record["entities"] for m in e["mentions"]]


def clusters(mentions):
    """From pairs of a mention's identity and its entity."""
    found = collections.defaultdict(set)
    for mention, entity in mentions:
        found[entity].add(mention)
    return list(found.values())


def print_scores(title, scores):
    conll = sum(s.f1 for s in scores.values()) / len(scores)
    print("%-34s" % title + "".join("  %5.1f %5.1f %5.1f" % tuple(100 * x for x in (s.precision, s.recall, s.f1))
                                    for s in scores.values()) + "   %5.1f" % (100 * conll))


def print_head(what):
    print("\n%-34s" % what + "".join("  %-17s" % (name + "  P R F") for name, _ in SCORERS) + "   CoNLL")


# GUM


def quoted(text):
    """The characters that stand in quotation marks; a mark left open ends with its paragraph."""
    inside, start = set(), None
    for at, character in enumerate(text):
        if start is None and character in '"“':
            start = at
        elif start is not None and (character in '"”' or text.startswith("\n\n", at)):
            inside.update(range(start, at))
            start = None
    return inside


def read_gum(path):
    """The text, paragraphs apart, and its gold mentions."""
    text, sentence, base, tokens, mentions, begun = "", "", 0, [], [], collections.defaultdict(list)

    def close_sentence():
        heads = {t["id"]: t for t in tokens if t["base"] == base}
        for mention in [m for m in mentions if "span" in m and "cores" not in m]:
            describe(mention, tokens[mention["span"][0]:mention["span"][1]], heads)
    paragraph, at = False, 0
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        fields = line.split("\t")
        if line.startswith("# newpar"):
            paragraph = True
        elif line.startswith("# text = "):
            text = text.rstrip("\n")
            if text:  # a caption's or a list's line has no full stop, and no other sentence beside it on the page
                text += "\n\n" if paragraph or re.search(r"\w$", text) else " "
            paragraph, base, at = False, len(text), len(text)
            sentence = line[len("# text = "):]
            text += sentence
        elif not line:
            close_sentence()
        elif len(fields) == 10 and fields[0].isdigit():
            start = text.find(fields[1], at)
            start = start if start >= 0 else at
            at = min(len(text), start + len(fields[1]))
            tokens.append({"id": fields[0], "base": base, "start": start, "end": at, "tag": fields[3], "plural": "Number=Plur" in fields[5],
                           "head": fields[6], "relation": fields[7], "word": fields[1].lower()})
            read_brackets(fields[9], len(tokens) - 1, begun, mentions)
    close_sentence()
    return text, [m["mention"] for m in mentions if "mention" in m]


def read_brackets(misc, token, begun, mentions):
    """Opens and closes mentions: (group-etype-infstat-salience-centering-minspan-link-identity … group), parts of one as group[1/2]."""
    for opened, closed_at_once, closed in re.findall(r"\(([^()]+)(\))?|([^()]+)\)", (re.findall(r"(?:^|\|)Entity=([^|]*)", misc) or [""])[0]):
        if opened:
            fields = opened.split("-", 7)
            group, _, part = fields[0].partition("[")
            begun[fields[0]].append((token, {"group": group, "kind": fields[1], "part": part}))
        name = fields[0] if opened and closed_at_once else closed
        if name and begun[name]:
            first, mention = begun[name].pop()
            if mention["part"].startswith("1") or not mention["part"]:  # of a discontinuous one, the first part stands for all
                mentions.append({**mention, "span": (first, token + 1)})


def describe(mention, inside, heads):
    """Finds the head, what is a name, and the words that a match must hold."""
    ids = {t["id"] for t in inside}
    head = next((t for t in inside if t["head"] not in ids), inside[-1])
    children = [t for t in inside if t["head"] == head["id"]]
    joined = [t for t in [head] + [c for c in children if c["relation"] == "flat"] if t["tag"] == "PROPN"]
    plain = not head["plural"] and not any(c["relation"] in ("det", "conj") for c in children)
    # Names of bodies and places may have an article and more than one word before their head.
    person = mention["kind"] == "person"
    form = "pronoun" if head["tag"] == "PRON" else "name" if joined and (plain or not person and
           not any(c["relation"] == "conj" for c in children)) else "nominal"
    cores = [(t["start"], t["end"]) for t in (joined if form == "name" else [head])]
    if form == "pronoun" and head["word"] not in THIRD | OTHER_PERSONS:
        form = "nominal"
    mention["cores"] = cores
    mention["mention"] = Mention(inside[0]["start"], inside[-1]["end"], tuple(cores), form, mention["kind"], mention["group"])


def gum_texts(folder):
    """Which groups each text belongs to: dev and test of splits.md are held out, of news all are read."""
    groups, part = {}, ""
    for line in open(os.path.join(folder, "splits.md"), encoding="utf-8"):
        part = line[3:].strip() if line.startswith("## ") else part
        name = line[4:].strip()
        if line.startswith("  * ") and os.path.exists(os.path.join(folder, name + ".conllu")):
            held_out, news = part in ("dev", "test"), "_news_" in name
            groups[name] = [g for g, is_in in zip(GROUPS, (held_out and news, held_out, news)) if is_in]
    return {name: of for name, of in groups.items() if of}


def score_gum(program, folder, verbose):
    names = gum_texts(folder)
    with tempfile.TemporaryDirectory() as work:
        gold = {}
        for name in names:
            text, gold[name] = read_gum(os.path.join(folder, name + ".conllu"))
            open(os.path.join(work, name + ".txt"), "w", encoding="utf-8").write(text)
        out = run(program, ["read", "--as", "text", "--format", "ndjson", *(os.path.join(work, n + ".txt") for n in names)])
    records = {os.path.splitext(os.path.basename(r["input"]))[0]: r for r in map(json.loads, out.splitlines())}
    tables = {p: {g: {n: Score() for n, _ in SCORERS} for g in GROUPS} for p in ("third person", "all pronouns")}
    found = {g: {kind: Score() for kind in KINDS.values()} for g in GROUPS}
    for name, groups in names.items():
        ours, text = ours_in(records[name]), records[name]["text"]
        pairs, inside = align(gold[name], ours), quoted(records[name]["text"])
        for kinds, which in (("third person", lambda m: text[m.start:m.end].lower() in THIRD and m.start not in inside), ("all pronouns", lambda m: True)):
            key = named_people(enumerate(gold[name]), which, lambda g: ("gold", g), lambda g: gold[name][g].form)
            said = named_people(enumerate(ours), which, lambda o: ("gold", pairs[o]) if o in pairs else ("ours", o),
                                lambda o: gold[name][pairs[o]].form if o in pairs else ours[o].form)
            for group in groups:
                for scorer, function in SCORERS:
                    tables[kinds][group][scorer].add(function(key, said))
        for group in groups:
            count_names(gold[name], ours, pairs, found[group])
        if verbose and "_news_" in name:
            list_names(gold[name], ours, pairs, name, text)
    for kinds, table in tables.items():
        print_head("GUM, people, " + kinds)
        for group, scores in table.items():
            print_scores(group, scores)
    print("\n%-34s %6s %6s %6s %6s %6s" % ("GUM, names found, by kind", "P", "R", "F", "ours", "gold"))
    for (group, kind), score in (((g, k), s) for g, kinds in found.items() for k, s in kinds.items()):
        print("%-34s %6.1f %6.1f %6.1f %6d %6d" % (group + ": " + kind, 100 * score.precision, 100 * score.recall, 100 * score.f1, score.said, score.wanted))


def named_people(numbered, which, identity, form):
    """Clusters of the people who are named: their names, and those pronouns that `which` admits."""
    people = [(n, m) for n, m in numbered if m.kind == "person" and (form(n) == "name" or (form(n) == "pronoun" and which(m)))]
    named = {m.entity for n, m in people if form(n) == "name"}
    return clusters((identity(n), m.entity) for n, m in people if m.entity in named)


def names_by_kind(gold, ours, pairs, kind):
    """Our names of a kind, those of them that are right, and gold's."""
    said = {o for o, m in enumerate(ours) if m.kind == kind and (gold[pairs[o]].form if o in pairs else m.form) == "name"}
    right = {o for o in said if o in pairs and KINDS.get(gold[pairs[o]].kind) == kind}
    return said, right, {g for g, m in enumerate(gold) if m.form == "name" and KINDS.get(m.kind) == kind}


def count_names(gold, ours, pairs, found):
    for kind, score in found.items():
        said, right, wanted = names_by_kind(gold, ours, pairs, kind)
        score.add(Score(len(right), len(said), len(right), len(wanted)))


def list_names(gold, ours, pairs, name, text):
    words = lambda m: repr(text[m.start:m.end])
    kind_of = {g: ours[o].kind for o, g in pairs.items()}
    for kind in KINDS.values():
        said, right, wanted = names_by_kind(gold, ours, pairs, kind)
        for o in sorted(said - right):
            print(f"{name} {kind}, ours alone: {words(ours[o])}, gold {gold[pairs[o]].kind if o in pairs else 'nothing'}")
        for g in sorted(wanted - {pairs[o] for o in right}):
            print(f"{name} {kind}, gold alone: {words(gold[g])}, ours {kind_of.get(g, 'nothing')}")


# MEANTIME


def read_meantime(path):
    """The text, where its annotated part ends, and the gold names in it."""
    root = ElementTree.parse(path).getroot()
    text, tokens, end, last, open_quote = "", {}, 0, None, False
    for token in root.iter("token"):
        word, sentence = token.text or "", int(token.get("sentence"))
        if last is not None and sentence != last:
            text += "\n\n" if last < 2 else " "  # the title and the date are lines of their own
        elif last is not None and not (re.match(r"[,.;:!?)%\]”]|'s?$|n't$|'(re|ve|ll|d|m)$|’", word) or (word == '"' and open_quote)
                                       or re.search(r"[($\[“]$", text) or (text.endswith('"') and open_quote)):
            text += " "
        open_quote = open_quote != (word == '"')
        tokens[token.get("t_id")] = (len(text), len(text) + len(word), sentence)
        text += word
        last = sentence
        if sentence < ANNOTATED_SENTENCES:
            end = len(text)
    entities = {e.get("m_id"): e for e in root.iter("ENTITY")}
    held = {}
    for relation in root.iter("REFERS_TO"):
        target = relation.find("target")
        if target is not None and target.get("m_id") in entities:
            held.update((s.get("m_id"), entities[target.get("m_id")]) for s in relation.findall("source"))
    names = []
    for mention in root.iter("ENTITY_MENTION"):
        spans = sorted(tokens[a.get("t_id")] for a in mention.iter("token_anchor"))
        entity = held.get(mention.get("m_id"))
        if not spans or spans[0][2] >= ANNOTATED_SENTENCES or entity is None:
            continue
        start, finish = spans[0][0], spans[-1][1]
        head = text.rfind(mention.get("head") or "\n", start, finish)
        core = (head, head + len(mention.get("head"))) if head >= 0 else spans[-1][:2]
        marked = mention.get("syntactic_type") or form_of(text[start:finish]) == "name" and "NAM"
        if marked in ("NAM", "PRE.NAM"):
            instance = entity.get("instance_id") or (path, entity.get("m_id"))
            names.append(Mention(start, finish, (core,), "name", entity.get("ent_type"), instance))
    # "Apple CEO Steve Jobs" beside "Steve Jobs": the smaller one is the name. Both folders' annotators marked some twice.
    names = list({(m.start, m.end): m for m in names}.values())
    return text, end, [m for m in names if not any(o != m and m.start <= o.start and o.end <= m.end and o.entity == m.entity for o in names)]


def score_meantime(program, folder, verbose):
    titles = [(t, s, a) for t in ENTITY_TYPES for s in ("within", "across") for a in ("plain", "aligned")]
    total = {title: {n: Score() for n, _ in SCORERS} for title in titles}
    for corpus in sorted(glob.glob(os.path.join(glob.escape(folder), "intra_cross-doc_annotation", "corpus_*"))):
        paths = sorted(glob.glob(os.path.join(glob.escape(corpus), "*.xml")))
        gold, parts, texts = [], [], []
        with tempfile.TemporaryDirectory() as work:
            files = [os.path.join(work, "%03d.txt" % i) for i in range(len(paths))]
            for path, file in zip(paths, files):
                text, end, names = read_meantime(path)
                open(file, "w", encoding="utf-8").write(text)
                gold, parts, texts = gold + [names], parts + [end], texts + [text]
            story = os.path.join(work, "story.json")
            run(program, ["dossier", "--as", "text", "--json", story, *files])
            dossier = json.load(open(story, encoding="utf-8"))
        ours = [[] for _ in paths]
        for entity in dossier["entities"]:
            for m in entity["mentions"]:
                words = texts[m["document"]][m["start"]:m["end"]]
                if m["end"] <= parts[m["document"]]:
                    ours[m["document"]].append(Mention(m["start"], m["end"], (), form_of(words), entity["kind"], entity["id"]))
        pairs = [align(g, o) for g, o in zip(gold, ours)]
        for title in titles:
            entity_type, scope, variant = title
            key, said = sides(gold, ours, pairs, entity_type, variant)
            for documents in ([[d] for d in range(len(paths))] if scope == "within" else [range(len(paths))]):
                k, r = (clusters((m, e) for d, m, e in side if d in documents) for side in (key, said))
                for scorer, function in SCORERS:
                    total[title][scorer].add(function(k, r))
        if verbose:
            for entity_type in ENTITY_TYPES:
                list_joins(os.path.basename(corpus), *sides(gold, ours, pairs, entity_type, "aligned"), texts, gold)
    print_head("MEANTIME, names, four topics")
    for title in titles:
        print_scores("%s %s, %s" % title, total[title])


def sides(gold, ours, pairs, entity_type, variant):
    """Gold's and our mentions of one type as (document, identity, entity)."""
    key = [(d, (d, g), m.entity) for d, names in enumerate(gold) for g, m in enumerate(names) if m.kind == entity_type]
    kept = {identity for _, identity, _ in key}
    said = []
    for d, mentions in enumerate(ours):
        for o, m in enumerate(mentions):
            if variant == "plain" and m.kind == ENTITY_TYPES[entity_type] and (o in pairs[d] or m.form == "name"):
                said.append((d, (d, pairs[d][o]) if o in pairs[d] else (d, "ours", o), m.entity))
            elif variant == "aligned" and o in pairs[d] and (d, pairs[d][o]) in kept:
                said.append((d, (d, pairs[d][o]), m.entity))
    if variant == "aligned":
        both = {identity for _, identity, _ in said}
        key = [k for k in key if k[1] in both]
    return key, said


def list_joins(corpus, key, said, texts, gold):
    """Prints which entities of one side are several of the other."""
    words = {i: texts[d][gold[d][i[1]].start:gold[d][i[1]].end] for d, i, _ in key}
    for what, these, others in (("one in gold, several of ours", key, said), ("one of ours, several in gold", said, key)):
        other_of = {i: e for _, i, e in others}
        parts = collections.defaultdict(lambda: collections.defaultdict(collections.Counter))
        for d, i, e in these:
            parts[e][other_of[i]][words[i]] += 1
        for entity, split in parts.items():
            if len(split) > 1:
                print(corpus, what + ":", " | ".join("%s %s" % (other if what.startswith("one in") else "", dict(names)) for other, names in split.items()))


def run(program, arguments):
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=True).stdout


def main():
    arguments = [a for a in sys.argv[1:] if a != "-v"]
    if arguments == ["--check"]:
        check()
        print("the scorers give what the papers say")
    elif len(arguments) == 2:
        program, data = arguments
        for folder, score in (("gum", score_gum), ("meantime", score_meantime)):
            if os.path.isdir(os.path.join(data, folder)):
                score(program, os.path.join(data, folder), "-v" in sys.argv)
            else:
                print(f"{data}: no {folder} there, not scored", file=sys.stderr)
    else:
        sys.exit(__doc__)


main()
