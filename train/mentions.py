"""Trains the tagger of mentions on GUM, upon the vectors of a trained reader's encoder, which stays as it is.

What it sees of a token: the encoder's vector behind layer LAYER and the bits of the word lists (export_tokens), of the token
and of its two neighbours. One hidden layer, then a CRF. `make train` calls it; --help tells the options.
"""

import argparse
import json
import random

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import data
import gum
import model as m
from train import load_reader, make_batch, spans_of

LAYER = 2  # layers below the vectors: behind all of them less of the words themselves is left
BITS = 13
HIDDEN = 128
CHUNK, BATCH = 80, 16  # tokens of a sequence, sequences of a step


class Tagger(nn.Module):
    def __init__(self, inputs):
        super().__init__()
        self.hidden = nn.Linear(inputs, HIDDEN)
        self.out = nn.Linear(HIDDEN, len(gum.TAGS))
        self.crf = m.Crf(gum.TAGS)

    def forward(self, x):
        x = F.dropout(x, 0.2, self.training)
        return self.out(F.dropout(F.gelu(self.hidden(x), approximate="tanh"), 0.4, self.training))


@torch.no_grad()
def inputs_of(encoder, text, bits, special, limit):
    """(tokens, 3 (width + BITS)): of each token, of the one before and of the one behind, zeros beyond a window."""
    rows, seen = [], []
    hook = encoder.layers[LAYER - 1].register_forward_hook(lambda module, inputs, output: seen.append(output))
    for first, last in data.windows(text, limit):
        batch = make_batch([text], [(0, first, last)], special)
        encoder(batch["pieces"], batch["features"], batch["mask"])
        own = torch.cat([seen.pop()[0, batch["first_piece"][0]], bits[first:last]], 1)
        none = torch.zeros(1, own.shape[1])
        rows.append(torch.cat([own, torch.cat([none, own[:-1]]), torch.cat([own[1:], none])], 1))
    hook.remove()
    return torch.cat(rows)


@torch.no_grad()
def evaluate(tagger, examples):
    """Exact F1 of mentions by kind."""
    tagger.eval()
    counts = {}
    for x, tags in examples:
        found = tagger.crf.decode(tagger(x)[None], torch.ones(1, len(x), dtype=torch.bool))[0]
        said, gold = set(spans_of(found, gum.TAGS)), set(spans_of(tags.tolist(), gum.TAGS))
        for part, spans in enumerate((said & gold, said, gold)):
            for kind, _, _ in spans:
                counts.setdefault(kind, [0, 0, 0])[part] += 1
    tagger.train()
    return ", ".join(f"{kind} {200 * n[0] / max(1, n[1] + n[2]):.1f} ({n[2]})" for kind, n in sorted(counts.items()))


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--checkpoint", required=True, help="of train.py")
    p.add_argument("--gum", required=True, help="export of GUM's texts (JSON lines)")
    p.add_argument("--gum-folder", required=True, help="GUM's files, with splits.md")
    p.add_argument("--vocabulary", required=True, help="vocab.txt")
    p.add_argument("--out", required=True)
    p.add_argument("--epochs", type=int, default=12)
    p.add_argument("--seed", type=int, default=1)
    o = p.parse_args()

    torch.manual_seed(o.seed)
    rng = random.Random(o.seed)
    vocabulary = open(o.vocabulary, encoding="utf-8").read().rstrip("\n").split("\n")
    special = vocabulary.index("[CLS]"), vocabulary.index("[SEP]")
    reader, options = load_reader(o.checkpoint, len(vocabulary))
    documents = {d.name: d for d in gum.read_documents(o.gum_folder)}
    parts = gum.parts(o.gum_folder)
    lexicon = {}
    with open(o.gum, encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            numbers = np.array(row["lexicon"], np.uint16)
            lexicon[row["name"]] = torch.tensor((numbers[:, None] >> np.arange(BITS)) & 1, dtype=torch.float32)
    examples = {}
    for text in data.read_texts(o.gum):
        tags = torch.tensor(gum.tags(documents[text.name], text.start, text.end))
        x = inputs_of(reader.encoder, text, lexicon[text.name], special, options["limit"])
        examples[text.name] = x, tags

    def genre(name):
        return name.split("_")[1]

    train = [n for n in examples if n in parts["train"] and genre(n) not in gum.NOT_FREE]
    held_out = {"dev": [n for n in examples if n in parts["dev"]],
                "news and interviews, dev and test": [n for n in examples if n in parts["dev"] | parts["test"]
                                                      and genre(n) in ("news", "interview")]}
    every = torch.cat([examples[n][0] for n in train])
    mean, spread = every.mean(0), every.std(0) + 1e-2
    del every
    examples = {n: ((x - mean) / spread, tags) for n, (x, tags) in examples.items()}
    tagger = Tagger(len(mean))
    optimizer = torch.optim.AdamW(tagger.parameters(), 1e-3, weight_decay=0.02)
    chunks = [(n, i) for n in train for i in range(0, len(examples[n][1]), CHUNK)]
    steps = o.epochs * (len(chunks) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: max(0.02, 1 - s / steps))
    for epoch in range(o.epochs):
        rng.shuffle(chunks)
        for i in range(0, len(chunks) - BATCH + 1, BATCH):
            picked = [(examples[n][0][k : k + CHUNK], examples[n][1][k : k + CHUNK]) for n, k in chunks[i : i + BATCH]]
            pad = nn.utils.rnn.pad_sequence
            x, tags = pad([x for x, _ in picked], True), pad([t for _, t in picked], True)
            mask = pad([torch.ones(len(t), dtype=torch.bool) for _, t in picked], True)
            loss = tagger.crf.loss(tagger(x), tags, mask)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimizer.step()
            schedule.step()
        if epoch % 3 == 2 or epoch + 1 == o.epochs:
            for name, names in held_out.items():
                print(f"epoch {epoch + 1}, {name}: {evaluate(tagger, [examples[n] for n in names])}", flush=True)
    # The inputs' scaling goes into the first layer.
    state = tagger.state_dict()
    state["hidden.bias"] = state["hidden.bias"] - state["hidden.weight"] @ (mean / spread)
    state["hidden.weight"] = state["hidden.weight"] / spread
    torch.save({"tagger": state, "layer": LAYER}, o.out)


if __name__ == "__main__":
    main()
