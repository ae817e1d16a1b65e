"""Run as a process of its own: adds numbered documents to a store and says which are in.

python -m tests.db.adding ADDRESS FIRST LAST
"""

from __future__ import annotations

import sys
from datetime import date

from db.engine import open_store
from db.store import add
from positions.model import Stance
from tests.db.samples import Said, report


def main(address: str, first: int, last: int) -> None:
    """Add documents and print `number new` for each once it is stored."""
    with open_store(address) as store:
        for number in range(first, last):
            words = f"clause {number} of the plan is acceptable", f"clause {number} needs work"
            sayings = (
                Said("rubio+stranger", words[0], stances={"plan": Stance.SUPPORT}),
                Said(
                    "umerov", words[1], date(2025, 12, 1 + number % 5), stances={"points": Stance.CONDITIONAL}
                ),
            )
            document, found = report(
                f"Report {number}: {words[0]}; {words[1]}.", *sayings, name=f"{number}.txt"
            )
            added = add(store, document, found, extractor="rules 1")
            sys.stdout.write(f"{number} {added.new}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
