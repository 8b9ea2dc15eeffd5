"""Writes a checkpoint as the file of weights that the program reads (src/hearsay/model/weights.h tells its form).

Matrices of the encoder become whole numbers from -63 to 63 with one scale a row, the greatest absolute value over 63;
vectors of pieces likewise, to 127. Pieces of the vocabulary that English pages do not hold are left out.
"""

import argparse
import json
import os
import re

import numpy as np
import torch

import weights_file

NOT_ENGLISH = re.compile(r"[^\x21-\x7e\u00a0-\u024f\u2010-\u203a\u20ac\u2122]")


LEVELS = 63  # kLevels of src/hearsay/model/kernels.h


def quantize(matrix, levels):
    scale = np.maximum(np.abs(matrix).max(axis=1), 1e-12) / levels
    return np.rint(matrix / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--checkpoint", required=True)
    p.add_argument("--pretrained", required=True, help="folder with vocab.txt")
    p.add_argument("--mentions", required=True, help="from mentions.py")
    p.add_argument("--calibration", help="JSON list of three numbers, from calibrate.py")
    p.add_argument("--out", required=True)
    o = p.parse_args()

    saved = torch.load(o.checkpoint)
    state = {**saved["reader"], **saved["average"]}
    state = {k: v.float().numpy() for k, v in state.items()}
    limit = saved["options"]["limit"]
    vocabulary = open(os.path.join(o.pretrained, "vocab.txt"), encoding="utf-8").read().rstrip("\n").split("\n")
    kept = [i for i, piece in enumerate(vocabulary) if not piece.startswith("[unused") and not NOT_ENGLISH.search(piece)]
    arrays = {"vocabulary": np.frombuffer("\n".join(vocabulary[i] for i in kept).encode(), np.uint8)}
    arrays["words"], arrays["words.scale"] = quantize(state["encoder.words.weight"][kept], 127)
    arrays["positions"] = state["encoder.positions.weight"][:limit]
    arrays["features"] = np.concatenate([state[f"encoder.features.{k}.weight"] for k in range(3)])

    def norm(name, source):
        arrays[name + ".gain"], arrays[name + ".bias"] = state[source + ".weight"], state[source + ".bias"]

    norm("norm", "encoder.norm")
    layers = 1 + max(int(k.split(".")[2]) for k in state if k.startswith("encoder.layers."))
    arrays["layers"] = np.zeros(layers, np.uint8)
    for i in range(layers):
        source = f"encoder.layers.{i}."
        for name in ("qkv", "out", "up", "down"):
            key = f"layer{i}.{name}"
            arrays[key], arrays[key + ".scale"] = quantize(state[source + name + ".weight"], LEVELS)
            arrays[key + ".bias"] = state[source + name + ".bias"]
        for name in ("norm1", "norm2"):
            norm(f"layer{i}.{name}", source + name)
    def tagger(name, source, state, out):
        arrays[name], arrays[name + ".bias"] = state[out + ".weight"], state[out + ".bias"]
        arrays[name + ".crf.transitions"] = state[source + ".transitions"] + state[source + ".transitions_mask"]
        arrays[name + ".crf.first"] = state[source + ".first"] + state[source + ".first_mask"]
        arrays[name + ".crf.last"] = state[source + ".last"] + state[source + ".last_mask"]

    tagger("tag", "crf", state, "tag")
    mentions = torch.load(o.mentions)
    mention_state = {k: v.float().numpy() for k, v in mentions["tagger"].items()}
    tagger("mention", "crf", mention_state, "out")
    # Of each place (a token itself, the one before, the one behind) the vector's part and the word lists' part.
    parts = np.split(mention_state["hidden.weight"], 3, axis=1)
    width = arrays["words"].shape[1]
    vectors = np.concatenate([part[:, :width] for part in parts])
    arrays["mention.hidden"], arrays["mention.hidden.scale"] = quantize(vectors, LEVELS)
    bias = mention_state["hidden.bias"]
    arrays["mention.hidden.bias"] = np.concatenate([bias, np.zeros(2 * len(bias), np.float32)])
    arrays["mention.lexicon"] = np.stack([part[:, width:].T for part in parts])
    arrays["early"] = np.zeros(mentions["layer"], np.uint8)
    for name in ("source_of_cue", "cue_of_content"):
        for part in ("query", "key"):
            arrays[f"{name}.{part}"] = state[f"{name}.{part}.weight"]
            arrays[f"{name}.{part}.bias"] = state[f"{name}.{part}.bias"]
        arrays[f"{name}.none"], arrays[f"{name}.distance"] = state[f"{name}.none"], state[f"{name}.distance"]
    calibration = json.load(open(o.calibration)) if o.calibration else [2.0, -1.5, 0.0]
    arrays["calibration"] = np.array(calibration, np.float32)

    size = weights_file.write(arrays, o.out)
    print(f"{o.out}: {size / 1e6:.1f} MB, {len(kept)} of {len(vocabulary)} pieces, {layers} layers")


if __name__ == "__main__":
    main()
