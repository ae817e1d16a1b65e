"""`reextract`, `backup`, `restore` and `doctor --fix`."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import positions.extraction
import positions.reports
from tests.cli.test_ingestion import write
from tests.cli.world import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from positions.model import Document, Statement


@pytest.fixture
def newer(own: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with three reports of an older extractor; the new one finds nothing in the first of them."""
    write(Path("many"), 3)
    run("ingest", "many")
    with sqlite3.connect(own) as connection:
        connection.execute("DELETE FROM sightings WHERE name NOT LIKE '%2025%'")
        connection.execute("UPDATE documents SET extractor = '99' WHERE name NOT LIKE '0%'")
    connection.close()
    extract = positions.extraction.extract

    def other(document: Document) -> tuple[Statement, ...]:
        return () if document.name.startswith("000") else extract(document)

    monkeypatch.setattr(positions.reports, "extract", other)
    monkeypatch.setattr(positions.extraction, "VERSION", "99")
    return own


def test_a_dry_run_shows_the_difference_and_changes_nothing(newer: Path) -> None:
    before = run("list", "--format", "json").out
    done = run("reextract", "--dry-run", "--format", "json")
    (told,) = json.loads(done.out)
    assert (told["name"], told["change"], told["after"]) == ("000-2025-12-06.txt", "superseded", "")
    assert "Russia was ready to discuss the peace plan" in told["before"]
    assert done.err == (
        "3 reports read again: 2 same, 0 would be added, 0 would be changed, 1 would be superseded, "
        "0 would be kept\n"
    )
    assert run("list", "--format", "json").out == before


def test_reading_again_supersedes_once(newer: Path) -> None:
    key = json.loads(run("reextract", "--dry-run", "--format", "json").out)[0]["statement"]
    done = run("reextract")
    assert done.code == 0
    assert done.err == "3 reports read again: 2 same, 0 added, 0 changed, 1 superseded, 0 kept\n"
    assert "superseded" in done.out
    assert run("reextract").err == "0 reports read again: 0 same, 0 added, 0 changed, 0 superseded, 0 kept\n"
    shown = run("show", key)
    assert shown.code == 4
    assert "superseded" in shown.err
    assert "Russia was ready to discuss the peace plan" in shown.err
    assert run("doctor").code == 0


def test_a_report_that_cannot_be_read_again_is_told(newer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Document) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(positions.reports, "extract", fail)
    done = run("reextract", "-q")
    assert done.code == 1
    assert sorted(line.split(": ")[1] for line in done.err.splitlines()) == [
        f"00{number}-2025-12-06.txt" for number in range(3)
    ]


@pytest.mark.parametrize("name", ["copy.db", "copy.jsonl", "copy.jsonl.gz"])
def test_a_backup_is_restored(own: Path, name: str) -> None:
    assert run("backup", name).err.startswith(f"wrote {name}: ")
    done = run("restore", name, "--db", "new.db")
    assert done.err == f"new.db: restored from {name}; 4 reports, 9 statements\n"
    assert run("list", "--db", "new.db", "--format", "json").out == run("list", "--format", "json").out
    assert run("doctor", "--db", "new.db").code == 0
    assert run("backup", name).code == 1
    assert run("restore", name).code == 1


def test_a_backup_moves_to_a_server_and_back(own: Path, database: Callable[[], str]) -> None:
    address = database()
    run("backup", "one.jsonl")
    assert run("restore", "one.jsonl", "--db", address).code == 0
    assert run("list", "--db", address, "--format", "json").out == run("list", "--format", "json").out
    run("backup", "two.jsonl", "--db", address)
    assert Path("one.jsonl").read_text().splitlines()[1:] == Path("two.jsonl").read_text().splitlines()[1:]


def test_what_is_no_backup_is_refused() -> None:
    Path("text.jsonl").write_text("some words\n")
    done = run("restore", "text.jsonl", "--db", "new.db")
    assert done.code == 1
    assert done.err.startswith("error: text.jsonl: line 1: ")
    assert not Path("new.db").exists()


def test_doctor_mends_what_can_be_made_anew(own: Path) -> None:
    with sqlite3.connect(own) as connection:
        connection.execute("INSERT INTO utterances VALUES ('ut-nobody', '2025-12-09 00:00:00')")
        connection.execute("UPDATE statement_parties SET said_on = '2020-01-01'")
        connection.execute("UPDATE statements SET published_on = '2020-01-01'")
        connection.execute("DELETE FROM sketches")
    connection.close()
    assert run("doctor").code == 1
    done = run("doctor", "--fix")
    assert done.code == 0
    assert sum("mended: " in line for line in done.lines) == 3
    assert run("doctor").code == 0
    assert "mended" not in run("doctor", "--fix").out


def test_doctor_does_not_mend_what_it_cannot_know(own: Path) -> None:
    with sqlite3.connect(own) as connection:
        connection.execute("UPDATE documents SET text = text || '!' WHERE name LIKE 'wire%'")
    connection.close()
    done = run("doctor", "--fix")
    assert done.code == 1
    assert "mended" not in done.out


def test_doctor_brings_an_older_store_up_to_date_on_request() -> None:
    from alembic import command

    from db import schema
    from db.engine import open_store

    run("init", "--db", "old.db")
    with open_store("old.db") as store:
        schema.migrate(store, lambda settings: command.downgrade(settings, "m0001"))
    assert run("doctor", "--db", "old.db").code == 5
    assert run("doctor", "--db", "old.db", "--fix").code == 0
    assert run("doctor", "--db", "old.db").code == 0
