"""Web addresses: taken apart, and the machines behind them, of which private ones are not for everybody."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import quote, urljoin, urlsplit

from cli.sources.failure import FetchFailure, TransientFailure
from positions.documents.names import printable

_SAFE = "!#$%&'()*+,/:;=?@[]~"
_PORTS = {"http": 80, "https": 443}
_LONGEST = 8000
# IPv6 ranges that carry an IPv4 address. Sources: RFC 6052 (NAT64), RFC 3056 (6to4).
_NAT64 = 0x0064FF9B << 96
_6TO4 = 0x2002


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the web, ready to be asked for.

    Attributes:
        host: In ASCII, lower case.
        path: Path and query, escaped.
    """

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Return scheme, host and port, which share one robots.txt."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def netloc(self) -> str:
        """Return the host with its port, where that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def whole(self) -> str:
        """Return the address as text, without fragment."""
        return f"{self.origin}{self.path}"

    @property
    def is_literal(self) -> bool:
        """Tell whether the host is a number, or this machine by its name."""
        return _number(self.host) is not None or self.host == "localhost"


def parsed(address: str, base: str = "") -> Address:
    """Take an address apart.

    Args:
        address: As written, also in other letters than ASCII.
        base: What it is relative to.

    Raises:
        FetchFailure: If it is no address of the web, or holds a password.
    """
    try:
        parts = urlsplit(urljoin(base, address.strip()))
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except ValueError as error:
        raise FetchFailure(f"is no address of the web ({error}); check it") from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise FetchFailure(
            f"leads to an address of {printable(scheme or 'nothing')!r}; only http and https are fetched"
        )
    if not host or len(address) > _LONGEST:
        raise FetchFailure("is no address of the web; check it")
    if parts.username is not None or parts.password is not None:
        raise FetchFailure(
            "holds a user name or password, which would be stored with the report; leave it out"
        )
    path = quote(parts.path or "/", safe=_SAFE)
    query = f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    return Address(scheme, host.lower(), port or _PORTS[scheme], path + query)


def shown(address: str) -> str:
    """Return an address as messages show it: without password."""
    before, separator, rest = address.partition("://")
    authority, slash, path = rest.partition("/")
    return printable(
        f"{before}{separator}{authority.rpartition('@')[2]}{slash}{path}" if separator else address
    )


def machines(address: Address, *, private: bool) -> tuple[str, ...]:
    """Return the numbers behind an address to which a connection may be made; exactly these are to be connected to.

    Args:
        address: The address; its host is looked up once, here.
        private: Whether numbers of private ranges may be among them.

    Raises:
        FetchFailure: If there is none, or none that may be connected to.
    """
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise TransientFailure(
            f"its host {address.host} is not found; check the address and the network"
        ) from error
    except (OSError, UnicodeError) as error:
        raise FetchFailure(
            f"its host {address.host} cannot be looked up ({error}); check the address"
        ) from error
    numbers = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    allowed = tuple(number for number in numbers if private or is_public(number))
    if not allowed:
        raise FetchFailure(
            f"leads to {address.host} ({', '.join(numbers[:3])}), a private address; --allow-private lets it through"
        )
    return allowed


def is_public(number: str) -> bool:
    """Tell whether an IP address is one of the open Internet; also of one that carries another the other is asked."""
    found = _number(number)
    if found is None:
        return False
    inner = _carried(found) if isinstance(found, IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    return found.is_global and not found.is_multicast and not found.is_reserved and not found.is_unspecified


def _carried(number: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that an IPv6 address stands for."""
    if number.ipv4_mapped is not None:
        return number.ipv4_mapped
    whole = int(number)
    if whole >> 32 == _NAT64 >> 32 or whole >> 32 == 0:
        return IPv4Address(whole & 0xFFFFFFFF)
    if whole >> 112 == _6TO4:
        return IPv4Address(whole >> 80 & 0xFFFFFFFF)
    return None


def _number(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host.partition("%")[0])
    except ValueError:
        return None
