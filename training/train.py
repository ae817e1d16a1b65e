"""Train the classifier of issues and stances on the statements beside this file.

Run: pip install -e '.[training]' && python training/train.py

Reads training/statements-<language>.jsonl, prints the share of held-back statements it gets right (every fifth one),
then trains on all and writes positions/extraction/classifier.bin. The same data give the same file.
"""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path

import numpy as np
import scipy.sparse
from sklearn.linear_model import LogisticRegression

from positions.codebook import load
from positions.extraction.classifier import BUCKETS, Classifier, features
from positions.model import Stance

HERE = Path(__file__).parent
TARGET = HERE.parent / "positions" / "extraction" / "classifier.bin"
ISSUES = tuple(load().issues)
STANCES = tuple(stance.value for stance in Stance)
STRENGTH = 30.0


def statements() -> list[tuple[str, dict[str, str]]]:
    """Return all statements with their positions, in the order of the files."""
    rows = []
    for path in sorted(HERE.glob("statements-*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            rows.append((row["text"], row["positions"]))
    return rows


def matrix(texts: list[str]) -> scipy.sparse.csr_matrix:
    """Return the features of texts, one row a text, every row of length one."""
    rows, columns, values = [], [], []
    for number, text in enumerate(texts):
        found = features(text)
        rows += [number] * len(found)
        columns += found
        values += [len(found) ** -0.5] * len(found)
    return scipy.sparse.csr_matrix((values, (rows, columns)), shape=(len(texts), BUCKETS))


def weights(data: list[tuple[str, dict[str, str]]]) -> tuple[np.ndarray, np.ndarray]:
    """Return weights (buckets × outputs) and biases: one output an issue, then one a stance of each issue."""
    features_of = matrix([text for text, _ in data])
    columns, biases = [], []
    for issue in ISSUES:
        named = [issue in positions for _, positions in data]
        model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=500).fit(features_of, named)
        columns.append(model.coef_[0])
        biases.append(model.intercept_[0])
    for issue in ISSUES:
        places = [number for number, (_, positions) in enumerate(data) if issue in positions]
        labels = [data[number][1][issue] for number in places]
        model = LogisticRegression(C=STRENGTH, max_iter=500).fit(features_of[places], labels)
        for stance in STANCES:
            at = list(model.classes_).index(stance)
            columns.append(model.coef_[at])
            biases.append(model.intercept_[at])
    return np.stack(columns, axis=1), np.array(biases)


def pack(table: np.ndarray, biases: np.ndarray) -> bytes:
    """Return the file: a header of JSON, then one signed byte a weight, all compressed."""
    scale = float(np.abs(table).max()) / 127
    header = {
        "issues": ISSUES,
        "stances": STANCES,
        "scale": scale,
        "biases": [round(float(b), 4) for b in biases],
    }
    head = json.dumps(header).encode()
    body = np.clip(np.round(table / scale), -127, 127).astype(np.int8).tobytes()
    return zlib.compress(struct.pack("<I", len(head)) + head + body, 9)


def main() -> None:
    """Measure on every fifth statement, then train on all."""
    data = statements()
    kept = [row for number, row in enumerate(data) if number % 5]
    held = [row for number, row in enumerate(data) if not number % 5]
    trial = Classifier.unpack(pack(*weights(kept)))
    right = wanted = found = stances = same = 0
    for text, positions in held:
        guess = {g.issue: g.stance.value for g in trial.guesses(text) if g.chance >= 0.5}
        right += len(guess.keys() & positions.keys())
        wanted += len(positions)
        found += len(guess)
        same += sum(guess[issue] == positions[issue] for issue in guess.keys() & positions.keys())
        stances += len(guess.keys() & positions.keys())
    print(f"{len(data)} statements; held back {len(held)}: issue F1 {2 * right / (wanted + found):.3f}, "
          f"stance accuracy {same / stances:.3f}")  # fmt: skip
    TARGET.write_bytes(pack(*weights(data)))
    print(f"wrote {TARGET.name}: {TARGET.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
