"""Many reports into the store: known ones passed over, the others extracted by several processes, one writer."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from cli.citations import counted
from cli.output import Sheet
from cli.refusals import Refusals
from cli.streams import say
from positions.documents import Limits
from positions.errors import FetchError, PositionsError, StoreError

if TYPE_CHECKING:
    from cli.intake import Intake
    from cli.interrupts import Halt
    from cli.output import Output
    from cli.progress import Progress
    from db.engine import Store
    from db.sightings import Known, Seen
    from positions.documents import Arrival, FeedItem, Refused
    from positions.reports import Delivery, Extracted, Failed, Parcel

# So many are looked up in the store at once.
_BATCH = 64
# Fewer new reports are done sooner than other processes are started.
_FEW = 8


@dataclass(slots=True)
class Tally:
    """What became of reports that were to be stored.

    Attributes:
        counts: `new`, `unchanged`, `version` and `copy` (of the new ones), `statements`.
        refused: Name and reason of each report that was refused.
        unfetched: How many of these could not even be fetched.
        waiting: How many entries of feeds failed before and were left alone for now.
        stopped: Whether somebody stopped the run before it was done.
    """

    counts: Counter[str] = field(default_factory=Counter)
    refused: list[tuple[str, str]] = field(default_factory=list)
    unfetched: int = 0
    waiting: int = 0
    stopped: bool = False

    @property
    def done(self) -> int:
        """Return how many reports are settled."""
        return self.counts["new"] + self.counts["unchanged"] + len(self.refused)

    @property
    def exit_code(self) -> int:
        """Return 0; 130 where the run was stopped; where reports were refused 1, or 6 if none of them could be fetched."""
        if self.stopped:
            return 130
        if not self.refused:
            return 0
        return FetchError.exit_code if self.unfetched == len(self.refused) else PositionsError.exit_code

    def line(self) -> str:
        """Return what was done, in one line."""
        counts = self.counts
        parts = [f"{counts['new']} new", f"{counts['unchanged']} unchanged", f"{len(self.refused)} refused"]
        kin = [
            f"{counts['version']} updated" if counts["version"] else "",
            counted(counts["copy"], "copy", "copies") if counts["copy"] else "",
        ]
        parts[0] += f" ({', '.join(filter(None, kin))})" if any(kin) else ""
        return f"{', '.join(parts)}; {counted(counts['statements'], 'statement')} stored"

    def as_json(self) -> dict[str, Any]:
        """Return what was done, for machines."""
        counts = self.counts
        return {
            "new": counts["new"],
            "updated": counts["version"],
            "copies": counts["copy"],
            "unchanged": counts["unchanged"],
            "statements": counts["statements"],
            "refused": [{"name": name, "reason": reason} for name, reason in self.refused],
            "waiting": self.waiting,
            "stopped": self.stopped,
        }


@dataclass(slots=True)
class Ingestion:
    """A run.

    Attributes:
        store: An open store.
        jobs: Number of processes that extract; None decides by the number of reports.
        halt: Tells whether the run is to stop.
        progress: Shows how far it is.
        keep_raw: Whether the bytes are stored too.
        limits: How long one report may take.
        network: Whether the network may be used.
    """

    store: Store
    halt: Halt
    progress: Progress
    jobs: int | None = None
    keep_raw: bool = False
    limits: Limits = field(default_factory=Limits)
    network: bool = True
    tally: Tally = field(default_factory=Tally)
    said: Refusals = field(default_factory=Refusals)

    def run(self, items: Iterable[Parcel | Arrival | Refused]) -> None:
        """Store reports one by one, each wholly or not at all; one that is stored already stays as it is.

        Raises:
            StoreError: If the store cannot be written; what was counted until then is stored.
        """
        from positions.bulk import Crew, Lost, usable_cores
        from positions.reports import given_up, longest, process
        from positions.workers import collect_seldom

        parts = self._unknown(items)
        few = list(islice(parts, _FEW + 1))
        jobs = self.jobs or (1 if len(few) <= _FEW else usable_cores())
        collect_seldom()
        with Crew(process, jobs, longest) as crew, self.store.bulk():
            for part, result in crew.map(chain(few, parts)):
                if isinstance(result, Lost):
                    reason = given_up(part, result)
                    self.refuse(part.label, reason + self._failed(_item(part), reason))
                else:
                    self._settle(result, _item(part))
                self._show()
        self.progress.clear()

    def refuse(self, name: str, reason: str) -> None:
        """Say why a report was refused, and count it."""
        self.progress.clear()
        self.tally.refused.append((name, reason))
        self.said.say(name, reason)

    def _failed(self, item: FeedItem | None, reason: str) -> str:
        """Keep that an entry of a feed failed; return what to say about it when it is given up."""
        if item is None:
            return ""
        from db.feeds import TRIES, Feeds
        from db.persistence import persist

        attempts = persist(self.store, partial(Feeds(self.store).fail, item, reason))
        if attempts < TRIES:
            return ""
        return f"; it failed {attempts} times and is passed over from now on: give it by its address to try again"

    def _unknown(self, items: Iterable[Parcel | Arrival | Refused]) -> Iterator[Parcel | Delivery]:
        """Yield the reports whose bytes the store does not know; count the others, and tell of those refused."""
        from db.persistence import persist
        from db.sightings import known, witness

        for batch in _batches(self._parts(items)):
            hashes = {part.sha256 for part in batch}
            held = persist(self.store, partial(known, self.store, hashes))
            again: dict[str, Seen] = {}
            items_ = []
            for part in batch:
                same = self._same(part, held.get(part.sha256, ()))
                if same is None:
                    yield part
                    continue
                self.tally.counts["unchanged"] += 1
                seen, item = _look(part), _item(part)
                if seen.place not in {each.place for each in held[part.sha256]}:
                    again[same] = seen
                if item is not None:
                    items_.append(item)
                self._show()
            persist(self.store, partial(witness, self.store, again, items_))

    def _same(self, part: Parcel | Delivery, held: Iterable[Known]) -> str | None:
        """Return the document that was read from these bytes by the reader of today."""
        reader = _look(part).reader
        wanted = (each for each in held if each.reader == reader and (each.kept or not self.keep_raw))
        return next((each.document_id for each in wanted), None)

    def _parts(self, items: Iterable[Parcel | Arrival | Refused]) -> Iterator[Parcel | Delivery]:
        from positions.documents import Arrival, Refused
        from positions.reports import Delivery

        for item in items:
            if self.halt.asked:
                # There was more: asked at the very end, everything is done all the same.
                self.tally.stopped = True
                return
            if isinstance(item, Refused):
                self.tally.unfetched += item.fetching
                # What was never asked for has not failed.
                tried = self.network and not item.uninstalled
                self.refuse(item.name, item.reason + (self._failed(item.item, item.reason) if tried else ""))
            elif isinstance(item, Arrival):
                sha256 = hashlib.sha256(item.raw).hexdigest()
                yield Delivery(item, sha256, self.keep_raw, self.limits)
            else:
                yield item

    def _settle(self, result: Extracted | Failed, item: FeedItem | None) -> None:
        from db.persistence import persist
        from positions.reports import Failed

        if isinstance(result, Failed):
            self.refuse(result.name, result.reason + self._failed(item, result.reason))
            return
        try:
            added = persist(self.store, lambda: _add(self.store, result))
        except StoreError:
            self.progress.clear()
            raise
        except PositionsError as error:
            self.refuse(result.document.name, str(error).removeprefix(f"{result.document.name}: "))
            return
        if result.remark:
            self.progress.clear()
            say(result.remark)
        self.tally.counts["new" if added.new else "unchanged"] += 1
        if added.new:
            self.tally.counts["statements"] += added.statements
        if added.kin:
            self.tally.counts[added.kin.kind.value] += 1

    def _show(self) -> None:
        counts = self.tally.counts
        remark = f"{counts['new']} new, {counts['unchanged']} unchanged, {len(self.tally.refused)} refused"
        self.progress.show(self.tally.done, remark)


def watched(
    store: Store, intake: Intake, out: Output, *, jobs: int | None = None, keep_raw: bool = False
) -> Tally:
    """Run an ingestion that shows its progress on a terminal and stops in good order; report what was done.

    Raises:
        StoreError: If the store cannot be written; what was done until then is reported before.
    """
    from cli.interrupts import Halt
    from cli.progress import Progress

    shown = not out.quiet and sys.stderr.isatty()
    with Halt() as halt:
        progress = Progress(intake.count() if shown else None, shown)
        settings = intake.settings
        run = Ingestion(
            store, halt, progress, jobs, keep_raw, settings.options.limits, settings.network.allowed
        )
        whole = False
        try:
            run.run(intake.parcels(keep=keep_raw))
            whole = not run.tally.stopped
        finally:
            run.said.end()
            run.tally.stopped = halt.asked and not whole
            run.tally.waiting = getattr(intake.memory, "waiting", 0)
            _report(run.tally, out)
    if run.tally.waiting:
        entries = counted(run.tally.waiting, "entry of a feed", "entries of feeds")
        out.note(
            f"{entries} failed before and will be tried again later; each is tried ever more rarely, and not for ever"
        )
    if run.tally.stopped:
        out.note("stopped; the same command goes on from here: what is stored is passed over")
    elif halt.asked:
        out.note("all was done before the run could be stopped")
    return run.tally


def _report(tally: Tally, out: Output) -> None:
    """Say what was done: in a line, and for machines on stdout where a format was asked for."""
    if out.chosen in {"json", "jsonl"}:
        out.object(tally.as_json())
    elif not out.for_people:
        out.sheet(
            Sheet(("name", "reason"), [{"name": name, "reason": reason} for name, reason in tally.refused])
        )
    out.note(tally.line())


def _add(store: Store, found: Extracted) -> Any:
    from db.sightings import Seen
    from db.store import add
    from positions.extraction import VERSION

    document = found.document
    seen = Seen(
        name=document.name,
        reader=found.reader,
        raw_sha256=found.sha256,
        address=found.address,
        url=document.url,
        outlet=document.outlet,
        author=found.author,
        fetched_at=found.fetched_at,
    )
    return add(
        store,
        document,
        found.statements,
        extractor=VERSION,
        raw=found.raw,
        fetched_at=found.fetched_at,
        seen=seen,
        item=found.item,
    )


def _batches(parts: Iterator[Parcel | Delivery]) -> Iterator[list[Parcel | Delivery]]:
    """Yield parts together; what was fetched or unpacked is not kept waiting for more."""
    from positions.reports import Delivery

    batch: list[Parcel | Delivery] = []
    for part in parts:
        batch.append(part)
        if len(batch) >= _BATCH or isinstance(part, Delivery):
            yield batch
            batch = []
    if batch:
        yield batch


def _item(part: Parcel | Delivery) -> FeedItem | None:
    from positions.reports import Delivery

    return part.arrival.item if isinstance(part, Delivery) else None


def _look(part: Parcel | Delivery) -> Seen:
    """Return where a report was seen, as far as that is known before it is read."""
    from db.sightings import Seen
    from positions.reports import Delivery

    if not isinstance(part, Delivery):
        return Seen(part.path.name, part.reader, part.sha256)
    came, document = part.arrival, part.arrival.document
    return Seen(
        document.name,
        came.reader,
        part.sha256,
        came.address,
        document.url,
        document.outlet,
        came.author,
        came.fetched_at,
    )
