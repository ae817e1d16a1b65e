"""Stores on both databases, with the codebook of `tests.db.samples`."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from db import schema
from db.engine import Store, open_store
from tests.db.samples import codebook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new SQLite store, to be copied."""
    path = tmp_path_factory.mktemp("template") / "positions.db"
    schema.init(path, codebook=codebook())
    return path


@pytest.fixture(scope="session")
def postgres_template(postgres: str) -> str:
    """The name of a PostgreSQL database that holds a new store, to be copied."""
    import psycopg

    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE positions_template")
    schema.init(f"{postgres}/positions_template", codebook=codebook())
    return "positions_template"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of a new store, on either database."""
    if request.param == "sqlite":
        path = tmp_path / "positions.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        return str(path)
    make: Callable[..., str] = request.getfixturevalue("database")
    return make(request.getfixturevalue("postgres_template"))


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """Give a new store, open, on either database."""
    with open_store(address) as opened:
        yield opened
