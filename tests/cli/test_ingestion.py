"""Many reports at once: what is known is passed over, copies are told, the summary goes to people and machines."""

from __future__ import annotations

import io
import json
import signal
import sqlite3
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import cli.ingestion
import positions.extraction
import positions.reports
from cli.ingestion import Ingestion
from cli.intake import Intake
from cli.interrupts import Halt
from cli.progress import Progress, duration
from db import schema
from db.engine import open_store
from db.queries import counts
from positions.documents import Arrival, FeedItem, Refused, plain
from positions.documents.formats import reader_name
from positions.model import Document
from tests.cli import slow
from tests.cli.world import run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db.engine import Store

PLAN = "Kremlin spokesman Dmitry Peskov said on 5 December that Russia was ready to discuss the peace plan."
FILLER = " ".join(f"Paper {at} was on the table in room {at * 7} of the house." for at in range(12))


def write(folder: Path, number: int) -> Path:
    """Write reports, no two of them alike."""
    folder.mkdir(exist_ok=True)
    for at in range(number):
        rest = " ".join(f"Paper {at}x{line} was on the table in room {at}y{line}." for line in range(12))
        (folder / f"{at:03}-2025-12-06.txt").write_text(f"Report {at}\n\n{PLAN}\n\n{rest}\n")
    return folder


@pytest.fixture
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("store") / "positions.db"
    schema.init(path)
    with open_store(path) as store:
        yield store


def ingested(store: Store, *items: Any, **more: Any) -> Ingestion:
    with Halt() as halt:
        ingestion = Ingestion(store, halt, Progress(shown=False), **more)
        ingestion.run(items)
    return ingestion


def arrival(text: str, **more: Any) -> Arrival:
    from datetime import date

    document = Document("page", text, "en", date(2025, 12, 6), url=more.pop("url", None))
    return Arrival(document, text.encode(), "page 1", **more)


def test_several_processes_store_the_same_as_one(empty: Store) -> None:
    folder = write(Path("many"), 12)
    found = []
    for jobs in (1, 2):
        assert run("ingest", folder, "--db", f"{jobs}.db", "--jobs", str(jobs)).err.splitlines()[-1] == (
            "12 new, 0 unchanged, 0 refused; 12 statements stored"
        )
        with sqlite3.connect(f"{jobs}.db") as connection:
            found.append(
                connection.execute("SELECT id, utterance_id, content FROM statements ORDER BY id").fetchall()
            )
        connection.close()
    assert found[0] == found[1]
    assert len({utterance for _, utterance, _ in found[0]}) == 1


def test_what_is_known_is_not_even_read(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(Path("many"), 3)
    run("ingest", folder)

    def fail(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(positions.reports, "process", fail)
    assert run("ingest", folder).err == "0 new, 3 unchanged, 0 refused; 0 statements stored\n"


def test_another_reader_reads_it_again(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(Path("many"), 2)
    run("ingest", folder)
    monkeypatch.setattr(plain, "VERSION", 2)
    reader_name.cache_clear()
    assert run("ingest", folder).err == "0 new, 2 unchanged, 0 refused; 0 statements stored\n"
    reader_name.cache_clear()
    with sqlite3.connect(own) as connection:
        assert connection.execute("SELECT DISTINCT reader FROM sightings").fetchall() == [("plain 2",)]
    connection.close()


def test_the_same_bytes_in_another_place_are_another_witness(own: Path) -> None:
    folder = write(Path("many"), 1)
    run("ingest", folder)
    (folder / "000-2025-12-06.txt").rename(folder / "again-2025-12-06.txt")
    assert run("ingest", folder).err == "0 new, 1 unchanged, 0 refused; 0 statements stored\n"
    with sqlite3.connect(own) as connection:
        names = connection.execute("SELECT name FROM sightings WHERE name LIKE '%2025%' ORDER BY name")
        assert [name for (name,) in names] == ["000-2025-12-06.txt", "again-2025-12-06.txt"]
    connection.close()


def test_raw_bytes_are_kept_on_request_and_later_too(own: Path) -> None:
    folder = write(Path("many"), 2)
    run("ingest", folder)

    def kept() -> int:
        with sqlite3.connect(own) as connection:
            number: int = connection.execute("SELECT count(*) FROM raws").fetchone()[0]
        connection.close()
        return number

    assert kept() == 0
    assert run("ingest", folder, "--keep-raw").err.startswith("0 new, 2 unchanged")
    assert kept() == 2
    assert run("ingest", folder, "--keep-raw").err.startswith("0 new, 2 unchanged")


def test_machines_get_the_summary_and_the_reasons(own: Path) -> None:
    folder = write(Path("many"), 2)
    (folder / "empty-2025-12-06.txt").write_bytes(b"")
    done = run("ingest", folder, "--format", "json", "-q")
    told = json.loads(done.out)
    reason = told["refused"][0].pop("reason")
    assert "empty" in reason
    assert (done.code, told) == (
        1,
        {
            "new": 2,
            "updated": 0,
            "copies": 0,
            "unchanged": 0,
            "statements": 2,
            "refused": [{"name": str(folder / "empty-2025-12-06.txt")}],
            "waiting": 0,
            "stopped": False,
        },
    )
    rows = run("ingest", folder, "--format", "csv", "-q").lines
    assert rows[0] == "name,reason"
    assert rows[1].startswith(f"{folder}/empty-2025-12-06.txt,")


def test_of_many_records_refused_alike_the_first_are_named_and_machines_get_all(own: Path) -> None:
    rows = [{"text": f"{FILLER} {at}"} for at in range(40)] + [{"text": PLAN, "date": "2025-12-06"}]
    Path("d.jsonl").write_text("\n".join(map(json.dumps, rows)))
    reason = "has no date of publication; say it with --date YYYY-MM-DD"
    said = [f"error: d.jsonl:{at}: {reason}" for at in range(1, 11)]
    said.append(f"error: d.jsonl: 30 more like these, the last d.jsonl:40: {reason}")
    done = run("ingest", "d.jsonl", "--format", "json", "-q")
    assert done.err.splitlines() == said
    refused = json.loads(done.out)["refused"]
    assert refused == [{"name": f"d.jsonl:{at}", "reason": reason} for at in range(1, 41)]
    done = run("extract", "d.jsonl", "--format", "jsonl", "-q")
    assert done.err.splitlines() == said
    told = [json.loads(line) for line in done.lines]
    assert [(each["doc"], each.get("refused")) for each in told] == [
        *((each["name"], reason) for each in refused),
        ("d.jsonl:41", None),
    ]
    assert all("statements" in each for each in told)


def test_a_copy_is_counted_linked_and_shown(own: Path) -> None:
    folder = Path("copies")
    folder.mkdir()
    (folder / "one-2025-12-06.txt").write_text(f"{PLAN}\n\n{FILLER}\n")
    (folder / "two-2025-12-09.txt").write_text(f"{PLAN}\n\n{FILLER} Read more.\n")
    before = int(run("doctor").out.split(" acts of saying")[0].split()[-1])
    done = run("ingest", folder)
    assert done.err.startswith("2 new (1 copy), 0 unchanged, 0 refused; 2 statements stored")
    listed = run("list", "--speaker", "peskov", "--since", "2025-12-05", "--format", "json")
    copies = {each["doc"]: each for each in json.loads(listed.out)}
    assert copies["one-2025-12-06.txt"]["copy_of"] is None
    assert copies["two-2025-12-09.txt"]["copy_of"].startswith("doc-")
    assert copies["one-2025-12-06.txt"]["utterance"] == copies["two-2025-12-09.txt"]["utterance"]
    assert "stands in a copy or new version of another report" in run("list").err
    shown = run("show", copies["two-2025-12-09.txt"]["id"]).out
    assert "the report is a copy of one-2025-12-06.txt (doc-" in shown
    assert "1 report nearly the same: one-2025-12-06.txt" in shown
    assert "found at two-2025-12-09.txt, read by plain 1" in shown
    doctor = run("doctor").out
    assert "near-duplicates: 1 copies, 0 new versions of other reports" in doctor
    assert int(doctor.split(" acts of saying")[0].split()[-1]) == before + 1


def test_what_changed_at_an_address_is_an_update(empty: Store) -> None:
    url = "https://www.reuters.com/world/plan"
    first = ingested(empty, arrival(f"{PLAN}\n\n{FILLER}", url=url, address=url))
    again = ingested(empty, arrival(f"{PLAN}\n\n{FILLER} And more.", url=f"{url}?utm_source=x"))
    assert (first.tally.counts["new"], again.tally.counts["version"]) == (1, 1)
    assert again.tally.line() == "1 new (1 updated), 0 unchanged, 0 refused; 1 statement stored"
    with empty.read() as connection:
        outlets = connection.exec_driver_sql("SELECT DISTINCT outlet FROM documents").all()
    assert [tuple(row) for row in outlets] == [("Reuters",)]


def test_entries_of_feeds_are_remembered_with_their_report_known_or_new(empty: Store) -> None:
    from db.feeds import Feeds

    for item in ("1", "2"):
        ingested(empty, arrival(f"{PLAN}\n\n{FILLER}", item=FeedItem("feed", item)))
    assert Feeds(empty).seen("feed", ["1", "2", "3"]) == {"1", "2"}
    assert counts(empty).documents == 1


def test_what_could_not_be_fetched_is_refused_and_the_others_go_on(
    empty: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    done = ingested(
        empty, Refused("https://example.org/a", "does not answer", fetching=True), arrival(f"{PLAN} {FILLER}")
    )
    assert done.tally.refused == [("https://example.org/a", "does not answer")]
    assert done.tally.counts["new"] == 1
    assert done.tally.exit_code == 6
    assert capsys.readouterr().err == "error: https://example.org/a: does not answer\n"


def test_a_fault_of_the_program_is_told_and_ends_one_report_only(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(Path("many"), 2)
    extract = positions.extraction.extract

    def sometimes(document: Document) -> Any:
        if document.name.startswith("000"):
            raise ZeroDivisionError("by zero")
        return extract(document)

    monkeypatch.setattr(positions.reports, "extract", sometimes)
    done = run("ingest", folder)
    assert done.code == 1
    fault = "the program failed on it (ZeroDivisionError: by zero); please report this"
    assert done.err.splitlines() == [
        f"error: {folder}/000-2025-12-06.txt: {fault}",
        "1 new, 0 unchanged, 1 refused; 1 statement stored",
    ]


LATE = "finding its statements took longer than 50 seconds; give it in parts, or allow more by --time-limit"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_report_that_hangs_is_refused_and_the_others_go_on(
    own: Path, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    folder = write(Path("many"), 4)
    name = str(folder / "001-2025-12-06.txt")
    monkeypatch.setattr(positions.reports, "process", slow.process)
    monkeypatch.setattr("positions.reports.extract", positions.extraction.extract)
    done = run("ingest", folder, "--jobs", jobs, "--time-limit", f"{slow.LIMIT}", "--format", "json")
    told = json.loads(done.out)
    assert (done.code, told["new"], told["stopped"]) == (1, 3, False)
    assert told["refused"] == [{"name": name, "reason": LATE}]
    assert f"error: {name}: {LATE}" in done.err.splitlines()


def test_a_page_on_which_reading_hangs_is_refused(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(Path("many"), 2)
    monkeypatch.setattr(plain, "read", slow.hang)
    for command in ("ingest", "extract"):
        done = run(command, folder, "--time-limit", f"{slow.LIMIT}")
        assert done.code == 1
        assert done.err.count("reading it took longer than 50 seconds; give it in parts") == 2


def test_extract_goes_on_behind_a_report_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(Path("many"), 2)
    monkeypatch.setattr(positions.reports, "extract", slow.extract)
    done = run("extract", folder, "--time-limit", f"{slow.LIMIT}", "--format", "json")
    assert done.code == 1
    told = [(each["doc"], each.get("refused")) for each in json.loads(done.out)]
    assert told == [("000-2025-12-06.txt", None), ("001-2025-12-06.txt", LATE)]
    assert f"001-2025-12-06.txt: {LATE}" in done.err


def test_stored_reports_that_hang_are_refused_too(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("ingest", write(Path("many"), 2))
    monkeypatch.setattr(positions.reports, "extract", slow.extract)
    done = run("reextract", "--all", "--dry-run", "--time-limit", f"{slow.LIMIT}", "--jobs", "1")
    assert done.code == 1
    assert f"001-2025-12-06.txt: {LATE}" in done.err


def test_a_store_that_fails_ends_the_run_and_what_was_done_is_told(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import db.store
    from positions.errors import StoreError

    folder = write(Path("many"), 3)
    add, done = db.store.add, list[Any]()

    def full(*told: Any, **more: Any) -> Any:
        if done:
            raise StoreError("positions.db: the disk is full")
        done.append(add(*told, **more))
        return done[0]

    monkeypatch.setattr(db.store, "add", full)
    ran = run("ingest", folder)
    assert ran.code == 5
    assert ran.err.splitlines() == [
        "1 new, 0 unchanged, 0 refused; 1 statement stored",
        "error: positions.db: the disk is full",
    ]


@pytest.fixture
def stop(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], Any]:
    """Let the second report of a run be interrupted; return what a report is processed by without that."""
    process = positions.reports.process

    def stopping(part: Any) -> Any:
        if part.path.name.startswith("001"):
            signal.raise_signal(signal.SIGINT)
        return process(part)

    monkeypatch.setattr(positions.reports, "process", stopping)
    return process


def test_a_stopped_run_says_how_to_go_on(
    own: Path, monkeypatch: pytest.MonkeyPatch, stop: Callable[[Any], Any]
) -> None:
    folder = write(Path("many"), 3)
    monkeypatch.setattr(cli.ingestion, "_BATCH", 1)
    monkeypatch.setattr(cli.ingestion, "_FEW", 0)
    done = run("ingest", folder, "--format", "json", "--jobs", "1")
    assert done.code == 130
    assert json.loads(done.out)["stopped"] is True
    assert (
        done.err.splitlines()[-1]
        == "stopped; the same command goes on from here: what is stored is passed over"
    )
    monkeypatch.setattr(positions.reports, "process", stop)
    assert run("ingest", folder).err.splitlines()[-1].startswith("1 new, 2 unchanged, 0 refused")


@pytest.mark.usefixtures("own", "stop")
def test_a_run_asked_to_stop_over_its_last_report_is_done() -> None:
    folder = write(Path("many"), 2)
    done = run("ingest", folder, "--format", "json", "--jobs", "1")
    assert (done.code, json.loads(done.out)["stopped"]) == (0, False)
    assert done.err.splitlines()[-1] == "all was done before the run could be stopped"


def test_entries_of_feeds_that_fail_are_put_down_and_given_up_at_last(
    empty: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    from db.feeds import TRIES, Feeds

    gone = Refused("https://x.example/a", "is gone", fetching=True, item=FeedItem("feed", "a"))
    asleep = replace(gone, item=FeedItem("feed", "b"))
    for _ in range(TRIES):
        ingested(empty, gone)
        ingested(empty, asleep, network=False)
    assert Feeds(empty).seen("feed", ["a", "b"]) == {"a"}
    last = "it failed 6 times and is passed over from now on: give it by its address to try again"
    assert capsys.readouterr().err.count(f"error: https://x.example/a: is gone; {last}") == 1


def test_a_second_interrupt_stops_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    before = signal.getsignal(signal.SIGINT)
    with Halt() as halt:
        heard = [halt.asked]
        signal.raise_signal(signal.SIGINT)
        heard.append(halt.asked)
        assert heard == [False, True]
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGTERM)
    assert signal.getsignal(signal.SIGINT) is before
    assert "once more stops at once" in capsys.readouterr().err


def test_progress_is_one_line_with_rate_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    stream, now = io.StringIO(), 100.0
    monkeypatch.setattr(sys, "stderr", stream)
    progress = Progress(1000, clock=lambda: now)
    now = 110.0
    progress.show(200, "200 new")
    now = 110.1
    progress.show(205)
    line = stream.getvalue()
    assert line.startswith("\r200 of 1,000 · 20.0/s · 40 s left · 200 new")
    assert "205" not in line
    progress.clear()
    assert stream.getvalue().endswith(f"\r{'':<79}\r")


def test_progress_without_a_total_tells_the_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    stream, now = io.StringIO(), 0.0
    monkeypatch.setattr(sys, "stderr", stream)
    progress = Progress(clock=lambda: now)
    now = 2.0
    progress.show(5)
    assert stream.getvalue().rstrip() == "\r5 · 2.5/s"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.4, "0 s"), (59.6, "1 min 0 s"), (200, "3 min 20 s"), (7500, "2 h 5 min"), (-1, "0 s")],
)
def test_durations_in_words(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_nothing_is_shown_but_on_a_terminal(own: Path) -> None:
    assert "\r" not in run("ingest", write(Path("many"), 2)).err


def test_files_are_counted_before_but_stdin_is_not() -> None:
    folder = write(Path("many"), 3)
    assert Intake([str(folder)]).count() == 3
    assert Intake([str(folder), "-"]).count() is None
