"""The matrix as tables: long for programs, wide for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.comparison.refusals import declines
from positions.export.records import quote

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from positions.codebook.model import Codebook
    from positions.comparison.matrix import Matrix
    from positions.comparison.position import Cell

LONG_COLUMNS = (
    "party_id",
    "party",
    "issue_id",
    "issue",
    "period",
    "stance",
    "stance_score",
    "n_statements",
    "n_reviewed",
    "first_said_on",
    "last_said_on",
    "latest_statement_id",
    "latest_quote",
    "latest_url",
    "answer",
)


def long_rows(
    matrix: Matrix, codebook: Codebook, labels: Mapping[str, str] | None = None
) -> list[dict[str, str | int | float | date | None]]:
    """Return one row a cell, blank ones too, with the cells of `LONG_COLUMNS`.

    Several reports of the same act of saying count once in `n_statements`. `latest_url` names the document where
    it has no address. `answer` tells blank, neutral and declined apart: `stated`, `declined`, `unnamed sources only`,
    `no statement stored`.

    Args:
        matrix: The cells.
        codebook: For labels.
        labels: Names of the rows where they are not parties.
    """
    return [
        {
            "party_id": cell.party,
            "party": _label(cell.party, codebook, labels),
            "issue_id": cell.issue,
            "issue": codebook.issues[cell.issue].label,
            "period": matrix.period,
            "stance": cell.stance.value if cell.stance else None,
            "stance_score": cell.score,
            "n_statements": cell.utterances,
            "n_reviewed": cell.reviewed,
            "first_said_on": cell.first_said_on,
            "last_said_on": cell.last_said_on,
            **_latest(cell),
            "answer": answer(cell),
        }
        for cell in matrix.cells
    ]


def wide_columns(matrix: Matrix) -> tuple[str, ...]:
    """Return the columns of the wide form: the party, then one a issue in the order of the matrix."""
    return ("party_id", "party", *(_snake(issue) for issue in matrix.issues))


def wide_rows(
    matrix: Matrix, codebook: Codebook, labels: Mapping[str, str] | None = None
) -> list[dict[str, str | int | float | date | None]]:
    """Return one row a party with its stance on each issue in a word, or `declined`; blank where no statement decides."""
    return [
        {
            "party_id": party,
            "party": _label(party, codebook, labels),
            **{_snake(cell.issue): _word(cell) for cell in matrix.row(party)},
        }
        for party in matrix.parties
    ]


def answer(cell: Cell) -> str:
    """Return in words what kind of answer a cell holds."""
    if cell.decided_by is None:
        return "unnamed sources only" if cell.anonymous else "no statement stored"
    return "declined" if declines(cell.decided_by, cell.stance) else "stated"


def _word(cell: Cell) -> str | None:
    if cell.decided_by is not None and declines(cell.decided_by, cell.stance):
        return "declined"
    return cell.stance.value if cell.stance else None


def _label(key: str, codebook: Codebook, labels: Mapping[str, str] | None) -> str:
    return party_label(codebook, key) if labels is None else labels.get(key, key)


def party_label(codebook: Codebook, party: str) -> str:
    """Return the label of a party, or the name of the country that is one of its own ("China")."""
    if party in codebook.parties:
        return codebook.parties[party].label
    named = (country.name for country in codebook.countries.values() if country.name.lower() == party)
    return next(named, party)


def _latest(cell: Cell) -> dict[str, str | None]:
    """Return the deciding statement's id, words and address."""
    record = cell.decided_by
    return {
        "latest_statement_id": record.id if record else None,
        "latest_quote": quote(record) if record else None,
        "latest_url": (record.url or record.document_name) if record else None,
    }


def _snake(key: str) -> str:
    return key.replace("-", "_")
