"""Archives: file by file, within limits, and nothing of them on the disk."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import tracemalloc
import zipfile
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

from positions.documents import Arrival, Limits, Options, Refused, Told, unfolded
from positions.documents.guard import Piecewise
from tests.positions.documents.making import PAGE, TEXT, names, read, refusals, special, tarred, warc, zipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILES: dict[str, bytes | str] = {"2025/a.txt": TEXT, "b.html": PAGE}
PACKED = {
    "a.zip": zipped(FILES),
    "a.tar": tarred(FILES),
    "a.tgz": tarred(FILES, mode="w:gz"),
    "a.tar.bz2": tarred(FILES, mode="w:bz2"),
    "a.tar.xz": tarred(FILES, mode="w:xz"),
    "a": zipped(FILES),
    "a.txt": tarred(FILES, mode="w:gz"),
}


@pytest.mark.parametrize("name", PACKED)
def test_an_archive_gives_its_files_by_name(name: str) -> None:
    found = read(PACKED[name], name)
    assert names(found) == [f"{name}/2025/a.txt", f"{name}/b.html"]
    first, second = found
    assert isinstance(first, Arrival)
    assert isinstance(second, Arrival)
    assert (first.raw, first.document.text, first.reader) == (TEXT.encode(), TEXT, "plain 1")
    assert (second.raw, second.document.title) == (PAGE, "Nothing from Geneva")


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_file_is_the_file(pack: Callable[[bytes], bytes]) -> None:
    (found,) = read(pack(PAGE), "b.html.gz")
    assert isinstance(found, Arrival)
    assert (found.document.name, found.document.title) == ("b.html.gz", "Nothing from Geneva")


def test_the_day_in_a_name_is_that_of_the_file_not_of_the_archive() -> None:
    text = TEXT.removeprefix(" date 2025-11-24 ")
    found = read(zipped({"2025-11-24_a.txt": text, "b.txt": text}), "dump-2025-12-31.zip")
    first, second = found
    assert isinstance(first, Arrival)
    assert first.document.published_on == date(2025, 11, 24)
    assert isinstance(second, Refused)
    assert "has no date" in second.reason


def test_archives_in_archives_to_a_depth() -> None:
    data, name = zipped({"a.txt": TEXT}), "0.zip"
    for depth in range(1, 4):
        data = zipped({name: data}) if depth % 2 else tarred({name: data})
        name = f"{depth}.zip" if depth % 2 else f"{depth}.tar"
    assert names(read(data, name)) == ["3.zip/2.tar/1.zip/0.zip/a.txt"]
    (found,) = read(zipped({name: data}), "4.zip")
    assert isinstance(found, Refused)
    assert found.name == "in/4.zip/3.zip/2.tar/1.zip/0.zip"
    assert found.reason == "lies more than 4 archives deep; unpack it first"


CLIMBING = ("../a.txt", "/etc/a.txt", "b/../../a.txt", "C:\\a.txt", "..\\a.txt", "\\\\host\\share\\a.txt")


@pytest.mark.parametrize("name", CLIMBING)
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_names_that_lead_out_are_refused_and_the_others_read(
    pack: Callable[[dict[str, bytes | str]], bytes],
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    found = read(pack({name: TEXT, "good.txt": TEXT}), "a.bin")
    assert names(found) == ["a.bin/good.txt"]
    (reason,) = refusals(found).values()
    assert reason.startswith("its name leads out of the archive")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("member", "reason"),
    [
        (special("l.txt", tarfile.SYMTYPE, "/etc/passwd"), "is a link inside the archive"),
        (special("h.txt", tarfile.LNKTYPE, "good.txt"), "is a link inside the archive"),
        (special("d.txt", tarfile.CHRTYPE), "is a device or pipe"),
        (special("b.txt", tarfile.BLKTYPE), "is a device or pipe"),
        (special("p.txt", tarfile.FIFOTYPE), "is a device or pipe"),
    ],
)
def test_what_is_no_file_in_a_tar_archive(member: tarfile.TarInfo, reason: str) -> None:
    found = read(tarred({"good.txt": TEXT}, member), "a.tar")
    assert names(found) == ["a.tar/good.txt"]
    assert refusals(found)[f"in/a.tar/{member.name}"].startswith(reason)


def test_links_in_a_zip_archive_are_not_followed() -> None:
    stream = io.BytesIO(zipped({"good.txt": TEXT}))
    with zipfile.ZipFile(stream, "a") as archive:
        info = zipfile.ZipInfo("l.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    assert "is a link" in refusals(read(stream.getvalue(), "a.zip"))["in/a.zip/l.txt"]


def test_what_systems_add_to_archives_is_passed_over() -> None:
    files = {"__MACOSX/._a.txt": "x", ".DS_Store": "x", "a/.git/x.txt": "x", "./good.txt": TEXT}
    assert names(read(tarred(files), "a.tar")) == ["a.tar/./good.txt"]
    assert names(read(zipped(files), "a.zip")) == ["a.zip/./good.txt"]


def test_bombs_are_refused_before_they_unpack() -> None:
    data = zipped({"bomb.txt": b"0" * 30_000_000, "good.txt": TEXT})
    tracemalloc.start()
    found = read(data, "a.zip")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert names(found) == ["a.zip/good.txt"]
    assert refusals(found)["in/a.zip/bomb.txt"].startswith("unpacks into more than 200 times its size")
    assert peak < 5_000_000


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.tar.gz", "a.csv.gz", "a.html.gz"])
def test_packed_bombs_are_refused(pack: Callable[[bytes], bytes], name: str) -> None:
    content = tarred({"a.txt": b"0" * 30_000_000}) if "tar" in name else b"{" + b"0" * 30_000_000
    found = read(pack(content), name)
    assert any("unpacks into more than 200 times" in reason for reason in refusals(found).values()), found
    assert names(found) == []


def test_a_bomb_that_lies_about_its_size() -> None:
    data = bytearray(zipped({"bomb.txt": b"0" * 30_000_000}))
    for place in (data.find(b"PK\x03\x04") + 22, data.find(b"PK\x01\x02") + 24):
        data[place : place + 4] = (1000).to_bytes(4, "little")
    (found,) = read(bytes(data), "a.zip")
    assert isinstance(found, Refused)
    assert "is damaged" in found.reason


def test_a_bomb_that_contains_itself() -> None:
    data = b"x"
    for _ in range(30):
        data = gzip.compress(data)
    (found,) = read(data, "a.gz")
    assert isinstance(found, Refused)
    assert "archives deep" in found.reason


def test_too_many_files() -> None:
    limits = Options(limits=Limits(members=10))
    files: dict[str, bytes | str] = {f"{n}.txt": TEXT for n in range(12)}
    (found,) = read(zipped(files), "a.zip", limits)
    assert isinstance(found, Refused)
    assert found.reason == "lists more than 10 files; split it"
    found_ = read(tarred(files), "a.tar", limits)
    assert len(names(found_)) == 10
    assert refusals(found_) == {"in/a.tar": "holds more than 10 files; split it"}


def test_long_headers_of_tar_archives_are_not_read_into_memory() -> None:
    info = tarfile.TarInfo("good.txt")
    info.pax_headers = {"comment": "x" * 20_000_000}
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(info)
    (found,) = read(stream.getvalue(), "a.tar")
    assert isinstance(found, Refused)
    assert "names and headers of many megabytes" in found.reason


def test_a_large_file_beside_others_is_refused_alone() -> None:
    limits = Options(limits=Limits(size=10_000_000))
    large = bytes(range(1, 256)) * 50_000
    found = read(tarred({"large.txt": large, "../l.txt": large, "good.txt": TEXT}), "a.tar", limits)
    assert names(found) == ["a.tar/good.txt"]
    assert refusals(found)["in/a.tar/large.txt"] == "is larger than 10 MB; split it into single reports"


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tgz", "a.tar.xz"])
def test_a_cut_archive_says_so(name: str, cut: float) -> None:
    files: dict[str, bytes | str] = {f"{n}.txt": f"{TEXT} {n * 'He said so. '}" for n in range(200)}
    whole = {"a.zip": zipped(files), "a.tar": tarred(files), "a.tgz": tarred(files, mode="w:gz"), "a.tar.xz": tarred(files, mode="w:xz")}[name]  # fmt: skip
    found = read(whole[: int(len(whole) * cut)], name)
    assert len(names(found)) < 200
    assert any("damaged" in reason for reason in refusals(found).values())


def test_a_damaged_header_in_the_middle_is_no_end() -> None:
    data = bytearray(tarred({"a.txt": TEXT, "b.txt": TEXT, "c.txt": TEXT}))
    data[1024:1124] = b"\xff" * 100
    found = read(bytes(data), "a.tar")
    assert names(found) == ["a.tar/a.txt"]
    assert "is a damaged tar archive" in refusals(found)["in/a.tar"]


def test_an_encrypted_file_is_named() -> None:
    data = bytearray(zipped({"a.txt": TEXT, "good.txt": TEXT}))
    data[data.find(b"PK\x01\x02") + 8] |= 1
    found = read(bytes(data), "a.zip")
    assert "is encrypted" in refusals(found)["in/a.zip/a.txt"]
    assert names(found) == ["a.zip/good.txt"]


@pytest.mark.parametrize(
    ("inner", "reason"),
    [
        ("xl/workbook.xml", "is an Excel workbook"),
        ("ppt/presentation.xml", "is a presentation"),
        ("content.xml", "is an OpenDocument file"),
        ("META-INF/container.xml", "is an e-book"),
        ("META-INF/MANIFEST.MF", "is a Java archive"),
    ],
)
def test_documents_that_are_archives_are_named(inner: str, reason: str) -> None:
    (found,) = read(zipped({inner: "<x/>", "other.xml": "<x/>"}), "a.zip")
    assert isinstance(found, Refused)
    assert found.reason.startswith(reason)


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_an_archive_without_reports_says_so(pack: Callable[[dict[str, bytes | str]], bytes]) -> None:
    (found,) = read(pack({"a/.hidden": "x"}), "a.bin")
    assert isinstance(found, Refused)
    assert "in which there is no report" in found.reason


def test_a_web_archive_gives_its_pages_with_address_and_time() -> None:
    data = warc(
        ("https://daily.example/2025/11/25/talks", PAGE, {}),
        ("https://daily.example/gone", PAGE, {":status": "404 Not Found"}),
        ("https://daily.example/logo.png", b"\x89PNG", {"Content-Type": "image/png"}),
        ("https://daily.example/old", "<p>Он заявил, что это не так.</p>".encode("cp1251"), {"Content-Type": "text/html; charset=windows-1251"}),
        ("https://daily.example/empty", b"", {}),
        packed=True,
    )  # fmt: skip
    found = read(data, "crawl.warc.gz", Options(published_on=date(2025, 12, 1)))
    assert names(found) == ["https://daily.example/2025/11/25/talks", "https://daily.example/old"]
    first, second, third = found
    assert isinstance(first, Arrival)
    assert (first.address, first.document.outlet) == (first.document.name, "daily.example")
    assert first.fetched_at == datetime(2025, 12, 1, 10, tzinfo=UTC)
    assert isinstance(second, Arrival)
    assert second.document.text == "Он заявил, что это не так."
    assert isinstance(third, Refused)
    assert (third.name, third.address) == (
        "in/crawl.warc.gz:https://daily.example/empty",
        "https://daily.example/empty",
    )


def test_a_damaged_web_archive_gives_what_stands_before_the_damage() -> None:
    data = warc(("https://daily.example/a", PAGE, {}))
    found = read(data + b"WARC/1.0\r\nContent-Length: x\r\n\r\n" + b"x" * 50, "a.warc")
    assert names(found) == ["https://daily.example/a"]
    found = read(data[:-200], "a.warc")
    assert names(found) == []
    assert refusals(found) == {
        "in/a.warc": "is a damaged web archive (cut off); what stands before the damage was read"
    }
    (found_,) = read(b"WARC/1.0\r\nWARC-Type: response\r\n", "a.warc")
    assert isinstance(found_, Refused)


def test_memory_does_not_grow_with_the_archive() -> None:
    class Endless(Piecewise):
        """A tar archive of very many files, made as it is read."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.blocks = tarred({"a.txt": (TEXT + " He said so." * 2000)[:20_480]})[: 512 + 20_480]
            self.left = number
            self.rest = b""

        @override
        def piece(self, size: int) -> bytes:
            if not self.rest and self.left:
                self.left, self.rest = self.left - 1, self.blocks
            data, self.rest = self.rest[:size], self.rest[size:]
            return data

    peaks = []
    for number in (20, 200):
        tracemalloc.start()
        stream = io.BufferedReader(Endless(number))
        count = sum(1 for _ in unfolded(stream, Told(label="a.tar", file="a.tar"), Options(language="en")))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert count == number
    assert peaks[1] < 1.5 * peaks[0]
