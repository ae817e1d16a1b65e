"""What press archives hand out: every report of a file with title, outlet, author and day."""

from __future__ import annotations

from datetime import date

import pytest

from positions.documents import Arrival
from tests.positions.documents.making import names, read, refusals

NEXIS_UNI = """\
Envoys leave Geneva with a shorter draft

The Example Times

November 25, 2025 Tuesday



Copyright 2025 The Example Times All Rights Reserved

Section: WORLD; Pg. 5
Length: 1,012 words
Byline: By Ana Writer
Dateline: GENEVA
Highlight: They left late.
Body


Secretary of State Marco Rubio said on Monday that the text
was a better one.

“We moved a long way,” he told reporters.

Load-Date: November 26, 2025


End of Document
"""
NEXIS_SECOND = """\
Рамка ещё не готова, сказал Сибига

Пример

25 ноября 2025 г. вторник

Length: 80 words
Body

Министр иностранных дел Украины Андрей Сибига заявил, что рамочное соглашение ещё не окончательное.

Load-Date: November 25, 2025

End of Document
"""
LEXIS = """\


                               1 of 2 DOCUMENTS


                               The Example Times

                            November 25, 2025 Tuesday
                                 Late Edition

Envoys leave Geneva

BYLINE: Ana Writer

SECTION: WORLD; Pg. 5

LENGTH: 212 words

DATELINE: GENEVA

BODY:
   Secretary of State Marco Rubio said on Monday that the text was a better one.

   Nothing is agreed until all is agreed, a Ukrainian official said.

LOAD-DATE: November 25, 2025

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                 Copyright 2025 The Example Times
                       All Rights Reserved


                               2 of 2 DOCUMENTS


                               The Example Times

                            November 26, 2025 Wednesday

No veto for outsiders

LENGTH: 10 words

BODY:
   NATO decides by itself whom it admits, Secretary General Mark Rutte said on Wednesday in Brussels.

LOAD-DATE: November 26, 2025
"""
FACTIVA = """\
SE  News
HD  Envoys leave Geneva with a
    shorter draft
BY  By Ana Writer
WC  212 words
PD  25 November 2025
ET  10:15
SN  The Example Times
SC  EXTIM
LA  English
CY  Copyright 2025. The Example Times

LP
Secretary of State Marco Rubio said on Monday that the text was a better one.

TD
Nothing is agreed until all is agreed, a Ukrainian official said.

The Kremlin said that it had received nothing.

CO  exco : Example
IN  i1 : News
AN
Document EXTIM00020251125elbp0001a
"""
FACTIVA_SHOWN = """\
Envoys leave Geneva
By Ana Writer
212 words
25 November 2025
10:15
The Example Times
EXTIM
English
Copyright 2025. The Example Times

Secretary of State Marco Rubio said on Monday that the text was a better one.

Nothing is agreed until all is agreed, a Ukrainian official said.

Document EXTIM00020251125elbp0001a

Toplantı Ankara'da
35 words
26 November 2025
Örnek Ajans
ORNEK
Turkish
(c) 2025 Örnek Ajans

Dışişleri Bakanı Hakan Fidan, ateşkesin ilk adım olacağını söyledi. Bakan, Türkiye'nin hazır olduğunu belirtti.

Document ORNEK00020251126elbq0001b
"""
RUBIO = "Secretary of State Marco Rubio said on Monday that the text was a better one."
AGREED = "Nothing is agreed until all is agreed, a Ukrainian official said."
TITLE, TIMES, ANA, DAY = "Envoys leave Geneva", "The Example Times", "Ana Writer", date(2025, 11, 25)


def facts(data: str, name: str = "export.txt") -> list[tuple[object, ...]]:
    found = [each for each in read(data.encode(), name) if isinstance(each, Arrival)]
    assert [each.document.name for each in found] == [f"{name}:{n}" for n in range(1, len(found) + 1)]
    assert {each.reader for each in found} <= {"press_archive 1"}
    return [
        (d.title, d.outlet, each.author, d.published_on, d.language, d.text)
        for each in found
        for d in (each.document,)
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_reports_of_nexis(end: str) -> None:
    text = f"{RUBIO}\n“We moved a long way,” he told reporters."
    russian = (
        "Министр иностранных дел Украины Андрей Сибига заявил, что рамочное соглашение ещё не окончательное."
    )
    assert facts((NEXIS_UNI + NEXIS_SECOND).replace("\n", end)) == [
        ("Envoys leave Geneva with a shorter draft", TIMES, ANA, DAY, "en", text),
        ("Рамка ещё не готова, сказал Сибига", "Пример", None, DAY, "ru", russian),
    ]


def test_reports_of_the_older_lexis() -> None:
    rutte = (
        "NATO decides by itself whom it admits, Secretary General Mark Rutte said on Wednesday in Brussels."
    )
    assert facts(LEXIS) == [
        (TITLE, TIMES, ANA, DAY, "en", f"{RUBIO}\n{AGREED}"),
        ("No veto for outsiders", TIMES, None, date(2025, 11, 26), "en", rutte),
    ]


def test_reports_of_factiva() -> None:
    text = f"{RUBIO}\n{AGREED}\nThe Kremlin said that it had received nothing."
    assert facts(FACTIVA) == [("Envoys leave Geneva with a shorter draft", TIMES, ANA, DAY, "en", text)]
    turkish = "Dışişleri Bakanı Hakan Fidan, ateşkesin ilk adım olacağını söyledi. Bakan, Türkiye'nin hazır olduğunu belirtti."
    assert facts(FACTIVA_SHOWN) == [
        (TITLE, TIMES, ANA, DAY, "en", f"{RUBIO}\n{AGREED}"),
        ("Toplantı Ankara'da", "Örnek Ajans", None, date(2025, 11, 26), "tr", turkish),
    ]


def test_report_without_text_or_day_is_refused_and_the_others_go_on() -> None:
    bare = NEXIS_SECOND.replace("Body\n", "")
    undated = NEXIS_UNI.replace("November 25, 2025 Tuesday", "Tuesday")
    found = read((bare + undated + NEXIS_UNI).encode(), "export.txt")
    assert names(found) == ["export.txt:3"]
    assert refusals(found) == {
        "in/export.txt:1": "is a report of a press archive without its text; save it with the full text",
        "in/export.txt:2": "is a report of a press archive without its text; save it with the full text",
    }


def test_report_that_speaks_of_lengths_is_none_of_an_archive() -> None:
    said = "The Kremlin said that it had received nothing official.\nThe text has a length: 28 points."
    (found,) = read(f" date 2025-11-24 {said}".encode(), "x.txt")
    assert isinstance(found, Arrival)
    assert found.reader == "plain 1"


def rtf(text: str) -> bytes:
    escaped = "".join(
        "\\par\n" if sign == "\n" else sign if sign.isascii() else f"\\u{ord(sign)}?" for sign in text
    )
    return b"{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\n\\f0\\fs20 " + escaped.encode() + b"}"


def test_rich_text_gives_its_words_or_its_reports() -> None:
    pytest.importorskip("striprtf")
    (one,) = read(rtf(f" date 2025-11-24\n{RUBIO}\nВторой абзац — “да”."), "x.rtf")
    assert isinstance(one, Arrival)
    assert one.document.text.splitlines() == [" date 2025-11-24", RUBIO, "Второй абзац — “да”."]
    assert one.document.published_on == date(2025, 11, 24)
    several = [each.document.title for each in read(rtf(LEXIS), "x.rtf") if isinstance(each, Arrival)]
    assert several == [TITLE, "No veto for outsiders"]


def test_rich_text_in_an_old_encoding_is_read() -> None:
    pytest.importorskip("striprtf")
    words = "".join(f"\\'{byte:02x}" for byte in "Песков заявил, что Москва готова.".encode("cp1251"))
    data = f"{{\\rtf1\\ansi\\ansicpg1251{{\\fonttbl{{\\f0\\fcharset204 Arial;}}}}\\f0 {words}\\par}}".encode()
    (found,) = read(b"" + data, "2025-11-24.rtf")
    assert isinstance(found, Arrival), found
    assert found.document.text.strip() == "Песков заявил, что Москва готова."


@pytest.mark.parametrize("data", [b"{\\rtf1\\ansi", b"{\\rtf1 \\'zz\\'81}", b"{\\rtf1" + b"{" * 50_000])
def test_damaged_rich_text_is_refused(data: bytes) -> None:
    pytest.importorskip("striprtf")
    found = read(data, "x.rtf")
    assert names(found) == []
    assert len(refusals(found)) == 1
