"""One request and its answer: connected to a checked number, within limits of time and size."""

from __future__ import annotations

import os
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from http.client import HTTPException
from importlib.metadata import version
from typing import TYPE_CHECKING

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import (
    ConnectTimeoutError,
    DecodeError,
    HTTPError,
    LocationParseError,
    NewConnectionError,
    ProtocolError,
    ReadTimeoutError,
    SSLError,
)
from urllib3.util.ssl_match_hostname import CertificateError

from cli.sources.address import Address
from cli.sources.failure import FetchFailure, TransientFailure
from cli.sources.settings import Network
from positions.documents.names import printable

if TYPE_CHECKING:
    from urllib3 import HTTPHeaderDict
    from urllib3.response import BaseHTTPResponse

_PIECE = 65_536
_PROXIES = ("https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY")
_MEGABYTE = 1_000_000
_UNPACKED = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_PACKED = "is packed in a damaged or unknown way; try again, or save the page and ingest the file"
_ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.8"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered.

    Attributes:
        address: Of the page, behind all redirects.
        body: The content, unpacked; empty for redirects and errors.
    """

    address: Address
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Room:
    """How large an answer may be.

    Attributes:
        size: The most bytes, unpacked.
        cut: Whether a larger one is cut off there; else it is a failure.
    """

    size: int
    cut: bool = False


def agent() -> str:
    """Return the name under which pages are asked for, also to be found in robots.txt."""
    return f"positions/{version('positions')}"


def ask(address: Address, number: str, network: Network, room: Room, extra: Mapping[str, str]) -> Answer:
    """Ask one machine for one address.

    Args:
        address: What to ask for.
        number: The machine to connect to, and no other: it was checked.
        network: The limits of time.
        room: How large the answer may be.
        extra: Further headers of the request.

    Raises:
        FetchFailure: If there is no whole answer within the limits.
    """
    connection = _connection(address, number, network)
    headers = {
        "Host": address.netloc,
        "User-Agent": agent(),
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip, deflate",
        **extra,
    }
    with _within(network.total, connection) as over, closing(connection):
        try:
            connection.request("GET", address.path, headers=headers, preload_content=False)
            # The socket is the answer's where the server closes the connection behind it.
            with closing(connection.getresponse()) as response:
                status, given = response.status, _lower(response.headers)
                body = _body(response, room) if status == HTTPStatus.OK else b""
        except (HTTPError, OSError, ValueError, HTTPException) as error:
            if not over.is_set():
                raise _failure(error, address, network) from error
    # What was broken off may look like a whole answer: without a length, it ends where the connection does.
    if over.is_set():
        raise TransientFailure(f"took longer than {network.total:g} seconds; try again later")
    return Answer(address, status, given, body)


def _connection(address: Address, number: str, network: Network) -> HTTPConnection:
    """Return a connection to a number; certificates are still those of the host's name."""
    if address.scheme == "http":
        return HTTPConnection(number, address.port, timeout=network.timeout)
    return HTTPSConnection(
        number,
        address.port,
        timeout=network.timeout,
        ssl_context=_trust(),
        server_hostname=address.host,
        assert_hostname=address.host,
    )


@lru_cache(maxsize=1)
def _trust() -> ssl.SSLContext:
    """Return the authorities that vouch for servers: the user's own choice, else the usual ones."""
    return ssl.create_default_context(cafile=os.environ.get("SSL_CERT_FILE") or certifi.where())


@contextmanager
def _within(seconds: float, connection: HTTPConnection) -> Iterator[threading.Event]:
    """Break a connection off after a time, however slowly bytes keep coming; the event tells that it was."""
    over = threading.Event()

    def stop() -> None:
        over.set()
        if connection.sock is not None:
            with suppress(OSError):
                connection.sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield over
    finally:
        timer.cancel()


def _body(response: BaseHTTPResponse, room: Room) -> bytes:
    """Return the content of an answer, unpacked piece by piece.

    Raises:
        FetchFailure: If it is too large, or packed in a way that nobody asked for.
    """
    packed = [each.strip() for each in response.headers.get("Content-Encoding", "").lower().split(",")]
    if not _UNPACKED.issuperset(packed):
        raise FetchFailure(_PACKED)
    pieces: list[bytes] = []
    length = 0
    for piece in response.stream(_PIECE, decode_content=True):
        length += len(piece)
        if length > room.size and not room.cut:
            raise FetchFailure(f"is larger than {room.size / _MEGABYTE:g} MB; save it and ingest the file")
        pieces.append(piece)
        if length > room.size:
            break
    return b"".join(pieces)[: room.size]


def _proxy() -> str:
    """Return what to say where the environment names a proxy: nothing is asked through it."""
    named = next((name for name in _PROXIES if os.environ.get(name)), None)
    return f" ({named} is set, but proxies are not used)" if named else ""


def _lower(headers: HTTPHeaderDict) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def _failure(error: Exception, address: Address, network: Network) -> FetchFailure:
    """Return in words what went wrong."""
    host = address.netloc
    match error:
        # The first is one of the second, by descent.
        case NewConnectionError() | ConnectionRefusedError():
            return TransientFailure(f"{host} cannot be reached; check the address and the network{_proxy()}")
        case ConnectTimeoutError() | ReadTimeoutError() | TimeoutError():
            return TransientFailure(f"{host} was silent for {network.timeout:g} seconds; try again later")
        case SSLError() | ssl.SSLError() | CertificateError():
            reason = getattr(error, "reason", None) or error
            return FetchFailure(
                f"the certificate or encryption of {host} is not valid ({printable(str(reason))}); check the address"
            )
        case DecodeError():
            return FetchFailure(_PACKED)
        case ProtocolError() | HTTPException() | OSError():
            return TransientFailure(f"{host} broke off in the middle or answered no HTTP; try again later")
        case LocationParseError() | ValueError():
            return FetchFailure("is no address that can be asked for; check it")
        case _:
            return FetchFailure(
                f"cannot be fetched ({printable(str(error))}); save the page and ingest the file"
            )
