"""Sides next to each other, in words and as objects."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from cli.citations import counted, day, place, quotation, voices
from cli.formats import Row
from cli.output import Sheet, columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from db.engine import Store
    from positions.codebook import Codebook
    from positions.comparison import Cell, Comparison
    from positions.model import Record
    from positions.questions import Question

BLANK = "no statement stored"
NOT_SILENCE = "Where no statement is stored, something may have been said all the same."
_ROWS = ("newest", "said on", "by", "words", "in", "statement", "in all", "first on", "last on", "but")
_ON = {"agree": "agree on", "partly": "agree in part on", "disagree": "disagree on"}
_AGREEMENTS = {"agree": "agree", "partly": "agree in part", "disagree": "disagree"}


def spoken(store: Store, question: Question, book: Codebook) -> dict[str, list[Record]]:
    """Return the statements of each side of a question, by the label of the side and on its behalf.

    A question without sides is about all parties of the codebook.
    """
    from db.queries import statements
    from positions.questions import Side, SideKind

    sides = question.sides or tuple(
        Side(SideKind.PARTY, (key,), party.label) for key, party in book.parties.items()
    )
    return {
        side.label: [
            replace(record, parties=(side.label,)) for record in statements(store, question.query_of(side))
        ]
        for side in sides
    }


def standing(
    store: Store, parties: Sequence[str], issues: Sequence[str], since: date | None, as_of: date | None
) -> list[Comparison]:
    """Return parties next to each other on every issue, counted by the store: it fetches the deciding statements alone."""
    from cli import grids
    from db.queries import voiced
    from positions.comparison import DISSENT_DAYS, clashes
    from positions.comparison.sides import compared as beside

    grid = grids.filled(store, grids.Frame(parties, issues, since, as_of))
    days = [cell.last_said_on for cell in grid.cells if cell.last_said_on]
    contradicted: set[tuple[str, str, str]] = set()
    if days:
        first = max(filter(None, (min(days) - timedelta(days=DISSENT_DAYS), since)))
        told = voiced(store, parties=parties, issues=issues, since=first, as_of=as_of)
        contradicted = {(each.party, each.issue, each.after.id) for each in clashes(told, DISSENT_DAYS)}
    cells = {
        (cell.party, cell.issue): replace(
            cell,
            dissent=cell.decided_by is not None
            and (cell.party, cell.issue, cell.decided_by.id) in contradicted,
        )
        for cell in grid.cells
    }
    return [beside(issue, tuple(cells[party, issue] for party in parties)) for issue in issues]


def compared(said: Mapping[str, Sequence[Record]], issues: Iterable[str]) -> list[Comparison]:
    """Return the sides next to each other on every issue.

    Args:
        said: Key of a side, as it stands in the parties of the statements, to the statements.
        issues: Keys of the issues.
    """
    from positions.comparison import cell
    from positions.comparison.sides import compared as beside

    return [
        beside(issue, tuple(cell(records, side, issue) for side, records in said.items())) for issue in issues
    ]


def pages(comparisons: Iterable[Comparison], book: Codebook) -> Iterator[str]:
    """Yield comparisons one below the other, and what a blank means."""
    kept = list(comparisons)
    for comparison in kept:
        yield from lines(comparison, book)
        yield ""
    if len(kept) > 1:
        yield from overview(kept, book)
        yield ""
    yield NOT_SILENCE


def overview(comparisons: Sequence[Comparison], book: Codebook) -> Iterator[str]:
    """Yield for every two parties on which issues they agree, and on which not."""
    from positions.export.matrix import party_label

    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    for comparison in comparisons:
        for pair in comparison.pairs:
            told = found.setdefault((pair.left, pair.right), {})
            told.setdefault(_ON.get(pair.agreement, "cannot be compared on"), []).append(
                book.issues[comparison.issue].label
            )
    for (left, right), told in found.items():
        ways = "; ".join(
            f"{way} {', '.join(told[way])}" for way in (*_ON.values(), "cannot be compared on") if way in told
        )
        yield f"{party_label(book, left)} and {party_label(book, right)} {ways}"


def lines(comparison: Comparison, book: Codebook) -> Iterator[str]:
    """Yield sides next to each other on one issue, one column a side."""
    from positions.export.matrix import party_label

    labels = [party_label(book, cell.party) for cell in comparison.cells]
    issue = book.issues[comparison.issue]
    yield f"{issue.label}: {issue.question}"
    yield ""
    told = [_column(cell) for cell in comparison.cells]
    names = [name for name in told[0] if any(column[name] for column in told)]
    yield from columns(("", *labels), [[name, *(column[name] for column in told)] for name in names])
    label_of = dict(zip((cell.party for cell in comparison.cells), labels, strict=True))
    pairs = [
        f"{label_of[pair.left]} and {label_of[pair.right]} {_AGREEMENTS[pair.agreement]}"
        for pair in comparison.pairs
        if pair.agreement in _AGREEMENTS
    ]
    if pairs:
        yield ""
        yield "; ".join(pairs)


def sheet(comparisons: Sequence[Comparison], book: Codebook) -> Sheet:
    """Return comparisons as rows of a matrix, and in JSON with the judgement on every pair."""
    from cli import grids
    from positions.comparison import Matrix

    rows: list[Row] = []
    objects: list[dict[str, Any]] = []
    for comparison in comparisons:
        parties = tuple(cell.party for cell in comparison.cells)
        grid = grids.long([Matrix(parties, (comparison.issue,), comparison.cells)], book)
        pairs = [{"left": p.left, "right": p.right, "agreement": p.agreement.value} for p in comparison.pairs]
        rows += grid.rows
        objects.append({"issue": comparison.issue, "cells": grid.rows, "pairs": pairs})
    return replace(grids.long([Matrix((), (), ())], book), rows=rows, objects=objects)


def _column(cell: Cell) -> dict[str, str]:
    """Return what stands in the column of a side, by the names of the rows."""
    record = cell.decided_by
    spread = ", ".join(f"{number} {stance}" for stance, number in cell.spread)
    unnamed = f"{cell.anonymous} more by unnamed sources" if cell.anonymous else ""
    if record is None or cell.stance is None:
        return dict.fromkeys(_ROWS, "") | {
            "newest": BLANK,
            "in all": unnamed,
        }
    return {
        "newest": cell.stance.value,
        "said on": day(record),
        "by": voices(record.speakers),
        "words": quotation(record.form, record.content),
        "in": f"{record.document_name} {place(record.spans)}",
        "statement": record.id,
        "in all": "; ".join(filter(None, (f"said {counted(cell.utterances, 'time')}: {spread}", unnamed))),
        "first on": str(cell.first_said_on or ""),
        "last on": str(cell.last_said_on or ""),
        "but": "others of this side contradict it" if cell.dissent else "",
    }
