"""Stored reports read again: what changes, statement by statement, and how much in all."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from cli.citations import counted
from cli.formats import Row
from cli.output import Sheet
from cli.streams import fail
from positions.documents import Limits
from positions.errors import DocumentError

if TYPE_CHECKING:
    from cli.interrupts import Halt
    from cli.output import Output
    from cli.progress import Progress
    from db.engine import Store
    from db.reextraction import Reread
    from positions.model import Statement
    from positions.reports import Stored

_FEW = 8
_COLUMNS = ("document", "name", "change", "statement", "before", "after")
_SHOWN = {"name": "report", "change": "change", "statement": "id", "before": "before", "after": "after"}


@dataclass(slots=True)
class Reextraction:
    """A run.

    Attributes:
        dry: Whether to tell only what would change.
        everything: Whether to read those again too that this extractor read.
        limits: How long one report may take.
        counts: Statements by what became of them, `same` ones too, and `documents`.
    """

    store: Store
    halt: Halt
    progress: Progress
    dry: bool = False
    everything: bool = False
    jobs: int | None = None
    limits: Limits = field(default_factory=Limits)
    counts: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    stopped: bool = False

    def rows(self) -> Iterator[Row]:
        """Read the documents again, one by one, and yield what that changes."""
        from positions.bulk import Crew, Lost, usable_cores
        from positions.reports import Failed, again, given_up, longest
        from positions.workers import collect_seldom

        parts = self._parts()
        few = list(islice(parts, _FEW + 1))
        jobs = self.jobs or (1 if len(few) <= _FEW else usable_cores())
        collect_seldom()
        with Crew(again, jobs, longest) as crew:
            for part, found in crew.map(chain(few, parts)):
                if isinstance(found, (Lost, Failed)):
                    reason = found.reason if isinstance(found, Failed) else given_up(part, found)
                    self._refuse(part.label, reason)
                    continue
                reread = self._settled(part, found)
                self.counts["documents"] += 1
                self.counts["same"] += reread.same
                for each in reread.differences:
                    self.counts[each.change.value] += 1
                    place = reread.document_id, reread.name
                    told = (*place, each.change.value, each.statement, each.before, each.after)
                    yield dict(zip(_COLUMNS, told, strict=True))
                self.progress.show(self.counts["documents"])
        self.progress.clear()

    def line(self) -> str:
        """Return how much changed, in one line."""
        counts = self.counts
        kinds = ("same", "added", "changed", "superseded", "kept")
        words = "would be " if self.dry else ""
        told = ", ".join(f"{counts[kind]} {words if kind != 'same' else ''}{kind}" for kind in kinds)
        return f"{counted(counts['documents'], 'report')} read again: {told}"

    def _parts(self) -> Iterator[Stored]:
        from db.reextraction import stale
        from positions.extraction import VERSION
        from positions.reports import Stored

        for key, document in stale(self.store, VERSION, everything=self.everything):
            if self.halt.asked:
                # There was more: asked at the very end, everything is done all the same.
                self.stopped = True
                return
            yield Stored(key, document, self.limits)

    def _settled(self, part: Stored, found: tuple[Statement, ...]) -> Reread:
        from db.persistence import persist
        from db.reextraction import difference, replace
        from positions.extraction import VERSION

        if self.dry:
            return difference(self.store, part.key, part.document, found)
        work = partial(replace, self.store, part.key, part.document, found, extractor=VERSION)
        return persist(self.store, work)

    def _refuse(self, name: str, reason: str) -> None:
        self.progress.clear()
        self.refused += 1
        fail(DocumentError(name, reason))


def watched(
    store: Store,
    out: Output,
    *,
    dry: bool,
    everything: bool = False,
    jobs: int | None = None,
    limits: Limits | None = None,
) -> int:
    """Read stored reports again, show what that changes, and return the exit code."""
    from cli.interrupts import Halt
    from cli.progress import Progress
    from db.reextraction import count_stale
    from positions.extraction import VERSION

    with Halt() as halt:
        total = count_stale(store, VERSION, everything=everything)
        progress = Progress(total, not out.quiet and sys.stderr.isatty())
        run = Reextraction(store, halt, progress, dry, everything, jobs, limits or Limits())
        if out.chosen in {"json", "jsonl"}:
            out.objects(run.rows())
        elif (rows := list(run.rows())) or not out.for_people:
            out.sheet(Sheet(_COLUMNS, rows, _SHOWN, "after"))
    out.note(run.line())
    if run.stopped:
        out.note("stopped; the same command goes on from here")
    return 130 if run.stopped else 1 if run.refused else 0
