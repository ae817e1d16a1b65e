"""How fast reports are extracted: throughput on the bundled samples, and growth with the length of one report.

Run: python benchmarks/extraction.py [seconds]
"""

from __future__ import annotations

import resource
import sys
import time
from datetime import date

from positions import samples
from positions.extraction import extract
from positions.model import Document


def throughput(seconds: float) -> None:
    """Print reports a second on one core, reading and loading left out, and the length of a report."""
    documents = samples.documents()
    for document in documents:
        extract(document)
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        for document in documents:
            extract(document)
        count += len(documents)
    rate = count / (time.perf_counter() - start)
    mean = sum(len(document.text) for document in documents) / len(documents)
    print(f"{rate:.1f} reports/s of {mean:.0f} characters: {rate * mean / 1000:.0f} thousand characters/s")


def growth() -> None:
    """Print the time of one report that is 1, 2, 4 … times as long."""
    text = next(d.text for d in samples.documents() if d.language == "en")
    print("characters  seconds  statements")
    for times in (10, 20, 40, 80, 160, 320):
        document = Document("long", "\n".join([text] * times), "en", date(2025, 12, 8))
        start = time.perf_counter()
        found = len(extract(document))
        print(f"{len(document.text):>10}  {time.perf_counter() - start:>7.2f}  {found:>10}")


def main() -> None:
    """Run all and print the peak memory."""
    throughput(float(sys.argv[1]) if len(sys.argv) > 1 else 5.0)
    growth()
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
