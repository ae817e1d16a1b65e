"""What `doctor` shows: the findings about a store, and how much it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.citations import counted
from cli.output import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.engine import Store
    from db.findings import Finding


def findings(store: Store) -> list[Finding]:
    """Return what was looked at, and how much the store holds."""
    from db.findings import Finding, Level
    from db.integrity import checks
    from db.queries import counts

    held = counts(store)
    days = f", said {held.first_said_on} to {held.last_said_on}" if held.first_said_on else ""
    amount = (
        f"{counted(held.documents, 'report')}, {counted(held.statements, 'statement')} of "
        f"{counted(held.utterances, 'act')} of saying{days}, {held.reviewed} reviewed"
    )
    empty = "" if held.documents else "`positions ingest FILE…` stores reports"
    return [*checks(store), Finding(Level.OK, amount, empty)]


def sheet(found: Sequence[Finding]) -> Sheet:
    """Return findings as rows."""
    rows = [{"level": each.level.value, "finding": each.what, "fix": each.fix} for each in found]
    return Sheet(("level", "finding", "fix"), rows)


def broken(found: Iterable[Finding]) -> bool:
    """Tell whether a finding is an error."""
    return any(each.level.value == "error" for each in found)
