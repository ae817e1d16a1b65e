"""Stores on both databases, with the codebook of `tests.db.samples`."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from db import schema
from db.engine import Store, open_store
from db.tables import metadata
from tests.db.samples import codebook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import psycopg


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


class Reused:
    """A PostgreSQL database that goes from test to test; emptying it is ten times as fast as making another."""

    name = "positions_reused"

    def __init__(self, server: str, template: str) -> None:
        self.server, self.template = server, template
        self.address = f"{server}/{self.name}"
        self._make()

    def _make(self) -> None:
        import psycopg

        with psycopg.connect(f"{self.server}/postgres", autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")
            connection.execute(f"CREATE DATABASE {self.name} TEMPLATE {self.template}")
        with psycopg.connect(self.address) as connection:
            connection.execute("CREATE SCHEMA pristine")
            for table in metadata.tables:
                connection.execute(f"CREATE TABLE pristine.{table} AS TABLE {table}")
            self.shape = self._shape(connection)

    @staticmethod
    def _shape(connection: psycopg.Connection[Any]) -> Any:
        counted = "(SELECT count(*) FROM pg_class), (SELECT count(*) FROM pg_constraint)"
        return connection.execute(f"SELECT version_num, {counted} FROM alembic_version").fetchone()

    def restore(self) -> None:
        """Bring the database back to the state of a new store; make it anew where a test changed its tables."""
        import psycopg

        try:
            with psycopg.connect(self.address) as connection:
                connection.execute("SET lock_timeout = '2s'")
                assert self._shape(connection) == self.shape
                connection.execute(f"TRUNCATE {', '.join(metadata.tables)}")
                for table in metadata.sorted_tables:
                    connection.execute(f"INSERT INTO {table.name} SELECT * FROM pristine.{table.name}")
        except (AssertionError, psycopg.Error):
            self._make()


@pytest.fixture(scope="session")
def reused(postgres: str, postgres_template: str) -> Reused:
    """Give the database that goes from test to test."""
    return Reused(postgres, postgres_template)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of a new store, on either database."""
    if request.param == "sqlite":
        path = tmp_path / "positions.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        return str(path)
    database: Reused = request.getfixturevalue("reused")
    database.restore()
    return database.address


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """Give a new store, open, on either database."""
    with open_store(address) as opened:
        yield opened
