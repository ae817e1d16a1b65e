"""The registry of outlets, and how an address or a name finds its outlet."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from positions.datafile import build, read
from positions.outlets.addresses import host_of

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from positions.datafile import DataFile


@dataclass(frozen=True, slots=True)
class Outlet:
    """A newspaper, agency, broadcaster or site.

    Attributes:
        name: What the store calls it.
        country: ISO 3166-1 alpha-2 code of where it is made; None where it is of no one country.
        language: ISO 639-1 code of what it mostly publishes in; None where there are several.
        domains: Its registered domains, without `www.`; what is below them is its own too.
        names: Other ways it is written, in any script.
    """

    key: str
    name: str
    domains: tuple[str, ...]
    country: str | None = None
    language: str | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlets:
    """All outlets, in the order of the file."""

    entries: tuple[Outlet, ...]
    _domains: dict[str, Outlet] = field(default_factory=dict, repr=False, compare=False)
    _names: dict[str, Outlet] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for outlet in self.entries:
            self._domains.update(dict.fromkeys(outlet.domains, outlet))
            self._names.update({_fold(name): outlet for name in (outlet.name, outlet.key, *outlet.names)})

    def at(self, host: str) -> Outlet | None:
        """Return the outlet of a host, by its longest domain that is known."""
        labels = host.lower().rstrip(".").split(".")
        tails = (".".join(labels[start:]) for start in range(len(labels)))
        return next((self._domains[tail] for tail in tails if tail in self._domains), None)

    def named(self, name: str) -> Outlet | None:
        """Return the outlet that is called so, or whose domain it is."""
        return self._names.get(_fold(name)) or (self.at(name) if "." in name else None)

    def of(self, address: str | None, name: str | None) -> Outlet | None:
        """Return the outlet of a report: that of its address, which cannot be misspelt, else that of its name."""
        host = host_of(address) if address else None
        return (self.at(host) if host else None) or (self.named(name) if name else None)


@cache
def load() -> Outlets:
    """Return the registry that comes with the program; it is read once.

    Raises:
        DataFileError: If the file breaks a rule.
    """
    return load_from(files("positions.outlets") / "outlets.toml")


def load_from(source: Traversable) -> Outlets:
    """Return the registry of a file.

    Raises:
        DataFileError: For an unknown key, or a name or domain of two outlets, with file and line.
    """
    file = read(source)
    entries = tuple(_outlet(file, key, values) for key, values in file.data.items())
    taken: dict[str, str] = {}
    for outlet in entries:
        for name in (*outlet.domains, *{_fold(n) for n in (outlet.name, outlet.key, *outlet.names)}):
            if taken.setdefault(name, outlet.key) != outlet.key:
                raise file.error(f"{name!r} is that of {taken[name]!r} too", name, after=(f"[{outlet.key}]",))
    return Outlets(entries)


def _outlet(file: DataFile, key: str, values: object) -> Outlet:
    if not isinstance(values, dict):
        raise file.error(f"{key!r} is not a table", key)
    outlet = build(Outlet, {**values, "key": key}, file, f"[{key}]")
    for domain in outlet.domains:
        if domain != domain.lower() or domain.startswith("www.") or "/" in domain or "." not in domain:
            raise file.error(f"{domain!r} is not a domain like example.org", domain, after=(f"[{key}]",))
    return outlet


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())
