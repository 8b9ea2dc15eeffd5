"""Writes arrays as a file of weights that the program reads (src/hearsay/model/weights.h tells its form)."""

import hashlib
import json

import numpy as np

ALIGNMENT = 64
TYPES = {"float32": "f32", "int8": "i8", "uint8": "u8"}


def text(words):
    """A text as an array."""
    return np.frombuffer(words.encode(), np.uint8)


def write(arrays, out):
    """Writes {name: array} to the file `out`; the number of its bytes."""
    index, offset = {}, 0
    for name, array in arrays.items():
        index[name] = {"type": TYPES[str(array.dtype)], "shape": list(array.shape), "offset": offset}
        offset += -(-array.nbytes // ALIGNMENT) * ALIGNMENT
    # Offsets count from the file's first byte, so the index's own length comes in; room is kept for it.
    room = -(-(len(json.dumps(index)) + 8 * len(index) + 64) // ALIGNMENT) * ALIGNMENT
    for entry in index.values():
        entry["offset"] += room
    words = json.dumps(index)
    head = f"hearsay-weights/1\n{len(words)}\n{words}".encode()
    assert len(head) <= room
    body = bytearray(head.ljust(room))
    for name, array in arrays.items():
        assert len(body) == index[name]["offset"]
        body += np.ascontiguousarray(array).tobytes()
        body += b"\0" * (-len(body) % ALIGNMENT)
    with open(out, "wb") as file:
        file.write(body + hashlib.sha256(body).hexdigest().encode())
    return len(body) + 64
