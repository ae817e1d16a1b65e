"""A store ten times as large as another, in minutes: each document and what hangs on it ten times, under ids of its own.

python benchmarks/grown.py STORE LARGER

For measuring filters and the matrix alone: texts of documents, utterances, sketches and the text index are left out.
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

TIMES = 10
LEFT_OUT = frozenset({"utterances", "sketches", "search_texts"})
_OWN = frozenset({"id", "document_id", "statement_id", "utterance_id", "sha256"})
MANY = ("documents", "statements", "statement_speakers", "statement_parties", "codings", "cell_statements")
_SUMS = ("statements", "utterances", "reviewed", "anonymous", "support", "conditional", "neutral", "oppose")


def grow(store: Path, larger: Path) -> None:
    """Write the larger store, which must not be there."""
    if larger.exists():
        raise SystemExit(f"{larger}: there is a file already")
    with sqlite3.connect(larger, isolation_level=None) as target:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-2000000", "temp_store=MEMORY"):
            target.execute(f"PRAGMA {pragma}")
        target.execute("ATTACH ? AS small", [f"{store.absolute()}"])
        made = target.execute(
            "SELECT name, tbl_name, sql FROM small.sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'search_index%'"
            " AND name NOT LIKE 'sqlite_%' ORDER BY type DESC"
        ).fetchall()
        target.execute("CREATE TEMP TABLE times (n)")
        target.executemany("INSERT INTO times VALUES (?)", [(n,) for n in range(TIMES)])
        for name, table, sql in made:
            if table not in LEFT_OUT or name == table:
                target.execute(sql)
            if name == table and table not in LEFT_OUT:
                target.execute(_copying(target, table))
                print(table, file=sys.stderr)


def _copying(target: sqlite3.Connection, table: str) -> str:
    names = [row[1] for row in target.execute(f"PRAGMA small.table_info({table})")]
    values = [_value(table, name) for name in names]
    source = f"small.{table} CROSS JOIN times" if table in MANY else f"small.{table}"
    return f"INSERT INTO {table} SELECT {', '.join(values)} FROM {source}"


def _value(table: str, name: str) -> str:
    if table in MANY and name in _OWN:
        return f'"{name}" || n'
    if table == "documents" and name == "text":
        return "''"
    if table == "cell_days" and name in _SUMS:
        return f'"{name}" * {TIMES}'
    return f"decided_by || {TIMES - 1}" if name == "decided_by" else f'"{name}"'


if __name__ == "__main__":
    grow(*map(Path, sys.argv[1:3]))
