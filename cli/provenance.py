"""Where a statement's report was found, what it is a copy of, and how the statement was read before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.citations import INDENT, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.engine import Store
    from db.families import Relative
    from positions.model import Record

_MOST = 10


def lines(store: Store, record: Record) -> Iterator[str]:
    """Yield the provenance of a statement; nothing where there is nothing to tell but the report itself."""
    from db.families import family
    from db.held import archived

    told = [*_seen(store, record), *_relatives(record, family(store, record.document))]
    with store.read() as connection:
        earlier = archived(connection, record.id)
    told += [
        f"read before by {row['extractor']}, until {row['superseded_at']:%Y-%m-%d}: "
        f"{', '.join(row['what']['speakers'])}: {row['what']['statement']['content']}"
        for row in earlier
    ]
    if told:
        yield ""
        yield from (f"{INDENT}{line}" for line in told)


def _seen(store: Store, record: Record) -> Iterator[str]:
    from db.sightings import places

    for place in places(store, record.document)[:_MOST]:
        author = f", by {place.author}" if place.author else ""
        fetched = f", fetched {place.fetched_at:%Y-%m-%d %H:%M} UTC" if place.fetched_at else ""
        yield f"found at {place.address or place.name}{author}{fetched}, read by {place.reader}"


def _relatives(record: Record, relatives: list[Relative]) -> Iterator[str]:
    others = [each for each in relatives if each.document_id != record.document]
    own = next((each for each in relatives if each.document_id == record.document), None)
    if own is not None and own.kind is not None:
        first = next((each for each in others if each.document_id == own.of), None)
        name = first.name if first else own.of
        what = "a copy" if own.kind.value == "copy" else "a new version"
        yield f"the report is {what} of {name} ({own.of}; {own.likeness:.0%} of the words in common)"
    if others:
        names = ", ".join(f"{each.name} ({each.outlet or each.document_id})" for each in others[:_MOST])
        more = f" and {len(others) - _MOST} more" if len(others) > _MOST else ""
        yield f"{counted(len(others), 'report')} nearly the same: {names}{more}"
