"""Trains the reader of attributions. `make train` calls it; --help tells the options."""

import argparse
import os
import random
import sys
import time

import torch
import torch.nn.functional as F

import data
import model as m

IGNORE = -100


def make_batch(texts, picked, special):
    """picked: (text index, first, last). Sequences are [CLS] block [SEP] block [SEP] …"""
    cls, sep = special
    rows = []
    for t, first, last in picked:
        text = texts[t]
        pieces, feats, at = [cls], [[7, 0, 0]], []
        for i in range(first, last):
            if i > first and text.block[i] != text.block[i - 1]:
                pieces.append(sep)
                feats.append([7, 0, 0])
            at.append(len(pieces))
            pieces += text.pieces[i]
            feats += [text.features[i]] * len(text.pieces[i])
        pieces.append(sep)
        feats.append([7, 0, 0])
        rows.append((pieces, feats, at, text.tags[first:last] if text.tags else [0] * (last - first)))
    b, width, longest = len(rows), max(len(r[0]) for r in rows), max(len(r[2]) for r in rows)
    batch = {
        "pieces": torch.zeros(b, width, dtype=torch.long),
        "features": torch.zeros(b, width, 3, dtype=torch.long),
        "mask": torch.zeros(b, width, dtype=torch.bool),
        "first_piece": torch.zeros(b, longest, dtype=torch.long),
        "tags": torch.zeros(b, longest, dtype=torch.long),
        "token_mask": torch.zeros(b, longest, dtype=torch.bool),
    }
    for i, (pieces, feats, at, tags) in enumerate(rows):
        batch["pieces"][i, : len(pieces)] = torch.tensor(pieces)
        batch["features"][i, : len(pieces)] = torch.tensor(feats)
        batch["mask"][i, : len(pieces)] = True
        batch["first_piece"][i, : len(at)] = torch.tensor(at)
        batch["tags"][i, : len(tags)] = torch.tensor(tags)
        batch["token_mask"][i, : len(tags)] = True
    batch["picked"] = picked
    return batch


def gold_links(texts, picked):
    """For training: queries, candidates and the right answers (0 is none) of both links."""
    found = {"source": ([], [], []), "cue": ([], [], [])}
    for row, (t, first, last) in enumerate(picked):
        text = texts[t]
        inside = [a for a in text.attributions
                  if all(first <= x and y <= last for x, y in a.source + a.cue + a.content)]
        sources, cues = {}, {}
        for a in inside:
            for span in a.source:
                sources.setdefault(text.block[span[0]], set()).add(span)
            for span in a.cue:
                cues.setdefault(text.block[span[0]], set()).add(span)
        shift = lambda spans: [(x - first, y - first) for x, y in spans]
        for a in inside:
            for cue in a.cue[:1]:
                near = sorted(sources.get(text.block[cue[0]], ()))
                answer = next((near.index(s) + 1 for s in a.source if s in near), 0)
                for part, value in zip(found["source"], ((row, *shift([cue])[0]), shift(near), answer)):
                    part.append(value)
            for content in a.content:
                near = sorted(cues.get(text.block[content[0]], ()))
                answer = next((near.index(c) + 1 for c in a.cue if c in near), 0)
                for part, value in zip(found["cue"], ((row, *shift([content])[0]), shift(near), answer)):
                    part.append(value)
    return found


def spans_of(tags, names=data.TAGS):
    """(role, first, last) of a sequence of tag ids."""
    out, begin = [], None
    for i, tag in enumerate(names[t] for t in tags):
        if tag[0] in "BS":
            begin = i
        if tag[0] in "ES" and begin is not None:
            out.append((tag[2:], begin, i + 1))
    return out


@torch.no_grad()
def evaluate(reader, texts, special, limit):
    """Exact F1 of spans by role, and the share of gold links found from gold spans."""
    reader.eval()
    picked = [(t, a, b) for t, text in enumerate(texts) for a, b in data.windows(text, limit)]
    picked.sort(key=lambda p: p[2] - p[1])
    said = {role: [set() for _ in texts] for role in data.ROLES}
    right = {"source": [0, 0], "cue": [0, 0]}
    for i in range(0, len(picked), 16):
        batch = make_batch(texts, picked[i : i + 16], special)
        tokens, emissions = reader(batch)
        for (t, first, _), tags in zip(batch["picked"], reader.crf.decode(emissions, batch["token_mask"])):
            for role, a, b in spans_of(tags):
                said[role][t].add((texts[t].start[first + a], texts[t].end[first + b - 1]))
        for name, (queries, candidates, answers) in gold_links(texts, batch["picked"]).items():
            if not queries:
                continue
            module = reader.source_of_cue if name == "source" else reader.cue_of_content
            best = reader.link_scores(module, tokens, queries, candidates).argmax(1).tolist()
            right[name][0] += sum(x == y for x, y in zip(best, answers))
            right[name][1] += len(answers)
    line = []
    for role in data.ROLES:
        tp = sum(len(text.gold[role] & s) for text, s in zip(texts, said[role]))
        n_said, n_gold = sum(map(len, said[role])), sum(len(text.gold[role]) for text in texts)
        line.append(f"{role.lower()} {200 * tp / max(1, n_said + n_gold):.1f}")
    for name, (hit, n) in right.items():
        line.append(f"{name} linked {100 * hit / max(1, n):.1f}")
    reader.train()
    return ", ".join(line)


def load_reader(path, vocabulary):
    """The reader of a checkpoint, its averaged weights, and the options that it was trained with."""
    saved = torch.load(path)
    options = saved["options"]
    reader = m.Reader(m.Encoder(vocabulary, layers=options["layers"], heads=options.get("heads", 12),
                                inner=options["inner"]))
    reader.load_state_dict({**saved["reader"], **saved["average"]})
    return reader.eval().requires_grad_(False), options


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--train", required=True, help="export of the training texts (JSON lines)")
    p.add_argument("--train-folder", required=True, help="their folder, with attributions/")
    p.add_argument("--dev", required=True)
    p.add_argument("--dev-folder", required=True)
    p.add_argument("--pretrained", required=True, help="folder with config.json, model.safetensors, vocab.txt")
    p.add_argument("--out", required=True, help="checkpoint; training goes on from it if it is there")
    p.add_argument("--layers", type=int, default=4)
    p.add_argument("--heads", type=int, default=12)
    p.add_argument("--inner", type=int, default=1024)
    p.add_argument("--teacher", help="checkpoint to start from and to learn from")
    p.add_argument("--picks", help="its layers to keep, as in 0,1,3")
    p.add_argument("--limit", type=int, default=192, help="pieces a window")
    p.add_argument("--batch", type=int, default=1500, help="pieces a step")
    p.add_argument("--epochs", type=float, default=8)
    p.add_argument("--rate", type=float, default=2e-4)
    p.add_argument("--head-rate", type=float, default=1e-3)
    p.add_argument("--averaging", type=float, default=0.998)
    p.add_argument("--distil", type=float, default=10.0, help="weight of what the teacher says")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--stop-after", type=int, default=0, help="steps; 0 goes to the end")
    o = p.parse_args()

    torch.manual_seed(o.seed)
    rng = random.Random(o.seed)
    vocabulary = open(os.path.join(o.pretrained, "vocab.txt"), encoding="utf-8").read().split("\n")
    special = vocabulary.index("[CLS]"), vocabulary.index("[SEP]")
    train = data.read_texts(o.train, o.train_folder)
    dev = data.read_texts(o.dev, o.dev_folder)

    def groups():
        """An epoch's windows in batches of like size, each of at most o.batch pieces with its padding."""
        picked = [(t, a, b, sum(map(len, text.pieces[a:b]))) for t, text in enumerate(train)
                  for a, b in data.windows(text, o.limit, rng)]
        rng.shuffle(picked)
        # Sorted in chunks, small enough to keep the order random.
        out = []
        for i in range(0, len(picked), 200):
            group = []
            for *window, size in sorted(picked[i : i + 200], key=lambda x: x[3]):
                if group and (size + 4) * (len(group) + 1) > o.batch:
                    out.append(group)
                    group = []
                group.append(tuple(window))
            out.append(group)
        rng.shuffle(out)
        return out

    steps = int(o.epochs * len(groups()))

    size = len(vocabulary) - (vocabulary[-1] == "")
    encoder = m.Encoder(size, layers=o.layers, heads=o.heads, inner=o.inner)
    reader = m.Reader(encoder)
    teacher = load_reader(o.teacher, size)[0] if o.teacher else None
    if teacher:
        reader.load_state_dict({k: v for k, v in teacher.state_dict().items() if not k.startswith("encoder.")},
                               strict=False)
    full = teacher.encoder if teacher else m.load_pretrained(encoder, o.pretrained)
    picks = [int(i) for i in o.picks.split(",")] if o.picks else range(o.layers)
    m.cut_down(full, encoder, [make_batch(train, group, special) for group in groups()[:12]], picks)
    del full
    encoder.words.weight.requires_grad_(False)
    encoder.positions.weight.requires_grad_(False)
    body = [w for w in encoder.layers.parameters()] + list(encoder.norm.parameters())
    heads = [w for n, w in reader.named_parameters()
             if not n.startswith(("encoder.layers", "encoder.norm", "encoder.words", "encoder.positions"))]
    optimizer = torch.optim.AdamW([{"params": body, "lr": o.rate, "weight_decay": 0.01},
                                   {"params": heads, "lr": o.head_rate, "weight_decay": 0.0}], fused=True)
    warm = max(1, steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / (steps - warm))))
    average = {n: w.detach().clone() for n, w in reader.named_parameters() if w.requires_grad}

    def averaged():
        own = {n: w.detach().clone() for n, w in reader.named_parameters() if n in average}
        reader.load_state_dict(average, strict=False)
        line = evaluate(reader, dev, special, o.limit)
        reader.load_state_dict(own, strict=False)
        return line

    print(f"{len(train)} texts, {steps} steps, "
          f"{sum(w.numel() for w in body) / 1e6:.2f} M weights in the encoder's layers", flush=True)
    step, began, losses, todo, sizes = 0, time.time(), [], [], 0
    if os.path.exists(o.out):
        saved = torch.load(o.out)
        reader.load_state_dict(saved["reader"])
        average = saved["average"]
        optimizer.load_state_dict(saved["optimizer"])
        schedule.load_state_dict(saved["schedule"])
        step = saved["step"]
        rng.seed(o.seed * 1000003 + step)
        torch.manual_seed(o.seed * 1000003 + step)
        print(f"goes on from step {step}", flush=True)
    while step < steps:
        if not todo:
            todo = groups()
        picked = todo.pop()
        batch = make_batch(train, picked, special)
        sizes += int(batch["mask"].sum())
        tokens, emissions = reader(batch)
        loss = 15 * reader.crf.loss(emissions, batch["tags"], batch["token_mask"])
        for name, (queries, candidates, answers) in gold_links(train, picked).items():
            if queries:
                module = reader.source_of_cue if name == "source" else reader.cue_of_content
                loss = loss + 0.5 * F.cross_entropy(
                    reader.link_scores(module, tokens, queries, candidates), torch.tensor(answers))
        if teacher:
            with torch.no_grad():
                wanted_tokens, wanted = teacher(batch)
            there = batch["token_mask"]
            # Its vectors and its emissions both (Hinton et al., 2015; Sanh et al., 2019).
            loss = loss + o.distil * (F.mse_loss(tokens[there], wanted_tokens[there])
                                      + 0.1 * F.mse_loss(emissions[there], wanted[there]))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(body + heads, 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        schedule.step()
        step += 1
        decay = min(o.averaging, step / (step + 10))
        with torch.no_grad():
            for n, w in reader.named_parameters():
                if n in average:
                    average[n].lerp_(w, 1 - decay)
        losses.append(loss.item())
        if step % 50 == 0:
            print(f"step {step} loss {sum(losses) / len(losses):.3f} {sizes / (time.time() - began):.0f} pieces/s "
                  f"{time.time() - began:.0f} s", flush=True)
            losses = []
        if step % 500 == 0 or step == steps:
            print(f"step {step} dev: {averaged()}", flush=True)
            torch.save({"reader": reader.state_dict(), "average": average, "optimizer": optimizer.state_dict(),
                        "schedule": schedule.state_dict(), "step": step, "options": vars(o)}, o.out + ".new")
            os.replace(o.out + ".new", o.out)
        if o.stop_after and step >= o.stop_after:
            print(f"step {step} dev: {averaged()}", flush=True)
            break


if __name__ == "__main__":
    sys.exit(main())
