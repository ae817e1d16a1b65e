"""What pages say about themselves: day, title, outlet, address, language."""

from __future__ import annotations

import io
from datetime import date

import pytest

from positions.documents import Arrival, Options, Told, read_bytes, unfolded
from positions.errors import DocumentError
from positions.model import Document, Precision

BODY = "<article><p>The Kremlin said that it had received nothing official from Geneva.</p></article>"
WROTE = date(2025, 11, 24)


def page(head: str = "", body: str = BODY, language: str = "en", **options: object) -> Document:
    data = f'<html lang="{language}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    return read_bytes(data.encode(), "x.html", **options)  # type: ignore[arg-type]


def day(head: str = "", body: str = "", language: str = "en") -> date | None:
    try:
        return page(head, body + BODY, language).published_on
    except DocumentError as error:
        if "has no date of publication" not in error.reason:
            raise
        return None


def linked(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2025-11-24T23:40:00-05:00">',
        '<meta property="og:published_time" content="2025-11-24">',
        '<meta name="pubdate" content="20251124T101500">',
        '<meta name="date" content="2025/11/24 10:15">',
        '<meta name="DC.date.issued" content="24.11.2025">',
        '<meta itemprop="datePublished" content="Mon, 24 Nov 2025 22:30:00 -0500">',
        '<meta name="parsely-pub-date" content="2025-11-24T00:15:00+07:00">',
        linked('{"@type":"NewsArticle","datePublished":"2025-11-24T00:10:00+03:00"}'),
        linked('[{"@type":"WebSite"},{"@type":["ReportageNewsArticle"],"datePublished":"2025-11-24"}]'),
        linked('{"@graph":[{"@type":"WebPage","datePublished":"2025-11-24"},{"@type":"Person"}]}'),
        linked('{"@type":"BlogPosting","dateCreated":"2025-11-24"}'),
    ],
)
def test_day_in_the_head_is_the_day_as_written(head: str) -> None:
    assert day(head) == WROTE


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ('<time datetime="2025-11-24T23:59:00-08:00">yesterday</time>', "en"),
        ("<time>24 November 2025</time>", "en"),
        ("<time>November 24th, 2025</time>", "en"),
        ('<span itemprop="datePublished" content="2025-11-24">Mon</span>', "en"),
        ('<abbr itemprop="datePublished" title="2025-11-24">Mon</abbr>', "en"),
        ("<div itemprop=datePublished>Nov. 24, 2025</div>", "en"),
        ("<span class=date>24/11/2025 10:00 (GMT+7)</span>", "vi"),
        ("<span class=date>Thứ Hai, ngày 24 tháng 11 năm 2025</span>", "vi"),
        ("<span class=date>Thứ hai, 24/11/2025, 10:00</span>", "en"),
        ("<div class=article__date>24 ноября 2025, 13:05</div>", "ru"),
        ("<div class=post-date>24 листопада 2025, 13:05</div>", "uk"),
        ("<div class=tarih>24 Kasım 2025 Pazartesi</div>", "tr"),
        ("<div class=tarih>24.11.2025 - 17:42 | Güncelleme: 25.11.2025</div>", "tr"),
        ("<h1>Talks</h1><div>Published: November 24, 2025</div>", "en"),
        ("<h1>Talks</h1><div><a href=/>Desk</a></div><p>24/11/2025 10:15</p>", "vi"),
        ("<p>24/11/2025 10:15</p><h1>Talks</h1>", "vi"),
        ("<b>Talks</b><br>By the desk<br>Posted: 24 November 2025, 18:00 GMT<hr>", "en"),
        ("<p>Дата публикации: 24 ноября 2025 года, 17:10</p>", "ru"),
        ("<em>Yayınlanma tarihi: 24.11.2025</em>", "tr"),
    ],
)
def test_day_in_the_body(body: str, language: str) -> None:
    assert day("", body, language) == WROTE


@pytest.mark.parametrize(
    "body",
    [
        "<span class=date>05/12/2025</span>",
        "<p>On 24 November 2025 the envoys met in Geneva, as had been planned.</p>",
        "<h1>Talks</h1><p>Putin flew to Delhi on 4 December 2025.</p>",
        "<div class=footer><time datetime=2025-11-24>Monday</time></div>",
        "<aside><time datetime=2025-11-24>Monday</time></aside>",
        "<div class=updated-at><time datetime=2025-11-24>Monday</time></div>",
        "<div class=comments><time datetime=2025-11-24>Monday</time></div>",
        "<span itemprop=dateModified><time itemprop=dateModified datetime=2025-11-24>Monday</time></span>",
        "<p>Copyright 2025</p>",
        "<p>Posted by the desk on a day</p>",
        "<p>The plan was published on 24 November 2025</p>",
        "<time datetime=0001-01-01T00:00:00>never</time>",
        "<time datetime=1970-01-01T00:00:00Z>never</time>",
        "<time datetime=2025-99-99>never</time>",
        "<time datetime=PT5M>five minutes</time>",
        linked('{"@type":"Comment","datePublished":"2025-11-24"}'),
        linked('{"@type":"NewsArticle","dateModified":"2025-11-24"}'),
        linked('{"@type":"NewsArticle","datePublished":["2025"],"publisher":[[]],"headline":{"a":1}}'),
        linked("{ not json"),
        linked("[" * 100_000),
        linked("null"),
        linked("3"),
    ],
)
def test_no_day_is_invented(body: str) -> None:
    assert day("", body) is None


@pytest.mark.parametrize(
    ("stamp", "body", "language", "expected"),
    [
        ("2025-12-02T23:58:00.000Z", "<div class=date>3 ДЕК, 02:58</div>", "ru", date(2025, 12, 3)),
        ("2025-12-04T01:05:00Z", "<time>Dec 3, 2025, 8:05 PM EST</time>", "en", date(2025, 12, 3)),
        ("2025-12-04T01:05:00+00:00", "<span class=date>Dec. 3, 8:05 p.m.</span>", "en", date(2025, 12, 3)),
        ("2025-12-13T18:30:00Z", "<span class=date>Chủ nhật, 14/12/2025, 01:30 (GMT+7)</span>", "vi", date(2025, 12, 14)),
        ("2025-12-03T18:30:00Z", "<time datetime=2025-12-04T01:30:00+07:00>4/12</time>", "vi", date(2025, 12, 4)),
        # Another minute, a zone that there is none of, no time, an hour that no clock shows: another thing's day.
        ("2025-12-02T23:58:00Z", "<div class=date>3 декабря 2025, 02:59</div>", "ru", date(2025, 12, 2)),
        ("2025-12-02T03:00:00Z", "<div class=date>3 декабря 2025, 23:00</div>", "ru", date(2025, 12, 2)),
        ("2025-12-02T23:58:00Z", "<div class=date>3 декабря 2025</div>", "ru", date(2025, 12, 2)),
        ("2025-12-02T23:58:00Z", "<div class=date>3 декабря 2025, 26:58</div>", "ru", date(2025, 12, 2)),
        ("2025-12-02T23:58:00Z", "<div class=updated>3 декабря 2025, 02:58</div>", "ru", date(2025, 12, 2)),
        # Where a zone is given, the day as it is written there.
        ("2025-12-02T23:58:00+01:00", "<div class=date>3 декабря 2025, 01:58</div>", "ru", date(2025, 12, 2)),
        ("2025-12-02", "<div class=date>3 декабря 2025, 02:58</div>", "ru", date(2025, 12, 2)),
    ],
)  # fmt: skip
def test_day_in_universal_time_gives_way_to_that_of_the_page_readers(
    stamp: str, body: str, language: str, expected: date
) -> None:
    assert day(f'<meta property="article:published_time" content="{stamp}">', body, language) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<article><footer><time datetime=2025-11-24>Mon</time></footer><p>Talks.</p></article>", WROTE),
        ("<article class=comment-body><footer><time datetime=2025-11-24></time></footer></article>", None),
    ],
)
def test_foot_of_an_article_tells_its_day_and_that_of_a_comment_none(
    body: str, expected: date | None
) -> None:
    assert day("", body) == expected


AUTHORS = [
    (linked('{"@type":"NewsArticle","author":{"@id":"#ana"}}{"@type":"Person"}'), "", None),
    (linked('{"@graph":[{"@type":"NewsArticle","author":{"@id":"#a"}},{"@id":"#a","name":"Ana Writer"}]}'), "", "Ana Writer"),
    (linked('{"@type":"NewsArticle","author":{"name":"The Desk"},"publisher":{"name":"The Desk"}}'),
     "<span class=author>By Ana Writer</span>", "Ana Writer"),
    ('<meta name="author" content="the desk"><meta property="og:site_name" content="The Desk">', "", None),
    ('<meta property="article:author" content="https://desk.example/ana">', '<a rel="author">Ana Writer</a>', "Ana Writer"),
    ("", '<span typeof="schema:Person">Ana Writer</span>', "Ana Writer"),
    ("", "<div class=post_author>Автор: Ана Письменник</div>", "Ана Письменник"),
    ("", "<div class=author><div class=author-name>Ana Writer</div>, 24 years</div>", "Ana Writer"),
    ("", "<div class=author-bio>Ana Writer has written about wars and about peace since the year of 2014.</div>", None),
    ("", "<div>The end.<p style='text-align: right'><b>Ana Writer</b></p></div>", "Ana Writer"),
    ("", "<div>The end.<p align=right><b>Theo Reuters</b></p></div>", None),
    ("", "<div>The end.<p>Huyền Lê (Theo AFP)</p></div>", "Huyền Lê"),
    ("", "<div>He came (with Rubio)</div>", None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "body", "author"), AUTHORS)
def test_author(head: str, body: str, author: str | None) -> None:
    data = f'<html lang="en"><head>{head}</head><body>{BODY}{body}</body></html>'.encode()
    (found,) = unfolded(io.BytesIO(data), Told(label="x.html", file="x.html"), Options(published_on=WROTE))
    assert isinstance(found, Arrival), found
    assert found.author == author


def test_numbers_that_allow_one_order_only_are_read_in_english() -> None:
    assert day("", "<span class=date>11/24/2025</span>") == WROTE
    assert day("", "<span class=date>24/11/2025</span>") == WROTE
    assert day("", "<span class=date>04/04/2025</span>") == date(2025, 4, 4)


def test_best_source_goes_first() -> None:
    meta = (
        '<meta name="date" content="2025-11-20"><meta property="article:published_time" content="2025-11-24">'
    )
    later = (
        linked('{"@type":"NewsArticle","datePublished":"2025-11-25"}') + "<time datetime=2025-11-26></time>"
    )
    assert day(meta + later) == WROTE
    assert (
        day("", "<time datetime=2025-11-20></time><time itemprop=datePublished datetime=2025-11-24></time>")
        == WROTE
    )


def test_month_alone_is_a_month() -> None:
    found = page('<meta name="date" content="2025-11">')
    assert (found.published_on, found.published_precision) == (date(2025, 11, 1), Precision.MONTH)


def test_state_of_comments_on_the_page_does_not_hide_its_day() -> None:
    data = f"<html lang=en><body class='comments-open'><main id=related><time datetime=2025-11-24></time>{BODY}</main>"
    assert read_bytes(data.encode(), "x.html").published_on == WROTE


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/world/2025/11/24/talks/",
        "https://example.org/2025-11-24-talks.html",
        "https://example.org/the-gioi/dam-phan-20251124.htm",
        "https://example.org/dam-phan-20251124101512345.htm",
    ],
)
def test_day_in_the_address_counts_last(address: str) -> None:
    link = f'<link rel="canonical" href="{address}">'
    assert page(link).published_on == WROTE
    assert page(link, "<time datetime=2025-11-20></time>" + BODY).published_on == date(2025, 11, 20)
    assert page(url=address).published_on == WROTE


@pytest.mark.parametrize(
    "address",
    ["https://example.org/talks-188251124101512345.htm", "https://example.org/20251399/x", "https://[/"],
)
def test_other_numbers_in_an_address_are_no_day(address: str) -> None:
    with pytest.raises(DocumentError, match="has no date of publication"):
        page(url=address)


TITLES = [
    ('<meta property="og:title" content="Talks &amp; more"><title>Other</title>', "", "Talks & more"),
    ('<title>Other</title><meta name="twitter:title" content="Talks">', "<h1>H</h1>", "Talks"),
    (linked('{"@type":"NewsArticle","headline":"Talks"}') + "<title>Other</title>", "<h1>H</h1>", "Talks"),
    ("<title>Other | Site</title>", "<h1>Talks <b>go</b> on</h1>", "Talks go on"),
    ("<title>Talks</title>", "<h1>A</h1><h1>B</h1>", "Talks"),
    ('<title>Talks - The Desk</title><meta property="og:site_name" content="The Desk">', "", "Talks"),
    ('<title>The Desk</title><meta property="og:site_name" content="The Desk">', "", "The Desk"),
    ("", "<h1>A</h1><h1>B</h1>", "A"),
    ("", "", None),
    ("<title> \n </title>", "", None),
    (linked('{"@type":"NewsArticle","headline":"Ta\\ud800lks\\u0000"}'), "", "Ta?lks"),
]


@pytest.mark.parametrize(("head", "body", "title"), TITLES)
def test_title(head: str, body: str, title: str | None) -> None:
    found = page(head, body + BODY, published_on=WROTE)
    assert found.title == title


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ('<meta property="og:site_name" content="The Desk">', "The Desk"),
        (linked('{"@type":"NewsArticle","publisher":{"name":" The  Desk "}}'), "The Desk"),
        (linked('{"@type":"NewsArticle","publisher":[{"name":"The Desk"}]}'), "The Desk"),
        ('<link rel="canonical" href="https://www.desk.example:8080/x">', "desk.example"),
        ("", None),
    ],
)
def test_outlet(head: str, outlet: str | None) -> None:
    assert page(head, published_on=WROTE).outlet == outlet


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://desk.example/a?b=1">', "https://desk.example/a?b=1"),
        ('<meta property="og:url" content="https://desk.example/a">', "https://desk.example/a"),
        ('<link rel="canonical" href="/a"><base href="https://desk.example/">', "https://desk.example/a"),
        ('<link rel="canonical" href="https://desk.example/"><meta property="og:url" content="https://d.example/a">',
         "https://d.example/a"),
        ('<link rel="canonical" href="https://web.archive.org/web/20251203101500/http://desk.example/a">',
         "http://desk.example/a"),
        (linked('{"@type":"NewsArticle","mainEntityOfPage":{"@id":"https://desk.example/a"}}'), "https://desk.example/a"),
        (linked('{"@type":"NewsArticle","url":"https://desk.example/a"}'), "https://desk.example/a"),
        ('<link itemprop="mainEntityOfPage" href="https://desk.example/a">', "https://desk.example/a"),
        ('<link rel="canonical" href="javascript:alert(1)">', None),
        ('<link rel="canonical" href="/a">', None),
        ('<link rel="canonical" href="http://[">', None),
        ('<link rel="canonical">', None),
        ('<link rel="stylesheet" href="https://desk.example/a">', None),
    ],
)  # fmt: skip
def test_address(head: str, url: str | None) -> None:
    assert page(head, published_on=WROTE).url == url


def test_address_it_was_fetched_from_counts_where_the_page_names_none() -> None:
    assert page(published_on=WROTE, url="https://desk.example/a").url == "https://desk.example/a"
    canonical = '<link rel="canonical" href="https://desk.example/b">'
    assert page(canonical, published_on=WROTE, url="https://desk.example/a").url == "https://desk.example/b"


@pytest.mark.parametrize(
    ("attribute", "head", "language"),
    [
        ("de", "", "de"),
        ("DE_at", "", "de"),
        ("", '<meta property="og:locale" content="pl_PL">', "pl"),
        ("", '<meta http-equiv="x" name="content-language" content="pl">', "pl"),
    ],
)
def test_declared_language(attribute: str, head: str, language: str) -> None:
    body = "<article><p>Lorem ipsum dolor sit amet, consectetur adipiscing elit.</p></article>"
    assert page(head, body, attribute, published_on=WROTE).language == language


def test_page_of_no_clear_language_is_refused() -> None:
    body = "<article><p>Lorem ipsum dolor sit amet, consectetur adipiscing elit.</p></article>"
    with pytest.raises(DocumentError, match="its language is not clear"):
        page("", body, "", published_on=WROTE)


def test_day_of_a_snapshot_is_not_that_of_publication() -> None:
    with pytest.raises(DocumentError, match="has no date of publication"):
        page(url="https://web.archive.org/web/20251203101500/http://desk.example/a")
    found = page(url="https://web.archive.org/web/20251203101500id_/http://desk.example/2025/11/24/a")
    assert (found.url, found.published_on) == ("http://desk.example/2025/11/24/a", WROTE)


def test_address_that_is_none_names_no_outlet() -> None:
    found = page(published_on=WROTE, url="https://[/x")
    assert (found.url, found.outlet) == ("https://[/x", None)
