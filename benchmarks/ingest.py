"""How fast reports are stored: throughput, memory of all processes, and the second run, on generated reports.

Run: python benchmarks/ingest.py [reports] [--db ADDRESS] [--jobs N]

The reports are put together from what the bundled samples quote, in five languages: said by speakers of the registry
over a year, with figures and plain narrative between, until a report holds 3.5 KB. About one sentence in three
attributes, seven in a report; no two reports are near-duplicates.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from datetime import date, timedelta
from pathlib import Path

import bytecode

from positions import samples
from positions.codebook import load
from positions.extraction import extract

SIZE = 3500
NARRATIVE = {
    "en": "The talks in hall {a} went on for {b} hours, and {c} papers lay on the table when the day ended.",
    "vi": "Cuộc họp ở phòng {a} kéo dài {b} giờ và có {c} văn bản trên bàn khi ngày làm việc kết thúc.",
    "ru": "Встреча в зале {a} продолжалась {b} часов, и к концу дня на столе лежали {c} документов.",
    "uk": "Зустріч у залі {a} тривала {b} годин, і наприкінці дня на столі лежали {c} документів.",
    "tr": "{a} numaralı salondaki toplantı {b} saat sürdü ve gün bittiğinde masada {c} belge vardı.",
}
SAYING = {
    "en": "{who} said, as item {a} of {b} was read out: “{what}”.",
    "vi": "{who} phát biểu về mục {a} trong {b} mục: “{what}”.",
    "ru": "{who} заявил по пункту {a} из {b}: «{what}».",
    "uk": "{who} заявив щодо пункту {a} з {b}: «{what}».",
    "tr": "{who}, {b} maddeden {a}. maddeye değinerek “{what}” dedi.",
}


def write(folder: Path, number: int) -> None:
    """Write that many reports."""
    chance = random.Random(20251208)
    said: dict[str, list[str]] = {language: [] for language in SAYING}
    for document in samples.documents():
        said[document.language] += [statement.content[0].of(document.text) for statement in extract(document)]
    persons = [(person.name, _cyrillic(person.aliases)) for person in load().persons.values()]
    for at in range(number):
        language = list(SAYING)[at % len(SAYING)]
        script = 1 if language in {"ru", "uk"} else 0
        day = date(2025, 1, 1) + timedelta(days=chance.randrange(365))
        text = f"Report {at} {chance.randrange(10**6)}\n\n"
        while len(text.encode()) < SIZE - 250:
            who = min(chance.choice(persons), chance.choice(persons), key=persons.index)[script]
            what = chance.choice(said[language])
            frames = (SAYING[language], NARRATIVE[language], NARRATIVE[language])
            lines = [frame.format(who=who, what=what, **_figures(chance)) for frame in frames]
            text += f"{' '.join(lines)}\n\n"
        (folder / f"{at:06}-{day}.txt").write_text(text, encoding="utf-8")


def _cyrillic(aliases: tuple[str, ...]) -> str:
    found = (alias.replace("*", "") for alias in aliases if re.match("[А-Яа-я]", alias) and " " in alias)
    return next(found, "Дмитрий Песков")


def _figures(chance: random.Random) -> dict[str, int]:
    return {name: chance.randrange(2, 10**4) for name in "abc"}


class Memory(threading.Thread):
    """Watches what a process and its children hold: the sum of what is theirs alone or shared in parts (PSS)."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.peak = pid, 0

    def run(self) -> None:
        """Look ten times a second until the process is gone."""
        while Path(f"/proc/{self.pid}").exists():
            self.peak = max(self.peak, sum(_held(pid) for pid in _family(self.pid)))
            time.sleep(0.1)


def _family(pid: int) -> list[int]:
    found = [pid]
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            children = (task / "children").read_text().split()
            found += [each for child in children for each in _family(int(child))]
    except OSError:
        pass
    return found


def _held(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024


def run(command: list[str]) -> tuple[float, float, int]:
    """Run a command; return seconds, seconds of processor time, and peak bytes."""
    before = os.times()
    start = time.perf_counter()
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        memory = Memory(process.pid)
        memory.start()
        assert process.stderr is not None
        print("   ", process.stderr.read().splitlines()[-1])
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, used, memory.peak


def main() -> None:
    """Generate, ingest twice, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="?", type=int, default=10_000)
    parser.add_argument("--db", help="a store to be made; a file in a temporary folder, unless told")
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    bytecode.kept()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "reports"
        folder.mkdir()
        write(folder, given.reports)
        size = sum(path.stat().st_size for path in folder.iterdir()) / given.reports
        print(f"{given.reports} reports of {size:.0f} bytes, {given.jobs} processes")
        program = [sys.executable, "-c", "from cli.main import run; run()"]
        command = [*program, "ingest", str(folder), "--db", given.db or f"{place}/store.db"]
        command += ["--jobs", str(given.jobs)]
        first, used, peak = run(command)
        print(f"first run  {first:7.1f} s  {given.reports / first:6.1f} reports/s  peak {peak / 1e6:.0f} MB")
        print(f"           {used:7.1f} s of processor time, {1000 * used / given.reports:.1f} ms a report")
        second, _, peak = run(command)
        print(f"second run {second:7.1f} s  {first / second:6.1f} x faster       peak {peak / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
