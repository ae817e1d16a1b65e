"""Files and folders on the disk."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from positions.documents import LIMIT, discover, read, read_bytes
from positions.documents import formats as formats_module
from positions.errors import DocumentError

TEXT = " date 2025-11-24 The Kremlin said that it had received nothing official from Geneva."


def reason(path: Path) -> str:
    with pytest.raises(DocumentError) as caught:
        read(path, published_on=date(2025, 11, 24))
    assert caught.value.name == str(path)
    return caught.value.reason


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(TEXT)


def test_document_is_named_by_its_file(tmp_path: Path) -> None:
    make(tmp_path, "a/report.txt")
    assert read(tmp_path / "a/report.txt").name == "report.txt"


def test_file_time_is_no_day_of_publication(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT.replace(" date 2025-11-24 ", ""))
    os.utime(path, (0, 1_700_000_000))
    with pytest.raises(DocumentError, match="has no date of publication"):
        read(path)


def test_missing_file(tmp_path: Path) -> None:
    assert reason(tmp_path / "no.txt") == "there is no such file; check the name"


def test_directory(tmp_path: Path) -> None:
    assert reason(tmp_path) == "is a directory; give the files in it, or ingest it as a whole"


def test_directory_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert reason(tmp_path) == "is a directory that cannot be listed; check its permissions"


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    make(tmp_path, "a.txt")
    monkeypatch.setattr(Path, "open", refuse)
    assert reason(tmp_path / "a.txt") == "cannot be opened: Permission denied"


def test_file_as_a_folder(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    assert reason(tmp_path / "a.txt" / "b.txt") == "cannot be opened: Not a directory"


def test_impossible_name() -> None:
    with pytest.raises(DocumentError, match=r"^a\?b: is no file name:"):
        read(Path("a\0b"))


def test_large_file_is_refused_by_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.write(TEXT.encode())
        file.truncate(50_000_000)
    assert reason(path) == "is larger than 20 MB; split it into single reports"
    with pytest.raises(DocumentError, match="is larger than 20 MB"):
        read_bytes(b"x" * (LIMIT + 1), "x.txt")


def test_file_at_the_limit_is_read() -> None:
    text = TEXT.encode().ljust(LIMIT, b"\n")
    assert len(read_bytes(text, "x.txt").text) == LIMIT


def test_name_that_is_no_utf8_can_be_written(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xe0i.txt"))
    path.write_text(TEXT)
    assert read(path).name == "b?i.txt"
    path.write_text("")
    with pytest.raises(DocumentError) as caught:
        read(path)
    assert str(caught.value).encode().endswith(b"/b?i.txt: is empty; give a file with the article's text")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("x.jsonl", b'{"a": 1}', "its columns are 'a': say which holds the text, such as --map text=COLUMN"),
        ("x.CSV", b"text,date", "is a table in which there is no report"),
        ("x.eml", b"From: x", "is an e-mail without text; save what it shows as text, and give that"),
        (
            "x.xml",
            b'<?xml version="1.0"?>\n<rss version="2.0">',
            "is a feed without entries that can be read (<unknown>:2:19: no element found); give the pages themselves",
        ),
        (
            "x.txt",
            b"<!-- x --><feed xmlns='http://www.w3.org/2005/Atom'></feed>",
            "is a feed without entries; give the pages themselves",
        ),
        (
            "x.jsonl",
            b'{"text": "One said that."}\n{"text": "Another said that."}',
            "holds many reports or links to them; ingest it as a whole",
        ),
    ],
)
def test_file_without_one_report_is_refused(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, name, published_on=date(2025, 11, 24), language="en")
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("x.html", ""),
        ("x.HTM", ""),
        ("x.txt", "<!DOCTYPE html>"),
        ("x", "\n <!-- saved --> <html lang=en>"),
        ("-", "<p>"),
        ("x.txt", '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>'),
    ],
)
def test_page_is_known_by_ending_or_beginning(name: str, opening: str) -> None:
    found = read_bytes(
        f"{opening}<p>The Kremlin said that it had received nothing &amp; waited.</p>".encode(),
        name,
        published_on=date(2025, 11, 24),
    )
    assert found.text == "The Kremlin said that it had received nothing & waited."


def test_text_that_begins_with_a_sign_is_text() -> None:
    text = "<The plan> is what they call it, and it is not what it was."
    assert read_bytes(text.encode(), "x.txt", published_on=date(2025, 11, 24)).text == text


def test_missing_reader_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(f"No module named {name!r}")

    monkeypatch.setattr(formats_module, "import_module", missing)
    with pytest.raises(DocumentError) as caught:
        read_bytes(b"<html>", "x.html")
    assert caught.value.reason == "is HTML, whose reader is not installed; run pip install 'positions[html]'"


def test_folders_are_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/2.txt", "a/1.html", "c/d/e.txt", ".hidden/x.txt", "a/.x.txt", "A.txt")
    (tmp_path / "empty").mkdir()
    found = [path.relative_to(tmp_path).as_posix() for path in discover([tmp_path])]
    assert found == ["A.txt", "a/1.html", "a/2.txt", "b.txt", "c/d/e.txt"]


def test_what_is_named_comes_back_in_the_order_given(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/1.txt", ".hidden.txt")
    given = [tmp_path / "no.txt", tmp_path / "b.txt", tmp_path / "a", tmp_path / ".hidden.txt"]
    expected = [tmp_path / "no.txt", tmp_path / "b.txt", tmp_path / "a/1.txt", tmp_path / ".hidden.txt"]
    assert list(discover(given)) == expected


def test_links_are_followed_to_files_only(tmp_path: Path) -> None:
    make(tmp_path, "a/1.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "link.txt").symlink_to(tmp_path / "a" / "1.txt")
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a" / "self")
    (tmp_path / "a" / "broken.txt").symlink_to(tmp_path / "gone")
    found = [path.name for path in discover([tmp_path])]
    assert found == ["1.txt", "broken.txt", "link.txt", "self"]
    assert reason(tmp_path / "a" / "broken.txt") == "there is no such file; check the name"


def test_pipes_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "1.txt")
    os.mkfifo(tmp_path / "pipe")
    assert [path.name for path in discover([tmp_path])] == ["1.txt"]


def test_folder_that_cannot_be_listed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a/1.txt", "b/2.txt")
    real = os.listdir

    def listdir(path: Path) -> list[str]:
        if path == tmp_path / "a":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "listdir", listdir)
    assert list(discover([tmp_path])) == [tmp_path / "a", tmp_path / "b/2.txt"]
