"""Trains the mouth model: what a mouth's shape tells of the sound it makes.

    mouths.py MOUTHS ALIGNMENTS DICTIONARY --held-out FILE --out models/mouths.weights
    mouths.py MOUTHS ALIGNMENTS DICTIONARY --held-out FILE --check

MOUTHS is a folder that train/export_mouths.cc wrote, ALIGNMENTS one of word times as GRID has them (NAME.align: begin and end in
1/25000 s and the word), DICTIONARY a pronouncing dictionary of CMU's form, FILE a list of clips that are not trained on (JSON lines with
"clip"). `--check` trains on four fifths of the clips and reads the fifth, five times over: words right with the grammar that all the
sentences have, and frames of speech. How often the better of two readings was the true one, by how much it led, is measured on the clips
of FILE and goes into the weights ("margins"), and so does a sentence on what was measured.

The model: principal components of the patch and its redness with five measures of the lips, standardized over the clip; temporal
convolutions of width three with distances of one, one, two and four steps; log probabilities of phones and silence. Trained by cross-entropy to labels
from the word times, realigned twice, then with lattice-free maximum mutual information against the grammar (Povey and others, 2016).
"""

import argparse
import glob
import json
import os

import numpy as np
import torch
from torch import nn
from torch.nn import functional

import weights_file

LETTERS = dict(a="EY", b="B IY", c="S IY", d="D IY", e="IY", f="EH F", g="JH IY", h="EY CH", i="AY", j="JH EY", k="K EY", l="EH L", m="EH M",
               n="EH N", o="OW", p="P IY", q="K Y UW", r="AA", s="EH S", t="T IY", u="Y UW", v="V IY", x="EH K S", y="W AY", z="Z EH D")
SLOTS = [["bin", "lay", "place", "set"], ["blue", "green", "red", "white"], ["at", "by", "in", "with"], sorted(LETTERS),
         ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], ["again", "now", "please", "soon"]]
PATCH, RED, LIPS = 768, 192, 5
COMPONENTS, HIDDEN, DISTANCES, DROPOUT = 48, 160, (1, 2, 4), 0.4
EPOCHS, SEQUENCE_EPOCHS, BATCH, WARP = 150, 80, 16, 0.1
NETWORKS = 8


def standardized(patches):
    """Less their means, by their standard deviations and one grey level."""
    values = patches.astype(np.float32)
    return (values - values.mean(-1, keepdims=True)) / (values.std(-1, keepdims=True) + 1)


def name_of(case):
    return os.path.splitext(os.path.basename(case["clip"]))[0]


class Clips:
    """Mouths and sentences of the clips of one speaker."""

    def __init__(self, mouths, alignments, dictionary, wanted):
        self.folder = alignments
        self.mouths = {}
        for path in sorted(glob.glob(os.path.join(mouths, "*.mouths"))):
            name = os.path.splitext(os.path.basename(path))[0]
            if not wanted(name) or not os.path.exists(os.path.join(alignments, name + ".align")):
                continue
            data = open(path, "rb").read()
            versions, frames = np.frombuffer(data[:8], np.int32)
            row = np.dtype([("lips", "<f4", LIPS), ("patch", "u1", PATCH), ("red", "u1", RED)])
            rows = np.frombuffer(data[8:], row).reshape(versions, frames)
            patches = np.concatenate([standardized(rows["patch"]), standardized(rows["red"])], -1)
            self.mouths[name] = (rows["lips"], patches)
        self.names = sorted(self.mouths)
        self.said = {name: [word for _, _, word in self.times(name)] for name in self.names}
        pronounced = {}
        for line in open(dictionary, encoding="utf-8"):
            word, *phones = line.split()
            pronounced.setdefault(word, phones)
        self.phones_of = {word: LETTERS[word].split() if word in LETTERS else pronounced[word] for slot in SLOTS for word in slot}
        self.units = sorted({phone for phones in self.phones_of.values() for phone in phones})
        self.silence = len(self.units)

    def times(self, name):
        """(first frame, last frame, word) of a clip, silence left out."""
        lines = (line.split() for line in open(os.path.join(self.folder, name + ".align"), encoding="utf-8"))
        return [(int(begin) / 1000, int(end) / 1000, word) for begin, end, word in lines if word not in ("sil", "sp")]

    def units_of(self, word):
        return [self.units.index(phone) for phone in self.phones_of[word]]

    def labels(self, name):
        """A unit for each frame: each word's phones evenly over its time."""
        labels = np.full(self.mouths[name][0].shape[1], self.silence)
        for begin, end, word in self.times(name):
            units = self.units_of(word)
            for frame in range(len(labels)):
                share = (frame + 0.5 - begin) / max(end - begin, 1e-6)
                if 0 <= share < 1:
                    labels[frame] = units[int(share * len(units))]
        return labels


class Grammar:
    """All sentences of the slots, with silence before, behind and between words: the states of one graph."""

    def __init__(self, clips):
        states, steps, ends = [(clips.silence, None)], [(0, 0)], [0]

        def add(unit, word, before):
            states.append((unit, word))
            here = len(states) - 1
            steps.extend([(here, here)] + [(state, here) for state in before])
            return here

        first = [0]
        for slot, words in enumerate(SLOTS):
            before = ends if slot == 0 else ends + [add(clips.silence, None, ends)]
            ends = []
            for word in words:
                last = before
                for unit in clips.units_of(word):
                    last = [add(unit, (slot, word), last)]
                ends += last
        ends = ends + [add(clips.silence, None, ends)]
        self.units = np.array([unit for unit, _ in states])
        self.words = [word for _, word in states]
        count = len(states)
        self.steps, self.first, self.last = (np.zeros(shape, np.float32) for shape in ((count, count), count, count))
        for before, behind in steps:
            self.steps[before, behind] = 1
        self.first[first] = 1
        self.last[ends] = 1

    def allowed(self, sentence):
        """Which states a path of this sentence may take."""
        return np.array([word is None or sentence[word[0]] == word[1] for word in self.words], np.float32)

    def best_path(self, scores, allowed=None):
        """The likeliest states, one a frame (Viterbi)."""
        with np.errstate(divide="ignore"):
            steps, now, last = np.log(self.steps), np.log(self.first), np.log(self.last)
            emitted = scores[:, self.units] + (0 if allowed is None else np.log(allowed))
        now, back = now + emitted[0], []
        for frame in emitted[1:]:
            ways = now[:, None] + steps
            back.append(ways.argmax(0))
            now = ways.max(0) + frame
        path = [int((now + last).argmax())]
        for step in reversed(back):
            path.append(int(step[path[-1]]))
        return path[::-1]

    def sentence(self, scores):
        words = dict(word for word in (self.words[state] for state in self.best_path(scores)) if word)
        return [words.get(slot) for slot in range(len(SLOTS))]

    def likelihood(self, scores, allowed):
        """Log likelihoods of a batch, summed over all allowed paths: scores batch × frames × units, allowed batch × states."""
        steps, first, last = (torch.tensor(part) for part in (self.steps, self.first, self.last))
        emitted = scores[:, :, torch.tensor(self.units)]
        most = emitted.max(2, keepdim=True)[0].detach()
        emitted = torch.exp(emitted - most) * allowed[:, None, :]
        total, now = most.sum((1, 2)), first * emitted[:, 0]
        for frame in range(emitted.shape[1]):
            if frame:
                now = (now @ steps) * emitted[:, frame]
            norm = now.sum(1, keepdim=True) + 1e-30
            now, total = now / norm, total + torch.log(norm[:, 0])
        return total + torch.log((now * last).sum(1) + 1e-30)


class Network(nn.Module):
    def __init__(self, features, units):
        super().__init__()
        self.into = nn.Conv1d(features, HIDDEN, 3, padding=1)
        self.layers = nn.ModuleList([nn.Conv1d(HIDDEN, HIDDEN, 3, padding=step, dilation=step) for step in DISTANCES])
        self.out = nn.Conv1d(HIDDEN, units, 1)
        self.drop, self.drop_input = nn.Dropout(DROPOUT), nn.Dropout(0.1)

    def forward(self, features):
        hidden = functional.relu(self.into(self.drop_input(features)))
        for layer in self.layers:
            hidden = hidden + functional.relu(layer(self.drop(hidden)))
        return functional.log_softmax(self.out(self.drop(hidden)), 1)


def principal_components(clips, names):
    """Mean and rows of the first components, each to unit variance."""
    patches = np.concatenate([clips.mouths[name][1][:6].reshape(-1, PATCH + RED) for name in names])
    mean = patches.mean(0)
    values, vectors = np.linalg.eigh(np.cov((patches - mean)[::3].T))
    return mean, (vectors[:, ::-1][:, :COMPONENTS] / np.sqrt(values[::-1][:COMPONENTS])).T


def features_of(clips, name, components, version=0):
    lips, patches = clips.mouths[name]
    mean, basis = components
    rows = np.concatenate([(patches[version] - mean) @ basis.T, lips[version]], 1)
    return ((rows - rows.mean(0)) / (rows.std(0) + 1e-3)).astype(np.float32)


def warped(features, labels, random):
    """A batch drawn out or pressed together in time, and moved by up to three frames."""
    count = features.shape[2]
    out, out_labels = np.empty_like(features), np.empty_like(labels)
    for i in range(len(features)):
        rate = np.exp(random.normal() * WARP)
        place = np.clip(np.arange(count) / rate + random.uniform(-3, 3) + count / 2 * (1 - 1 / rate), 0, count - 1)
        before = np.floor(place).astype(int)
        behind, share = np.minimum(before + 1, count - 1), (place - before).astype(np.float32)
        out[i] = features[i][:, before] * (1 - share) + features[i][:, behind] * share
        out_labels[i] = labels[i][np.round(place).astype(int)]
    return out, out_labels


def train(clips, grammar, names, components, seed):
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    versions = min(len(clips.mouths[name][0]) for name in names)
    features = {name: [features_of(clips, name, components, version) for version in range(versions)] for name in names}
    labels = {name: clips.labels(name) for name in names}
    allowed = {name: grammar.allowed(clips.said[name]) for name in names}
    network = Network(COMPONENTS + LIPS, len(clips.units) + 1)
    optimizer = torch.optim.AdamW(network.parameters(), lr=2e-3, weight_decay=1e-2)
    epochs = EPOCHS + SEQUENCE_EPOCHS
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 4e-3, total_steps=epochs * -(-len(names) // BATCH))
    for epoch in range(epochs):
        network.train()
        order = random.permutation(names)
        for begin in range(0, len(order), BATCH):
            batch = order[begin:begin + BATCH]
            given = np.stack([features[name][random.integers(versions)] for name in batch]).transpose(0, 2, 1)
            given, wanted = warped(given, np.stack([labels[name] for name in batch]), random)
            scores = network(torch.tensor(given)).transpose(1, 2)
            loss = functional.nll_loss(scores.reshape(-1, scores.shape[2]), torch.tensor(wanted).reshape(-1))
            if epoch >= EPOCHS:
                true = torch.tensor(np.stack([allowed[name] for name in batch]))
                rest = grammar.likelihood(scores, torch.ones_like(true)) - grammar.likelihood(scores, true)
                loss = 0.3 * loss + rest.mean() / 10
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5)
            optimizer.step()
            schedule.step()
        if epoch in (int(0.3 * EPOCHS), int(0.5 * EPOCHS)):
            for name in names:
                path = grammar.best_path(scores_of([network], features[name][0]), allowed[name])
                labels[name] = grammar.units[path]
    network.eval()
    return network


def scores_of(networks, features):
    with torch.no_grad():
        return np.mean([network.eval()(torch.tensor(features.T[None]))[0].T.numpy() for network in networks], 0)


def measure(clips, grammar, components, networks, cases):
    """How often the better of two readings was the true one, by how much it led for each frame: [[lead, right, of], …]. `cases` are
    the clips that were not trained on, with their true sentence and others."""
    pairs = []
    for case in cases:
        name = name_of(case)
        if name not in clips.mouths:
            continue
        scores = scores_of(networks, features_of(clips, name, components))
        readings = [reading.split() for reading in [case["true"]] + case["near"] + case["far"]]
        allowed = torch.tensor(np.stack([grammar.allowed(reading) for reading in readings]))
        fits = grammar.likelihood(torch.tensor(scores)[None].expand(len(readings), -1, -1), allowed).numpy() / len(scores)
        pairs += [(abs(fits[0] - fit), fits[0] > fit) for fit in fits[1:]]
    bounds = [0, 0.01, 0.03, 0.06, 0.1, 0.2, 0.4]
    margins = []
    for low, high in zip(bounds, bounds[1:] + [np.inf]):
        within = [won for lead, won in pairs if low <= lead < high]
        margins.append([low, sum(within), len(within)])
        print(f"leads from {low}: right {sum(within)} of {len(within)}")
    return margins


def check(clips, grammar):
    """Reads each fifth of the clips by networks that were trained on the others."""
    right, count, speech = np.zeros(len(SLOTS)), 0, np.zeros(3)
    for fold in range(5):
        held = clips.names[fold::5]
        rest = [name for name in clips.names if name not in held]
        components = principal_components(clips, rest)
        networks = [train(clips, grammar, rest, components, seed) for seed in range(2)]
        for name in held:
            scores = scores_of(networks, features_of(clips, name, components))
            right += [a == b for a, b in zip(grammar.sentence(scores), clips.said[name])]
            count += 1
            speaks, truth = grammar.units[grammar.best_path(scores)] != clips.silence, clips.labels(name) != clips.silence
            speech += [(speaks & truth).sum(), speaks.sum(), truth.sum()]
        print(f"{count} clips: words {100 * right.sum() / count / len(SLOTS):.1f} %, by place {np.round(right / count, 2)}, "
              f"speech F1 {2 * speech[0] / (speech[1] + speech[2]):.3f}", flush=True)


def export(clips, components, networks, margins, measured, out):
    mean, basis = components
    arrays = {"units": weights_file.text("\n".join(clips.units + ["SIL"])), "measured": weights_file.text(measured),
              "margins": np.array(margins, np.float32), "mean": mean.astype(np.float32), "basis": basis.astype(np.float32)}
    for i, network in enumerate(networks):
        parts = [("in", network.into)] + [(f"layer{k}", layer) for k, layer in enumerate(network.layers)] + [("out", network.out)]
        for name, layer in parts:
            weights = layer.weight.detach().numpy()
            scale = np.abs(weights).max((1, 2)) / 127 + 1e-12
            arrays[f"network{i}.{name}"] = np.round(weights / scale[:, None, None]).astype(np.int8)
            arrays[f"network{i}.{name}.scale"] = scale.astype(np.float32)
            arrays[f"network{i}.{name}.bias"] = layer.bias.detach().numpy()
    print(f"{out}: {weights_file.write(arrays, out) / 1e6:.1f} MB")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mouths")
    parser.add_argument("alignments")
    parser.add_argument("dictionary")
    parser.add_argument("--held-out", required=True)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--measured", default="Not measured.", help="a sentence that goes with the weights")
    parser.add_argument("--checkpoints", help="folder for finished networks, to go on from")
    parser.add_argument("--out")
    options = parser.parse_args()
    torch.set_num_threads(1)
    cases = [json.loads(line) for line in open(options.held_out, encoding="utf-8")]
    held_out = {name_of(case) for case in cases}
    clips = Clips(options.mouths, options.alignments, options.dictionary, lambda name: name not in held_out)
    grammar = Grammar(clips)
    if options.check:
        return check(clips, grammar)
    components = principal_components(clips, clips.names)
    networks = []
    for seed in range(NETWORKS):
        path = options.checkpoints and os.path.join(options.checkpoints, f"network{seed}.pt")
        network = Network(COMPONENTS + LIPS, len(clips.units) + 1)
        if path and os.path.exists(path):
            network.load_state_dict(torch.load(path))
        else:
            network = train(clips, grammar, clips.names, components, seed)
            if path:
                torch.save(network.state_dict(), path)
        networks.append(network.eval())
        print(f"network {seed}", flush=True)
    rest = Clips(options.mouths, options.alignments, options.dictionary, lambda name: name in held_out)
    margins = measure(rest, grammar, components, networks, cases)
    export(clips, components, networks, margins, options.measured, options.out)


if __name__ == "__main__":
    main()
