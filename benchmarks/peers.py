"""What others take for the matrix as CSV: each a process of its own that reads the same statements from a file.

The file has a row for every coding of a statement for a party, as an export would. Each tool counts them by party and
issue and finds the stance of the newest; ours counts acts of saying besides, and cites the deciding statement.
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

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
    "print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


def compared(store: Path, work: Path, runs: int) -> list[list[str]]:
    """Return a row for ourselves and for each tool that is installed: name, seconds, share of our time, peak megabytes."""
    csv, parquet, table = (
        work / f"{store.stem}.csv",
        work / f"{store.stem}.parquet",
        work / f"{store.stem}-flat.db",
    )
    _flat(store, table)
    out = work / "out.csv"
    program = str(Path(sys.executable).with_name("positions"))
    ways: dict[str, list[str]] = {
        "positions matrix": [program, "--db", str(store), "matrix", "-f", "csv", "-o", str(out), "-q"]
    }
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
    if find_spec("csvkit") and csv.exists() and "--csvkit" in os.environ.get("POSITIONS_BENCHMARK", ""):
        ways["csvkit (csvsql)"] = [_tool("csvsql"), "--tables", "said", "--query", _LATEST, str(csv)]
    measured = {name: _timed(words, 1 if "csvkit" in name else runs) for name, words in ways.items()}
    ours = measured["positions matrix"][0]
    return [
        [name, f"{seconds:.2f}", f"{seconds / ours:.2f} ×", f"{peak:.0f}"]
        for name, (seconds, peak) in measured.items()
    ]


def _tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def _python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def _timed(words: list[str], runs: int) -> tuple[float, float]:
    """Return the median of the seconds that a process takes, and its peak memory in megabytes."""
    taken, peaks = [], []
    for _ in range(runs + 1):
        told = subprocess.run(
            [sys.executable, "-S", "-c", _WATCH, *words], capture_output=True, check=True, text=True
        )
        seconds, peak = told.stdout.split()
        taken.append(float(seconds))
        peaks.append(float(peak) / 1024)
    print(f"{words[:3]}: {statistics.median(taken[1:]):.2f} s", file=sys.stderr)
    return statistics.median(taken[1:]), max(peaks)


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
