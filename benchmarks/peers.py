"""What others take for the matrix as CSV: each a process of its own that reads the same statements from a file.

The file has a row for every coding of a statement for a party, as an export would. Each tool counts them by party and
issue and finds the stance of the newest; ours counts acts of saying besides, and cites the deciding statement.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import bytecode

if TYPE_CHECKING:
    from collections.abc import Callable

# Seconds on the clock, seconds of processor time, peak megabytes.
Figures = tuple[float, float, float]

FLAT = """
SELECT p.party_key AS party, c.issue, s.said_on, s.published_on, s.starts_at, s.id, c.stance, s.utterance_id AS utterance,
 s.form, s.language, s.confidence, s.content AS quote
FROM statements AS s
JOIN statement_parties AS p ON p.document_id = s.document_id AND p.statement_id = s.id
JOIN codings AS c ON c.document_id = s.document_id AND c.statement_id = s.id
WHERE NOT s.anonymous AND s.review <> 'rejected' AND c.superseded_at IS NULL
"""
_MATRIX = "SELECT party, issue, count(*) AS n, arg_max(stance, said_on || id) AS stance FROM {source} GROUP BY 1, 2 ORDER BY 1, 2"
_LATEST = "SELECT party, issue, count(*) AS n, substr(max(said_on || id || stance), 27) AS stance FROM said GROUP BY 1, 2 ORDER BY 1, 2"
_POLARS = (
    "import polars as pl; pl.{scan}('{path}').select('party','issue','said_on','id','stance').sort('said_on','id')"
    ".group_by('party','issue').agg(pl.len(), pl.col('stance').last()).sort('party','issue').collect().write_csv('{out}')"
)
_PANDAS = (
    "import pandas as pd; d=pd.read_csv('{path}',usecols=['party','issue','said_on','id','stance']);"
    "g=d.sort_values(['said_on','id']).groupby(['party','issue']).stance.agg(['size','last']);g.to_csv('{out}')"
)
_DUCKDB = "import duckdb; duckdb.sql(\"{query}\").write_csv('{out}')"


# A small process of its own: a child counts the memory of the one that started it as its own.
_WATCH = (
    "import resource, subprocess, sys, time; start = time.perf_counter();"
    "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True);"
    "taken = time.perf_counter() - start; used = resource.getrusage(resource.RUSAGE_CHILDREN);"
    "print(taken, used.ru_utime + used.ru_stime, used.ru_maxrss)"
)


def compared(store: Path, work: Path, runs: int, pick: Callable[[list[float]], float]) -> list[list[str]]:
    """Return a row for ourselves and for each tool that is installed.

    Name, seconds, share of our time, both again of processor time, and peak megabytes.
    """
    csv, parquet, table = _files(store, work)
    _flat(store, table)
    out = work / "out.csv"
    ways = {"positions matrix": _ours(store, out)}
    if find_spec("duckdb"):
        _duckdb(table, csv, parquet)
        ways |= {
            "DuckDB over Parquet": _python(
                _DUCKDB.format(query=_MATRIX.format(source=f"'{parquet}'"), out=out)
            ),
            "DuckDB over CSV": _python(_DUCKDB.format(query=_MATRIX.format(source=f"'{csv}'"), out=out)),
        }
    if find_spec("polars") and csv.exists():
        ways |= {
            "polars over CSV": _python(_POLARS.format(scan="scan_csv", path=csv, out=out)),
            "polars over Parquet": _python(_POLARS.format(scan="scan_parquet", path=parquet, out=out)),
        }
    if find_spec("pandas") and csv.exists():
        ways["pandas, five columns of the CSV"] = _python(_PANDAS.format(path=csv, out=out))
    if find_spec("sqlite_utils"):
        ways["sqlite-utils"] = [_tool("sqlite-utils"), "query", str(table), _LATEST, "--csv"]
    measured = _timed(ways, runs, pick)
    ours = measured["positions matrix"]
    return [_row(name, figures, ours) for name, figures in measured.items()]


def csvkit(store: Path, work: Path) -> list[str]:
    """Return the row of csvkit for a store of which a CSV can be made; it reads all into memory, once is enough."""
    csv, parquet, table = _files(store, work)
    _flat(store, table)
    _duckdb(table, csv, parquet)
    query = [_tool("csvsql"), "--no-inference", "--tables", "said", "--query", _LATEST, str(csv)]
    name = f"csvkit, {sum(1 for _ in csv.open(encoding='utf-8')) - 1:,} rows of {store.name} only"
    measured = _timed({"positions matrix": _ours(store, work / "out.csv"), name: query}, 1, min)
    return _row(name, measured[name], measured["positions matrix"])


def _files(store: Path, work: Path) -> tuple[Path, Path, Path]:
    return work / f"{store.stem}.csv", work / f"{store.stem}.parquet", work / f"{store.stem}-flat.db"


def _ours(store: Path, out: Path) -> list[str]:
    return [_tool("positions"), "--db", str(store), "matrix", "-f", "csv", "-o", str(out), "-q"]


def _row(name: str, figures: Figures, ours: Figures) -> list[str]:
    clock, processor, peak = figures
    return [
        name,
        f"{clock:.2f}",
        f"{clock / ours[0]:.2f} ×",
        f"{processor:.2f}",
        f"{processor / ours[1]:.2f} ×",
        f"{peak:.0f}",
    ]


def _tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def _python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def _timed(ways: dict[str, list[str]], runs: int, pick: Callable[[list[float]], float]) -> dict[str, Figures]:
    """Return what processes take, each started in turn, so that they meet the same load."""
    bytecode.kept()
    told: dict[str, list[list[float]]] = {name: [] for name in ways}
    for _ in range(runs + 1):
        for name, words in ways.items():
            done = subprocess.run(
                [sys.executable, "-S", "-c", _WATCH, *words], capture_output=True, check=True, text=True
            )
            told[name].append([float(figure) for figure in done.stdout.split()])
            print(f"{name}: {done.stdout.strip()}", file=sys.stderr)
    found: dict[str, Figures] = {}
    for name, figures in told.items():
        clock, processor, peak = zip(*figures[1:], strict=True)
        found[name] = pick(list(clock)), pick(list(processor)), max(peak) / 1024
    return found


def _flat(store: Path, table: Path) -> None:
    if table.exists():
        return
    connection = sqlite3.connect(table)
    connection.execute("ATTACH ? AS store", [str(store)])
    renamed = FLAT
    for name in ("statements", "statement_parties", "codings"):
        renamed = renamed.replace(f" {name} AS", f" store.{name} AS")
    connection.execute(f"CREATE TABLE said AS {renamed}")
    connection.commit()
    connection.close()


def _duckdb(table: Path, csv: Path, parquet: Path) -> None:
    """Write the statements as CSV, and the CSV as Parquet."""
    import csv as writer  # noqa: PLC0415

    import duckdb  # noqa: PLC0415

    if parquet.exists():
        return
    connection = sqlite3.connect(table)
    rows = connection.execute("SELECT * FROM said")
    with csv.open("w", encoding="utf-8", newline="") as stream:
        lines = writer.writer(stream)
        lines.writerow([column[0] for column in rows.description])
        lines.writerows(rows)
    duckdb.sql(f"COPY (SELECT * FROM read_csv('{csv}')) TO '{parquet}' (FORMAT parquet)")
