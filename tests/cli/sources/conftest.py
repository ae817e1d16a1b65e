"""Sites on loopback, and settings under which no time passes between requests."""

from __future__ import annotations

import re
import socket
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.sources.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.sources.serving import Site


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test leave this machine: names are not looked up, other numbers not connected to."""
    connect, getaddrinfo = socket.socket.connect, socket.getaddrinfo

    def connected(self: socket.socket, address: Any) -> None:
        assert isinstance(address, str) or ip_address(address[0]).is_loopback, address
        connect(self, address)

    def looked_up(host: str, port: int, *rest: Any, **more: Any) -> Any:
        if host == "localhost":
            host = "127.0.0.1"
        elif not re.fullmatch(r"[\dA-Fa-fx.]+|.*:.*", host):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return getaddrinfo(host, port, *rest, **more)

    monkeypatch.setattr(socket.socket, "connect", connected)
    monkeypatch.setattr(socket, "getaddrinfo", looked_up)


@pytest.fixture
def site() -> Iterator[Site]:
    """A site at 127.0.0.1."""
    with served() as site:
        yield site


@pytest.fixture
def other() -> Iterator[Site]:
    """Another site at 127.0.0.1, at another port."""
    with served() as site:
        yield site
