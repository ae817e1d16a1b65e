"""What is known of feeds from earlier runs: what their servers gave, and which entries are stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.rows import insert_missing, upsert
from db.tables import feed_failures, feed_items, feeds
from positions.documents.arrival import Validators

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from sqlalchemy import Connection

    from db.engine import Store
    from positions.documents.arrival import FeedItem


# How long an entry is left alone after it has failed so many times; after the last it is given up. The first time it may
# have been an accident, and the next run tries again.
PAUSES = (timedelta(0), timedelta(hours=1), timedelta(hours=4), timedelta(hours=16), timedelta(days=3))
TRIES = len(PAUSES) + 1


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Feeds:
    """The store's memory of feeds: a `FeedMemory` for the readers.

    Attributes:
        now: What tells the time.
    """

    store: Store
    now: Callable[[], datetime] = _now

    def validators(self, feed: str) -> Validators | None:
        """Return what the server gave when the feed was last complete, or None."""
        query = select(feeds.c.etag, feeds.c.last_modified).where(feeds.c.url == feed)
        with self.store.read() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else Validators(*row)

    def seen(self, feed: str, items: Collection[str]) -> Collection[str]:
        """Return which of these entries were stored before, or given up, by their ids."""
        columns, failed = feed_items.c, feed_failures.c
        query = select(columns.item_id).where(columns.feed_url == feed, columns.item_id.in_(sorted(items)))
        given_up = select(failed.item_id).where(
            failed.feed_url == feed, failed.item_id.in_(sorted(items)), failed.attempts >= TRIES
        )
        with self.store.read() as connection:
            return {*connection.scalars(query), *connection.scalars(given_up)}

    def postponed(self, feed: str, items: Collection[str]) -> Collection[str]:
        """Return which of these entries failed before, and are to be left alone for a while."""
        failed = feed_failures.c
        query = select(failed.item_id, failed.attempts, failed.failed_at).where(
            failed.feed_url == feed, failed.item_id.in_(sorted(items)), failed.attempts < TRIES
        )
        now = self.now()
        with self.store.read() as connection:
            rows = connection.execute(query).all()
        return {key for key, attempts, at in rows if now < at + PAUSES[attempts - 1]}

    def fail(self, item: FeedItem, reason: str) -> int:
        """Keep that an entry could not be fetched or read; return how often that was so."""
        failed, at = feed_failures.c, self.now()
        key = (failed.feed_url == item.feed, failed.item_id == item.id)

        def work(connection: Connection) -> int:
            attempts = 1 + (connection.scalar(select(failed.attempts).where(*key)) or 0)
            row = {
                "feed_url": item.feed,
                "item_id": item.id,
                "attempts": attempts,
                "failed_at": at,
                "reason": reason,
            }
            upsert(connection, feed_failures, [row])
            return attempts

        return self.store.transact(work)

    def remember(self, item: FeedItem) -> None:
        """Keep that the report of an entry is stored."""
        self.store.transact(lambda connection: remember(connection, item, datetime.now(UTC)))

    def complete(self, feed: str, validators: Validators) -> None:
        """Keep what the server gave for a feed of which every entry is stored."""
        row = {
            "url": feed,
            "etag": validators.etag,
            "last_modified": validators.last_modified,
            "checked_at": datetime.now(UTC),
        }
        self.store.transact(lambda connection: upsert(connection, feeds, [row]))


@dataclass(slots=True)
class FeedsOfRun:
    """The memory of feeds for a run that stores reports a little later than it reads them: a `FeedMemory` too.

    When a reader has come to the end of a feed, its last entries may still be in hand. So that the feed is complete is
    put down at the end of the run, and only if all its entries are stored then.

    Attributes:
        waiting: How many entries failed before and were left alone.
    """

    feeds: Feeds
    waiting: int = 0
    _asked: set[str] = field(default_factory=set)
    _ended: dict[str, tuple[Collection[str], Validators]] = field(default_factory=dict)
    _last: dict[str, Collection[str]] = field(default_factory=dict)

    def validators(self, feed: str) -> Validators | None:
        """Return what the server gave when the feed was last complete, or None."""
        return self.feeds.validators(feed)

    def seen(self, feed: str, items: Collection[str]) -> Collection[str]:
        """Return which of these entries were stored before; asked again, all of them, since the others are in hand."""
        self._last[feed] = items
        if feed in self._asked:
            return items
        self._asked.add(feed)
        return self.feeds.seen(feed, items)

    def postponed(self, feed: str, items: Collection[str]) -> Collection[str]:
        """Return which of these entries failed before, and are to be left alone for a while."""
        found = self.feeds.postponed(feed, items)
        self.waiting += len(found)
        return found

    def remember(self, item: FeedItem) -> None:
        """Keep that the report of an entry is stored."""
        self.feeds.remember(item)

    def complete(self, feed: str, validators: Validators) -> None:
        """Keep what the server gave, until the run has ended."""
        self._ended[feed] = self._last.get(feed, ()), validators

    def end(self) -> None:
        """Put down which feeds are complete, now that all that was in hand is stored."""
        for feed, (items, validators) in self._ended.items():
            if set(self.feeds.seen(feed, items)) >= set(items):
                self.feeds.complete(feed, validators)


def remember(connection: Connection, item: FeedItem, at: datetime) -> None:
    """Keep that the report of an entry is stored, in the transaction that stores it."""
    insert_missing(connection, feed_items, [{"feed_url": item.feed, "item_id": item.id, "seen_at": at}])
