"""Train the classifier of issues and stances and its arbiter on the statements beside this file.

Run: pip install -e '.[training]' && python training/train.py [--measure]

Reads training/statements-<language>.jsonl and reports-<language>.jsonl, and writes positions/extraction/classifier.bin and arbiter.json. The arbiter
learns from what a classifier says of statements that it was not trained on (cross-fitting, three parts), so that its
chances are those of unseen text. With --measure it first prints how both do on every fifth statement, held back from
both. The same data give the same files.
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

from positions.codebook import load
from positions.extraction.arbiter import Arbiter
from positions.extraction.classifier import BUCKETS, Classifier, features
from positions.extraction.evidence import Evidence, evidence
from positions.extraction.issues import Content, reading_of
from positions.model import Span, Stance

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "positions" / "extraction"
ISSUES = tuple(load().issues)
STANCES = tuple(stance.value for stance in Stance)
STRENGTH = 10.0
# The most that a signed byte holds.
LARGEST = 127
ARBITER_STRENGTH = 1.0
# Statements cut from whole reports are as those that the arbiter will meet; the others are many, but shorter and plainer.
REPORTS_WEIGH = 3.0
PARTS = 3
# An issue counts as taken up that is likelier so than not. Statements written one by one take up more issues than those
# of reports; a lower bound, the best for them, finds too many in labelled reports that trained nothing.
LEAST = 0.5
# Below so many words, what a statement is about may stand only in the words before it.
SHORT = 6


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled statement; `before` are the words before it in its report, where that is known."""

    text: str
    language: str
    positions: dict[str, str]
    before: str = ""
    weight: float = 1.0

    @property
    def content(self) -> Content:
        """Return the statement as extraction sees it."""
        whole = self.before + self.text
        spans = (Span(len(self.before), len(whole)),)
        return Content(whole, spans, (), self.language, ("us",), declined=False)


def rows() -> list[Row]:
    """Return all statements, in the order of the files."""
    found = []
    for path in sorted(HERE.glob("*-??.jsonl")):
        kind, language = path.stem.split("-")
        weight = REPORTS_WEIGH if kind == "reports" else 1.0
        for line in path.read_text(encoding="utf-8").splitlines():
            data = json.loads(line)
            found.append(Row(data["text"], language, data["positions"], data.get("before", ""), weight))
    return found


def matrix(data: list[Row]) -> scipy.sparse.csr_matrix:
    """Return the features of texts, one row a text, ones where it has a feature."""
    places, columns = [], []
    for number, row in enumerate(data):
        found = features(row.text)
        places += [number] * len(found)
        columns += found
    return scipy.sparse.csr_matrix((np.ones(len(columns)), (places, columns)), shape=(len(data), BUCKETS))


def rarities(table: scipy.sparse.csr_matrix) -> np.ndarray:
    """Return how much each feature counts, its inverse document frequency, whose square is a whole number."""
    texts, buckets = table.shape
    frequency = np.bincount(table.indices, minlength=buckets)
    rarity = np.log((1 + texts) / (1 + frequency)) + 1
    return np.sqrt(np.clip(np.round(rarity**2), 1, LARGEST))


def trained(data: list[Row]) -> bytes:
    """Return the file of a classifier: one output an issue, then one a stance of each issue."""
    data = [row for row in data if not row.before or len(row.text.split()) >= SHORT]
    plain = matrix(data)
    rarity = rarities(plain)
    table = normalize(plain @ scipy.sparse.diags(rarity)).tocsr()
    columns, biases = [], []
    for issue in ISSUES:
        named = [issue in row.positions for row in data]
        model = LogisticRegression(C=STRENGTH, class_weight="balanced", solver="liblinear").fit(table, named)
        columns.append(model.coef_[0])
        biases.append(model.intercept_[0])
    for issue in ISSUES:
        places = [number for number, row in enumerate(data) if issue in row.positions]
        labels = [data[number].positions[issue] for number in places]
        model = LogisticRegression(C=STRENGTH, max_iter=500).fit(table[places], labels)
        for stance in STANCES:
            at = list(model.classes_).index(stance)
            columns.append(model.coef_[at])
            biases.append(model.intercept_[at])
    return pack(np.stack(columns, axis=1) * rarity[:, None], np.array(biases), rarity**2)


def pack(table: np.ndarray, biases: np.ndarray, squares: np.ndarray) -> bytes:
    """Return the file: a header of JSON, then one signed byte a weight and a square a bucket, all compressed."""
    scale = float(np.abs(table).max()) / LARGEST
    header = {
        "issues": ISSUES,
        "stances": STANCES,
        "scale": scale,
        "biases": [round(float(b), 4) for b in biases],
    }
    head = json.dumps(header).encode()
    weights = np.clip(np.round(table / scale), -LARGEST, LARGEST)
    body = np.column_stack([weights, np.round(squares)]).astype(np.int8).tobytes()
    return zlib.compress(struct.pack("<I", len(head)) + head + body, 9)


def seen_by(classifier: Classifier, data: list[Row]) -> list[tuple[Evidence, ...]]:
    """Return the evidence on every issue of every statement."""
    return [
        evidence(tuple(classifier.guesses(row.text)), reading_of(row.content), len(row.text.split()))
        for row in data
    ]


def crossed(data: list[Row]) -> list[tuple[Evidence, ...]]:
    """Return the evidence on every statement, from a classifier that was not trained on it."""
    found: list[tuple[Evidence, ...]] = [()] * len(data)
    for part in range(PARTS):
        rest = [row for number, row in enumerate(data) if number % PARTS != part]
        inside = [number for number in range(len(data)) if number % PARTS == part]
        classifier = Classifier.unpack(trained(rest))
        for number, seen in zip(inside, seen_by(classifier, [data[n] for n in inside]), strict=True):
            found[number] = seen
    return found


def arbitrated(data: list[Row], seen: list[tuple[Evidence, ...]]) -> dict[str, object]:
    """Return the file of an arbiter."""
    pairs = [
        (told, row.positions.get(told.issue)) for row, all_ in zip(data, seen, strict=True) for told in all_
    ]
    numbers = np.array([told.row for told, _ in pairs])
    centre, spread = numbers.mean(axis=0), numbers.std(axis=0) + 1e-6
    scaled = (numbers - centre) / spread
    named = np.array([stance is not None for _, stance in pairs])
    weights = np.array([row.weight for row, all_ in zip(data, seen, strict=True) for _ in all_])
    issue = LogisticRegression(C=ARBITER_STRENGTH, max_iter=1000).fit(scaled, named, weights)
    stance = LogisticRegression(C=ARBITER_STRENGTH, max_iter=1000).fit(
        scaled[named], [told for _, told in pairs if told is not None], weights[named]
    )
    order = [list(stance.classes_).index(name) for name in STANCES]
    return {
        "issue": _plain(issue.coef_[0], issue.intercept_[0], centre, spread),
        "stances": [_plain(stance.coef_[at], stance.intercept_[at], centre, spread) for at in order],
        "least": LEAST,
    }


def _plain(weights: np.ndarray, bias: float, centre: np.ndarray, spread: np.ndarray) -> list[float]:
    """Return weights for numbers that are not scaled, the bias last."""
    own = weights / spread
    return [round(float(value), 4) for value in (*own, bias - own @ centre)]


def measure(data: list[Row]) -> None:
    """Print how classifier and arbiter do on every fifth statement, held back from both."""
    kept = [row for number, row in enumerate(data) if number % 5]
    held = [row for number, row in enumerate(data) if not number % 5]
    classifier = Classifier.unpack(trained(kept))
    made = arbitrated(kept, crossed(kept))
    judge = Arbiter(tuple(made["issue"]), tuple(map(tuple, made["stances"])), made["least"])
    alone, together = [], []
    for row, seen in zip(held, seen_by(classifier, held), strict=True):
        guesses = classifier.guesses(row.text)
        alone.append({guess.issue: guess.stance.value for guess in guesses if guess.chance >= 0.5})
        judged = {told.issue: judge.judge(told.numbers) for told in seen}
        together.append(
            {
                issue: STANCES[told.shares.index(max(told.shares))]
                for issue, told in judged.items()
                if told.chance >= judge.least
            }
        )
    for name, said in (("classifier alone", alone), ("with word lists and arbiter", together)):
        for kind, weight in (("single statements", 1.0), ("statements of reports", REPORTS_WEIGH)):
            pairs = [
                (row.positions, told) for row, told in zip(held, said, strict=True) if row.weight == weight
            ]
            right = sum(len(wanted.keys() & told.keys()) for wanted, told in pairs)
            both = sum(len(wanted) + len(told) for wanted, told in pairs)
            same = sum(
                wanted.get(issue) == stance for wanted, told in pairs for issue, stance in told.items()
            )
            print(f"{name}, {kind}: issue F1 {2 * right / both:.3f}, stance accuracy {same / right:.3f}")


def main() -> None:
    """Measure where that is asked for, then train on all."""
    data = rows()
    print(f"{len(data)} statements")
    if "--measure" in sys.argv[1:]:
        measure(data)
    (PACKAGE / "classifier.bin").write_bytes(trained(data))
    made = arbitrated(data, crossed(data))
    (PACKAGE / "arbiter.json").write_text(json.dumps(made) + "\n", encoding="utf-8")
    print(f"wrote classifier.bin ({(PACKAGE / 'classifier.bin').stat().st_size / 1e6:.2f} MB) and arbiter.json "
          f"(issues count from a chance of {made['least']})")  # fmt: skip


if __name__ == "__main__":
    main()
