"""Sides next to each other, in words and as objects."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cli.citations import counted, day, place, quotation, voices
from cli.formats import Row
from cli.output import Sheet, columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from db.engine import Store
    from positions.codebook import Codebook
    from positions.comparison import Cell, Comparison
    from positions.model import Record
    from positions.questions import Question

BLANK = "no statement stored"
NOT_SILENCE = "Where no statement is stored, something may have been said all the same."
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
    for comparison in comparisons:
        yield from lines(comparison, book)
        yield ""
    yield NOT_SILENCE


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
        return dict.fromkeys(("newest", "said on", "by", "words", "in", "statement", "in all", "but"), "") | {
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
        "but": "others of this side contradict it" if cell.dissent else "",
    }
