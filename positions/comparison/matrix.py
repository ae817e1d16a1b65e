"""The matrix: every party's position on every issue as of a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from positions.comparison.position import Cell, cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from positions.model import Record


@dataclass(frozen=True, slots=True)
class Matrix:
    """A complete grid of cells, party by party in the order asked for.

    Attributes:
        cells: One for each party and issue, parties outside, issues inside.
        as_of: Last day that counts; None for all.
        since: First day that counts; None for all.
    """

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    cells: tuple[Cell, ...]
    as_of: date | None = None
    since: date | None = None

    @property
    def period(self) -> str:
        """Return the days that count: `2025-11-01..2025-12-08`, `..2025-12-08`, `2025-11-01..`, or `all`."""
        if not (self.since or self.as_of):
            return "all"
        return f"{self.since or ''}..{self.as_of or ''}"

    def at(self, party: str, issue: str) -> Cell:
        """Return one cell.

        Raises:
            ValueError: If the matrix has no such party or issue.
        """
        return self.cells[self.parties.index(party) * len(self.issues) + self.issues.index(issue)]

    def row(self, party: str) -> tuple[Cell, ...]:
        """Return the cells of a party in the order of the issues."""
        return tuple(self.at(party, issue) for issue in self.issues)


def matrix(
    records: Iterable[Record],
    parties: Sequence[str],
    issues: Sequence[str],
    as_of: date | None = None,
    since: date | None = None,
) -> Matrix:
    """Return the positions of parties on issues.

    Args:
        records: Statements; rejected ones must be filtered out before.
        parties: Keys of the parties, in the order of the rows.
        issues: Keys of the issues, in the order of the columns.
        as_of: Last day of `said_on` that counts.
        since: First day that counts.
    """
    of_party: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if since is None or record.said_on >= since:
            for party in record.parties:
                of_party[party].append(record)
    cells = (cell(of_party[party], party, issue, as_of) for party in parties for issue in issues)
    return Matrix(tuple(parties), tuple(issues), tuple(cells), as_of, since)
