"""A small codebook on disk, to be broken in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILES = {
    "titles.toml": """\
[titles]
president = "president"
spokesperson = "spokesperson"
""",
    "issues.toml": """\
[issues.plan]
label = "Peace plan"
question = "Is it acceptable?"
names.en = ["plan"]

[issues.territory]
label = "Territory"
question = "Should land be ceded?"
default = false
parent = "plan"
names.en = ["land"]
""",
    "parties.toml": """\
[parties.russia]
label = "Russia"
countries = ["RU"]
names.en = ["russia"]

[parties.europe]
label = "Europe"
countries = ["FR", "NATO"]
""",
    "countries.toml": """\
[countries.RU]
name = "Russia"
adjective = "Russian"
names.en = ["russia", "moscow"]

[countries.FR]
name = "France"
adjective = "French"
names.en = ["france"]
names.vi = ["Pháp"]

[countries.CN]
name = "China"
adjective = "Chinese"

[countries.NATO]
name = "NATO"
adjective = "NATO"
""",
    "plans.toml": """\
[plans.first]
label = "First plan"
proponent = "russia"
dated = 2025-11-20
points = 28

[plans.second]
label = "Second plan"
proponent = "europe"
dated = 2025-11-23
parent = "first"
""",
    "events.toml": """\
[events.geneva]
label = "Geneva talks"
start = 2025-11-23
end = 2025-11-24
""",
    "speakers/fr.toml": """\
country = "FR"

[persons.macron]
name = "Emmanuel Macron"
gender = "m"
surname = "Macron"
aliases = ["Macron", "Макрон*"]
roles = [{ title = "president", scope = "FR", from = 2017-05-14 }]

[institutions.elysee]
name = "Elysee Palace"
kind = "presidency"
names.en = ["elysee"]
""",
    "speakers/ru.toml": """\
country = "RU"

[persons.peskov]
name = "Dmitry Peskov"
gender = "m"
aliases = ["Peskov", "Песков*"]
roles = [
    { title = "spokesperson", scope = "kremlin" },
    { title = "spokesperson", scope = "RU", from = 2012-05-22, to = 2030-01-01 },
]

[institutions.kremlin]
name = "Kremlin"
kind = "presidency"
names.en = ["kremlin"]
names.ru = ["кремл*"]
""",
    "speakers/none.toml": """\
[institutions.coalition]
name = "Coalition of the Willing"
kind = "organisation"
party = "europe"
names.en = ["coalition"]
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a small, sound codebook."""
    (tmp_path / "speakers").mkdir()
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def broken(folder: Path) -> Callable[[str, str, str], Path]:
    """Return a function that replaces a stretch of one file and gives back the folder."""

    def replace(name: str, old: str, new: str) -> Path:
        path = folder / name
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert old in text
        path.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")
        return folder

    return replace
