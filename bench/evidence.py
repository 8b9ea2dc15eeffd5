#!/usr/bin/env python3
"""Who said it, how it reached the page, how sure the page is: scores, and the speed of the whole way.

usage: evidence.py HEARSAY DATA [-v]

HEARSAY is the program, DATA the data folder, with cases/ and score/ beside it. Prints score/evidence.py on cases/evidence.jsonl and on the
project's own cases (tests/data/evidence.jsonl), score/seeds.py, the speakers of the hundred direct quotations of PolNeAR's
dev part that were read by hand (docs/evaluation.md holds them), and articles a second from text to record on one thread. -v names what is
wrong.
"""
import glob, json, os, re, subprocess, sys, time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROW = re.compile(r"^\| \d+ \| `(?P<file>[^`]+)` \| (?P<start>\d+) \| (?P<end>\d+) \| (?P<names>[^|]+) \|$", re.M)
FORMS = {"the", "a", "an", "mr", "mrs", "ms", "dr", "sir", "president", "senator", "sen", "rep", "gov", "secretary"}


def words(text):
    found = {w for w in re.findall(r"\w+", re.sub(r"['’]s\b", "", text.lower()))}
    return found - FORMS or found


def read(program, *arguments):
    """Records of the inputs, by file name without its ending."""
    run = subprocess.run([program, "read", "--as", "text", "--format", "ndjson", *arguments], capture_output=True, text=True, check=True)
    records = map(json.loads, run.stdout.splitlines())
    return {os.path.splitext(os.path.basename(r["input"]))[0]: r for r in records}


def speakers(program, folder, verbose):
    """Right, open, wrong and unread of the quotations whose table stands in docs/evaluation.md."""
    rows = [m.groupdict() for m in ROW.finditer(open(os.path.join(ROOT, "docs", "evaluation.md"), encoding="utf-8").read())]
    records = read(program, *(os.path.join(folder, f + ".txt") for f in sorted({r["file"] for r in rows})))
    count = dict.fromkeys(("right", "open", "wrong", "unread"), 0)
    for row in rows:
        record = records[row["file"]]
        gold = set(range(int(row["start"]), int(row["end"])))
        best, most = None, 0.3
        for statement in record["statements"]:
            own = {i for part in statement["content"] for i in range(part["start"], part["end"])}
            share = len(gold & own) / len(gold | own)
            if share > most:
                best, most = statement, share
        names = {e["id"]: e["name"] for e in record["entities"]}
        said = names.get(best["speaker"]) if best else None
        full, *others = (words(name) for name in row["names"].split(" / "))
        right = said is not None and (full <= words(said) or words(said) <= full or words(said) in others)
        what = "unread" if best is None else "right" if right else "open" if said is None else "wrong"
        count[what] += 1
        if verbose and what != "right":
            print(f"{what}: {row['file']} {row['start']}: {row['names'].strip()}; got {said}")
    print(f"speakers of {len(rows)} quotations: " + ", ".join(f"{n} {what}" for what, n in count.items()))


def speed(program, files):
    texts = [open(f, encoding="utf-8").read() for f in files]
    size = sum(len(t.split()) for t in texts)

    def seconds(*inputs):
        began = time.perf_counter()
        subprocess.run([program, "read", "--as", "text", "--format", "ndjson", "--jobs", "1", *inputs], stdout=subprocess.DEVNULL, check=True)
        return time.perf_counter() - began

    start = min(seconds(files[0]) for _ in range(3))
    whole = min(seconds(*files) for _ in range(3))
    rest = size - len(texts[0].split())
    print(f"{rest / 700 / (whole - start):.1f} articles of 700 words a second, one thread, text to record")


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    program, data, flags = sys.argv[1], sys.argv[2], sys.argv[3:]
    beside = os.path.join(data, "..")
    dev = os.path.join(data, "polnear", "dev", "text")
    files = sorted(glob.glob(os.path.join(glob.escape(dev), "*.txt")))
    if not files:
        sys.exit(f"{data}: no polnear/dev/text/*.txt there; name the data folder, as in make bench-evidence DATA=../shared/data")

    def score(title, script, *arguments):
        print(f"\n{title}", flush=True)
        subprocess.run([sys.executable, os.path.join(beside, "score", script), program, *arguments, *flags], check=True)

    score("cases/evidence.jsonl", "evidence.py", os.path.join(beside, "cases", "evidence.jsonl"))
    score("tests/data/evidence.jsonl", "evidence.py", os.path.join(ROOT, "tests", "data", "evidence.jsonl"))
    score("cases/seeds.json", "seeds.py")
    print()
    speakers(program, dev, "-v" in flags)
    print()
    speed(program, files)


main()
