"""Links followed: what the user names by address, and the new entries of feeds."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from cli.sources.address import parsed, shown
from cli.sources.exchange import Answer
from cli.sources.failure import FetchFailure
from cli.sources.settings import Settings
from cli.sources.web import Web
from positions.documents import Arrival, FeedMemory, Link, Refused, Validators, unfolded
from positions.documents.declared import media_of
from positions.documents.names import last_part

_UNCHANGED = 304


@dataclass(slots=True)
class Links:
    """Follows links.

    Attributes:
        web: The network.
        settings: What counts for everything that is read.
        memory: What is known of feeds from earlier runs; without it every entry is new.
    """

    web: Web
    settings: Settings
    memory: FeedMemory | None = None

    @classmethod
    def of(cls, targets: Sequence[str], settings: Settings, memory: FeedMemory | None) -> Links:
        """Return what follows links, for a run over what the user names."""
        web = Web(settings.network, settings.options.limits.size, frozenset(_trusted(targets)))
        return cls(web, settings, memory)

    def followed(self, links: Sequence[Link]) -> Iterator[Arrival | Refused]:
        """Yield the reports that links lead to; of a feed, the entries that are new."""
        for feed, group in groupby(links, lambda link: link.told.item.feed if link.told.item else None):
            if feed is None:
                for link in group:
                    yield from self._named(link, listed=link.lists)
            else:
                yield from self._entries(feed, list(group))

    def _named(self, link: Link, *, listed: bool = False) -> Iterator[Arrival | Refused]:
        """Yield what lies at an address that the user names: reports, or the new entries of a feed.

        Args:
            link: The address.
            listed: Whether it stands in an index of sitemaps.
        """
        known = self.memory.validators(link.told.label) if self.memory else None
        asked = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified} if known else {}
        try:
            answer = self.web.get(
                link.told.address or "", {name: value for name, value in asked.items() if value}
            )
        except FetchFailure as failure:
            yield _failed(link, failure)
            return
        if answer.status == _UNCHANGED:
            return
        links = []
        for found in self._read(link, answer):
            if not isinstance(found, Link):
                yield found
            elif not found.lists:
                links.append(found)
            elif listed:
                yield Refused(
                    shown(link.told.label),
                    "is an index in an index of sitemaps; give the sitemaps themselves",
                )
                return
            else:
                yield from self._named(found, listed=True)
        given = Validators(answer.headers.get("etag"), answer.headers.get("last-modified"))
        for feed, group in groupby(links, lambda entry: entry.told.item.feed if entry.told.item else ""):
            yield from self._entries(feed, list(group), given if feed == link.told.label else None)

    def _entries(
        self, feed: str, links: Sequence[Link], given: Validators | None = None
    ) -> Iterator[Arrival | Refused]:
        """Yield the entries of a feed that are new, and mark it as complete where none is missing any more."""
        ids = [link.told.item.id for link in links if link.told.item]
        seen = frozenset(self.memory.seen(feed, ids) if self.memory else ())
        left = frozenset(
            self.memory.postponed(feed, [id_ for id_ in ids if id_ not in seen]) if self.memory else ()
        )
        for link in links:
            if link.told.item is None or link.told.item.id not in seen | left:
                for each in self._entry(link):
                    yield replace(each, item=link.told.item) if isinstance(each, Refused) else each
        told = given is not None and (given.etag or given.last_modified)
        if self.memory and given and told and frozenset(self.memory.seen(feed, ids)) >= frozenset(ids):
            self.memory.complete(feed, given)

    def _entry(self, link: Link) -> Iterator[Arrival | Refused]:
        """Yield the report of an entry: its page, or what the feed holds of it where there is no page to be had."""
        content = link.content
        if content is not None and (link.told.address is None or not self.web.network.allowed):
            told = replace(link.told, file="", media="text/html")
            found = unfolded(io.BytesIO(content), told, self.settings.options)
        elif link.told.address is None:
            yield Refused(
                link.told.label, "has neither a link nor its text in the feed; give the page itself"
            )
            return
        else:
            try:
                found = self._read(link, self.web.get(link.told.address))
            except FetchFailure as failure:
                yield _failed(link, failure)
                return
        for each in found:
            if isinstance(each, Link):
                yield Refused(
                    link.told.label, "is a feed inside a feed; give it by its address", link.told.address
                )
                return
            yield each

    def _read(self, link: Link, answer: Answer) -> Iterator[Arrival | Refused | Link]:
        """Yield what an answer holds."""
        media, charset = media_of(answer.headers.get("content-type", ""))
        told = replace(
            link.told,
            label=shown(link.told.label),
            file=last_part(answer.address.path.partition("?")[0]),
            media=media,
            charset=charset,
            address=answer.address.whole,
            fetched_at=self.web.network.now(),
        )
        return unfolded(io.BytesIO(answer.body), told, self.settings.options)


def _failed(link: Link, failure: FetchFailure) -> Refused:
    return Refused(shown(link.told.label), str(failure), link.told.address, fetching=True)


def _trusted(targets: Sequence[str]) -> Iterator[str]:
    """Yield the origins that the user names by number or as this machine: those are meant, even where they are private."""
    for target in targets:
        try:
            address = parsed(target)
        except FetchFailure:
            continue
        if address.is_literal:
            yield address.origin
