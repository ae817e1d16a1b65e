"""The matrix: filled from a store, and as sheets."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from cli.output import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from db.engine import Store
    from db.queries import Standing
    from positions.codebook import Codebook
    from positions.comparison import Cell, Matrix

_HEADING = 12
HINT = (
    "The newest statement of a named source decides; numbers count acts of saying. Where no statement is stored, "
    "something may have been said all the same.\n"
    "Open a cell: positions list --party PARTY --issue ISSUE; its latest statement: positions show ID"
)


def filled(
    store: Store, parties: Sequence[str], issues: Sequence[str], since: date | None, as_of: date | None
) -> Matrix:
    """Return the matrix of parties and issues with the statements that decide."""
    from db.queries import cells
    from positions.comparison import Cell, Matrix

    found = {
        (standing.party, standing.issue): _cell(store, standing)
        for standing in cells(store, parties=parties, issues=issues, as_of=as_of, since=since)
    }
    grid = (found.get((party, issue)) or Cell(party, issue) for party in parties for issue in issues)
    return Matrix(tuple(parties), tuple(issues), tuple(grid), as_of, since)


def long(matrix: Matrix, book: Codebook) -> Sheet:
    """Return a matrix with one row a cell."""
    from positions.export.matrix import LONG_COLUMNS, long_rows

    shown = {
        "party": "party",
        "issue": "issue",
        "stance": "stance",
        "n_statements": "said",
        "last_said_on": "last on",
        "latest_statement_id": "latest statement",
        "latest_quote": "its words",
    }
    return Sheet(LONG_COLUMNS, long_rows(matrix, book), shown, "latest_quote")


def wide(matrix: Matrix, book: Codebook) -> Sheet:
    """Return a matrix with one row a party and one column an issue; the table tells how often each cell was said."""
    from positions.export.matrix import wide_columns, wide_rows

    columns = wide_columns(matrix)
    counts = {(cell.party, cell.issue): cell.utterances for cell in matrix.cells}
    headings = dict(
        zip(columns[2:], (_heading(book.issues[issue].label) for issue in matrix.issues), strict=True)
    )
    keys = dict(zip(columns[2:], matrix.issues, strict=True))
    rows = wide_rows(matrix, book)
    words = [
        {
            "party": row["party"],
            **{
                column: f"{row[column]} ({counts[str(row['party_id']), keys[column]]})"
                if row[column]
                else "–"
                for column in headings
            },
        }
        for row in rows
    ]
    return Sheet(columns, rows, {"party": "party", **headings}, shown_rows=words)


def _heading(label: str) -> str:
    """Return a label on several short lines, so that the columns stay narrow."""
    return "\n".join(textwrap.wrap(label, _HEADING, break_long_words=False))


def _cell(store: Store, standing: Standing) -> Cell:
    from db.queries import statement
    from positions.comparison import Cell

    return Cell(
        standing.party,
        standing.issue,
        stance=standing.stance,
        score=standing.stance.score if standing.stance else None,
        utterances=standing.utterances,
        statements=standing.statements,
        reviewed=standing.reviewed,
        first_said_on=standing.first_said_on,
        last_said_on=standing.last_said_on,
        decided_by=statement(store, standing.decided_by) if standing.decided_by else None,
        spread=standing.spread,
        anonymous=standing.anonymous,
    )
