"""`extract` and `ingest` take addresses, feeds, archives and dumps like files, and end with the right exit code."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.sources import Settings, Unread, sorted_out
from positions.documents import Arrival, Options, Refused
from tests.cli.sources.serving import Page, article, redirect
from tests.cli.world import run
from tests.positions.documents.making import PAGE, TEXT, tarred, zipped

if TYPE_CHECKING:
    from tests.cli.sources.serving import Site


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder with an empty home."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("POSITIONS_DB", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.chdir(tmp_path)


def docs(*arguments: str) -> list[str]:
    """Return the names of the reports that `extract` finds."""
    return [json.loads(line)["doc"] for line in run("extract", *arguments, "--format", "jsonl").lines]


def test_a_page_is_extracted_by_its_address(site: Site) -> None:
    site.pages["/a"] = Page(article())
    done = run("extract", site.at("/a"), "--pause", "0")
    assert done.code == 0
    assert done.lines[0] == f"{site.at('/a')} (en, published 2025-12-06): 2 statements"
    assert done.err == ""


def test_a_page_is_stored_once_with_its_address(site: Site) -> None:
    site.pages["/a"] = Page(article())
    first = run("ingest", site.at("/a"), "--pause", "0", "--db", "s.db")
    assert first.err.splitlines()[-1].startswith("1 new, 0 unchanged, 0 refused; 2 statements")
    assert run("ingest", site.at("/a"), "--pause", "0", "--db", "s.db").err.startswith("0 new, 1 unchanged")
    (one, _) = json.loads(run("list", "--db", "s.db", "--format", "json").out)
    assert (one["doc"], one["url"], one["outlet"]) == (site.at("/a"), site.at("/a"), "127.0.0.1")


def test_what_cannot_be_fetched_ends_with_its_own_code(site: Site) -> None:
    site.pages |= {"/a": Page(article()), "/b": Page(status=404)}
    done = run("extract", site.at("/b"), "--pause", "0")
    assert (done.code, done.out) == (6, "")
    assert done.err == f"error: {site.at('/b')}: is not there (HTTP 404); check the address\n"
    assert run("ingest", site.at("/a"), site.at("/b"), "--pause", "0", "--db", "s.db").code == 6
    assert run("extract", site.at("/b"), "missing.txt", "--pause", "0").code == 1


def test_the_network_can_be_kept_out(site: Site) -> None:
    done = run("extract", site.at("/a"), "--no-network")
    assert done.code == 6
    assert "--no-network keeps out" in done.err
    assert site.asked == []


def test_private_addresses_need_leave(site: Site, other: Site) -> None:
    site.pages["/a"] = redirect(other.at("/b"))
    other.pages["/b"] = Page(article())
    done = run("extract", site.at("/a"), "--pause", "0")
    assert (done.code, other.asked) == (6, [])
    assert docs(site.at("/a"), "--pause", "0", "--allow-private") == [site.at("/a")]


def test_a_server_may_be_silent_for_a_while(site: Site) -> None:
    done = run("extract", "http://127.0.0.1:1/", "--timeout", "1", "--pause", "0")
    assert done.code == 6
    assert done.err.startswith("error: http://127.0.0.1:1/: 127.0.0.1:1 cannot be reached")
    assert run("extract", "x", "--timeout", "0").code == 2
    assert run("extract", "x", "--pause", "-1").code == 2


def test_a_feed_gives_its_pages(site: Site) -> None:
    items = "".join(f"<item><link>{site.at(path)}</link></item>" for path in ("/a", "/b"))
    site.pages["/feed"] = Page(f"<rss><channel>{items}</channel></rss>".encode())
    site.pages |= {"/a": Page(article()), "/b": Page(status=410)}
    done = run("extract", site.at("/feed"), "--pause", "0", "--format", "jsonl")
    assert done.code == 6
    told = [json.loads(line) for line in done.lines]
    assert {row["doc"]: "refused" in row for row in told} == {site.at("/a"): False, site.at("/b"): True}
    assert done.err.startswith(f"error: {site.at('/b')}: is not there any more")


def test_archives_and_dumps_are_read_like_folders() -> None:
    Path("a.zip").write_bytes(zipped({"one.txt": TEXT, "inner.tar": tarred({"two.html": PAGE})}))
    Path("d.jsonl").write_text(json.dumps({"text": TEXT}) + "\n")
    assert docs(".") == ["a.zip/one.txt", "a.zip/inner.tar/two.html", "d.jsonl:1"]
    assert (
        run("ingest", "a.zip", "d.jsonl", "--db", "s.db")
        .err.splitlines()[-1]
        .startswith("2 new, 1 unchanged, 0 refused")
    )


@pytest.mark.parametrize("target", ["dump.csv", "-"])
def test_columns_can_be_named(target: str) -> None:
    data = f"when;who;what\n2025-11-24;Ana;{TEXT.removeprefix(' date 2025-11-24 ')}\n"
    Path("dump.csv").write_text(data)
    stdin = data.encode()
    done = run("extract", target, "--map", "text=what, date=when,author=who", "-f", "json", stdin=stdin)
    (report,) = json.loads(done.out)
    assert (report["published"], report["doc"]) == (
        "2025-11-24",
        "stdin:2" if target == "-" else "dump.csv:2",
    )


@pytest.mark.parametrize("given", ["body=what", "text", "", "text=", "=what"])
def test_a_map_that_maps_nothing_is_wrong_use(given: str) -> None:
    done = run("extract", "x.csv", "--map", given)
    assert done.code == 2
    assert "write FIELD=COLUMN,… with the fields text, html, title" in re.sub(r"\s+", " ", done.err)


def test_an_archive_comes_in_by_stdin() -> None:
    done = run("extract", "-", "--format", "jsonl", stdin=tarred({"one.txt": TEXT}, mode="w:gz"))
    assert json.loads(done.out)["doc"] == "stdin/one.txt"


def test_a_long_dump_streams_by_on_stdin() -> None:
    row = json.dumps({"text": f"{TEXT} He said so."}) + "\n"
    filler = (" " * 999_999 + "\n") * 21
    done = run("extract", "-", "--format", "jsonl", stdin=(row + filler + row).encode())
    assert [json.loads(line)["doc"] for line in done.lines] == ["stdin:1", "stdin:23"]


def test_files_of_one_report_can_be_left_to_others() -> None:
    Path("b.txt").write_text(TEXT)
    Path("c.docx").write_bytes(b"PK\x03\x04 broken")
    Path("a.zip").write_bytes(zipped({"one.txt": TEXT, "two.txt": "x"}))
    found = list(sorted_out([".", "missing"], Settings(Options(language="en"))))
    assert [type(each) for each in found] == [Arrival, Refused, Unread, Refused, Unread]
    assert [str(each.path) for each in found if isinstance(each, Unread)] == ["b.txt", "missing"]
