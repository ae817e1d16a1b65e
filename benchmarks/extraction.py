"""How fast reports are extracted: throughput on the bundled samples, and growth with the length of one report.

Run: python benchmarks/extraction.py [seconds]

Reading files is left out; garbage is collected as seldom as in the processes of `positions ingest`. CPU time tells
more than the clock on a machine that others use too.
"""

from __future__ import annotations

import resource
import sys
import time
from datetime import date
from typing import TYPE_CHECKING

from positions import samples
from positions.extraction import extract
from positions.model import Document
from positions.workers import collect_seldom

if TYPE_CHECKING:
    from collections.abc import Sequence

# Characters of a news report of usual length, in which rates are given.
_REPORT = 3500


def loading(documents: Sequence[Document]) -> None:
    """Print the time of the first pass, in which the packs are loaded and the phrases met are compiled."""
    start = time.process_time()
    for document in documents:
        extract(document)
    print(f"first pass over {len(documents)} samples: {time.process_time() - start:.2f} s of CPU time")


def throughput(documents: Sequence[Document], seconds: float) -> None:
    """Print characters and reports a second on one core, everything loaded."""
    passes, clock, cpu = 0, time.perf_counter(), time.process_time()
    while time.perf_counter() - clock < seconds:
        for document in documents:
            extract(document)
        passes += 1
    took = {"CPU time": time.process_time() - cpu, "clock": time.perf_counter() - clock}
    length = sum(len(document.text) for document in documents)
    print(f"{len(documents)} samples of {length / len(documents):.0f} characters, {passes} times")
    for name, spent in took.items():
        rate = passes * length / spent
        print(f"by {name}: {rate / 1000:.0f} thousand characters/s, {rate / _REPORT:.1f} reports of 3.5 KB/s")


def growth() -> None:
    """Print the CPU time of one report that is 1, 2, 4 … times as long, in paragraphs and in one line."""
    text = next(d.text for d in samples.documents() if d.language == "en")
    print("characters  paragraphs  statements    one line  statements")
    for times in (10, 20, 40, 80, 160, 320):
        long = "\n".join([text] * times)
        cells = []
        for shape in (long, " ".join(long.split())):
            start = time.process_time()
            found = len(extract(Document("long", shape, "en", date(2025, 12, 8))))
            cells.append(f"{time.process_time() - start:>8.2f} s  {found:>10}")
        print(f"{len(long):>10}  {'  '.join(cells)}")


def main() -> None:
    """Run all and print the peak memory."""
    collect_seldom()
    documents = samples.documents()
    loading(documents)
    throughput(documents, float(sys.argv[1]) if len(sys.argv) > 1 else 5.0)
    growth()
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
