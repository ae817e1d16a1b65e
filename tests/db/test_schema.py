"""Migrations make the tables that the code describes, up and down, empty and with data."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, UniqueConstraint, inspect, text

from db import queries, schema
from db import store as writing
from db.engine import open_store
from db.findings import Level
from db.integrity import checks
from db.repairs import mend
from db.revision import HEAD, REVISIONS, stored_revision
from db.tables import metadata
from db.tables.search import INDEX
from positions.errors import StoreError
from positions.model import Stance
from positions.query import Query
from tests.db.samples import Said, codebook, report

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from db.engine import Store


def tables(store: Store) -> set[str]:
    """Return the tables of a store, without the virtual one of SQLite and what belongs to it."""
    with store.read() as connection:
        return {name for name in inspect(connection).get_table_names() if not name.startswith(INDEX)}


def test_init_makes_a_store_once(target: str) -> None:
    assert schema.current(target) is None
    made = schema.init(target, codebook=codebook())
    assert (made.before, made.after, made.created, made.synced.changed) == (None, HEAD, True, True)
    again = schema.init(target, codebook=codebook())
    assert (again.before, again.after, again.created, again.synced.changed) == (HEAD, HEAD, False, False)
    assert schema.current(target) == HEAD


def test_init_makes_the_directory(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "positions.db"
    assert schema.init(path, codebook=codebook()).created
    with open_store(path) as store:
        assert tables(store) == {*metadata.tables, "alembic_version"}


def test_init_where_no_directory_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="the directory cannot be made"):
        schema.init(tmp_path / "file" / "positions.db", codebook=codebook())


def test_init_refuses_a_directory(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="this is a directory"):
        schema.init(tmp_path, codebook=codebook())


def test_init_refuses_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Rubio said the talks were useful.\n" * 100)
    with pytest.raises(StoreError, match="not a store"):
        schema.init(path, codebook=codebook())
    assert path.read_text().startswith("Rubio")


def test_init_refuses_another_programs_database(target: str) -> None:
    with open_store(target, must_exist=False) as store:
        store.transact(lambda connection: connection.execute(text("CREATE TABLE documents (id INTEGER)")))
    with pytest.raises(StoreError, match=r"another program|already has tables of these names: documents"):
        schema.init(target, codebook=codebook())
    with open_store(target, must_exist=False) as store:
        assert tables(store) == {"documents"}


def test_init_shares_a_server_database_with_other_tables(database: Callable[[], str]) -> None:
    address = database()
    with open_store(address, must_exist=False) as store:
        store.transact(lambda connection: connection.execute(text("CREATE TABLE invoices (id INTEGER)")))
    assert schema.init(address, codebook=codebook()).created


def test_upgrade_does_not_make_a_store(target: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store here"):
        schema.upgrade(target, codebook=codebook())
    assert list(tmp_path.iterdir()) == []


def test_upgrade_of_a_current_store_changes_nothing(address: str) -> None:
    done = schema.upgrade(address, codebook=codebook())
    assert (done.before, done.after, done.synced.changed) == (HEAD, HEAD, False)


def test_upgrade_syncs_a_newer_codebook(address: str) -> None:
    book = codebook()
    newer = replace(book, issues={**book.issues, "nato": replace(book.issues["nato"], label="membership")})
    assert schema.upgrade(address, codebook=newer).synced.changed


@pytest.mark.parametrize("move", [schema.init, schema.upgrade])
def test_a_newer_store_is_not_touched(address: str, move: Callable[..., Any]) -> None:
    with open_store(address) as store:
        store.transact(
            lambda connection: connection.execute(text("UPDATE alembic_version SET version_num='m9999'"))
        )
    with pytest.raises(StoreError, match="newer than the program"):
        move(address, codebook=codebook())
    assert schema.current(address) == "m9999"


def test_init_reads_the_programs_own_codebook(tmp_path: Path) -> None:
    path = tmp_path / "positions.db"
    schema.init(path)
    with open_store(path) as store:
        found = {party.key for party in queries.parties(store) if party.side}
        assert {"us", "ukraine", "russia", "europe"} <= found
        assert len(queries.speakers(store, provisional=False)) > 100


def test_the_scripts_are_those_the_program_knows(store: Store) -> None:
    with store.read() as connection:
        scripts = ScriptDirectory.from_config(schema.config(connection))
        found = [script.revision for script in scripts.walk_revisions()]
    assert tuple(reversed(found)) == REVISIONS
    assert scripts.get_current_head() == HEAD


def test_the_tables_are_those_of_the_migrations(store: Store) -> None:
    def ours(_: Any, name: str | None, kind: str, *__: Any) -> bool:
        """Leave out SQLite's index of words, which is no table, and PostgreSQL's own, which SQLite has no use for."""
        server = kind == "index" and name in {"ix_search_texts_words", "ix_cell_statements_kind"}
        return not (server and store.dialect == "sqlite") and not (
            kind == "table" and (name or "").startswith(INDEX)
        )

    with store.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": ours})
        assert compare_metadata(context, metadata) == []


def test_checks_are_those_of_the_migrations(store: Store) -> None:
    """Alembic does not compare check constraints."""
    with store.read() as connection:
        found = {
            (table, check["name"])
            for table in metadata.tables
            for check in inspect(connection).get_check_constraints(table)
        }
    expected = {
        (table.name, str(constraint.name))
        for table in metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint)
    }
    assert found == expected
    assert ("codings", "ck_codings_stance") in found


def test_every_constraint_has_a_name_that_postgresql_does_not_cut() -> None:
    constraints = [str(item.name or "") for table in metadata.tables.values() for item in table.constraints]
    indices = [str(item.name or "") for table in metadata.tables.values() for item in table.indexes]
    assert [name for name in constraints + indices if not 0 < len(name) <= 63] == []


def test_the_content_of_documents_is_unique() -> None:
    unique = [c for c in metadata.tables["documents"].constraints if isinstance(c, UniqueConstraint)]
    assert [[column.name for column in constraint.columns] for constraint in unique] == [["sha256"]]


def test_what_hangs_on_a_document_has_a_key_that_leads_with_it() -> None:
    for name in ("statements", "statement_speakers", "statement_parties", "codings", "raws", "search_texts"):
        assert next(iter(metadata.tables[name].primary_key)).name == "document_id", name


def test_down_and_up_again_with_data(store: Store, address: str) -> None:
    document, found = report(
        "Rubio said the talks were useful.", Said("rubio+stranger", "the talks were useful")
    )
    writing.add(store, document, found, extractor="rules 1", raw=b"raw")
    schema.migrate(store, lambda settings: command.downgrade(settings, "base"))
    assert tables(store) == {"alembic_version"}
    schema.migrate(store, lambda settings: command.upgrade(settings, "head"))
    schema.init(address, codebook=replace(codebook(), events={}))
    assert writing.add(store, document, found, extractor="rules 1").new
    assert len(queries.statements(store, Query())) == 1


@pytest.mark.parametrize("revision", REVISIONS)
def test_up_from_every_revision_and_down_again_keeps_the_data(store: Store, revision: str) -> None:
    for number, who in enumerate(("rubio+stranger", "umerov")):
        document, found = report(
            f"Report {number}: the talks were useful.", Said(who, "the talks were useful"), url="http://a.org"
        )
        writing.add(store, document, found, extractor="rules 1", raw=b"raw")
    schema.migrate(store, lambda settings: command.downgrade(settings, revision))
    with store.read() as connection:
        look = inspect(connection)
        kept = {
            name: [column["name"] for column in look.get_columns(name)]
            for name in set(look.get_table_names()) & set(metadata.tables)
        }
    before = rows(store, kept)
    assert len(before["statements"]) == 2
    schema.migrate(store, lambda settings: command.upgrade(settings, "head"))
    assert rows(store, kept) == before
    assert mend(store) == [] or revision == "m0001"
    assert [finding for finding in checks(store) if finding.level is Level.ERROR] == []
    schema.migrate(store, lambda settings: command.downgrade(settings, revision))
    assert rows(store, kept) == before


@pytest.mark.parametrize("revision", REVISIONS)
def test_nothing_is_left_to_mend_after_an_upgrade(store: Store, address: str, revision: str) -> None:
    document, found = report("Rubio said the talks were useful.", Said("rubio", "the talks were useful"))
    writing.add(store, document, found, extractor="rules 1")
    schema.migrate(store, lambda settings: command.downgrade(settings, revision))
    schema.upgrade(address, codebook=codebook())
    assert [finding for finding in checks(store) if finding.level is not Level.OK] == []


def rows(store: Store, wanted: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the rows of columns of tables as the database has them."""
    with store.read() as connection:
        return {
            name: sorted(
                str(tuple(row))
                for row in connection.execute(
                    text(f"""SELECT {", ".join(f'"{column}"' for column in columns)} FROM {name}""")
                )
            )
            for name, columns in sorted(wanted.items())
        }


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_an_upgraded_store_finds_statements_by_every_index(store: Store, address: str, revision: str) -> None:
    stances = {"plan": Stance.OPPOSE}
    for number, who in enumerate(("rubio+stranger", "umerov")):
        words = f"clause {number} is not good"
        document, found = report(
            f"They said {words}.", Said(who, words, stances=stances), outlet=f"Wire {number}"
        )
        writing.add(store, document, found, extractor="rules 1")
    asked = (
        Query(parties=frozenset({"ukraine"}), issues=frozenset({"plan"}), stances=frozenset({Stance.OPPOSE})),
        Query(speakers=frozenset({"umerov"}), issues=frozenset({"plan"})),
        Query(issues=frozenset({"plan"}), outlets=frozenset({"Wire 1"})),
    )
    expected = [queries.statements(store, query, limit=5) for query in asked]
    assert [len(records) for records in expected] == [1, 1, 1]
    schema.migrate(store, lambda settings: command.downgrade(settings, revision))
    schema.upgrade(address, codebook=codebook())
    assert [queries.statements(store, query, limit=5) for query in asked] == expected


def test_a_migration_that_fails_leaves_the_store_as_it_was(store: Store) -> None:
    def fail(settings: Any) -> None:
        command.downgrade(settings, "base")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        schema.migrate(store, fail)
    with store.read() as connection:
        assert stored_revision(connection) == HEAD
    assert tables(store) == {*metadata.tables, "alembic_version"}


def test_a_migration_that_orphans_rows_is_undone(tmp_path: Path) -> None:
    path = tmp_path / "positions.db"
    schema.init(path, codebook=codebook())

    def orphan(settings: Any) -> None:
        connection: Connection = settings.attributes["connection"]
        connection.execute(text("DELETE FROM countries WHERE code = 'US'"))

    with open_store(path) as store:
        with pytest.raises(StoreError, match="nothing was changed"):
            schema.migrate(store, orphan)
        assert "United States" in [party.label for party in queries.parties(store)]
        with store.read() as connection:
            assert connection.scalar(text("SELECT count(*) FROM countries WHERE code = 'US'")) == 1


def test_two_processes_may_init_at_once(target: str) -> None:
    script = (
        "from db import schema; from tests.db.samples import codebook\n"
        f"print(schema.init({target!r}, codebook=codebook()).after)"
    )
    root = Path(__file__).parents[2]
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", script], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    ends = [run.communicate(timeout=60) for run in runs]
    assert [out.decode().strip() for out, _ in ends] == [HEAD, HEAD], ends
    assert schema.current(target) == HEAD
