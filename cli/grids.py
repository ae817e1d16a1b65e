"""The matrix: filled from a store, and as sheets."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cli.formats import Row
from cli.output import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from db.engine import Store
    from db.standing import Standing
    from positions.codebook import Codebook
    from positions.comparison import Cell, Matrix
    from positions.model import Record, VoiceKind
    from positions.periods import By

_HEADING = 12
HINT = (
    "The newest statement of a named source decides; numbers count acts of saying of named sources. Where no statement is stored, "
    "something may have been said all the same.\n"
    "Open a cell: positions list --party PARTY --issue ISSUE; its latest statement: positions show ID"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a matrix is of.

    Attributes:
        voices: Keys of the rows, in order.
        issues: Keys of the columns, in order.
        since: First day that counts.
        as_of: Last day that counts.
        known_at: As the store knew at that time.
        labels: Names of the rows, where they are speakers; None where they are parties.
    """

    voices: Sequence[str]
    issues: Sequence[str]
    since: date | None = None
    as_of: date | None = None
    known_at: datetime | None = None
    labels: Mapping[str, str] | None = None

    @property
    def kind(self) -> VoiceKind:
        """Return whether the rows are parties or speakers."""
        from positions.model import VoiceKind

        return VoiceKind.PARTY if self.labels is None else VoiceKind.SPEAKER


@dataclass(frozen=True, slots=True)
class Asked:
    """What a matrix was asked for, by any names."""

    party: Sequence[str] | None
    issue: Sequence[str] | None
    speaker: Sequence[str] | None
    speakers: bool
    since: date | None
    as_of: date | None
    known_at: datetime | None

    def answer(
        self, target: str | None, by: By | None
    ) -> tuple[list[Matrix], Codebook, dict[str, str] | None]:
        """Return the matrix, or those of each period, with the codebook and the names of the rows that are speakers.

        Raises:
            UnknownNameError: For a name that neither the codebook nor the store holds.
        """
        from cli import names
        from db.engine import open_store
        from positions.codebook import load

        book, labels = load(), None
        keys, issues = names.parties(self.party, book), names.issues(self.issue, book)
        with open_store(target) as store:
            if self.speakers or self.speaker:
                labels = self._speakers(store, book, keys)
            voices = keys if labels is None else tuple(labels)
            frame = Frame(voices, issues, self.since, self.as_of, self.known_at, labels)
            return by_period(store, frame, by) if by else [filled(store, frame)], book, labels

    def _speakers(self, store: Store, book: Codebook, parties: Sequence[str]) -> dict[str, str]:
        from cli.selection import speaker

        persons = [speaker(name, book, store) for name in self.speaker] if self.speaker else None
        return heard(store, parties if self.party else None, persons)


def filled(store: Store, frame: Frame) -> Matrix:
    """Return the matrix of a frame with the statements that decide."""
    from db.queries import cells

    found = cells(
        store,
        parties=frame.voices if frame.labels is None else (),
        issues=frame.issues,
        as_of=frame.as_of,
        since=frame.since,
        known_at=frame.known_at,
        kind=frame.kind,
    )
    return _matrix(found, _deciding(store, found, frame), frame, frame.since, frame.as_of)


def whole(target: str | None, as_of: date | None) -> tuple[Matrix, Codebook] | None:
    """Return the matrix of all parties and the issues of the codebook, by the quick way; None where that does not serve."""
    from db.quick import whole as quick

    found = quick(target, as_of)
    if found is None:
        return None
    frame = Frame(tuple(found.book.parties), tuple(found.book.issues), as_of=as_of)
    return _matrix(found.standings, found.records, frame, None, as_of), found.book


def by_period(store: Store, frame: Frame, by: By) -> list[Matrix]:
    """Return the matrices of the weeks or months from the first in which something was said to the last."""
    from db.queries import cells_by
    from positions.periods import periods

    found = cells_by(
        store,
        by,
        parties=frame.voices if frame.labels is None else (),
        issues=frame.issues,
        as_of=frame.as_of,
        since=frame.since,
        known_at=frame.known_at,
        kind=frame.kind,
    )
    if not found:
        return []
    records = _deciding(store, [standing for some in found.values() for standing in some], frame)
    spans = periods(frame.since or min(found), frame.as_of or max(found), by)
    return [
        _matrix(
            found.get(first, ()),
            records,
            frame,
            max(first, frame.since) if frame.since else first,
            min(last, frame.as_of) if frame.as_of else last,
        )
        for first, last in spans
    ]


def heard(store: Store, parties: Iterable[str] | None, keys: Iterable[str] | None) -> dict[str, str]:
    """Return the names of speakers of whom something is stored, by key: of some parties, or named ones, whatever is stored."""
    from db.queries import speakers

    wanted = None if keys is None else set(keys)
    sides = None if parties is None else set(parties)
    return {
        voice.speaker.key: voice.speaker.name
        for voice in speakers(store, heard=wanted is None)
        if (wanted is None or voice.speaker.key in wanted)
        and (sides is None or voice.speaker.party in sides)
        and voice.speaker.key != "unnamed"
    }


def long(matrices: Iterable[Matrix], book: Codebook, labels: Mapping[str, str] | None = None) -> Sheet:
    """Return matrices with one row a cell."""
    from positions.export.matrix import LONG_COLUMNS, long_rows

    grids = list(matrices)
    voice = "party" if labels is None else "speaker"
    columns = tuple(_named(column, voice) for column in LONG_COLUMNS)
    rows = [row for grid in grids for row in long_rows(grid, book, labels)]
    shown = {
        voice: voice,
        "issue": "issue",
        **({"period": "period"} if len(grids) > 1 else {}),
        "stance": "stance",
        "n_statements": "said",
        "last_said_on": "last on",
        "latest_statement_id": "latest statement",
        "latest_quote": "its words",
    }
    told = [
        {**row, "stance": row["answer"] if row["answer"] == "declined" else row["stance"]} for row in rows
    ]
    return Sheet(columns, _renamed(rows, voice), shown, "latest_quote", shown_rows=_renamed(told, voice))


def wide(matrices: Iterable[Matrix], book: Codebook, labels: Mapping[str, str] | None = None) -> Sheet:
    """Return matrices with one row a party and one column an issue; the table tells how often each cell was said."""
    grids = list(matrices)
    if len(grids) != 1:
        return _wide_by_period(grids, book, labels)
    (grid,) = grids
    return _wide(grid, book, labels)


def _wide(matrix: Matrix, book: Codebook, labels: Mapping[str, str] | None) -> Sheet:
    from positions.export.matrix import wide_columns, wide_rows

    voice = "party" if labels is None else "speaker"
    columns = tuple(_named(column, voice) for column in wide_columns(matrix))
    counts = {(cell.party, cell.issue): cell.utterances for cell in matrix.cells}
    headings = dict(
        zip(columns[2:], (_heading(book.issues[issue].label) for issue in matrix.issues), strict=True)
    )
    keys = dict(zip(columns[2:], matrix.issues, strict=True))
    rows = _renamed(wide_rows(matrix, book, labels), voice)
    words = [
        {
            voice: row[voice],
            **{
                column: f"{row[column]} ({counts[str(row[f'{voice}_id']), keys[column]]})"
                if row[column]
                else "–"
                for column in headings
            },
        }
        for row in rows
    ]
    return Sheet(columns, rows, {voice: voice, **headings}, shown_rows=words)


def _wide_by_period(grids: Sequence[Matrix], book: Codebook, labels: Mapping[str, str] | None) -> Sheet:
    """Return one row a period and party."""
    sheets = [_wide(grid, book, labels) for grid in grids]
    if not sheets:
        return Sheet(("period",), [])
    rows = [
        {"period": grid.period, **row}
        for grid, sheet in zip(grids, sheets, strict=True)
        for row in sheet.rows
    ]
    words = [
        {"period": grid.period, **row}
        for grid, sheet in zip(grids, sheets, strict=True)
        for row in sheet.shown_rows or ()
    ]
    shown = {"period": "period", **sheets[0].shown}
    return Sheet(("period", *sheets[0].columns), rows, shown, shown_rows=words)


def _deciding(store: Store, standings: Iterable[Standing], frame: Frame) -> dict[str, Record]:
    """Return the deciding statements of standings, by id."""
    from db.queries import those

    wanted = set(frame.voices)
    keys = {standing.decided_by for standing in standings if standing.party in wanted} - {None}
    return {record.id: record for record in those(store, keys, known_at=frame.known_at)}  # type: ignore[arg-type]


def _matrix(
    standings: Iterable[Standing],
    records: Mapping[str, Record],
    frame: Frame,
    since: date | None,
    as_of: date | None,
) -> Matrix:
    from positions.comparison import Cell, Matrix

    found = {(standing.party, standing.issue): standing for standing in standings}
    grid = (
        _cell(found[voice, issue], records) if (voice, issue) in found else Cell(voice, issue)
        for voice in frame.voices
        for issue in frame.issues
    )
    return Matrix(tuple(frame.voices), tuple(frame.issues), tuple(grid), as_of, since)


def _cell(standing: Standing, records: Mapping[str, Record]) -> Cell:
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
        decided_by=records[standing.decided_by] if standing.decided_by else None,
        spread=standing.spread,
        anonymous=standing.anonymous,
    )


def _named(column: str, voice: str) -> str:
    """Return the name of a column where rows are not parties."""
    return {"party": voice, "party_id": f"{voice}_id"}.get(column, column)


def _renamed(rows: Iterable[Row], voice: str) -> list[Row]:
    if voice == "party":
        return list(rows)
    return [{_named(column, voice): cell for column, cell in row.items()} for row in rows]


def _heading(label: str) -> str:
    """Return a label on several short lines, so that the columns stay narrow."""
    return "\n".join(textwrap.wrap(label, _HEADING, break_long_words=False))
