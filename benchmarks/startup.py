"""How long the program takes to start: `positions --help` against importing typer alone, in turns.

Run: python benchmarks/startup.py [rounds]
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import bytecode

PROGRAM = str(Path(sys.executable).with_name("positions"))


def seconds(*words: str) -> float:
    """Return how long a command takes."""
    start = time.perf_counter()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Print the best of all rounds, so that what else the machine does counts least, and the ratio."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    bytecode.kept()
    pairs = [
        (seconds(sys.executable, "-c", "import typer"), seconds(PROGRAM, "--help")) for _ in range(rounds)
    ]
    typer, shown = min(typer for typer, _ in pairs), min(shown for _, shown in pairs)
    print(
        f"import typer {typer * 1000:.0f} ms, positions --help {shown * 1000:.0f} ms: {shown / typer:.2f} times"
    )


if __name__ == "__main__":
    main()
