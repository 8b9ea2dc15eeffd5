#!/usr/bin/env python3
"""Scores and speed of the reading of attributions, beside what is published.

usage: speech.py HEARSAY DATA

HEARSAY is the program, DATA the data folder (polnear/dev, and score/ beside it). Prints exact F1 on PolNeAR's dev part by
score/attribution.py, the published figures on its test part, articles of 700 words a second for each kind of kernel that this
processor has, on one thread and on two, from text to records; memory; start-up; and how time grows with the length of a text.
"""
import glob, os, re, resource, subprocess, sys, tempfile, time

PUBLISHED = [  # source, cue, content: exact F1 on PolNeAR's test part; CofeNet (COLING 2022), table 6
    ("BERT + CofeNet (2022)", 83.2, 75.3, 72.9),
    ("BiLSTM + CofeNet (2022)", 73.3, 66.2, 63.6),
    ("CRF (2022)", 50.6, 53.4, 28.6),
]


def run(program, arguments, kernels=None):
    """Standard output and seconds of wall time."""
    environment = dict(os.environ)
    if kernels:
        environment["HEARSAY_KERNELS"] = kernels
    began = time.perf_counter()
    done = subprocess.run([program, "read", "--as", "text", "--format", "ndjson", *arguments], capture_output=True, text=True,
                          check=True, env=environment)
    return done.stdout, time.perf_counter() - began


def scores(program, data, files):
    out, _ = run(program, files)
    folder = os.path.join(data, "polnear", "dev")
    script = os.path.join(data, "..", "score", "attribution.py")
    return subprocess.run([sys.executable, script, folder], input=out, capture_output=True, text=True, check=True).stdout


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, data = sys.argv[1:]
    files = sorted(glob.glob(os.path.join(glob.escape(data), "polnear", "dev", "text", "*.txt")))
    if not files:
        sys.exit(f"{data}: no polnear/dev/text/*.txt there; name the data folder, as in make bench-speech DATA=../shared/data")
    words = sum(len(open(f, encoding="utf-8").read().split()) for f in files)
    result = scores(program, data, files)
    print(result)
    f1 = [float(x) for x in re.findall(r"F1 +([\d.]+)", result)]
    print("%-26s %8s %8s %8s" % ("exact F1", "source", "cue", "content"))
    print("%-26s %8.1f %8.1f %8.1f   (dev)" % ("Hearsay", *f1[:3]))
    for row in PUBLISHED:
        print("%-26s %8.1f %8.1f %8.1f   (test)" % row)

    with tempfile.TemporaryDirectory() as folder:
        short = os.path.join(folder, "short.txt")
        open(short, "w", encoding="utf-8").write("It rained.\n")
        start = min(run(program, [short])[1] for _ in range(5))
        print("\nstart-up %.0f ms" % (1000 * start))
        print("\n%-14s %10s %10s   articles of 700 words a second" % ("kernels", "1 thread", "2 threads"))
        for kernels in ("plain", "avx2", "avx512-vnni"):
            some = files[:8] if kernels == "plain" else files
            share = words * len(some) / len(files)
            one, two = (min(run(program, ["--jobs", str(jobs), *some], kernels)[1] for _ in range(3)) for jobs in (1, 2))
            print("%-14s %10.1f %10.1f" % (kernels, share / 700 / (one - start), share / 700 / (two - start)))
        print("(a kind that this processor lacks reads with the best that it has)")
        print("\nmemory %.0f MB at most" % (resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000))
        print("\nlength of a text and seconds; the last column is each over the one before")
        text, before = " ".join(open(f, encoding="utf-8").read().replace("\n", " ") for f in files[:20]), None
        for times in (1, 2, 4, 8):
            path = os.path.join(folder, f"long{times}.txt")
            open(path, "w", encoding="utf-8").write(" ".join([text] * times))
            seconds = run(program, [path])[1]
            print("%9d bytes %8.2f s   %s" % (os.path.getsize(path), seconds, "%.2f" % (seconds / before) if before else ""))
            before = seconds


main()
