"""`init`, `db upgrade` and `doctor`."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

from tests.cli.world import run


def test_init_makes_a_store_where_it_is_told_and_says_so() -> None:
    done = run("init", "--db", "folder/new.db")
    assert (done.code, done.out, done.err) == (0, "", "folder/new.db: a new store\n")
    assert Path("folder/new.db").is_file()


def test_init_without_a_place_makes_the_users_own_store(at_home: Path) -> None:
    path = at_home / ".local/share/positions/positions.db"
    assert run("init").err == f"{path}: a new store\n"
    assert run("doctor").code == 0


def test_init_leaves_what_a_store_holds(own: Path) -> None:
    assert run("init").err == f"{own}: the store was there; its content stays\n"
    assert run("list", "--limit", "1").code == 0


def test_init_does_not_take_the_file_of_another_program() -> None:
    with sqlite3.connect("other.db") as connection:
        connection.execute("CREATE TABLE notes (text)")
    connection.close()
    done = run("init", "--db", "other.db")
    assert done.code == 5
    assert "another program" in done.err


def test_upgrade_brings_the_codebook_up_to_date(own: Path) -> None:
    assert run("db", "upgrade").err == f"{own}: the schema was current; the codebook was current\n"
    with sqlite3.connect(own) as connection:
        connection.execute("UPDATE state SET value = 'older' WHERE key = 'codebook'")
    connection.close()
    assert "the codebook was replaced" in run("db", "upgrade").err


def test_a_store_of_another_version_is_refused_with_what_to_do(own: Path) -> None:
    with sqlite3.connect(own) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'm9999'")
    connection.close()
    for words in (["list"], ["doctor"], ["db", "upgrade"], ["init"]):
        done = run(*words)
        assert done.code == 5
        assert "newer than the program" in done.err


def test_doctor_finds_a_whole_store_whole(stored: Path) -> None:
    done = run("doctor")
    assert done.code == 0
    assert done.err == f"{stored}\n"
    assert {line.split()[0] for line in done.lines[2:]} == {"ok", "warning"}
    assert (
        "4 reports, 9 statements of 8 acts of saying, said 2025-11-24 to 2025-12-08, 0 reviewed" in done.out
    )


def test_doctor_names_what_is_broken(own: Path) -> None:
    with sqlite3.connect(own) as connection:
        connection.execute("UPDATE documents SET text = text || '!' WHERE name LIKE 'wire%'")
    connection.close()
    done = run("doctor", "--format", "json")
    assert done.code == 1
    assert [each["fix"] != "" for each in json.loads(done.out) if each["level"] == "error"] == [True]


def test_doctor_of_an_empty_store_says_what_to_do_next() -> None:
    run("init", "--db", "new.db")
    assert "positions ingest" in run("doctor", "--db", "new.db").lines[-1]


def test_doctor_of_what_is_no_store_says_so() -> None:
    Path("text.db").write_text("no database at all, but some words of text\n" * 100)
    done = run("doctor", "--db", "text.db")
    assert done.code == 5
    assert done.err.startswith("error: text.db: ")


def test_a_store_in_use_by_nobody_can_be_copied(own: Path) -> None:
    shutil.copy(own, "copy.db")
    assert run("list", "--db", "copy.db").out == run("list").out
