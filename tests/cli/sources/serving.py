"""A site on loopback that serves what a test puts on it: pages, feeds, redirects, slow and broken answers."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from typing_extensions import override

Answering = Callable[[BaseHTTPRequestHandler], None]


@dataclass(frozen=True, slots=True)
class Page:
    """What the site answers under a path."""

    body: bytes = b""
    media: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Site:
    """A site, and what was asked of it.

    Attributes:
        pages: By path; a list gives one answer after the other, its last one for ever.
        asked: The paths that were asked for, with the headers of each request.
    """

    port: int
    pages: dict[str, Page | Answering | list[Page | Answering]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        """Return the address of a path."""
        return f"http://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """Return what was asked for besides robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer one request."""
        self.asked.append((handler.path, {name.lower(): value for name, value in handler.headers.items()}))
        found = self.pages.get(handler.path, Page(b"not found", status=404))
        if isinstance(found, list):
            found = found.pop(0) if len(found) > 1 else found[0]
        if not isinstance(found, Page):
            found(handler)
            return
        handler.send_response(found.status)
        headers = {"Content-Type": found.media, "Content-Length": str(len(found.body))} | found.headers
        for name, value in headers.items():
            if value:
                handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(found.body)


@contextmanager
def served(host: str = "127.0.0.1") -> Iterator[Site]:
    """Serve a site for as long as the context lasts."""

    class Handler(BaseHTTPRequestHandler):
        timeout = 30

        def do_GET(self) -> None:
            try:
                site.answer(self)
            except (ConnectionError, TimeoutError):
                self.close_connection = True

        @override
        def log_message(self, *_: object) -> None:
            return

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        address_family = socket.AF_INET6 if ":" in host else socket.AF_INET

        @override
        def handle_error(self, *_: object) -> None:
            return

    with Server((host, 0), Handler) as server:
        site = Site(server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()


def redirect(target: str, status: int = 302) -> Page:
    """Return a redirect."""
    return Page(status=status, headers={"Location": target})


def raw(*pieces: bytes, pause: float = 0) -> Answering:
    """Return an answer of bare bytes, with a pause before each piece behind the first."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        waiting = threading.Event()
        for number, piece in enumerate(pieces):
            if number and pause:
                waiting.wait(pause)
            handler.wfile.write(piece)
            handler.wfile.flush()
        handler.close_connection = True

    return answer


def article(
    *sentences: str, title: str = "Talks go on", day: str = "2025-12-06", head: str = "", language: str = "en"
) -> bytes:
    """Return a page with an article."""
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences or SENTENCES)
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="article:published_time" content="{day}T10:00:00Z">{head}</head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    ).encode()


SENTENCES = (
    "Kremlin spokesman Dmitry Peskov said on 5 December that Russia was ready to discuss the peace plan.",
    "Ukrainian President Volodymyr Zelensky said that Ukraine would not cede territory to Russia.",
)
