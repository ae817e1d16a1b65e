"""A backup is the whole store at one moment, goes into either database, and is refused where it is not sound."""

from __future__ import annotations

import gzip
import json
import random
import shutil
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from alembic import command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import backup, derived, dump, queries, schema
from db.backup import BackupError, back_up, restore
from db.derived import Derived
from db.dump import DumpError
from db.engine import Store, open_store
from db.findings import Finding, Level
from db.integrity import checks
from db.reextraction import replace
from db.revision import HEAD, REVISIONS
from db.sightings import Seen
from db.store import add
from db.tables import metadata
from positions.documents import FeedItem
from positions.model import Stance
from tests.db.samples import SPEAKERS, Said, codebook, report
from tests.examples import FEW

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AT = datetime(2025, 12, 9, 8, 30, 1, 250000, tzinfo=UTC)
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=60)


def fill(store: Store, texts: list[str], seed: int = 0) -> None:
    """Put reports with these words into a store, with raw bytes, places, feeds, copies and superseded readings."""
    chance = random.Random(seed)
    for number, words in enumerate(texts):
        who = "+".join(chance.sample(sorted(SPEAKERS), chance.randrange(1, 3)))
        stances = {issue: chance.choice(list(Stance)) for issue in ("plan", "nato") if chance.random() < 0.5}
        filler = " ".join(f"word{at}" for at in range(60)) if chance.random() < 0.5 else ""
        said = Said(who, words, date(2025, 11, 1) + timedelta(chance.randrange(40)), stances)
        document, found = report(f"{words} {filler} {number}", said, name=f"{number}.txt", title=words)
        seen = Seen(document.name, "page 1", str(number) * 64, "http://example.org/a", fetched_at=AT)
        raw = words.encode("utf-16") if chance.random() < 0.5 else None
        done = add(store, document, found, extractor="rules 1", raw=raw, seen=seen, item=FeedItem("f", words))
        if done.new and chance.random() < 0.3:
            replace(store, done.document_id, document, [], extractor="rules 2")


def rows(store: Store) -> list[str]:
    """Return the lines of a dump but for the first, which holds the time."""
    with store.read() as connection:
        return list(dump.lines(connection))[1:]


@pytest.fixture
def filled(store: Store) -> Store:
    fill(store, ["the talks were useful", "đàm phán “có ích”", "переговоры\nполезны", "a\x1b[31m b", "五"])
    return store


@pytest.mark.parametrize("ending", [".jsonl", ".jsonl.gz"])
def test_a_dump_goes_into_either_database(filled: Store, ending: str, target: str, tmp_path: Path) -> None:
    path = tmp_path / f"copy{ending}"
    back_up(filled, path)
    target = target.replace("positions.db", "other.db")
    done = restore(path, target, codebook=codebook())
    assert (done.before, done.synced.changed) == (HEAD, False)
    with open_store(target) as store:
        assert rows(store) == rows(filled)
        assert [each for each in checks(store) if each.level is Level.ERROR] == []
        assert queries.counts(store) == queries.counts(filled)


@settings(
    max_examples=max(FEW // 2, 1),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    database=None,
)
@given(texts=st.lists(WORDS, min_size=1, max_size=5, unique=True), seed=st.integers(0, 1000))
def test_whatever_is_stored_comes_back(
    texts: list[str], seed: int, tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path
) -> None:
    folder = tmp_path_factory.mktemp("law")
    shutil.copy(sqlite_template, folder / "one.db")
    with open_store(folder / "one.db") as one:
        fill(one, texts, seed)
        back_up(one, folder / "dump.jsonl.gz")
        back_up(one, folder / "copy.db")
        restore(folder / "dump.jsonl.gz", folder / "two.db", codebook=codebook())
        restore(folder / "copy.db", folder / "three.db", codebook=codebook())
        for name in ("two.db", "three.db"):
            with open_store(folder / name) as other:
                assert rows(other) == rows(one)


def test_both_databases_give_the_same_lines(
    database: Callable[..., str], postgres_template: str, sqlite_template: Path, tmp_path: Path
) -> None:
    shutil.copy(sqlite_template, tmp_path / "one.db")
    with open_store(tmp_path / "one.db") as one:
        fill(one, ["Ä b", "ab", "a b", "đ", "b"])
        back_up(one, tmp_path / "one.jsonl")
    address = database()
    restore(tmp_path / "one.jsonl", address, codebook=codebook())
    with open_store(address) as other:
        back_up(other, tmp_path / "two.jsonl")
    one_, two = ((tmp_path / name).read_text().splitlines()[1:] for name in ("one.jsonl", "two.jsonl"))
    assert one_ == two


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_a_store_older_than_the_program_is_copied_as_it_is(
    filled: Store, address: str, revision: str, tmp_path: Path
) -> None:
    schema.migrate(filled, lambda settings: command.downgrade(settings, revision))
    names = ["old.jsonl.gz", *(["old.db"] if filled.dialect == "sqlite" else [])]
    with open_store(address, outdated=True) as old:
        for name in names:
            back_up(old, tmp_path / name)
    assert schema.current(address) == revision
    schema.upgrade(address, codebook=codebook())
    for name in names:
        place = tmp_path / f"from-{name}"
        assert restore(tmp_path / name, place, codebook=codebook()).after == HEAD
        with open_store(place) as store, open_store(address) as upgraded:
            assert rows(store) == rows(upgraded)
            assert [each for each in checks(store) if each.level is Level.ERROR] == []


def test_no_room_for_a_store_is_said(filled: Store, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "copy.jsonl")
    (tmp_path / "file").touch()
    with pytest.raises(BackupError, match="file: cannot be made"):
        restore(tmp_path / "copy.jsonl", tmp_path / "file" / "two.db")


def test_every_table_is_in_a_dump_or_can_be_made_anew() -> None:
    made = {table for each in derived.DERIVED for table in each.tables}
    assert set(dump.names()) | made == set(metadata.tables)
    assert not set(dump.names()) & made


def test_a_backup_is_of_one_state_while_others_write(address: str, tmp_path: Path) -> None:
    from tests.db.test_durability import start

    with start(address, 0, 60) as run:
        assert run.stdout is not None
        run.stdout.readline()
        with open_store(address) as store:
            for number in range(3):
                path = tmp_path / f"{number}.jsonl"
                back_up(store, path)
                counts = json.loads(path.read_text().splitlines()[-1])["rows"]
                assert counts["statements"] == 2 * counts["documents"]
        run.communicate()


def test_nothing_is_overwritten(filled: Store, address: str, tmp_path: Path) -> None:
    path = tmp_path / "copy.jsonl"
    back_up(filled, path)
    before = path.read_bytes()
    with pytest.raises(BackupError, match="is there already"):
        back_up(filled, path)
    with pytest.raises(BackupError, match="there is a store already"):
        restore(path, address)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob(".*"))


def test_a_file_that_cannot_be_written_is_said(filled: Store, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="cannot be written"):
        back_up(filled, tmp_path / "no" / "copy.jsonl")


def test_a_servers_store_is_no_sqlite_file(database: Callable[..., str], tmp_path: Path) -> None:
    address = database()
    schema.init(address, codebook=codebook())
    with open_store(address) as store, pytest.raises(BackupError, match=r"jsonl\.gz"):
        back_up(store, tmp_path / "copy.db")
    other = tmp_path / "file.db"
    schema.init(other, codebook=codebook())
    with pytest.raises(BackupError, match="does not go into a server"):
        restore(other, database())


# What may be wrong with the lines of a dump; the one in the middle is that of a statement.
FAULTS: dict[str, Callable[[list[str], str, list[str]], list[str]]] = {
    "cut": lambda before, line, after: [*before, line, *after[:-3]],
    "no end": lambda before, line, after: [*before, line, *after[:-1]],
    "changed": lambda before, line, after: [*before, line.replace("useful", "useless"), *after],
    "row lost": lambda before, _, after: [*before, *after],
    "row twice": lambda before, line, after: [*before, line, line, *after],
    "twice": lambda before, line, after: [*before, line, *after, *before, line, *after],
    "not JSON": lambda before, _, after: [*before, "{half\n", *after],
    "list": lambda before, _, after: [*before, "[1]\n", *after],
    "no row": lambda before, _, after: [*before, '{"table": "statements"}\n', *after],
    "other table": lambda before, line, after: [*before, line.replace('"statements"', '"invoices"'), *after],
    "other column": lambda before, line, after: [*before, line.replace('"via"', '"colour"'), *after],
    "no day": lambda before, line, after: [*before, line.replace('"2025-', '"someday-'), *after],
    "no dump": lambda before, line, after: ['{"a": 1}\n', *before[1:], line, *after],
    "later format": lambda before, line, after: [
        before[0].replace('"positions":1', '"positions":99'),
        *before[1:],
        line,
        *after,
    ],
    "later schema": lambda before, line, after: [before[0].replace(HEAD, "m9999"), *before[1:], line, *after],
    "empty": lambda *_: [],
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_dump_that_is_not_sound_is_refused_whole(fault: str, tmp_path: Path, sqlite_template: Path) -> None:
    shutil.copy(sqlite_template, tmp_path / "one.db")
    with open_store(tmp_path / "one.db") as store:
        fill(store, ["the talks were useful"], seed=3)
        back_up(store, tmp_path / "good.jsonl")
    lines = (tmp_path / "good.jsonl").read_text().splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if '"table":"statements"' in line)
    bad = tmp_path / "bad.jsonl"
    bad.write_text("".join(FAULTS[fault](lines[:at], lines[at], lines[at + 1 :])))
    with pytest.raises((BackupError, DumpError), match=r"bad\.jsonl"):
        restore(bad, tmp_path / "two.db", codebook=codebook())
    assert sorted(path.name for path in tmp_path.iterdir() if "two" in path.name) == []


@pytest.mark.parametrize("damage", ["truncated", "flipped", "text"])
def test_a_damaged_file_is_refused(damage: str, tmp_path: Path, sqlite_template: Path) -> None:
    with open_store(sqlite_template) as store:
        back_up(store, tmp_path / "good.jsonl.gz")
    packed = (tmp_path / "good.jsonl.gz").read_bytes()
    bad = tmp_path / "bad.jsonl.gz"
    half = len(packed) // 2
    content = {
        "truncated": packed[:half],
        "flipped": packed[:half] + bytes([packed[half] ^ 255]) + packed[half + 1 :],
        "text": gzip.compress(b"some words\xff\n" * 20),
    }
    bad.write_bytes(content[damage])
    with pytest.raises(DumpError, match="nothing was stored"):
        restore(bad, tmp_path / "two.db", codebook=codebook())
    assert not (tmp_path / "two.db").exists()


def test_a_copy_that_is_no_store_or_a_newer_one_is_refused(tmp_path: Path, sqlite_template: Path) -> None:
    import sqlite3

    place = tmp_path / "two.db"
    with pytest.raises(BackupError, match="cannot be read"):
        restore(tmp_path / "missing.db", place)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE notes (text)")
    connection.close()
    with pytest.raises(BackupError, match="no store"):
        restore(other, place)
    newer = tmp_path / "newer.db"
    shutil.copy(sqlite_template, newer)
    with sqlite3.connect(newer) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'm9999'")
    connection.close()
    with pytest.raises(BackupError, match="of a newer program"):
        restore(newer, place)
    assert not place.exists()


def test_what_is_derived_is_left_out_and_made_anew(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Any] = []
    fake = Derived("index", frozenset({"feeds"}), lambda _: Finding(Level.OK, ""), lambda _: made.append(1))
    monkeypatch.setattr(derived, "DERIVED", (fake,))
    monkeypatch.setattr(dump, "DERIVED", (fake,))
    back_up(filled, tmp_path / "copy.jsonl")
    assert '"table":"feeds"' not in (tmp_path / "copy.jsonl").read_text()
    backup.restore(tmp_path / "copy.jsonl", tmp_path / "two.db", codebook=codebook())
    assert made == [1]
