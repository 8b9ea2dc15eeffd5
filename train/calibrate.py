"""Fits how sure the reader is of a statement to how often it is right.

usage: hearsay read --as text --format ndjson FOLDER/text/*.txt | calibrate.py FOLDER BIAS SLOPE NO_SOURCE > calibration.json

FOLDER is a PolNeAR compartment that the weights were not trained on; the three numbers are those that the weights carry now
(2 -1.5 0 where export_weights.py was given none). Statements that the rules made have a fixed confidence and are passed over. Logistic
regression by Newton's method.
"""

import json
import math
import os
import sys

import numpy as np

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench"))
from confidence import judged  # noqa: E402

OF_RULES = (0.15, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9)  # pattern_confidence in speech/frame_reader.h and the like


def main():
    folder, (bias, slope, offset) = sys.argv[1], map(float, sys.argv[2:5])
    rows, right = [], []
    for statement, is_right in judged(sys.stdin, folder):
        p = statement["confidence"]
        if p in (0.0, 1.0) or p in OF_RULES:
            continue
        no_source = not statement["source"]
        root = (math.log(p / (1 - p)) - bias - (offset if no_source else 0)) / slope
        rows.append([1.0, max(0.0, root), float(no_source)])
        right.append(float(is_right))
    x, y = np.array(rows), np.array(right)
    w = np.zeros(3)
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + 1e-3 * np.eye(3)
        w += np.linalg.solve(hessian, x.T @ (y - p) - 1e-3 * w)
    print(json.dumps([round(float(v), 4) for v in w]))
    print(f"{len(y)} statements, {100 * y.mean():.1f} % right", file=sys.stderr)


if __name__ == "__main__":
    main()
