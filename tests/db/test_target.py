"""Paths and addresses are read, and passwords are never shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.target import default_path, resolve
from positions.errors import StoreError


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ("store.db", "store.db"),
        (Path("folder") / "store.db", "folder/store.db"),
        ("sqlite:///store.db", "store.db"),
        ("sqlite:////var/lib/store.db", "/var/lib/store.db"),
        ("sqlite:///my%20store.db", "my store.db"),
    ],
)
def test_files(given: str | Path, path: str) -> None:
    found = resolve(given)
    assert (str(found.path), found.label, found.url) == (path, path, None)


def test_the_home_directory_is_expanded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/reader")
    assert resolve("~/store.db").path == Path("/home/reader/store.db")


def test_none_is_the_users_own_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert resolve(None).path == default_path() == tmp_path / "positions" / "positions.db"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_servers(scheme: str) -> None:
    found = resolve(f"{scheme}://reader:s3cret@host:5433/news?sslmode=disable")
    assert found.path is None
    assert found.url == "postgresql+psycopg://reader:s3cret@host:5433/news?sslmode=disable"
    assert found.label == "postgresql://reader:***@host:5433/news"


def test_an_address_without_a_password_is_shown_as_it_is() -> None:
    assert resolve("postgresql://host/news").label == "postgresql://host/news"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("mysql://host/news", "mysql:// is no store"),
        ("", "a store needs a file"),
        ("sqlite://", "a store needs a file"),
        (":memory:", "a store needs a file"),
        ("sqlite:///:memory:", "a store needs a file"),
        ("postgresql://u:s3cret@host:port/news", "address cannot be read"),
        ("postgresql://u:s3cret@[host/news", "address cannot be read"),
    ],
)
def test_what_is_no_store_is_refused(given: str, message: str) -> None:
    with pytest.raises(StoreError, match=message) as caught:
        resolve(given)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://u:top%2Fsecret@host/news",
        "postgresql://host/news?user=u&password=top%2Fsecret",
    ],
)
def test_a_message_that_repeats_the_password_is_cleaned(url: str) -> None:
    said = resolve(url).hide("no entry for\n  top/secret or top%2Fsecret")
    assert said == "no entry for *** or ***"
    assert "secret" not in repr(resolve(url))


def test_without_a_password_a_message_stays() -> None:
    assert resolve("postgresql://host/news").hide("no such host") == "no such host"
    assert resolve("store.db").hide("disk full") == "disk full"
