"""What is known of feeds from earlier runs: what their servers gave, and which entries are stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.rows import insert_missing, upsert
from db.tables import feed_items, feeds
from positions.documents.arrival import Validators

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from db.engine import Store
    from positions.documents.arrival import FeedItem


@dataclass(frozen=True, slots=True)
class Feeds:
    """The store's memory of feeds: a `FeedMemory` for the readers."""

    store: Store

    def validators(self, feed: str) -> Validators | None:
        """Return what the server gave when the feed was last complete, or None."""
        query = select(feeds.c.etag, feeds.c.last_modified).where(feeds.c.url == feed)
        with self.store.read() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else Validators(*row)

    def seen(self, feed: str, items: Collection[str]) -> Collection[str]:
        """Return which of these entries were stored before, by their ids."""
        columns = feed_items.c
        query = select(columns.item_id).where(columns.feed_url == feed, columns.item_id.in_(sorted(items)))
        with self.store.read() as connection:
            return set(connection.scalars(query))

    def postponed(self, feed: str, items: Collection[str]) -> Collection[str]:
        """Return none: an entry that failed is tried again by the next run."""
        del feed, items
        return ()

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
    """

    feeds: Feeds
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
        return self.feeds.postponed(feed, items)

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
