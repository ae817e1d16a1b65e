"""Writing through `db.bulk.load` against plain `sqlite3` doing the same: the same rows, indexes, text index and roll-ups."""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from benchmarks.stores import AT, EXTRACTOR, batches
from db import schema
from db.attributions import (
    Origin,
    cell_rows,
    coding_rows,
    document_row,
    party_rows,
    speaker_rows,
    statement_rows,
)
from db.bulk import load
from db.engine import open_store
from db.ids import document_id, statement_ids, utterance_id
from db.registry import keep
from db.tables import (
    cell_statements,
    codings,
    documents,
    metadata,
    statement_parties,
    statement_speakers,
    statements,
)
from positions.model import Span
from positions.search import folded

if TYPE_CHECKING:
    from pathlib import Path

    from db.bulk import Loaded

STATEMENTS = 20_000
TABLES = (documents, statements, statement_speakers, statement_parties, codings, cell_statements)
ROLLUP = """
INSERT INTO cell_days
SELECT '{kind}', link.{key}, coded.issue, said.said_on, sum(NOT said.anonymous), count(DISTINCT CASE WHEN NOT said.anonymous
 THEN said.utterance_id END), 0, sum(said.anonymous), sum(coded.stance = 'support'), sum(coded.stance = 'conditional'),
 sum(coded.stance = 'neutral'), sum(coded.stance = 'oppose'), max(said.published_on), said.starts_at, said.id, coded.stance
FROM statements AS said
JOIN {link} AS link ON link.document_id = said.document_id AND link.statement_id = said.id
JOIN codings AS coded ON coded.document_id = said.document_id AND coded.statement_id = said.id
WHERE said.document_id IN (SELECT value FROM json_each(?)) GROUP BY 2, 3, 4
ON CONFLICT DO UPDATE SET statements = statements + excluded.statements, utterances = utterances + excluded.utterances,
 anonymous = anonymous + excluded.anonymous, support = support + excluded.support,
 conditional = conditional + excluded.conditional, neutral = neutral + excluded.neutral, oppose = oppose + excluded.oppose,
 published_on = excluded.published_on, starts_at = excluded.starts_at, decided_by = excluded.decided_by,
 stance = excluded.stance
"""


def compared(work: Path) -> list[list[str]]:
    """Return a row for each way: name, statements a second of processor time (the disk is not told apart), share of what plain `sqlite3` does."""
    given = list(batches(STATEMENTS))
    times: dict[str, list[float]] = {"positions (db.bulk.load)": [], "sqlite3": []}
    for _ in range(3):
        times["sqlite3"].append(_plain(work / "plain.db", given))
        times["positions (db.bulk.load)"].append(_ours(work / "ours.db", given))
    best = {name: STATEMENTS / min(taken) for name, taken in times.items()}
    return [[name, f"{rate:,.0f}", f"{rate / best['sqlite3']:.2f}"] for name, rate in best.items()]


def _ours(path: Path, given: list[list[Loaded]]) -> float:
    _fresh(path)
    with open_store(path) as store:
        start = time.process_time()
        for batch in given:
            load(store, batch, extractor=EXTRACTOR, at=AT)
        return time.process_time() - start


def _plain(path: Path, given: list[list[Loaded]]) -> float:
    _fresh(path)
    with open_store(path) as store:
        store.transact(
            lambda connection: keep(
                connection, [s for batch in given for each in batch for s in each.statements]
            )
        )
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in (
        "synchronous=FULL",
        "cache_size=-64000",
        "temp_store=MEMORY",
        "foreign_keys=ON",
        "journal_mode=WAL",
    ):
        connection.execute(f"PRAGMA {pragma}")
    start = time.process_time()
    for batch in given:
        _write(connection, batch)
    taken = time.process_time() - start
    connection.close()
    return taken


def _write(connection: sqlite3.Connection, batch: list[Loaded]) -> None:
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    keys, voices = [], []
    for each in batch:
        sha256 = each.document.sha256
        origin = Origin(document_id(sha256), each.document, EXTRACTOR, AT)
        ids = statement_ids(sha256, each.statements)
        told = [known or utterance_id(own) for own, known in zip(ids, each.utterances, strict=True)]
        keys.append(origin.key)
        voices += told
        rows["documents"].append(document_row(origin, sha256, None))
        rows["statements"] += statement_rows(origin, ids, told, each.statements)
        rows["statement_speakers"] += speaker_rows(origin, ids, each.statements)
        rows["statement_parties"] += party_rows(origin, ids, each.statements)
        rows["codings"] += coding_rows(origin, ids, each.statements)
        rows["cell_statements"] += cell_rows(origin, ids, told, each.statements, set(told))
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(
        "INSERT OR IGNORE INTO utterances VALUES (?, ?)",
        [(voice, _moment()) for voice in dict.fromkeys(voices)],
    )
    for table in TABLES:
        columns = list(rows[table.name][0])
        into = f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({', '.join('?' for _ in columns)})"
        connection.executemany(into, [tuple(map(_plain_value, row.values())) for row in rows[table.name]])
    listed = json.dumps(keys)
    for kind, link, key in (
        ("party", "statement_parties", "party_key"),
        ("speaker", "statement_speakers", "speaker_key"),
    ):
        connection.execute(ROLLUP.format(kind=kind, link=link, key=key), [listed])
    (known,) = connection.execute("SELECT coalesce(max(number), 0) FROM search_texts").fetchone()
    connection.executemany(
        "INSERT INTO search_texts (document_id, statement_id, number, words) VALUES (?, ?, ?, ?)",
        [
            (row["document_id"], row["id"], number, " ".join(folded(row["content"])))
            for number, row in enumerate(rows["statements"], start=known + 1)
        ],
    )
    connection.execute(
        "INSERT INTO search_index(rowid, words) SELECT number, words FROM search_texts WHERE number > ? ORDER BY number",
        [known],
    )
    connection.execute("COMMIT")


def _plain_value(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return json.dumps([[span.start, span.end] if isinstance(span, Span) else span for span in value])
    if hasattr(value, "hour"):
        return _moment()
    return value.isoformat() if hasattr(value, "isoformat") else value


def _moment() -> str:
    return AT.replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")


def _fresh(path: Path) -> None:
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    schema.init(path)
    assert set(metadata.tables) >= {table.name for table in TABLES}


if __name__ == "__main__":
    from pathlib import Path
    from tempfile import mkdtemp

    for row in compared(Path(mkdtemp())):
        print(*row, sep="  ", file=sys.stdout)
