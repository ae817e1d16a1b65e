"""What `doctor` shows: the findings about a store, and how much it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.citations import counted
from cli.output import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.engine import Store
    from db.findings import Finding


def findings(store: Store, *, mend: bool = False) -> list[Finding]:
    """Return what was looked at, and how much the store holds; first mend what is safe to mend, where that is wanted."""
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
    mended = []
    if mend:
        from db.repairs import mend as mended_in

        mended = mended_in(store)
    return [*mended, *checks(store), Finding(Level.OK, amount, empty)]


def opened(target: str | None, *, fix: bool) -> Store:
    """Open a store to look at it; an older one is brought up to date first, where that is wanted.

    Raises:
        StoreError: If there is no store, or it is older or newer than the program.
    """
    from db.engine import open_store
    from db.revision import HEAD, REVISIONS

    if fix:
        from db import schema

        if schema.current(target) in set(REVISIONS) - {HEAD}:
            schema.upgrade(target)
    return open_store(target)


def sheet(found: Sequence[Finding]) -> Sheet:
    """Return findings as rows."""
    rows = [{"level": each.level.value, "finding": each.what, "fix": each.fix} for each in found]
    return Sheet(("level", "finding", "fix"), rows)


def broken(found: Iterable[Finding]) -> bool:
    """Tell whether a finding is an error."""
    return any(each.level.value == "error" for each in found)
