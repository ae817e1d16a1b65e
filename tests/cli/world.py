"""A small world of reports with statements known by hand, on the bundled codebook, and a way to run commands on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from typer.testing import CliRunner

from cli.main import app
from db import schema
from db.engine import open_store
from db.store import add
from positions.model import (
    UNNAMED,
    Basis,
    Document,
    Form,
    Position,
    Precision,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
)

if TYPE_CHECKING:
    from pathlib import Path

FORMULA = "=2+3 is what this plan comes to"
ESCAPE = "an end\x1b[31m to the fighting"
BASIS = "the American proposals could form the basis of a final settlement"

SPEAKERS = {
    "putin": Speaker("putin", "Vladimir Putin", SpeakerKind.PERSON, "RU", "russia"),
    "kremlin": Speaker("kremlin", "Kremlin", SpeakerKind.INSTITUTION, "RU", "russia"),
    "peskov": Speaker("peskov", "Dmitry Peskov", SpeakerKind.PERSON, "RU", "russia"),
    "zelensky": Speaker("zelensky", "Volodymyr Zelensky", SpeakerKind.PERSON, "UA", "ukraine"),
    "umerov": Speaker("umerov", "Rustem Umerov", SpeakerKind.PERSON, "UA", "ukraine"),
    "rubio": Speaker("rubio", "Marco Rubio", SpeakerKind.PERSON, "US", "us"),
    "stranger": Speaker("name:joao-exemplo", "Joao Exemplo", SpeakerKind.PERSON, "BR", "brazil"),
    "unnamed": UNNAMED,
}


def report(name: str, text: str, *found: Statement, **more: Any) -> tuple[Document, tuple[Statement, ...]]:
    """Return a report with its statements."""
    fields: dict[str, Any] = {"language": "en", "published_on": date.fromisoformat(name[-14:-4])}
    return Document(name=name, text=text, **fields | more), found


def said(text: str, who: str, words: str, stances: dict[str, str], **more: Any) -> Statement:
    """Return a statement; its words are looked up in the text."""
    speakers = tuple(SPEAKERS[key] for key in who.split("+"))
    span = Span(text.index(words), text.index(words) + len(words))
    condition = more.pop("condition", None)
    held = Span(text.index(condition), text.index(condition) + len(condition)) if condition else None
    fields: dict[str, Any] = {
        "parties": tuple(dict.fromkeys(speaker.party for speaker in speakers if speaker.party)),
        "country": speakers[0].country if len(speakers) == 1 else None,
        "precision": Precision.DAY,
        "basis": Basis.EXPLICIT,
        "form": Form.INDIRECT,
        "language": "en",
        "source": (),
        "cue": (),
        "via": None,
        "rule": "by hand",
        "confidence": 0.75,
    }
    positions = tuple(Position(key, Stance(value), None, (span,), held) for key, value in stances.items())
    return Statement(speakers=speakers, content=(span,), positions=positions, **fields | more)


def reports() -> list[tuple[Document, tuple[Statement, ...]]]:
    """Return the reports."""
    wire = f"In Moscow, Putin said: “{BASIS}”.\nThe Kremlin has received nothing official on the plan."
    local = (
        "Ông Peskov nói Nga sẵn sàng bàn bản kế hoạch nếu Kiev rút quân.\n"
        "Tổng thống Zelensky khẳng định sẽ không nhượng lãnh thổ.\n"
        "Hai bên đồng ý về bảo đảm an ninh."
    )
    echo = f"According to Putin, {BASIS} and more. An official spoke of {ESCAPE}."
    other = f"Joao Exemplo told reporters: {FORMULA}. Peskov then rejected the plan outright."
    early, late = date(2025, 11, 24), date(2025, 12, 5)
    return [
        report(
            "wire-2025-11-24.txt",
            wire,
            said(wire, "putin", BASIS, {"plan": "support"}, said_on=early, form=Form.DIRECT),
            said(
                wire, "kremlin", "received nothing official on the plan", {"plan": "neutral"}, said_on=early
            ),
            outlet="Example Wire",
            url="https://example.org/wire",
            title="Moscow on the plan",
        ),
        report(
            "local-2025-12-05.txt",
            local,
            said(
                local,
                "peskov",
                "Nga sẵn sàng bàn bản kế hoạch nếu Kiev rút quân",
                {"plan": "conditional"},
                said_on=late,
                basis=Basis.RELATIVE,
                language="vi",
                condition="nếu Kiev rút quân",
            ),
            said(
                local,
                "zelensky",
                "sẽ không nhượng lãnh thổ",
                {"territory": "oppose"},
                said_on=late,
                precision=Precision.PUBLISHED,
                basis=Basis.PUBLISHED,
                language="vi",
            ),
            said(
                local,
                "rubio+umerov",
                "về bảo đảm an ninh",
                {"security_guarantees": "support"},
                said_on=late,
                language="vi",
            ),
            language="vi",
        ),
        report(
            "echo-2025-11-25.txt",
            echo,
            said(echo, "putin", f"{BASIS} and more", {"plan": "support"}, said_on=early),
            said(echo, "unnamed", ESCAPE, {"ceasefire": "support"}, said_on=date(2025, 11, 25)),
        ),
        report(
            "other-2025-12-08.txt",
            other,
            said(other, "stranger", FORMULA, {"plan": "neutral"}, said_on=date(2025, 12, 8)),
            said(
                other, "peskov", "rejected the plan outright", {"plan": "oppose"}, said_on=date(2025, 12, 8)
            ),
        ),
    ]


def fill(path: Path) -> None:
    """Make a store that holds the reports."""
    schema.init(path)
    with open_store(path) as store:
        for document, statements in reports():
            add(store, document, statements, extractor="by hand")


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """Return the lines of stdout."""
        return self.out.splitlines()


def run(*words: str | Path, stdin: bytes | None = None, **environment: str) -> Ran:
    """Run a command in this process; what is no known failure is raised."""
    done = CliRunner().invoke(app, [str(word) for word in words], input=stdin, env=environment)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Ran(done.exit_code, done.stdout, done.stderr)
