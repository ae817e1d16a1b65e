"""Feeds: new entries only, asked for on conditions, and nothing forgotten where a run was interrupted."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from cli.sources import read
from positions.documents import Arrival, FeedItem, Limits, Options, Refused, Validators
from tests.cli.sources.serving import Page, article
from tests.cli.sources.test_pages_of_the_web import NOW, refusal, settings

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from positions.documents import FeedMemory
    from tests.cli.sources.serving import Site


@dataclass(slots=True)
class Memory:
    """What a store would keep of feeds."""

    items: set[tuple[str, str]] = field(default_factory=set)
    given: dict[str, Validators] = field(default_factory=dict)
    waiting: set[tuple[str, str]] = field(default_factory=set)

    def validators(self, feed: str) -> Validators | None:
        return self.given.get(feed)

    def seen(self, feed: str, items: Collection[str]) -> Collection[str]:
        return [item for item in items if (feed, item) in self.items]

    def postponed(self, feed: str, items: Collection[str]) -> Collection[str]:
        return [item for item in items if (feed, item) in self.waiting]

    def remember(self, item: FeedItem) -> None:
        self.items.add((item.feed, item.id))

    def complete(self, feed: str, validators: Validators) -> None:
        self.given[feed] = validators


def rss(site: Site, *paths: str, more: str = "", channel: str = "") -> bytes:
    items = "".join(
        f"<item><title>Title of {path}</title><link>{site.at(path)}</link><guid isPermaLink='false'>id{path}</guid>"
        f"<pubDate>Sat, 06 Dec 2025 23:30:00 -0500</pubDate><author>desk@daily.example (Ana Writer)</author></item>"
        for path in paths
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>The Daily</title>{channel}'
        f"<link>{site.at('/')}</link>{items}{more}</channel></rss>"
    ).encode()


UNDATED = article().replace(b'<meta property="article:published_time" content="2025-12-06T10:00:00Z">', b"")


@pytest.fixture
def feed(site: Site) -> Site:
    """A site with a feed of two pages, whose server knows conditions."""
    site.pages |= {"/a": Page(UNDATED), "/b": Page(article(title="Another day"))}
    site.pages["/feed"] = Page(rss(site, "/a", "/b"), "application/rss+xml", headers={"ETag": '"v1"'})
    return site


def taken(feed: Site, memory: FeedMemory | None = None, number: int | None = None) -> list[Arrival | Refused]:
    """Read a feed as a store would: what came in is remembered before the next one is asked for."""
    found = []
    for each in islice(read([feed.at("/feed")], settings(), memory), number):
        found.append(each)
        if isinstance(each, Arrival) and memory is not None and each.item is not None:
            memory.remember(each.item)
    return found


def arrivals(found: list[Arrival | Refused]) -> list[Arrival]:
    assert all(isinstance(each, Arrival) for each in found), found
    return [each for each in found if isinstance(each, Arrival)]


def test_a_feed_gives_the_pages_it_links_to(feed: Site) -> None:
    first, second = arrivals(taken(feed))
    assert first.document.name == first.address == feed.at("/a")
    assert first.document.published_on == date(2025, 12, 6)  # as written there, not shifted
    assert (first.document.outlet, first.document.title) == ("The Daily", "Talks go on")
    assert (first.author, first.fetched_at) == ("desk@daily.example (Ana Writer)", NOW)
    assert first.item == FeedItem(feed.at("/feed"), "id/a")
    assert second.document.title == "Another day"


def test_without_a_memory_every_entry_is_new(feed: Site) -> None:
    assert len(taken(feed)) == len(taken(feed)) == 2


def test_only_new_entries_are_fetched(feed: Site) -> None:
    memory = Memory()
    assert len(arrivals(taken(feed, memory))) == 2
    feed.pages["/feed"] = Page(rss(feed, "/c", "/a", "/b"), headers={"ETag": '"v2"'})
    feed.pages["/c"] = Page(article(title="New"))
    feed.asked.clear()
    (found,) = arrivals(taken(feed, memory))
    assert found.document.title == "New"
    assert feed.paths == ["/feed", "/c"]


def test_a_feed_is_asked_for_on_the_conditions_that_its_server_gave(feed: Site) -> None:
    memory = Memory()
    headers = {"ETag": '"v1"', "Last-Modified": "Sat, 06 Dec 2025 10:00:00 GMT"}
    feed.pages["/feed"] = [Page(rss(feed, "/a"), headers=headers), Page(status=304)]
    taken(feed, memory)
    assert memory.given == {feed.at("/feed"): Validators('"v1"', "Sat, 06 Dec 2025 10:00:00 GMT")}
    feed.asked.clear()
    assert taken(feed, memory) == []
    asked = dict(feed.asked)["/feed"]
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"v1"', "Sat, 06 Dec 2025 10:00:00 GMT")
    assert feed.paths == ["/feed"]


def test_an_interrupted_run_forgets_no_entry(feed: Site) -> None:
    memory = Memory()
    (first,) = arrivals(taken(feed, memory, 1))
    assert memory.given == {}
    (second,) = arrivals(taken(feed, memory))
    assert [first.address, second.address] == [feed.at("/a"), feed.at("/b")]
    assert memory.given == {feed.at("/feed"): Validators('"v1"')}


def test_an_entry_that_failed_often_is_left_alone_for_a_while(feed: Site) -> None:
    memory = Memory(waiting={(feed.at("/feed"), "id/a")})
    (found,) = arrivals(taken(feed, memory))
    assert found.address == feed.at("/b")
    assert feed.paths.count("/a") == 0
    assert memory.given == {}


def test_what_failed_is_told_with_its_entry(feed: Site) -> None:
    feed.pages["/a"] = Page(status=404)
    failed, _ = taken(feed)
    assert isinstance(failed, Refused)
    assert failed.item == FeedItem(feed.at("/feed"), "id/a")


def test_an_entry_that_failed_is_asked_for_again(feed: Site) -> None:
    memory = Memory()
    page, feed.pages["/a"] = feed.pages["/a"], Page(status=500)
    failed, _ = taken(feed, memory)
    assert isinstance(failed, Refused)
    assert failed.name == feed.at("/a")
    assert memory.given == {}
    feed.pages["/a"] = page
    (found,) = arrivals(taken(feed, memory))
    assert found.address == feed.at("/a")


def test_atom_and_rdf_are_feeds_too(site: Site) -> None:
    site.pages["/a"] = Page(UNDATED)
    site.pages["/feed"] = Page(
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>1</id><link href="{site.at("/a")}"/>'
        "<published>2025-12-05T01:00:00+07:00</published><author><name>Ana</name></author></entry></feed>".encode()
    )
    (found,) = arrivals(taken(site))
    assert (found.document.published_on, found.author) == (date(2025, 12, 5), "Ana")
    site.pages["/feed"] = Page(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="1"><title>T</title><link>{site.at("/a")}</link>'
        "<dc:date>2025-12-04</dc:date></item></rdf:RDF>".encode()
    )
    (found,) = arrivals(taken(site))
    assert found.document.published_on == date(2025, 12, 4)


def test_a_feed_of_others_reports_says_whose_they_are(site: Site) -> None:
    site.pages["/a"] = Page(UNDATED)
    item = (
        f"<item><title>Talks go on - The Daily</title><link>{site.at('/a')}</link><guid isPermaLink='false'>CBMi</guid>"
        '<pubDate>Fri, 05 Dec 2025 10:00:00 GMT</pubDate><description>&lt;a href="x"&gt;Talks&lt;/a&gt;</description>'
        '<source url="https://daily.example">The Daily</source></item>'
    )
    site.pages["/feed"] = Page(rss(site, more=item))
    (found,) = arrivals(taken(site))
    assert (found.document.outlet, found.document.published_on) == ("The Daily", date(2025, 12, 5))


CONTENT = (
    "<item><guid isPermaLink='false'>x</guid><title>Whole</title><pubDate>Fri, 05 Dec 2025 10:00:00 GMT</pubDate><content:encoded "
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>Peskov said that it was not the time.</p>'
    "<script>alert(1)</script>]]></content:encoded></item>"
)


def test_an_entry_without_a_page_is_read_from_the_feed(site: Site) -> None:
    site.pages["/feed"] = Page(rss(site, more=CONTENT))
    (found,) = arrivals(taken(site))
    assert found.document.text == "Peskov said that it was not the time."
    assert (found.document.title, found.item) == ("Whole", FeedItem(site.at("/feed"), "x"))


def test_a_feed_in_a_file_leads_to_pages(feed: Site, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(rss(feed, "/a", "/b"))
    # The file may say anything, so that its links are not what the user named.
    refused = list(read([str(path)], settings()))
    assert all(isinstance(each, Refused) and "--allow-private" in each.reason for each in refused)
    found = arrivals(list(read([str(path)], settings(private=True))))
    assert [each.address for each in found] == [feed.at("/a"), feed.at("/b")]
    assert {each.item for each in found} == {FeedItem(str(path), "id/a"), FeedItem(str(path), "id/b")}


def test_a_feed_in_a_file_without_network(feed: Site, tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"
    path.write_bytes(rss(feed, "/a", more=CONTENT))
    first, second = read([str(path)], settings(allowed=False))
    assert isinstance(first, Refused)
    assert "--no-network" in first.reason
    assert isinstance(second, Arrival)
    assert feed.asked == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<rss><channel><title>Nothing</title></channel></rss>", "is a feed without entries"),
        (b"<rss><channel><item>", "without link and id"),
        (b"<rss version='2.0'>" + b"<a>" * 5000, "cannot be read as a feed|without entries"),
        (b'<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>', "feed"),
        (b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>', "feed"),
        (b"<rss><channel><item><title>T</title></item></channel></rss>", "without link and id"),
        (b"<rss><channel><item><link>javascript:alert(1)</link></item></channel></rss>", "without link and id|neither a link"),
        (b"<rss><channel><item><link>file:///etc/passwd</link><guid>1</guid></item></channel></rss>", "neither a link"),
        (b"<rss><channel><item><link>http://169.254.169.254/</link></item></channel></rss>", "a private address"),
        (b"<rss><channel><item><link>http://10.0.0.1/</link></item></channel></rss>", "a private address"),
        ("<rss><channel><title>\udcff</title></channel></rss>".encode(errors="surrogateescape"), "feed"),
    ],
)  # fmt: skip
def test_feeds_that_give_nothing(site: Site, content: bytes, reason: str) -> None:
    site.pages["/feed"] = Page(content)
    assert re.search(reason, refusal(site.at("/feed")).reason)


def test_a_feed_is_not_followed_into_another(feed: Site) -> None:
    feed.pages["/a"] = Page(rss(feed, "/b"))
    first, second = taken(feed)
    assert isinstance(first, Refused)
    assert "is a feed inside a feed" in first.reason
    assert isinstance(second, Arrival)


def test_an_entry_that_stands_twice_is_fetched_once(feed: Site) -> None:
    feed.pages["/feed"] = Page(rss(feed, "/a", "/a"))
    assert len(taken(feed)) == 1


def test_a_feed_with_a_broken_end_gives_what_stands_before(feed: Site) -> None:
    feed.pages["/feed"] = Page(rss(feed, "/a").replace(b"</channel></rss>", b"<item><title>&broken"))
    broken, found = taken(feed)
    assert isinstance(broken, Refused)
    assert isinstance(found, Arrival)
    assert found.address == feed.at("/a")


NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def sitemap(site: Site, *paths: str, kind: str = "url") -> bytes:
    entries = "".join(
        f"<{kind}><loc>{site.at(path)}</loc><lastmod>2025-12-0{number}</lastmod></{kind}>"
        for number, path in enumerate(paths, start=1)
    )
    whole = "urlset" if kind == "url" else "sitemapindex"
    return (
        f'<?xml version="1.0"?><{whole} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</{whole}>'
    ).encode()


def test_a_sitemap_gives_its_pages_the_newest_first_and_new_ones_only(feed: Site) -> None:
    memory = Memory()
    feed.pages["/feed"] = [
        Page(sitemap(feed, "/a", "/b"), "application/xml", headers={"ETag": '"v1"'}),
        Page(sitemap(feed, "/a", "/b", "/c"), "application/xml", headers={"ETag": '"v2"'}),
        Page(status=304),
    ]
    feed.pages["/a"] = feed.pages["/c"] = Page(article())
    assert [each.address for each in arrivals(taken(feed, memory))] == [feed.at("/b"), feed.at("/a")]
    assert [each.address for each in arrivals(taken(feed, memory))] == [feed.at("/c")]
    assert taken(feed, memory) == []
    assert memory.given == {feed.at("/feed"): Validators('"v2"')}


def test_an_index_leads_to_sitemaps_packed_or_not_but_not_to_another_index(feed: Site) -> None:
    feed.pages["/a"] = Page(article())
    feed.pages["/feed"] = Page(sitemap(feed, "/1.xml.gz", "/2.xml", kind="sitemap"), "application/xml")
    feed.pages["/1.xml.gz"] = Page(gzip.compress(sitemap(feed, "/a", "/b")), "application/gzip")
    feed.pages["/2.xml"] = Page(sitemap(feed, "/3.xml", kind="sitemap"), "application/xml")
    refused, *found = taken(feed)
    assert isinstance(refused, Refused)
    assert (refused.name, "an index in an index" in refused.reason) == (feed.at("/2.xml"), True)
    assert [each.address for each in arrivals(found)] == [feed.at("/b"), feed.at("/a")]


def test_a_sitemap_of_news_says_what_its_pages_do_not(feed: Site) -> None:
    feed.pages["/a"] = Page(UNDATED)
    told = (
        f"<urlset xmlns:news='{NEWS}'><url><loc>{feed.at('/a')}</loc><news:news><news:publication><news:name>The Daily"
        "</news:name><news:language>en</news:language></news:publication><news:publication_date>2025-12-05T23:30-05:00"
        "</news:publication_date><news:title>Talks</news:title></news:news></url></urlset>"
    )
    feed.pages["/feed"] = Page(told.encode(), "text/xml")
    (found,) = arrivals(taken(feed))
    assert (found.document.published_on, found.document.outlet) == (date(2025, 12, 5), "The Daily")


def test_of_a_long_sitemap_the_newest_are_taken_and_that_is_said(feed: Site) -> None:
    feed.pages["/feed"] = Page(sitemap(feed, "/a", "/b"), "text/xml")
    limited = replace(settings(), options=Options(limits=Limits(addresses=1)))
    refused, found = sorted(read([feed.at("/feed")], limited), key=lambda each: isinstance(each, Arrival))
    assert isinstance(refused, Refused)
    assert "lists 2 addresses, of which the newest 1 are taken and 1 are left out" in refused.reason
    assert isinstance(found, Arrival)
    assert found.address == feed.at("/b")
