"""Which store is meant: a path or an address, and the name it has in messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit, urlunsplit

from positions.errors import StoreError


@dataclass(frozen=True, slots=True)
class Target:
    """Where a store is.

    Attributes:
        path: The file of a SQLite store; None for a server.
        url: SQLAlchemy's address of a server, with its password; None for a file.
        label: What messages call the store; never shows a password.
    """

    label: str
    path: Path | None = None
    url: str | None = field(default=None, repr=False)

    def hide(self, message: str) -> str:
        """Return one line of a driver's message, without the password it may repeat."""
        line = " ".join(message.split())
        for secret in _secrets(self.url) if self.url else ():
            line = line.replace(secret, "***")
        return line


def default_path() -> Path:
    """Return the user's own store: `positions.db` in the user's data directory."""
    from platformdirs import user_data_path  # noqa: PLC0415 - not needed where a target is named

    return user_data_path("positions", appauthor=False) / "positions.db"


def resolve(target: str | Path | None) -> Target:
    """Read a path, `sqlite:///path`, or `postgresql://…`; None is the user's own store.

    Raises:
        StoreError: If the address is of another kind or names no database.
    """
    if target is None:
        target = default_path()
    if isinstance(target, Path) or "://" not in target:
        return _file(str(target))
    scheme, rest = target.split("://", 1)
    if scheme == "sqlite":
        return _file(unquote(rest.removeprefix("/")))
    if scheme in {"postgres", "postgresql", "postgresql+psycopg"}:
        return _server(rest)
    raise StoreError(
        f"{scheme}:// is no store; give a file, sqlite:///FILE or postgresql://USER@HOST/DATABASE"
    )


def _secrets(url: str) -> set[str]:
    parts = urlsplit(url)
    given = [parts.password or "", *parse_qs(parts.query).get("password", ())]
    return {form for secret in given for form in (secret, unquote(secret), quote(secret, safe="")) if form}


def _file(name: str) -> Target:
    if not name or name == ":memory:":
        raise StoreError("a store needs a file; give its path, or sqlite:///FILE")
    return Target(label=name, path=Path(name).expanduser())


def _server(rest: str) -> Target:
    try:
        parts = urlsplit(f"postgresql+psycopg://{rest}")
        netloc = (
            parts.netloc if parts.password is None else parts.netloc.replace(f":{parts.password}@", ":***@")
        )
        _ = parts.port
    except ValueError as error:
        raise StoreError(f"the store's address cannot be read: {error}".replace(rest, "…")) from None
    label = urlunsplit(("postgresql", netloc, parts.path, "", ""))
    return Target(label=label, url=urlunsplit(parts))
