"""Addresses: fetched politely and within limits, redirects only to where they may lead."""

from __future__ import annotations

import gzip
import re
import socket
import ssl
import threading
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from urllib3.connection import HTTPSConnection
from urllib3.exceptions import SSLError
from urllib3.util.ssl_match_hostname import CertificateError

from cli.sources import Network, Settings, address, read
from cli.sources.exchange import agent
from positions.documents import Arrival, Limits, Options, Refused
from positions.documents.page import VERSION
from tests.cli.sources.serving import Page, article, raw, redirect, served

if TYPE_CHECKING:
    from tests.cli.sources.serving import Site

NOW = datetime(2025, 12, 9, 12, tzinfo=UTC)


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


def settings(clock: Clock | None = None, *, options: Options | None = None, **more: Any) -> Settings:
    clock = clock or Clock()
    fields: dict[str, Any] = {"pause": 0, "timeout": 5, "total": 20, "tries": 1}
    fields |= {"sleep": clock.sleep, "clock": lambda: clock.time, "now": lambda: NOW}
    return Settings(options or Options(), Network(**fields | more))


def fetched(*targets: str, **more: Any) -> list[Arrival | Refused]:
    return list(read(targets, settings(**more)))


def arrival(*targets: str, **more: Any) -> Arrival:
    (found,) = fetched(*targets, **more)
    assert isinstance(found, Arrival), found
    return found


def refusal(*targets: str, **more: Any) -> Refused:
    (found,) = fetched(*targets, **more)
    assert isinstance(found, Refused), found
    return found


def test_a_page_arrives_with_where_it_came_from(site: Site) -> None:
    head = (
        '<meta property="og:site_name" content="The Daily"><meta name="author" content="Ana Writer">'
        '<link rel="canonical" href="https://daily.example/2025/talks">'
    )
    site.pages["/talks.html"] = Page(article(head=head))
    found = arrival(site.at("/talks.html#top"))
    document = found.document
    assert document.name == site.at("/talks.html#top")
    assert (document.title, document.outlet, document.language) == ("Talks go on", "The Daily", "en")
    assert document.url == "https://daily.example/2025/talks"
    assert document.published_on == date(2025, 12, 6)
    assert (found.address, found.fetched_at, found.author) == (site.at("/talks.html"), NOW, "Ana Writer")
    assert found.raw == article(head=head)
    assert found.reader.startswith(f"page {VERSION} (trafilatura ")
    assert site.asked[-1][1]["user-agent"] == agent()
    assert site.asked[-1][1]["host"] == f"127.0.0.1:{site.port}"


def test_redirects_are_followed_and_the_last_address_counts(site: Site) -> None:
    site.pages |= {"/a": redirect("/b", 301), "/b": redirect("c?x=1", 307), "/c?x=1": Page(article())}
    found = arrival(site.at("/a"))
    assert found.document.name == site.at("/a")
    assert found.address == found.document.url == site.at("/c?x=1")
    assert site.paths == ["/a", "/b", "/c?x=1"]


@pytest.mark.parametrize(
    ("pages", "reason"),
    [
        ({"/a": redirect("/b"), "/b": redirect("/a")}, "is redirected in a circle"),
        ({"/a": redirect("/a")}, "is redirected in a circle"),
        ({"/a": Page(status=302)}, "is a redirect to nowhere"),
        ({"/a": redirect("file:///etc/passwd")}, "is a redirect that leads to an address of 'file'"),
        ({"/a": redirect("ftp://127.0.0.1/x")}, "is a redirect that leads to an address of 'ftp'"),
        ({"/a": redirect("gopher://127.0.0.1:25/x")}, "is a redirect that leads to an address of 'gopher'"),
        (
            {"/a": redirect("http://user:secret@127.0.0.1/")},
            "is a redirect that holds a user name or password",
        ),
        ({"/a": redirect("http://[::1")}, "is a redirect that is no address of the web"),
        ({"/a": redirect(f"http://{70 * 'x'}.example/")}, "is a redirect that is no address of the web"),
        ({"/a": redirect("http://127.0.0.1:0/")}, "a private address"),
        ({"/a": redirect("http://127.0.0.2/")}, "a private address"),
        ({"/a": redirect("http://2130706433/")}, "a private address"),
        ({"/a": redirect("http://0x7f.1/")}, "a private address"),
        ({"/a": redirect("http://localhost:1/")}, "a private address"),
        ({"/a": redirect("http://[::1]/")}, "a private address"),
        ({"/a": redirect("http://[::ffff:127.0.0.1]/")}, "a private address"),
        ({"/a": redirect("http://[64:ff9b::7f00:1]/")}, "a private address"),
        ({"/a": redirect("http://10.0.0.1/")}, "a private address"),
        ({"/a": redirect("http://192.168.1.1/")}, "a private address"),
        ({"/a": redirect("http://169.254.169.254/latest/meta-data/")}, "a private address"),
        ({"/a": redirect("http://100.64.0.1/")}, "a private address"),
        ({"/a": redirect("http://0.0.0.0/")}, "a private address"),
        ({"/a": redirect("https://127.0.0.1/")}, "a private address"),
    ],
)
def test_redirects_that_are_not_followed(site: Site, pages: dict[str, Page], reason: str) -> None:
    site.pages |= pages
    found = refusal(site.at("/a"))
    assert reason in found.reason
    assert found.name == site.at("/a")
    assert found.fetching
    assert "secret" not in found.reason
    assert found.error.exit_code == 6


def test_a_long_redirect_is_followed_to_its_end(site: Site) -> None:
    long = f"/b?token={'x' * 3000}"
    site.pages |= {"/a": redirect(long), long: Page(article())}
    assert arrival(site.at("/a")).address == site.at(long)
    site.pages["/c"] = redirect(f"/{'x' * 9000}")
    assert "is a redirect that is no address of the web" in refusal(site.at("/c")).reason


def test_too_many_redirects(site: Site) -> None:
    site.pages |= {f"/{n}": redirect(f"/{n + 1}") for n in range(20)}
    assert "is redirected more than 10 times" in refusal(site.at("/0")).reason
    assert len(site.paths) == 11


def test_a_redirect_to_another_private_site_needs_leave(site: Site, other: Site) -> None:
    site.pages["/a"] = redirect(other.at("/b"))
    other.pages["/b"] = Page(article())
    assert "--allow-private lets it through" in refusal(site.at("/a")).reason
    assert other.asked == []
    assert arrival(site.at("/a"), private=True).address == other.at("/b")


def test_what_the_user_names_by_number_is_meant(site: Site) -> None:
    site.pages["/a"] = Page(article())
    assert arrival(site.at("/a")).document.title == "Talks go on"
    assert arrival(site.at("/a", "localhost")).document.title == "Talks go on"


def resolving(monkeypatch: pytest.MonkeyPatch, numbers: dict[str, list[str]]) -> list[str]:
    """Make names stand for numbers, one list after the other; return the names that are looked up."""
    real, looked_up = socket.getaddrinfo, []

    def getaddrinfo(host: str, *rest: Any, **more: Any) -> Any:
        if host not in numbers:
            return real(host, *rest, **more)
        looked_up.append(host)
        number = numbers[host].pop(0) if len(numbers[host]) > 1 else numbers[host][0]
        return real(number, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return looked_up


def test_a_name_that_stands_for_a_private_number_needs_leave(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolving(monkeypatch, {"news.example": ["127.0.0.1"]})
    site.pages["/a"] = Page(article())
    found = refusal(site.at("/a", "news.example"))
    assert found.reason.startswith("leads to news.example (127.0.0.1), a private address")
    assert site.asked == []
    assert arrival(site.at("/a", "news.example"), private=True).document.title == "Talks go on"
    assert site.asked[-1][1]["host"] == f"news.example:{site.port}"


def test_the_number_that_was_checked_is_the_one_connected_to(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up = resolving(monkeypatch, {"news.example": ["127.0.0.1", "127.0.0.66"]})
    checked: list[str] = []

    def is_public(number: str) -> bool:
        checked.append(number)
        return number == "127.0.0.1"

    monkeypatch.setattr(address, "is_public", is_public)
    site.pages["/robots.txt"] = Page(b"", "text/plain")
    found = refusal(site.at("/a", "news.example"))
    # robots.txt came from the first number; the page is looked up anew, and its new number is refused.
    assert [path for path, _ in site.asked] == ["/robots.txt"]
    assert looked_up == ["news.example", "news.example"]
    assert checked == ["127.0.0.1", "127.0.0.66"]
    assert "127.0.0.66" in found.reason


def test_network_can_be_kept_out(site: Site) -> None:
    site.pages["/a"] = Page(article())
    assert "--no-network keeps out" in refusal(site.at("/a"), allowed=False).reason
    assert site.asked == []


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("ftp://127.0.0.1/x", "only http and https are fetched"),
        ("file:///etc/passwd", "only http and https are fetched"),
        ("http://", "is no address of the web"),
        ("http://[::1", "is no address of the web"),
        ("http://127.0.0.1:99999/", "is no address of the web"),
        ("http://user:secret@127.0.0.1/", "holds a user name or password"),
    ],
)
def test_addresses_that_are_none(target: str, reason: str) -> None:
    found = refusal(target)
    assert reason in found.reason
    assert "secret" not in str(found.error)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (401, "asks for a password"),
        (403, "HTTP 403"),
        (404, "is not there (HTTP 404)"),
        (410, "web archive"),
        (418, "HTTP 418"),
        (451, "legal reasons"),
        (500, "HTTP 500 Internal Server Error); try again later"),
        (503, "HTTP 503"),
        (599, "HTTP 599"),
    ],
)
def test_answers_that_are_no_page(site: Site, status: int, reason: str) -> None:
    site.pages["/a"] = Page(article(), status=status)
    assert reason in refusal(site.at("/a")).reason


def test_what_may_be_over_soon_is_tried_again_after_longer_and_longer_waits(site: Site) -> None:
    clock = Clock()
    site.pages["/a"] = [Page(status=503), Page(status=429), Page(article())]
    assert arrival(site.at("/a"), clock=clock, tries=3, pause=1).document.title == "Talks go on"
    assert clock.slept == [
        1,
        1,
        2,
    ]  # the pause behind robots.txt, then the waits, which make up for the pause
    assert site.paths == ["/a"] * 3


def test_a_server_is_waited_for_as_long_as_it_asks_but_not_for_hours(site: Site) -> None:
    clock = Clock()
    site.pages["/a"] = [Page(status=503, headers={"Retry-After": "7"}), Page(article())]
    arrival(site.at("/a"), clock=clock, tries=2)
    assert clock.slept == [7]
    site.pages["/b"] = Page(status=429, headers={"Retry-After": "7200"})
    assert "asks to wait 7200 seconds" in refusal(site.at("/b"), clock=clock, tries=2).reason
    site.pages["/c"] = Page(status=503, headers={"Retry-After": "Tue, 09 Dec 2025 13:00:00 GMT"})
    assert "asks to wait 3600 seconds" in refusal(site.at("/c"), clock=clock, tries=2).reason
    site.pages["/d"] = [Page(status=503, headers={"Retry-After": "soon"}), Page(article())]
    assert arrival(site.at("/d"), tries=2).document.title == "Talks go on"


def test_what_is_wrong_for_good_is_not_tried_again(site: Site) -> None:
    site.pages["/a"] = Page(status=404)
    refusal(site.at("/a"), tries=3)
    assert site.paths == ["/a"]


def test_hosts_get_a_pause_between_requests(site: Site, other: Site) -> None:
    clock = Clock()
    for each in (site, other):
        each.pages |= {"/a": Page(article()), "/b": Page(article())}
    fetched(site.at("/a"), site.at("/b"), clock=clock, pause=2)
    assert clock.slept == [2, 2]  # robots.txt, a, b


def test_the_pause_that_robots_txt_wishes_counts_within_reason(site: Site) -> None:
    clock = Clock()
    site.pages |= {"/a": Page(article()), "/robots.txt": Page(b"User-agent: *\nCrawl-delay: 5", "text/plain")}
    fetched(site.at("/a"), clock=clock, pause=1)
    assert clock.slept == [5]
    site.pages["/robots.txt"] = Page(b"User-agent: *\nCrawl-delay: 86400", "text/plain")
    clock.slept.clear()
    fetched(site.at("/a"), clock=clock, pause=1)
    assert clock.slept == [30]


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (Page(b"User-agent: *\nDisallow: /", "text/plain"), False),
        (Page(b"User-agent: positions\nDisallow: /news/*.html$", "text/plain"), False),
        (Page(b"User-agent: other\nDisallow: /", "text/plain"), True),
        (Page(b"User-agent: *\nDisallow: /\nAllow: /news/", "text/plain"), True),
        (Page(b"\xff\xfe\x00 no robots \x00", "text/plain"), True),
        (Page(b"<html>none</html>"), True),
        (Page(status=404), True),
        (Page(status=403), True),
        (Page(b"User-agent: *\nDisallow: /\n" + b"x" * 600_000, "text/plain"), False),
        (Page(b"#" * 600_000 + b"\nUser-agent: *\nDisallow: /", "text/plain"), True),
        (Page(status=500), False),
        (redirect("/other-robots.txt"), False),
        (redirect("http://10.0.0.1/robots.txt"), False),
    ],
)
def test_robots_txt_is_obeyed(site: Site, robots: Page, *, allowed: bool) -> None:
    site.pages |= {"/robots.txt": robots, "/news/a.html": Page(article())}
    site.pages["/other-robots.txt"] = Page(b"User-agent: *\nDisallow: /", "text/plain")
    (found,) = fetched(site.at("/news/a.html"))
    assert isinstance(found, Arrival) is allowed
    assert ("/news/a.html" in site.paths) is allowed
    if isinstance(found, Refused):
        assert "robots.txt" in found.reason or "private" in found.reason


def test_robots_txt_is_asked_for_once_and_again_where_a_redirect_leads_elsewhere(
    site: Site, other: Site
) -> None:
    site.pages |= {"/a": Page(article()), "/b": redirect(other.at("/c"))}
    other.pages |= {"/c": Page(article()), "/robots.txt": Page(b"User-agent: *\nDisallow: /c", "text/plain")}
    first, second = fetched(site.at("/a"), site.at("/b"), private=True)
    assert isinstance(first, Arrival)
    assert isinstance(second, Refused)
    assert "robots.txt forbids it" in second.reason
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a", "/b"]
    assert [path for path, _ in other.asked] == ["/robots.txt"]


def test_a_host_whose_robots_txt_failed_is_not_asked_again_and_again(site: Site) -> None:
    site.pages |= {"/robots.txt": Page(status=503), "/a": Page(article()), "/b": Page(article())}
    found = fetched(site.at("/a"), site.at("/b"), tries=2)
    assert [isinstance(each, Refused) and each.reason for each in found] == [
        f"{site.at('/robots.txt')} cannot be read (HTTP 503); try again later"
    ] * 2
    assert len(site.asked) == 2


SMALL = Options(limits=Limits(size=5000))
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def chunked(body: bytes) -> bytes:
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (raw(b""), "broke off in the middle or answered no HTTP"),
        (raw(b"HTTP/1.1 200 OK\r\n"), "is empty|holds no article"),
        (raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), "broke off in the middle or answered no HTTP"),
        (raw(b"\x15\x03\x03\x00\x02\x02\x46" * 9), "broke off in the middle or answered no HTTP"),
        (raw(b"HTTP/9.9 banana\r\n\r\n"), "broke off in the middle or answered no HTTP"),
        (raw(b"HTTP/1.1 -5 OK\r\n\r\n"), "broke off in the middle or answered no HTTP"),
        (raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n"), "broke off in the middle or answered no HTTP"),
        (raw(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\n"), "broke off in the middle or answered no HTTP"),
        (raw(OK + b"Content-Length: 9999\r\n\r\n" + article()), "broke off"),
        (raw(OK + b"Content-Length: 4000\r\n\r\n<p>cut"), "broke off in the middle"),
        (raw(OK + b"Transfer-Encoding: chunked\r\n\r\nffff\r\n<p>cut"), "broke off"),
        (raw(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n<p>cut"), "broke off"),
        (raw(OK + b"Transfer-Encoding: chunked\r\n\r\n" + chunked(b"x" * 6000)), "is larger than 0.005 MB"),
        (raw(OK + b"\r\n" + b"<p>" + b"x" * 6000), "is larger than 0.005 MB"),
        (raw(OK + b"Content-Length: 6000\r\n\r\n" + b"x" * 6000), "is larger than 0.005 MB"),
        (raw(OK + b"Content-Length: 99999999999999999999\r\n\r\nx"), "broke off"),
        (raw(OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"0" * 9_000_000)), "is larger than 0.005 MB"),
        (raw(OK + b"Content-Encoding: gzip\r\n\r\nno gzip at all"), "is packed in a damaged or unknown way"),
        (raw(OK + b"Content-Encoding: deflate\r\n\r\n\xff\xff\xff"), "is packed in a damaged or unknown way"),
        (raw(OK + b"Content-Encoding: gzip, gzip, gzip, gzip, gzip, gzip, gzip\r\n\r\nx"), "is packed in a damaged|broke off|cannot be fetched"),
        (raw(OK + b"Content-Encoding: br\r\n\r\nx"), "is packed in a damaged or unknown way"),
    ],
)  # fmt: skip
def test_broken_answers(site: Site, answer: Any, reason: str) -> None:
    site.pages["/a"] = answer
    assert re.search(reason, refusal(site.at("/a"), options=SMALL).reason)


def test_a_silent_server_is_given_up(site: Site) -> None:
    site.pages["/a"] = raw(OK, b"\r\n", pause=5)
    assert "was silent for 1 seconds" in refusal(site.at("/a"), timeout=1).reason


@pytest.mark.parametrize("drip", [b"X: y\r\n", b"X"])
def test_a_server_that_drips_is_given_up(site: Site, drip: bytes) -> None:
    site.pages["/a"] = raw(OK, *[drip] * 100, pause=0.05)
    assert "took longer than 1 seconds" in refusal(site.at("/a"), total=1).reason


def test_a_body_that_drips_is_given_up(site: Site) -> None:
    site.pages["/a"] = raw(OK + b"\r\n", *[b"x"] * 100, pause=0.05)
    assert "took longer than 1 seconds" in refusal(site.at("/a"), total=1).reason


def test_a_server_that_is_not_there(site: Site) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    found = refusal(f"http://127.0.0.1:{port}/a")
    assert found.reason == f"127.0.0.1:{port} cannot be reached; check the address and the network"
    unknown = refusal("http://no-such-host.invalid/")
    assert "its host no-such-host.invalid is not found" in unknown.reason


def test_a_server_that_speaks_no_tls(site: Site) -> None:
    site.pages["/a"] = Page(article())
    found = refusal(site.at("/a").replace("http:", "https:"))
    assert "the certificate or encryption of" in found.reason


@pytest.mark.parametrize(
    "fault",
    [CertificateError("another name"), ssl.SSLCertVerificationError("expired"), SSLError("no shared cipher")],
)
def test_a_certificate_of_somebody_else_is_named(fault: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def request(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(HTTPSConnection, "request", request)
    assert "the certificate or encryption of 127.0.0.1 is not valid" in refusal("https://127.0.0.1/a").reason


def test_one_failure_does_not_stop_the_others(site: Site) -> None:
    site.pages |= {"/a": Page(status=500), "/b": Page(article()), "/c": raw(b"")}
    found = fetched(site.at("/a"), site.at("/b"), site.at("/c"))
    assert [type(each) for each in found] == [Refused, Arrival, Refused]


LEGACY = "<p>Президент заявил, что план может быть принят и что переговоры будут продолжены.</p>"


@pytest.mark.parametrize(
    ("page", "language"),
    [
        (Page(LEGACY.encode("cp1251"), "text/html; charset=windows-1251"), "ru"),
        (Page(LEGACY.encode("koi8-r"), 'text/html; charset="KOI8-R"'), "ru"),
        (Page(LEGACY.encode(), "text/html; charset=windows-1251"), "ru"),
        (Page(article(), "text/plain"), "en"),
        (Page(article(), "image/png"), "en"),
        (Page(article(), ""), "en"),
        (Page(article(), "application/pdf"), "en"),
        (Page(b" date 2025-12-06 Peskov said that it was not the time for the plan.", "text/plain"), "en"),
        (Page(gzip.compress(article()), headers={"Content-Encoding": "gzip"}), "en"),
        (Page(gzip.compress(article()), "application/gzip"), "en"),
    ],
)
def test_what_a_page_is_goes_before_what_it_is_called(site: Site, page: Page, language: str) -> None:
    site.pages["/2025/12/06/a"] = page
    found = arrival(site.at("/2025/12/06/a"))
    assert found.document.language == language
    assert found.document.published_on == date(2025, 12, 6)


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (Page(b"\x89PNG\r\n\x1a\n" + bytes(99)), "is a PNG image, not text"),
        (Page(b"\xff\xd8\xff\xe0" + bytes(99), "text/html"), "is a JPEG image, not text"),
        (Page(b"MZ\x90\x00" + bytes(99), "text/plain"), "is a program, not text"),
        (
            Page(b"<?xml version='1.0'?><urlset><url/></urlset>", "application/xml"),
            "is a sitemap in which there is no address",
        ),
        (Page(b"", "text/html"), "is empty"),
        (Page(b"<html><body><script>app()</script></body></html>"), "holds no article text"),
        (Page(b"%PDF-1.7 no more", "text/html"), "is a damaged PDF"),
        (Page(b"PK\x03\x04 no more", "text/html"), "is a damaged ZIP archive"),
    ],
)
def test_what_is_no_report_is_named(site: Site, page: Page, reason: str) -> None:
    site.pages["/a"] = page
    found = refusal(site.at("/a"))
    assert reason in found.reason
    assert (found.name, found.fetching) == (site.at("/a"), False)


def test_sites_of_ipv6(monkeypatch: pytest.MonkeyPatch) -> None:
    if not socket.has_ipv6:
        pytest.skip("NO IPV6 on this machine: one way to connect is UNTESTED")
    try:
        with served("::1") as site:
            site.pages["/a"] = Page(article())
            assert arrival(site.at("/a", "[::1]")).document.title == "Talks go on"
    except OSError:
        pytest.skip("NO IPV6 on this machine: one way to connect is UNTESTED")


def test_no_thread_or_socket_is_left(site: Site) -> None:
    site.pages |= {"/a": Page(article()), "/b": raw(b"")}
    before = threading.active_count()
    fetched(site.at("/a"), site.at("/b"))
    assert threading.active_count() <= before + 2  # the site's own


def test_missing_library_says_what_to_install(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "cli.sources.links", None)
    assert "run pip install 'positions[web]'" in refusal(site.at("/a")).reason
